"""What a rule found, and which of two findings stands."""

from collections.abc import Iterable
from enum import IntEnum, auto
from typing import NamedTuple


class Trust(IntEnum):
    """How far a rule is believed against others that claim the same words."""

    GUESS = auto()
    SHAPE = auto()
    NAMED = auto()
    CERTAIN = auto()


_TURNS = {Trust.CERTAIN: 0, Trust.NAMED: 1, Trust.SHAPE: 1, Trust.GUESS: 2}


class Found(NamedTuple):
    """Words from ``start`` to ``end`` that a rule would label, and its reason.

    A named tuple, as texts have thousands, most of which fall.
    """

    start: int
    end: int
    label: str
    rule: str
    trust: Trust = Trust.NAMED


def resolve(
    found: Iterable[Found], *, text: str, standing: Iterable[Found] = ()
) -> tuple[Found, ...]:
    """Keep what does not overlap: certain first, guesses last, else the longest.

    A certain rule (a dateline, a photo credit) stands against longer ones; a guess
    stands only where nothing else does. No finding crosses a line break. What is
    ``standing``, from an earlier round, stands against all.
    """
    kept = list(standing)
    taken = bytearray(len(text))
    for item in kept:
        taken[item.start : item.end] = b"\1" * (item.end - item.start)
    for item in sorted(found, key=_rank):
        start, end = item.start, item.end
        if taken.find(1, start, end) < 0 and text.find("\n", start, end) < 0:
            taken[start:end] = b"\1" * (end - start)
            kept.append(item)
    return tuple(sorted(kept, key=_place))


def _rank(item: Found) -> tuple[int, int, int, int]:
    start, end, _, _, trust = item
    return _TURNS[trust], start - end, -trust, start


def _place(item: Found) -> int:
    return item.start
