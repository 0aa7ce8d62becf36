"""Which hint helps the hands now: said the first times that it applies, then never."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

_MOST = 2
"""How often a hint is given to one person."""

_ENOUGH = 6
_MANY_LEFT, _ALIKE = 3, 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Habits:
    """What somebody has done on the article before them.

    ``confirmed`` and ``walked`` count what was done one after another, the latter to
    the next pending span without deciding; ``alike`` names each decision that was no
    mere confirmation, by words and outcome; ``overlapping`` tells that the last span
    was added over the words of another, ``by_menu`` how often a menu was opened.
    """

    pending: int = 0
    decided: int = 0
    confirmed: int = 0
    walked: int = 0
    added: int = 0
    alike: tuple[str, ...] = ()
    overlapping: bool = False
    by_menu: int = 0
    is_done: bool = False

    @property
    def repeated(self) -> int:
        """How often the last decision was made on these very words."""
        return Counter(self.alike)[self.alike[-1]] if self.alike else 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Lesson:
    """A hint; the actions whose keys it names put it away when they are used."""

    id: str
    says: str
    applies: Callable[[Habits], bool]


LESSONS = (
    Lesson(
        id="confirm",
        says="The ringed span is yours to decide: {review.confirm} confirms it, "
        "{review.reject} rejects it, a label's letter gives it that label.",
        applies=lambda h: h.pending > 0 and h.decided == 0,
    ),
    Lesson(
        id="edges",
        says="{review.shrink_right} {review.grow_right} move the right end of the "
        "current span and {review.grow_left} {review.shrink_left} the left: no need to "
        "mark it anew.",
        applies=lambda h: h.overlapping,
    ),
    Lesson(
        id="same",
        says="{review.same_here} does what you did last to the same words all over the "
        "article, {review.same_everywhere} in all articles, after a look at them.",
        applies=lambda h: h.repeated >= _ALIKE,
    ),
    Lesson(
        id="undo",
        says="{edit.undo} takes back whatever you did last, tomorrow as well; "
        "{edit.redo} brings it back.",
        applies=lambda h: len(h.alike) == 1,
    ),
    Lesson(
        id="rest",
        says="Is all that is left right? {article.confirm_rest} confirms it and opens "
        "the next article.",
        applies=lambda h: (
            h.pending >= _MANY_LEFT and max(h.confirmed, h.walked) >= _ENOUGH
        ),
    ),
    Lesson(
        id="done",
        says="Nothing is pending here: {article.done} marks the article done and opens "
        "the next.",
        applies=lambda h: h.decided > 0 and h.pending == 0 and not h.is_done,
    ),
    Lesson(
        id="palette",
        says="{help.palette} finds whatever is in the menus by its name, and shows its "
        "key.",
        applies=lambda h: h.by_menu >= _ALIKE,
    ),
)


def lesson(
    habits: Habits, given: Mapping[str, int], but: frozenset[str]
) -> Lesson | None:
    """Choose the hint that applies, if one does that was not given often enough.

    ``given`` counts how often each was, ``but`` leaves some out.
    """
    for one in LESSONS:
        if one.id not in but and given.get(one.id, 0) < _MOST and one.applies(habits):
            return one
    return None


def decided(habits: Habits, what: str, *, is_confirmed: bool) -> Habits:
    """Note a decision; ``what`` names words and outcome."""
    return replace(
        habits,
        decided=habits.decided + 1,
        confirmed=habits.confirmed + 1 if is_confirmed else 0,
        walked=0,
        alike=habits.alike if is_confirmed else (*habits.alike, what),
        overlapping=False,
    )
