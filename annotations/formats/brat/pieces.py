"""Spans as brat has them: in pieces that hold no line break and no tab."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from annotations.annotated import AnnotatedSpan
from annotations.span import Span

Ends = tuple[int, int]

_WHITE = re.compile(r"\s+")


def pieces(text: str, one: AnnotatedSpan) -> list[Ends]:
    """Cut a span where it has gaps, line breaks or tabs, without white ends."""
    parts = sorted((part.start, part.end) for part in one.parts or (one.span,))
    cut = [ends for start, end in _united(parts) for ends in _cut(text, start, end)]
    return [ends for ends in cut if ends[0] < ends[1]]


def whole(text: str, cut: Iterable[Ends]) -> list[Ends]:
    """Join pieces with nothing but a line break or tab, and white space, between."""
    made: list[Ends] = []
    for start, end in cut:
        if made and _is_broken(text[made[-1][1] : start]):
            start = made.pop()[0]  # noqa: PLW2901  the piece before begins it
        made.append((start, end))
    return made


def as_brat_has_it(text: str, one: AnnotatedSpan) -> AnnotatedSpan | None:
    """Give a span as it comes back from its pieces, or nothing if there are none."""
    ends = whole(text, pieces(text, one))
    if not ends:
        return None
    parts = tuple(Span(*each) for each in ends) if len(ends) > 1 else ()
    return replace(one, span=Span(ends[0][0], ends[-1][1]), parts=parts)


def _united(parts: Iterable[Ends]) -> list[Ends]:
    made: list[Ends] = []
    for start, end in parts:
        if made and start <= made[-1][1]:
            made[-1] = (made[-1][0], max(end, made[-1][1]))
        else:
            made.append((start, end))
    return made


def _cut(text: str, start: int, end: int) -> Iterator[Ends]:
    words = text[start:end]
    inner = words.lstrip()
    at = start + len(words) - len(inner)
    last = at + len(inner.rstrip())
    for match in _WHITE.finditer(text, at, last):
        if _is_broken(match[0]):
            yield at, match.start()
            at = match.end()
    yield at, last


def _is_broken(gap: str) -> bool:
    return gap.isspace() and ("\n" in gap or "\t" in gap)
