"""Where an annotator always sets the ends of a label's spans."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from annotations.memory.around import around
from annotations.memory.page import Page
from annotations.memory.remembered import times
from annotations.memory.traces import Edge
from annotations.span import Span
from annotations.suggestion import Suggestion
from annotations.wording import counted

FIRM = 4
"""How often an end must have been moved to count as a habit."""

ALIKE = 3
"""How many different words, left out at an end and never kept, make a habit of each."""

_EXCEPTIONS = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Habit:
    """How often a word at an end of a label's spans stands in them or beside them.

    ``taken_in`` and ``left_out`` count the times it was moved there against a
    suggestion; they are part of ``inside`` and ``outside``. ``alike`` counts the words
    of the label and the end that were left out and never kept, this one among them.
    """

    label: str
    edge: Edge
    word: str
    inside: int = 0
    outside: int = 0
    taken_in: int = 0
    left_out: int = 0
    alike: int = 0

    @property
    def leaves_out(self) -> bool:
        """Tell whether the word is to be left out, almost without exception."""
        if self.alike >= ALIKE and self.is_never_kept:
            return True
        return self.left_out >= FIRM and self.inside * _EXCEPTIONS <= self.left_out

    @property
    def is_never_kept(self) -> bool:
        """Tell whether the word was left out and never stood inside."""
        return self.left_out > 0 and not self.inside

    @property
    def takes_in(self) -> bool:
        """Tell whether the word is to be taken in, almost without exception."""
        return self.taken_in >= FIRM and self.outside * _EXCEPTIONS <= self.taken_in

    def why(self) -> str:
        """Say it: "you left out “the” 6 times, never otherwise"."""
        verb, moved, otherwise = (
            ("left out", self.left_out, self.inside)
            if self.leaves_out
            else ("took in", self.taken_in, self.outside)
        )
        also = (
            f", and {counted(self.alike - 1, 'word')} like it" if moved < FIRM else ""
        )
        never = f"{times(moved)}, {times(otherwise)} otherwise"
        return f"you {verb} “{self.word}” {never}{also}"


def firm(counts: Iterable[Habit]) -> Iterator[Habit]:
    """Find what is a habit, each word by itself or several together."""
    counts = list(counts)
    alike = Counter((one.label, one.edge) for one in counts if one.is_never_kept)
    for one in counts:
        known = replace(one, alike=alike[one.label, one.edge])
        if known.leaves_out or known.takes_in:
            yield known


def fitted(
    page: Page, suggestion: Suggestion, habits: Iterable[Habit]
) -> tuple[Span, Habit] | None:
    """Set a suggestion's ends as usual; nothing if they are, or it would be empty.

    Of habits at both ends, the last one is given.
    """
    span, reason = suggestion.span, None
    for habit in habits:
        if habit.label == suggestion.label:
            moved = _moved(page, span, habit)
            span, reason = (moved, habit) if moved else (span, reason)
    return (span, reason) if reason is not None else None


def _moved(page: Page, span: Span, habit: Habit) -> Span | None:
    sides, left = around(page.article.text, span), habit.edge is Edge.LEFT
    inner, outer = (sides.first, sides.before) if left else (sides.last, sides.after)
    if habit.leaves_out and inner == habit.word:
        by = -1
    elif habit.takes_in and outer == habit.word:
        by = 1
    else:
        return None
    return page.reach(span, before=by if left else 0, after=0 if left else by)
