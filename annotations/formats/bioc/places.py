"""Where the passages and annotations of a BioC document are in its text.

Offsets count from the beginning of the document, which the file need not have whole:
what lies between passages becomes line ends, between sentences spaces. Some tools
count from the beginning of the passage or sentence instead.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Self

from annotations.exchange.units import Unit, positions

_WIDEST = 2
_LENGTHS: dict[Unit, Callable[[str], int]] = {
    Unit.CODE_POINTS: len,
    Unit.UTF_16: lambda text: len(text.encode("utf-16-le")) // 2,
    Unit.BYTES: lambda text: len(text.encode()),
}


@dataclass(frozen=True, slots=True)
class Stretch:
    """A passage or sentence, and what the file says it begins at."""

    offset: int
    text: str
    is_sentence: bool = False


@dataclass(frozen=True, slots=True)
class Spot:
    """An annotation, its locations, and the number of the stretch it was found in."""

    id: str
    label: str
    infons: Mapping[str, str]
    words: str | None
    locations: tuple[tuple[int, int], ...]
    inside: int


@dataclass(frozen=True, slots=True)
class Layout:
    """The text of a document, and the way from a file's offsets to places in it.

    ``shifts`` are what to add to an offset, by stretch. Where that is the same for all
    of them, offsets are in the file's own unit still, whichever it is.
    """

    text: str
    starts: tuple[int, ...]
    shifts: tuple[int, ...]
    is_local: bool
    is_rebuilt: bool

    @classmethod
    def of(cls, stretches: Sequence[Stretch], spots: Iterable[Spot]) -> Self:
        """Lay out a text; where stretches overlap or lie far apart, closer together."""
        spots = tuple(spots)
        gaps = _even_gaps(stretches, spots)
        is_even = gaps is not None
        if gaps is None:
            gaps = tuple(1 if one.is_sentence else _WIDEST for one in stretches[1:])
        pieces, begins = _joined(stretches, gaps)
        shifts = tuple(
            at - one.offset for at, one in zip(begins, stretches, strict=True)
        )
        if is_even:
            shifts = (shifts[0] if shifts else 0,) * len(stretches)
        is_local = _is_local(stretches, spots)
        return cls(
            text=pieces,
            starts=tuple(one.offset for one in stretches),
            shifts=begins if is_local else shifts,
            is_local=is_local,
            is_rebuilt=len(stretches) > 1,
        )

    def placed(self, one: Spot) -> tuple[tuple[int, int], ...]:
        """Place an annotation in the text, whether it fits there or not."""
        return tuple(
            (start + shift, end + shift)
            for start, end in one.locations
            for shift in (self._shift(start, one),)
        )

    def _shift(self, offset: int, one: Spot) -> int:
        if not self.shifts:
            return 0
        if self.is_local:
            return self.shifts[max(0, one.inside)]
        return self.shifts[max(0, bisect_right(self.starts, offset) - 1)]


def _even_gaps(
    stretches: Sequence[Stretch], spots: Sequence[Spot]
) -> tuple[int, ...] | None:
    """Find the unit in which stretches follow each other and most words are right."""
    near = {unit: gaps for unit in _LENGTHS if _is_near(gaps := _gaps(stretches, unit))}
    if len(set(near.values())) > 1:
        right = {unit: _right(stretches, spots, unit) for unit in near}
        return near[max(near, key=lambda unit: right[unit])]
    return next(iter(near.values()), None)


def _right(stretches: Sequence[Stretch], spots: Iterable[Spot], unit: Unit) -> int:
    """Count the annotations whose words are where they say, in one unit."""
    starts = [one.offset for one in stretches]
    ways = [positions(one.text, unit) for one in stretches]
    count = 0
    for one in spots:
        shown: list[str] = []
        for start, end in one.locations:
            number = max(0, bisect_right(starts, start) - 1)
            ends = [ways[number](at - starts[number]) for at in (start, end)]
            shown.append(stretches[number].text[slice(*ends)])
        count += " ".join(shown) == one.words
    return count


def _gaps(stretches: Sequence[Stretch], unit: Unit) -> tuple[int, ...]:
    length = _LENGTHS[unit]
    return tuple(
        after.offset - before.offset - length(before.text)
        for before, after in pairwise(stretches)
    )


def _is_near(gaps: tuple[int, ...]) -> bool:
    return all(0 <= gap <= _WIDEST for gap in gaps)


def _joined(
    stretches: Sequence[Stretch], gaps: Sequence[int]
) -> tuple[str, tuple[int, ...]]:
    pieces: list[str] = []
    begins: list[int] = []
    length = 0
    for one, gap in zip(stretches, (0, *gaps), strict=False):
        space = (" " if one.is_sentence else "\n") * gap
        begins.append(length + len(space))
        pieces += [space, one.text]
        length += len(space) + len(one.text)
    return "".join(pieces), tuple(begins)


def _is_local(stretches: Sequence[Stretch], spots: Iterable[Spot]) -> bool:
    """Tell whether locations count from their own stretch rather than the document."""
    absolute = local = 0
    for one in spots:
        if one.inside < 0 or not stretches:
            continue
        stretch = stretches[one.inside]
        absolute += _fits(one, stretch.text, stretch.offset)
        local += _fits(one, stretch.text, 0)
    return local > absolute


def _fits(one: Spot, text: str, base: int) -> int:
    """Weigh how well an annotation fits: that its words are right weighs most."""
    behind = base + len(text)
    inside = all(base <= start and end <= behind for start, end in one.locations)
    shown = " ".join(text[start - base : end - base] for start, end in one.locations)
    return inside + (2 if inside and shown == one.words else 0)
