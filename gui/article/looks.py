"""What to draw for each mark, worked out without a widget in sight."""

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import NamedTuple

from annotations.annotation import State
from annotations.marks import PENDING, Mark, MarkKey
from annotations.offsets import Utf16Map
from annotations.span import Span

GAP = 4.0
"""Pixels kept free between two label names."""

FLAG = "⚑"
"""What stands before that which is flagged for discussion."""

_HOLLOW = {PENDING, State.REJECTED.value}


class Look(NamedTuple):
    """A mark as it is drawn: ``start`` and ``end`` count UTF-16 units.

    ``disputed``, ``faint`` and ``recalled`` are drawn while nobody has decided: runs
    disagree about it; an earlier run alone found it, or memory silences it; memory
    suggests it. ``flagged`` means that it is to be discussed.
    ``depth`` is how many other marks stand inside it, for drawing outer boxes wider.
    A tuple, as thousands may be made and compared at each key.
    """

    key: MarkKey
    start: int
    end: int
    label: str
    filled: bool
    corrected: bool
    rejected: bool
    disputed: bool
    faint: bool
    recalled: bool
    depth: int
    flagged: bool

    @property
    def name(self) -> str:
        """What stands above the words: the label, behind a flag if there is one."""
        return f"{FLAG} {self.label}" if self.flagged else self.label


@dataclass(frozen=True, slots=True)
class Name:
    """A label's name on a line: where it would like to stand and how wide it is."""

    left: float
    width: float
    right: float


class Looks:
    """Turns marks into looks again and again; most marks stay the very same."""

    def __init__(self) -> None:
        self._known: dict[int, tuple[Mark, Look]] = {}

    def of(
        self,
        marks: Sequence[Mark],
        positions: Utf16Map,
        flagged: AbstractSet[MarkKey] = frozenset(),
    ) -> tuple[Look, ...]:
        """Give the looks of marks, in reading order and outer first."""
        depths = _depths([mark.span for mark in marks])
        known: dict[int, tuple[Mark, Look]] = {}
        for mark, depth in zip(marks, depths, strict=True):
            pair = self._known.get(id(mark))
            is_flagged = bool(flagged) and mark.key in flagged
            if pair is None or pair[1][-2:] != (depth, is_flagged):
                look = _look(mark, depth, positions)
                pair = mark, look._replace(flagged=is_flagged) if is_flagged else look
            # With its look goes the mark itself: no other can come to have its id.
            known[id(mark)] = pair
        self._known = known
        return tuple(look for _, look in known.values())


def altered(
    before: Sequence[Look], after: Sequence[Look], keys: AbstractSet[MarkKey | None]
) -> list[Look]:
    """List the looks to draw anew: what came, what went, and those of some keys."""
    moved = [look for look in after if look.key in keys]
    stayed = set(map(id, before)).intersection(map(id, after))
    gone = {look for look in before if id(look) not in stayed}
    come = {look for look in after if id(look) not in stayed}
    return [*moved, *gone.symmetric_difference(come)]


def placed(names: Iterable[Name]) -> list[tuple[float, float]]:
    """Place names on one line, left to right, as (left, width) that do not collide.

    A name whose place is taken moves right while its own words still run below it,
    and what does not fit before the next one is cut.
    """
    wanted = list(names)
    result: list[tuple[float, float]] = []
    taken = float("-inf")
    for index, name in enumerate(wanted):
        left = max(name.left, taken)
        limit = _next_left(wanted, index, left)
        width = max(0.0, min(name.width, limit - GAP - left))
        result.append((left, width))
        taken = left + width + GAP if width else taken
    return result


def _next_left(names: Sequence[Name], index: int, left: float) -> float:
    following = (name.left for name in names[index + 1 :])
    return next((other for other in following if other > left), float("inf"))


def _look(mark: Mark, depth: int, positions: Utf16Map) -> Look:
    subject = mark.subject
    state = mark.state
    return Look(
        key=mark.key,
        start=positions.to_units(subject.span.start),
        end=positions.to_units(subject.span.end),
        label=subject.label,
        filled=state not in _HOLLOW,
        corrected=state == State.CORRECTED,
        rejected=state == State.REJECTED,
        disputed=mark.disputed,
        faint=mark.only_earlier or mark.silenced,
        recalled=mark.is_pending and mark.from_memory,
        depth=depth,
        flagged=False,
    )


def _depths(spans: Sequence[Span]) -> list[int]:
    """Count what each span contains; spans that nest are few, so look ahead only."""
    depths = [0] * len(spans)
    open_: list[int] = []
    reach = 0
    for index, span in enumerate(spans):
        start = span.start
        if start >= reach:
            open_ = [index]
            reach = span.end
            continue
        reach = max(reach, span.end)
        open_ = [i for i in open_ if spans[i].end > start]
        for outer in open_:
            depths[outer] = min(2, depths[outer] + 1)
        open_.append(index)
    return depths
