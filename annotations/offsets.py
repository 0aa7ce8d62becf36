"""Positions in code points, in UTF-16 units, and before line ends were changed.

Python, spaCy and our project file count code points; Qt counts UTF-16 units, and
they part company at the first emoji. Conversion happens at the door, here.
"""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import Self

_ASTRAL = re.compile("[\U00010000-\U0010ffff]")
_CRLF = re.compile(r"\r\n")


@dataclass(frozen=True, slots=True)
class Utf16Map:
    """Both-way positions for one text, by its code points above U+FFFF."""

    _points: tuple[int, ...]
    _units: tuple[int, ...]

    @classmethod
    def of(cls, text: str) -> Self:
        """Find the code points of the text that take two units."""
        points = tuple(match.start() for match in _ASTRAL.finditer(text))
        return cls(points, tuple(p + before for before, p in enumerate(points)))

    def to_units(self, point: int) -> int:
        """Convert a code point position to UTF-16 units."""
        return point + bisect_left(self._points, point)

    def to_points(self, unit: int) -> int:
        """Convert a UTF-16 position to code points, rounding down inside a pair."""
        before = bisect_right(self._units, unit)
        if before and self._units[before - 1] + 1 == unit:
            return self._points[before - 1]
        return unit - bisect_left(self._units, unit)


@dataclass(frozen=True, slots=True)
class LineEnds:
    """Positions in a text, and where they are once its line ends are LF."""

    text: str
    _dropped: tuple[int, ...]

    @classmethod
    def of(cls, text: str) -> Self:
        """Turn CRLF and CR into LF; ``text`` is the outcome."""
        dropped = tuple(m.start() for m in _CRLF.finditer(text)) if "\r" in text else ()
        return cls(text.replace("\r\n", "\n").replace("\r", "\n"), dropped)

    def moved(self, point: int) -> int:
        """Give the new place of a position; one inside CRLF is before the LF."""
        return point - bisect_left(self._dropped, point)
