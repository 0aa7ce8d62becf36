"""Proof that a file holds what was to be written, span by span."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import zip_longest
from tempfile import SpooledTemporaryFile
from typing import TypeVar

from annotations.annotated import AnnotatedArticle
from annotations.article import first_words
from annotations.errors import CopydeskError
from annotations.exchange.facts import ArticleFacts, SpanFact, facts_in, line_of
from annotations.exchange.fitting import Fitted
from annotations.exchange.format import Entity, Format, Seen
from annotations.exchange.found import FoundArticle
from annotations.exchange.settling import settled
from annotations.exchange.text import as_line
from annotations.exchange.traits import Trait
from annotations.readers.reader import Refusal
from annotations.wording import shortened

_Found = TypeVar("_Found")
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

    def note(self, fitted: Fitted) -> None:
        """Note what the file has to hold of the next article."""
        self._file.write(fitted.line or self._line(fitted.annotated))
        if self._format.library is not None:
            seen = self._format.shows(fitted.annotated)
            self._file.write(as_line([seen.text, seen.entities]))

    def prove(self, found: Iterable[bytes | FoundArticle | Refusal]) -> Iterator[int]:
        """Compare with what a file holds, yielding the number of articles so far.

        Raises:
            CopydeskError: something differs; the message names the spans.
        """
        for number, (line, _), one in self._pairs(_by_reader(found)):
            held = one if isinstance(one, bytes) else self._line(self._settled(one))
            if held != line:  # perhaps in another order only
                _compare(_title(line), facts_in(line), facts_in(held))
            yield number

    def prove_to_library(self, seen: Iterable[Seen]) -> Iterator[int]:
        """Compare with what the format's own library sees in the file.

        Raises:
            CopydeskError: something differs; the message names the spans.
        """
        for number, (line, shown), one in self._pairs(_by_library(seen)):
            text, entities = json.loads(shown)
            expected = Seen(text, tuple(Entity(*entity) for entity in entities))
            if expected != one:
                _compare(_title(line), _as_facts(expected), _as_facts(one))
            yield number

    def _pairs(
        self, found: Iterable[_Found]
    ) -> Iterator[tuple[int, tuple[bytes, bytes], _Found]]:
        pairs = zip_longest(self._notes(), found)
        for number, (note, one) in enumerate(pairs, start=1):
            if note is None or one is None:
                raise _unproven("it does not hold as many articles as were written")
            yield number, note, one

    def _notes(self) -> Iterator[tuple[bytes, bytes]]:
        self._file.seek(0)
        has_more = self._format.library is not None
        while line := self._file.readline():
            yield line, self._file.readline() if has_more else b""

    def _settled(self, one: FoundArticle | Refusal) -> AnnotatedArticle:
        if isinstance(one, Refusal):
            raise _unproven(f"part of it cannot be read: {one.why.rstrip('.')}")
        outcome = settled(one, unit=one.unit)
        if outcome.misfits:
            raise _unproven(f"a span does not fit: {outcome.misfits[0].line()[:-1]}")
        # Where white space is ours, that is said, too.
        if (said := outcome.found.left_aside) and not one.is_rebuilt:
            raise _unproven(f"it does not agree with itself: {said[0].rstrip('.')}")
        return outcome.annotated

    def _line(self, annotated: AnnotatedArticle) -> bytes:
        return line_of(annotated, with_ids=Trait.IDS in self._format.carries)


def _by_reader(found: Iterable[_Found]) -> Iterator[_Found]:
    try:
        yield from found
    except (CopydeskError, OSError) as error:
        why = shortened(str(error).rstrip("."))
        raise _unproven(f"it cannot be read ({why})") from error


def _by_library(seen: Iterable[Seen]) -> Iterator[Seen]:
    try:
        yield from seen
    except Exception as error:
        # Whatever a library of others makes of a file that is not right.
        why = f"{type(error).__name__}: {error}"
        raise _unproven(
            f"the format's own library cannot read it ({shortened(why)})"
        ) from error


def _title(line: bytes) -> str:
    record = json.loads(line)
    return str(record["headline"] or first_words(record["text"]))


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
    if expected.rest != found.rest:
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
