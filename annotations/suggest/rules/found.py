"""What a rule found, and which of two findings stands."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum, auto


class Trust(IntEnum):
    """How far a rule is believed against others that claim the same words."""

    GUESS = auto()
    SHAPE = auto()
    NAMED = auto()
    CERTAIN = auto()


@dataclass(frozen=True, slots=True)
class Found:
    """Words from ``start`` to ``end`` that a rule would label, and its reason."""

    start: int
    end: int
    label: str
    rule: str
    trust: Trust = Trust.NAMED


def resolve(found: Iterable[Found], *, text: str) -> tuple[Found, ...]:
    """Keep what does not overlap: certain first, guesses last, else the longest.

    A certain rule (a dateline, a photo credit) stands against longer ones; a guess
    stands only where nothing else does. No finding crosses a line break.
    """
    taken = bytearray(len(text))
    kept = []
    for item in sorted(found, key=_rank):
        if any(taken[item.start : item.end]) or "\n" in text[item.start : item.end]:
            continue
        taken[item.start : item.end] = b"\1" * (item.end - item.start)
        kept.append(item)
    return tuple(sorted(kept, key=lambda item: item.start))


def _rank(item: Found) -> tuple[bool, bool, int, int, int]:
    certain = item.trust is Trust.CERTAIN
    guess = item.trust is Trust.GUESS
    return (not certain, guess, item.start - item.end, -item.trust, item.start)
