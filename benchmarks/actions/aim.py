"""Getting hold of what the next key is to act on, in as few actions as can be."""

from collections.abc import Iterator, Sequence
from typing import Protocol

from annotations import boundaries
from annotations.annotation import State
from annotations.cursor import over
from annotations.find import matches, nearest
from annotations.marks import Mark
from annotations.span import Span
from annotations.tokens import Tokens
from benchmarks.actions.hands import Hands, Purpose
from benchmarks.actions.walks import Ground, mark_way
from gui.pointing import Pointing
from gui.workspace import Workspace

_PATIENCE = 400
_JUMP, _LETTERS = 2, 5
"""The keys that begin and end a jump, and how many letters one would type."""
_LINES = {"cursor.up", "cursor.down"}


class StuckError(RuntimeError):
    """The window would not do what the reviewer wanted."""


class Aim(Protocol):
    """A way to take hold of spans and words."""

    def at_mark(self, mark: Mark) -> None:
        """Have the next key act on a marked span."""

    def at_words(self, span: Span) -> bool:
        """Have the next label's key mark some words; tell whether with Shift."""

    def move_ends(self, mark: Mark, wanted: Span) -> None:
        """Set the ends of a marked span where they belong."""


class KeyAim:
    """Walks by keys, from span to span and with the token cursor, or jumps."""

    def __init__(self, hands: Hands) -> None:
        self._hands = hands

    def at_mark(self, mark: Mark) -> None:
        """Go to a span by the shortest way of keys.

        Raises:
            StuckError: it cannot be gone to.
        """
        for _ in range(_PATIENCE):
            workspace = self._hands.window.workspace
            keys = mark_way(workspace.marks, workspace.current, mark)
            if not keys:
                return
            letters = self._letters(mark.span)
            if letters and len(letters) + _JUMP < len(keys):
                self._jump(letters)
            else:
                self._hands.key(keys[0], Purpose.WALK)
        raise StuckError(f"{mark.span} {mark.label} cannot be gone to.")

    def at_words(self, span: Span) -> bool:
        """Go to a pending part of the name, or else walk until the cursor covers it.

        Raises:
            StuckError: it does not come to.
        """
        if part := self._part_of(span):
            self.at_mark(part)
            return True
        for _ in range(_PATIENCE):
            if self._pointing.words() == span:
                return False
            keys, letters = self._way(span), self._letters(span)
            beyond = len(self._tokens_of(span)) - 1
            if letters and len(letters) + _JUMP + beyond < len(keys):
                self._jump(letters)
            else:
                self._walk(keys)
        raise StuckError(f"{span} cannot be gone to.")

    def _part_of(self, span: Span) -> Mark | None:
        """Find a pending span by which these words may be meant."""
        other_than = self._pointing.cursor.other_than
        inside = (
            mark
            for mark in self._hands.window.workspace.marks
            if mark.is_pending and span.contains(mark.span)
        )
        return next((mark for mark in inside if other_than(mark.span) == span), None)

    def _walk(self, keys: Sequence[str]) -> None:
        for key in keys:
            self._hands.key(key, Purpose.WALK)
            if key in _LINES:  # look again, as the line below is another's
                return

    def _jump(self, letters: str) -> None:
        self._hands.key("cursor.jump", Purpose.WALK)
        self._hands.write(letters, Purpose.WALK)
        self._hands.enter(Purpose.WALK)

    def _letters(self, span: Span) -> str:
        """Find the fewest letters that lead to the first word of a span, if any do."""
        tokens = self._hands.window.workspace.tokens
        word, origin = self._tokens_of(span)[0], self._pointing.cursor.place
        for size in range(1, _LETTERS + 1):
            letters = word.of(tokens.text)[:size].lower()
            found = matches(tokens, letters)
            if found and found[nearest(found, origin)] == word:
                return letters
        return ""

    def _tokens_of(self, span: Span) -> list[Span]:
        tokens = self._hands.window.workspace.tokens
        return [token for token in tokens if token.overlaps(span)]

    def move_ends(self, mark: Mark, wanted: Span) -> None:
        """Go to the span and move its ends by tokens, or have it be the other words."""
        self.at_mark(mark)
        keys = list(steps(self._hands.window.workspace.tokens, mark.span, wanted))
        if len(keys) > 1 and self._pointing.other == wanted:
            self._hands.label(mark.label, Purpose.BOUNDARY, with_shift=True)
            return
        for key in keys:
            self._hands.key(key, Purpose.BOUNDARY)

    def _way(self, span: Span) -> Sequence[str]:
        window = self._hands.window
        places, here = window.view.places, window.workspace.current
        cursor = self._pointing.cursor.span
        ground = Ground(
            tokens=window.workspace.tokens,
            marks=window.workspace.marks,
            unmarked=self._pointing.cursor.unmarked,
            line=self._other_line,
            top=places.top_token(),
            in_sight=here is not None and places.is_visible(here.span),
        )
        start = over(ground.tokens, cursor) if cursor else here
        return ground.way(start, span) or ()

    def _other_line(self, index: int, step: int) -> int | None:
        places = self._hands.window.view.places
        return places.other_line(index, step, places.column(index))

    @property
    def _pointing(self) -> Pointing:
        return self._hands.window.pointing


