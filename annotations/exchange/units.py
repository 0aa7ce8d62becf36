"""What offsets count: code points, UTF-16 units, bytes or grapheme clusters."""

from collections.abc import Callable
from enum import StrEnum
from itertools import accumulate

from annotations.exchange.graphemes import grapheme_starts
from annotations.offsets import LineEnds, Utf16Map

Positions = Callable[[int], int | None]
"""Gives the code point at an offset; nothing inside a character or past the end."""


class Unit(StrEnum):
    """What a file may count its offsets in."""

    CODE_POINTS = "code-points"
    UTF_16 = "utf-16"
    BYTES = "bytes"
    CODE_POINTS_LF = "code-points-lf"
    """Code points of the text once each CRLF is a single line end."""
    GRAPHEMES = "graphemes"
    """What is seen as one character: a letter with its accents, a CRLF."""

    @property
    def said(self) -> str:
        """Name it in a sentence."""
        return _SAID[self]


_SAID = {
    Unit.CODE_POINTS: "code points",
    Unit.UTF_16: "UTF-16 units",
    Unit.BYTES: "bytes of UTF-8",
    Unit.CODE_POINTS_LF: "code points with each CRLF counted once",
    Unit.GRAPHEMES: "grapheme clusters",
}


def positions(text: str, unit: Unit) -> Positions:
    """Make the way from offsets into a text, as it stands in the file, to code points.

    The code points are those of the text once its line ends are LF.
    """
    if unit is Unit.CODE_POINTS_LF:
        return _within(len(LineEnds.of(text).text))
    ends = LineEnds.of(text)
    place = _UNITS[unit](text)

    def at(offset: int) -> int | None:
        point = place(offset)
        return None if point is None else ends.moved(point)

    return at


def _points(text: str) -> Positions:
    return _within(len(text))


def _within(length: int) -> Positions:
    return lambda offset: offset if 0 <= offset <= length else None


def _utf_16(text: str) -> Positions:
    units = Utf16Map.of(text)
    length = units.to_units(len(text))

    def at(offset: int) -> int | None:
        if not 0 <= offset <= length:
            return None
        point = units.to_points(offset)
        return point if units.to_units(point) == offset else None

    return at


def _bytes(text: str) -> Positions:
    sizes = (len(char.encode("utf-8", "surrogatepass")) for char in text)
    places = {at: i for i, at in enumerate(accumulate(sizes, initial=0))}
    return places.get


def _graphemes(text: str) -> Positions:
    return dict(enumerate(grapheme_starts(text))).get


_UNITS: dict[Unit, Callable[[str], Positions]] = {
    Unit.CODE_POINTS: _points,
    Unit.UTF_16: _utf_16,
    Unit.BYTES: _bytes,
    Unit.GRAPHEMES: _graphemes,
}
