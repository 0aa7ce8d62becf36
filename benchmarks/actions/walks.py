"""The shortest way by keys alone: from span to span, and on with the token cursor."""

from collections import deque
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from types import MappingProxyType
from typing import TypeVar

from annotations.cursor import Cursor, extended, next_of, over
from annotations.marks import Mark
from annotations.sight import Shown
from annotations.span import Span
from annotations.tokens import Tokens
from annotations.walking import beyond, is_any, is_pending

Way = tuple[str, ...]
"""The actions whose keys lead there, in order."""

_Place = TypeVar("_Place", bound=Hashable)
_Move = Callable[[Sequence[Mark], Mark | None], Mark | None]
_FARTHEST = 6_000


def mark_way(marks: Sequence[Mark], here: Mark | None, wanted: Mark) -> Way:
    """Find the fewest keys that make a mark current; none if it is already."""
    by_key = {mark.key: mark for mark in marks}

    def onward(key: str) -> Iterator[tuple[str, str]]:
        yield from _from_mark(marks, by_key.get(key))

    return shortest(here.key if here else "", wanted.key.__eq__, onward) or ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """What is seen of an article by somebody who is to walk on it.

    ``unmarked`` is what the cursor jumps to; ``line`` gives the token below another
    one, or above it. ``top`` is the first token that is seen, where the cursor begins
    unless the current span is in sight.
    """

    tokens: Tokens
    marks: Sequence[Mark]
    unmarked: Sequence[Span]
    line: Callable[[int, int], int | None]
    top: int
    in_sight: bool

    def way(self, here: Mark | Cursor | None, wanted: Span) -> Way | None:
        """Find the fewest keys that lay the cursor on some words, from where it is.

        Without a cursor it is laid down at the mark that is current.
        """
        goal = over(self.tokens, wanted)
        if goal is None or goal.span(self.tokens) != wanted:
            return None

        def is_there(place: Cursor | str) -> bool:
            return isinstance(place, Cursor) and self._same(place, goal)

        key = here.key if isinstance(here, Mark) else ""
        start = here if isinstance(here, Cursor) else key
        return shortest(start, is_there, partial(self._onward, goal, key))

    def _same(self, one: Cursor, other: Cursor) -> bool:
        return (one.first, one.last) == (other.first, other.last)

    def _onward(
        self, goal: Cursor, start: str, place: Cursor | str
    ) -> Iterator[tuple[str, Cursor | str]]:
        if isinstance(place, str):
            yield from self._from_mark(place, start=start)
        else:
            yield from self._moves(place)
            yield from self._wider(goal, place)

    def _from_mark(self, key: str, *, start: str) -> Iterator[tuple[str, Cursor | str]]:
        mark = next((m for m in self.marks if m.key == key), None)
        yield from _from_mark(self.marks, mark)
        if key == start and not self.in_sight:
            yield from self._from_top()
        elif mark and (begun := over(self.tokens, mark.span)):
            yield from self._moves(begun)

    def _from_top(self) -> Iterator[tuple[str, Cursor]]:
        yield "cursor.right", Cursor(self.top, self.top)
        start = self.tokens.starts[self.top]
        first = next((one for one in self.unmarked if one.start >= start), None)
        if first and (onto := over(self.tokens, first)):
            yield "cursor.next_unmarked", onto

    def _moves(self, at: Cursor) -> Iterator[tuple[str, Cursor]]:
        """Yield where the cursor goes by tokens, lines, and what looks like a name."""
        for side, beside in (("right", at.last + 1), ("left", at.first - 1)):
            if 0 <= beside < len(self.tokens):
                yield f"cursor.{side}", Cursor(beside, beside)
        for where, step in (("next", 1), ("previous", -1)):
            jumped = next_of(self.unmarked, at.span(self.tokens), step)
            if jumped and (onto := over(self.tokens, jumped)):
                yield f"cursor.{where}_unmarked", onto
        for side, step in (("down", 1), ("up", -1)):
            line = self.line(at.head, step)
            if line is not None:
                yield f"cursor.{side}", Cursor(line, line)

    def _wider(self, goal: Cursor, at: Cursor) -> Iterator[tuple[str, Cursor]]:
        """Extend the cursor where one of its ends stands already."""
        for side, step in (("right", 1), ("left", -1)):
            if at.anchor in (goal.first, goal.last):
                wider = extended(self.tokens, at, at.head + step)
                if wider != at:
                    yield f"cursor.extend_{side}", wider


def shortest(
    start: _Place,
    is_there: Callable[[_Place], bool],
    onward: Callable[[_Place], Iterator[tuple[str, _Place]]],
) -> Way | None:
    """Find the way of fewest steps, if there is any that is not too far."""
    ways: dict[_Place, Way] = {start: ()}
    waiting = deque([start])
    while waiting and len(ways) < _FARTHEST:
        here = waiting.popleft()
        if is_there(here):
            return ways[here]
        for action, there in onward(here):
            if there not in ways:
                ways[there] = (*ways[here], action)
                waiting.append(there)
    return None


def _from_mark(marks: Sequence[Mark], here: Mark | None) -> Iterator[tuple[str, str]]:
    for action, move in _MOVES.items():
        if there := move(marks, here):
            yield action, there.key


def _plain(
    wanted: Callable[[Mark], bool],
    step: int,
    marks: Sequence[Mark],
    here: Mark | None,
) -> Mark | None:
    return beyond(marks, here, step, wanted)


def _alike(step: int, marks: Sequence[Mark], here: Mark | None) -> Mark | None:
    if here is None:
        return None
    return beyond(marks, here, step, lambda mark: mark.label == here.label)


def _doubt(step: int, marks: Sequence[Mark], here: Mark | None) -> Mark | None:
    """Go on by score, the least first; from elsewhere, to the first or last."""
    doubtful = Shown(marks=tuple(marks)).by_doubt()
    if not doubtful:
        return None
    at = next((at for at, mark in enumerate(doubtful) if mark is here), None)
    if at is None:
        at = -1 if step > 0 else 0
    return doubtful[(at + step) % len(doubtful)]


_MOVES: Mapping[str, _Move] = MappingProxyType(
    {
        "review.next": partial(_plain, is_any, 1),
        "review.previous": partial(_plain, is_any, -1),
        "review.next_pending": partial(_plain, is_pending, 1),
        "review.previous_pending": partial(_plain, is_pending, -1),
        "review.next_alike": partial(_alike, 1),
        "review.previous_alike": partial(_alike, -1),
        "review.next_doubt": partial(_doubt, 1),
        "review.previous_doubt": partial(_doubt, -1),
    }
)
