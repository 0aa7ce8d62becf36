"""What words look like, and of what looks an annotator never takes any."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum, auto

from annotations.wording import counted

_DIFFERENT = 3
"""How many different words must have been turned down to count as a habit."""

_CARDINAL = (
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|"
    r"fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|"
    r"sixty|seventy|eighty|ninety|hundred|thousand|million|billion|trillion)"
)
_ORDINAL = r"(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|half)"
_ONE = rf"(?:\d+|{_CARDINAL}|{_ORDINAL})"
_ONLY = re.compile(rf"\W*{_ONE}(?:\W+{_ONE})*\W*", re.IGNORECASE)
_NUMBER = re.compile(rf"\d|(?<![^\W_]){_CARDINAL}(?![^\W_])")
_FIGURE = re.compile(r"\d")
_LETTER = re.compile(r"[^\W\d_]")


class Shape(StrEnum):
    """What words look like."""

    PLAIN = auto()
    NUMBERED = auto()
    FIGURES = auto()
    CAPITALS = auto()
    NAME = auto()
    DATED = auto()

    @property
    def has_capital(self) -> bool:
        """Tell whether there is a capital letter in such words."""
        return self in {Shape.CAPITALS, Shape.NAME, Shape.DATED}

    @property
    def said(self) -> str:
        """Describe words of this shape, after their label."""
        return _SAID[self]


_SAID = {
    Shape.PLAIN: "without capital or number",
    Shape.NUMBERED: "with a number but no capital",
    Shape.FIGURES: "of figures alone",
    Shape.CAPITALS: "all in capitals",
    Shape.NAME: "with a capital but no figure",
    Shape.DATED: "with a capital and a figure",
}
Pair = tuple[str, Shape]
"""A label, and a shape of words."""


def shape_of(words: str) -> Shape:
    """Tell the shape of words; it is stored, and so goes by no list that grows."""
    if words == words.lower():
        if not _NUMBER.search(words):
            return Shape.PLAIN
        return Shape.NUMBERED if _LETTER.search(words) else Shape.FIGURES
    if _FIGURE.search(words):
        return Shape.DATED
    return Shape.CAPITALS if words.isupper() else Shape.NAME


def is_number(words: str) -> bool:
    """Tell whether words are but a number or rank, in figures or in letters."""
    return bool(_ONLY.fullmatch(words))


@dataclass(frozen=True, slots=True)
class Aversion:
    """What was turned down of a label and shape of which nothing was ever taken.

    ``words`` tells how often which words were.
    """

    label: str
    shape: Shape
    words: Mapping[str, int]

    def is_firm(self, but: Iterable[str] = ()) -> bool:
        """Tell whether it is enough different words, ``but`` some."""
        return len(self.words.keys() - set(but)) >= _DIFFERENT

    def why(self) -> str:
        """Say it: "you turned down 4 DATEs without capital or number, took none"."""
        turned_down = counted(sum(self.words.values()), self.label)
        return f"you turned down {turned_down} {self.shape.said} and never took one"
