"""What stands on the cheat sheet, and in which column."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gui.actions import ACTIONS, Use
from gui.keymap import Keymap
from gui.keys import short

WHOLE_NAME = "The whole name, or a part of it"
"""What Shift and a label's key mark."""

_WITH_LABEL = "Shift+label"


@dataclass(frozen=True, slots=True)
class Group:
    """What is wanted together: a title, and rows of (key, what it does)."""

    title: str
    rows: tuple[tuple[str, str], ...]


def groups(keymap: Keymap) -> tuple[Group, ...]:
    """Group the actions that have keys by when they are wanted."""
    return tuple(group for use in Use if (group := _group(use, keymap)).rows)


def columns(heights: Sequence[int], number: int) -> list[list[int]]:
    """Deal groups of some heights out to columns, in order and as even as can be.

    Each column lists the indices of its groups; there may be fewer than ``number``.
    """
    for limit in sorted({sum(heights[i:j]) for i, j in _stretches(len(heights))}):
        dealt = _dealt(heights, limit)
        if len(dealt) <= number and max(heights) <= limit:
            return dealt
    return []


def _dealt(heights: Sequence[int], limit: int) -> list[list[int]]:
    dealt: list[list[int]] = [[]]
    room = limit
    for index, height in enumerate(heights):
        if dealt[-1] and height > room:
            dealt.append([])
            room = limit
        dealt[-1].append(index)
        room -= height
    return dealt


def _group(use: Use, keymap: Keymap) -> Group:
    ids = [spec.id for spec in ACTIONS if spec.use is use and keymap.keys(spec.id)]
    rows = ((short(keymap.keys(id_)), keymap.usual[id_].title) for id_ in ids)
    more = ((_WITH_LABEL, WHOLE_NAME),) if use is Use.EDGES else ()
    return Group(use.value, (*rows, *more))


def _stretches(length: int) -> Iterator[tuple[int, int]]:
    return ((i, j) for i in range(length) for j in range(i + 1, length + 1))
