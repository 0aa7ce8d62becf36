"""Suggestions from spaCy: any installed pipeline, or the one built in."""

import warnings
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType
from typing import Any, Self

from annotations.errors import CopydeskError
from annotations.span import Span
from annotations.suggest.digest import digest_of
from annotations.suggest.pieces import cut
from annotations.suggest.pipeline_check import check_meta, read_meta
from annotations.suggestion import Pipeline, Proposal

_BATCH = 32


@dataclass(frozen=True)
class SpacySuggester:
    """Proposes the entities that a spaCy pipeline sets.

    ``nlp`` is a ``spacy.Language``; spaCy itself is only imported when one is loaded.
    ``digest`` is given where the parts are code, which spaCy cannot serialise;
    ``processes`` above 1 is for many texts outside the window.
    """

    nlp: Any
    digest: str = ""
    processes: int = 1
    settings: Mapping[str, object] = field(default_factory=lambda: MappingProxyType({}))

    @classmethod
    def load(cls, name_or_path: str, *, processes: int = 1) -> Self:
        """Load an installed pipeline by its package's name or its folder.

        Raises:
            CopydeskError: there is no such pipeline, or this spaCy cannot run it.
        """
        check_meta(read_meta(name_or_path))
        nlp = _load(name_or_path)
        if not _sets_entities(nlp):
            raise CopydeskError(
                f"The pipeline “{name_or_path}” has no part that marks entities; "
                "choose one with an entity recogniser, such as en_core_web_sm."
            )
        return cls(nlp, processes=processes)

    @cached_property
    def pipeline(self) -> Pipeline:
        """Say which pipeline this is."""
        meta = self.nlp.meta
        return Pipeline(
            name=f"{meta['lang']}_{meta['name']}",
            version=meta["version"],
            digest=self.digest or digest_of(self.nlp),
            settings=self.settings,
        )

    def suggest(self, texts: Iterable[str]) -> Iterator[tuple[Proposal, ...]]:
        """Yield the entities of each text, in order, lazily, in code points."""
        pieces = (
            (piece, (at, is_last))
            for text in texts
            for at, piece, is_last in cut(text, limit=self.nlp.max_length)
        )
        found: list[Proposal] = []
        docs = self.nlp.pipe(
            pieces, as_tuples=True, batch_size=_BATCH, n_process=self.processes
        )
        for doc, (at, is_last) in _quietly(docs):
            found.extend(_proposals(doc, at))
            if is_last:
                yield tuple(found)
                found = []


def default_suggester(*, processes: int = 1) -> SpacySuggester:
    """Build the suggester that needs no download: rules for English news."""
    from annotations.suggest.rules.build import build, digest  # noqa: PLC0415  slow

    return SpacySuggester(build(), digest=digest(), processes=processes)


def installed_pipelines() -> tuple[str, ...]:
    """List the pipelines installed as packages, by name."""
    from spacy.util import get_installed_models

    return tuple(sorted(get_installed_models()))


def _load(name_or_path: str) -> Any:
    import spacy

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            return spacy.load(name_or_path)
        except (ImportError, KeyError, OSError, TypeError, ValueError) as error:
            reason = " ".join(str(error).split())[:300]
            raise CopydeskError(
                f"The pipeline “{name_or_path}” could not be loaded: it needs a part "
                "or package that is missing here, or its files are damaged; install "
                f"what it names, or the pipeline again. (spaCy says: {reason})"
            ) from error


def _sets_entities(nlp: Any) -> bool:
    return any(_may_mark(nlp, name, part) for name, part in nlp.pipeline)


def _may_mark(nlp: Any, name: str, part: Any) -> bool:
    """Tell whether a part says it sets entities; foreign parts may not say."""
    assigns = nlp.get_pipe_meta(name).assigns
    if "doc.ents" in assigns or getattr(part, "annotate_ents", False):
        return True
    module = getattr(part, "__module__", "") or type(part).__module__
    return not assigns and not module.startswith("spacy.")


def _quietly(docs: Iterator[Any]) -> Iterator[Any]:
    """Keep spaCy's warnings to ourselves: the reviewer can do nothing about them."""
    while True:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            item = next(docs, None)
        if item is None:
            return
        yield item


def _proposals(doc: Any, at: int) -> Iterator[Proposal]:
    for ent in doc.ents:
        words = ent.text.strip()
        if not words:
            continue
        start = at + ent.start_char + ent.text.index(words)
        span = Span(start, start + len(words))
        yield Proposal(span, ent.label_, rule=ent.ent_id_ or ent.id_)
