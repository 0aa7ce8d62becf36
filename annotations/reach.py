"""What some spans touch, found without looking at each against each."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Protocol, TypeVar

from annotations.layer import Layer
from annotations.span import Span
from annotations.suggestion import Suggestion


class Spanned(Protocol):
    """Anything that stands somewhere."""

    @property
    def span(self) -> Span:
        """Where."""


T = TypeVar("T", bound=Spanned)


@dataclass(slots=True)
class Reach:
    """Spans as one set of code points."""

    spans: Iterable[Span]
    _starts: list[int] = field(init=False)
    _ends: list[int] = field(init=False)

    def __post_init__(self) -> None:
        self._starts, self._ends = [], []
        for span in sorted(self.spans):
            if self._ends and span.start < self._ends[-1]:
                self._ends[-1] = max(self._ends[-1], span.end)
            else:
                self._starts.append(span.start)
                self._ends.append(span.end)

    def touches(self, span: Span) -> bool:
        """Tell whether a span shares a code point with one of them."""
        first = bisect_right(self._ends, span.start)
        return first < len(self._starts) and self._starts[first] < span.end

    def touching(self, found: Iterable[T]) -> list[T]:
        """Keep what shares a code point with one of them."""
        return [one for one in found if self.touches(one.span)]


def beside(spans: Sequence[Span], found: Iterable[T]) -> list[list[T]]:
    """Give for each of some spans, in order and none overlapping, what it touches."""
    starts, ends = [one.start for one in spans], [one.end for one in spans]
    touching: list[list[T]] = [[] for _ in spans]
    for one in found:
        first = bisect_right(ends, one.span.start)
        for at in range(first, bisect_left(starts, one.span.end)):
            touching[at].append(one)
    return touching


def narrowed(layer: Layer, spans: Iterable[Span], said: Sequence[Suggestion]) -> Layer:
    """Keep of a layer what bears on some spans and on some suggestions."""
    reach = Reach([*spans, *(one.span for one in said)])
    ids = {one.id for one in said}
    near = {
        id_: one
        for id_, one in layer.by_id.items()
        if reach.touches(one.span)
        or (one.suggestion is not None and one.suggestion.id in ids)
    }
    return replace(layer, by_id=MappingProxyType(near))
