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

_HOLLOW = {PENDING, State.REJECTED.value}


class Look(NamedTuple):
    """A mark as it is drawn: ``start`` and ``end`` count UTF-16 units.

    ``disputed`` and ``faint`` are drawn while nobody has decided: runs disagree about
    it; an earlier run alone found it.
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
    depth: int


@dataclass(frozen=True, slots=True)
class Name:
    """A label's name on a line: where it would like to stand and how wide it is."""

    left: float
    width: float
    right: float


def looks(marks: Sequence[Mark], positions: Utf16Map) -> tuple[Look, ...]:
    """Turn marks, in reading order and outer first, into looks in the same order."""
    depths = _depths([mark.span for mark in marks])
    pairs = zip(marks, depths, strict=True)
    return tuple(_look(mark, depth, positions) for mark, depth in pairs)


def altered(
    before: Sequence[Look], after: Sequence[Look], keys: AbstractSet[MarkKey | None]
) -> list[Look]:
    """List the looks to draw anew: what came, what went, and those of some keys."""
    moved = [look for look in after if look.key in keys]
    return [*moved, *set(before).symmetric_difference(after)]


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
        faint=mark.only_earlier,
        depth=depth,
    )


def _depths(spans: Sequence[Span]) -> list[int]:
    """Count what each span contains; spans that nest are few, so look ahead only."""
    depths = [0] * len(spans)
    open_: list[int] = []
    for index, span in enumerate(spans):
        open_ = [i for i in open_ if spans[i].end > span.start]
        for outer in open_:
            depths[outer] = min(2, depths[outer] + 1)
        open_.append(index)
    return depths
