"""Proof that a file holds what was to be written, span by span."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import zip_longest
from tempfile import SpooledTemporaryFile
from typing import Any

from annotations.annotated import AnnotatedArticle
from annotations.errors import CopydeskError
from annotations.formats.facts import ArticleFacts, SpanFact, facts_of
from annotations.formats.format import Entity, Format, Seen
from annotations.formats.found import FoundArticle
from annotations.formats.settling import settled
from annotations.formats.text import as_json
from annotations.formats.traits import Trait
from annotations.readers.reader import Refusal
from annotations.wording import shortened

_IN_MEMORY = 4_000_000
_SHOWN = 5


class Ledger:
    """What a file has to hold, noted while it is written.

    Kept in a temporary file once it is large: a corpus may not fit in memory.
    """

    def __init__(self, of_format: Format) -> None:
        self._format = of_format
        self._file = SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115  see close

    def close(self) -> None:
        """Forget everything."""
        self._file.close()

    def note(self, annotated: AnnotatedArticle) -> None:
        """Note what the file has to hold of the next article."""
        facts = self._facts(annotated)
        spans = [
            (one.start, one.end, one.label, one.words, one.more) for one in facts.spans
        ]
        shown = None
        if self._format.library is not None:
            seen = self._format.shows(annotated)
            shown = [seen.text, seen.entities]
        line = as_json([annotated.article.title, facts.digest, spans, shown])
        self._file.write(line.encode("utf-8", "surrogatepass") + b"\n")

    def prove(self, found: Iterable[FoundArticle | Refusal]) -> Iterator[int]:
        """Compare with what a file holds, yielding the number of articles so far.

        Raises:
            CopydeskError: something differs; the message names the spans.
        """
        for number, noted, one in self._pairs(found):
            title, digest, spans, _ = noted
            expected = ArticleFacts(digest, tuple(SpanFact(*span) for span in spans))
            _compare(title, expected, self._found(one))
            yield number

    def prove_to_library(self, seen: Iterable[Seen]) -> Iterator[int]:
        """Compare with what the format's own library sees in the file.

        Raises:
            CopydeskError: something differs; the message names the spans.
        """
        for number, noted, one in self._pairs(seen):
            title, _, _, (text, entities) = noted
            expected = Seen(text, tuple(Entity(*entity) for entity in entities))
            _compare(title, _as_facts(expected), _as_facts(one))
            yield number

    def _pairs(self, found: Iterable[Any]) -> Iterator[tuple[int, Any, Any]]:
        self._file.seek(0)
        pairs = zip_longest(self._file, found)
        for number, (line, one) in enumerate(pairs, start=1):
            if line is None or one is None:
                raise _unproven("it does not hold as many articles as were written")
            yield number, json.loads(line), one

    def _found(self, one: FoundArticle | Refusal) -> ArticleFacts:
        if isinstance(one, Refusal):
            raise _unproven(f"part of it cannot be read: {one.why.rstrip('.')}")
        outcome = settled(one, unit=one.unit)
        if outcome.misfits:
            raise _unproven(f"a span does not fit: {outcome.misfits[0].line()[:-1]}")
        return self._facts(outcome.annotated)

    def _facts(self, annotated: AnnotatedArticle) -> ArticleFacts:
        return facts_of(annotated, with_ids=Trait.IDS in self._format.carries)


def _as_facts(seen: Seen) -> ArticleFacts:
    facts = (
        SpanFact(*entity, words=seen.text[entity.start : entity.end])
        for entity in seen.entities
    )
    return ArticleFacts(seen.text, tuple(facts))


def _compare(title: str, expected: ArticleFacts, found: ArticleFacts) -> None:
    missing = Counter(expected.spans) - Counter(found.spans)
    surplus = Counter(found.spans) - Counter(expected.spans)
    if missing or surplus:
        raise _unproven(
            f"in “{title}” it lacks {_named(missing)} and has {_named(surplus)} instead"
        )
    if expected.digest != found.digest:
        raise _unproven(f"the text of “{title}”, or what is known of it, has changed")


def _named(spans: Counter[SpanFact]) -> str:
    names = [
        f"“{shortened(one.words)}” ({one.label}, {one.start}-{one.end})"
        for one in sorted(spans.elements())
    ]
    if len(names) > _SHOWN:
        names[_SHOWN:] = [f"{len(names) - _SHOWN} more"]
    return ", ".join(names) or "nothing"


def _unproven(what: str) -> CopydeskError:
    return CopydeskError(
        f"The file was read back, and {what}. Nothing was exported; please report "
        "this, and export in another format meanwhile."
    )