class MouseAim:
    """Points with the mouse, and takes keys where these are nearer."""

    def __init__(self, hands: Hands) -> None:
        self._hands = hands
        self._keys = KeyAim(hands)

    def at_mark(self, mark: Mark) -> None:
        """Point at a span, unless keys act on it already."""
        if self._is_taken(mark):
            return
        for token in self._tokens_of(mark.span):
            self._hands.point(token)
            if self._is_taken(mark):
                return
        self._keys.at_mark(mark)

    def at_words(self, span: Span) -> bool:
        """Point at the words, or select them where that would take others."""
        for wants_shift in (False, True):
            for token in self._tokens_of(span):
                self._hands.point(token)
                if self._offered(with_shift=wants_shift) == span:
                    return wants_shift
        if self._workspace.tokens.at(span.start) == span:
            self._hands.double_click(span, Purpose.ADD)
        else:
            self._hands.drag_over(span, Purpose.ADD)
        return False

    def move_ends(self, mark: Mark, wanted: Span) -> None:
        """Have it be the other words, or move each end by a key, or else pull at it."""
        if mark.span.start != wanted.start and mark.span.end != wanted.end:
            for token in self._tokens_of(mark.span):
                self._hands.point(token)
                if self._is_taken(mark) and self._pointing.other == wanted:
                    self._hands.label(mark.label, Purpose.BOUNDARY, with_shift=True)
                    return
        self._move_end(mark, Span(wanted.start, max(mark.span.end, wanted.start + 1)))
        moved = next(m for m in self._workspace.marks if m.key == mark.key)
        self._move_end(moved, wanted)

    def _move_end(self, mark: Mark, wanted: Span) -> None:
        keys = list(steps(self._workspace.tokens, mark.span, wanted))
        if len(keys) > 1:
            self._hands.pull(mark.span, wanted, Purpose.BOUNDARY)
        elif keys:
            self.at_mark(mark)
            self._hands.key(keys[0], Purpose.BOUNDARY)

    def _offered(self, *, with_shift: bool) -> Span | None:
        """Give what a label's key would mark where the mouse is, and mend nothing."""
        mark = self._pointing.mark
        if with_shift:
            is_free = mark is None or mark.is_pending or mark.state == State.REJECTED
            return self._pointing.other if is_free else None
        return self._pointing.words() if mark is None else None

    def _is_taken(self, mark: Mark) -> bool:
        pointing = self._pointing
        current = None if pointing.holds else self._workspace.current
        taken = pointing.mark or current
        return taken is not None and taken.key == mark.key

    def _tokens_of(self, span: Span) -> Iterator[Span]:
        tokens = self._workspace.tokens
        return (token for token in tokens if token.overlaps(span))

    @property
    def _pointing(self) -> Pointing:
        return self._hands.window.pointing

    @property
    def _workspace(self) -> Workspace:
        return self._hands.window.workspace


def steps(tokens: Tokens, span: Span, wanted: Span) -> Iterator[str]:
    """Name the keys that move the ends of a span where they belong, token by token."""
    for action, move, side, sign in _STEPS:
        while sign * (getattr(wanted, side) - getattr(span, side)) > 0:
            moved = move(tokens, span)
            if moved is None:
                return
            span = moved
            yield action


_STEPS = (
    ("review.grow_left", boundaries.grow_left, "start", -1),
    ("review.grow_right", boundaries.grow_right, "end", 1),
    ("review.shrink_left", boundaries.shrink_left, "start", 1),
    ("review.shrink_right", boundaries.shrink_right, "end", -1),
)
