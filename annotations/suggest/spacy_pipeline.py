"""Suggestions from spaCy: any installed pipeline, or one of those built in."""

import warnings
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain
from types import MappingProxyType
from typing import Any, Self

from annotations.errors import CopydeskError
from annotations.suggest.digest import digest_of
from annotations.suggest.mapping import distinct
from annotations.suggest.pipeline_check import (
    check_meta,
    data_folder,
    is_installed,
    read_meta,
)
from annotations.suggest.reading import proposals_of
from annotations.suggest.running import run
from annotations.suggestion import Pipeline, Proposal
from annotations.wording import shortened

_MARKS = {"doc.ents", "doc.spans"}


@dataclass(frozen=True)
class SpacySuggester:
    """Proposes the entities and the spans that a spaCy pipeline sets.

    ``nlp`` is a ``spacy.Language``; spaCy itself is only imported when one is loaded.
    ``digest`` is given where the parts are code, which spaCy cannot serialise. Of span
    groups those named in ``groups`` are read, or all if none is. ``declared`` are
    labels that no part declares.
    """

    nlp: Any
    digest: str = ""
    groups: tuple[str, ...] = ()
    declared: tuple[str, ...] = ()
    settings: Mapping[str, object] = field(default_factory=lambda: MappingProxyType({}))

    @classmethod
    def load(cls, name_or_path: str, *, groups: tuple[str, ...] = ()) -> Self:
        """Load an installed pipeline by its package's name or its folder.

        Raises:
            CopydeskError: there is no such pipeline, or this spaCy cannot run it.
        """
        meta = read_meta(name_or_path)
        check_meta(meta)
        installed = is_installed(name_or_path)
        folder = str(data_folder(name_or_path, meta))
        nlp = _load(name_or_path if installed else folder)
        if not any(_marking(nlp)):
            raise CopydeskError(
                f"The pipeline “{name_or_path}” has no part that marks entities or "
                "spans; choose one with an entity recogniser, such as en_core_web_sm."
            )
        return cls(nlp, groups=groups)

    @cached_property
    def pipeline(self) -> Pipeline:
        """Say which pipeline this is."""
        meta = self.nlp.meta
        groups = {"span_groups": sorted(self.groups)} if self.groups else {}
        return Pipeline(
            name=f"{meta['lang']}_{meta['name']}",
            version=meta["version"],
            digest=self.digest or digest_of(self.nlp),
            settings=MappingProxyType({**self.settings, **groups}),
        )

    @cached_property
    def labels(self) -> tuple[str, ...]:
        """List the labels that its parts say they give."""
        parts = (getattr(part, "labels", ()) for part in _marking(self.nlp))
        return tuple(sorted({*self.declared, *chain.from_iterable(parts)}))

    def suggest(self, texts: Iterable[str]) -> Iterator[tuple[Proposal, ...]]:
        """Yield the proposals for each text, in order, lazily, in code points.

        Raises:
            CopydeskError: the pipeline broke down; it names the article.
        """
        found: list[Proposal] = []
        for doc, piece in run(self.nlp, texts):
            found.extend(proposals_of(doc, piece, self.groups))
            if piece.is_last:
                yield distinct(found)
                found = []


def _load(name_or_path: str) -> Any:
    import spacy

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            return spacy.load(name_or_path)
        # What loads here is somebody else's code, and it may raise anything.
        except Exception as error:
            reason = shortened(str(error), limit=300) or type(error).__name__
            raise CopydeskError(
                f"The pipeline “{name_or_path}” could not be loaded: it needs a part "
                "or package that is missing here, or its files are damaged; install "
                f"what it names, or the pipeline again. (spaCy says: {reason})"
            ) from error


def _marking(nlp: Any) -> Iterator[Any]:
    """Yield the parts that may mark something."""
    return (part for name, part in nlp.pipeline if _may_mark(nlp, name, part))


def _may_mark(nlp: Any, name: str, part: Any) -> bool:
    """Tell whether a part says it marks something; foreign parts may not say."""
    assigns = nlp.get_pipe_meta(name).assigns
    if _MARKS.intersection(assigns):
        return True
    module = getattr(part, "__module__", "") or type(part).__module__
    return not assigns and not module.startswith("spacy.")
