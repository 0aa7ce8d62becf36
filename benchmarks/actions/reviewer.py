"""A reviewer who knows the gold and takes the cheapest gesture that leads there.

Nothing is decided outside the window: the reviewer reads what it shows, presses keys,
and looks again.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from annotations.annotation import State
from annotations.marks import Mark
from benchmarks.actions.aim import Aim, KeyAim, MouseAim, StuckError
from benchmarks.actions.gold import Finding, Goal, Key, Kind
from benchmarks.actions.hands import Done, Hands, Purpose
from benchmarks.actions.repeating import repeated
from gui.workspace import Workspace

_AT_MOST = 40


class Policy(StrEnum):
    """How suggestions are treated.

    EVERY decides on each that the gold agrees with; REST mends what is wrong and
    confirms what is left with one key; SCRATCH has no pipeline suggest at all: memory
    and propagation are on, as a user has them, and what memory suggests is confirmed
    with the finishing key.
    """

    EVERY = "every"
    REST = "rest"
    SCRATCH = "scratch"


@dataclass(frozen=True, slots=True)
class Reviewed:
    """An article that equals its gold, and what that took."""

    goal: Goal
    done: Counter[Done]


class Reviewer:
    """Reviews the article in the window until it equals its gold."""

    def __init__(self, hands: Hands, policy: Policy) -> None:
        self._hands = hands
        self._policy = policy
        self._aim: Aim = MouseAim(hands) if hands.mouse else KeyAim(hands)

    def review(self, goal: Goal) -> Reviewed:
        """Mend and confirm the article in the window, and finish it.

        Raises:
            StuckError: something cannot be had by any gesture.
        """
        before = self._hands.done.copy()
        self._settle(goal)
        every = self._policy is Policy.EVERY
        finish = "article.done" if every else "article.confirm_rest"
        self._hands.key(finish, Purpose.FINISH)
        return Reviewed(goal, self._hands.done - before)

    def _settle(self, goal: Goal) -> None:
        allowed = _AT_MOST + 6 * (len(goal.wanted) + len(self._workspace.marks))
        for _ in range(allowed):
            todo = self._todo(goal)
            if todo is None:
                return
            self._do(todo)
            self._repeat(goal)
        raise StuckError(f"“{goal.article.name}” does not come to equal its gold.")

    def _todo(self, goal: Goal) -> Finding | None:
        """Find what is to be done next, in reading order."""
        stands = {(m.span, m.label): m.is_pending for m in self._marks}
        return next(iter(self._due(goal, stands)), None)

    def _due(self, goal: Goal, stands: Mapping[Key, bool]) -> list[Finding]:
        """List what is to be done where so much stands, pending or not."""
        every = self._policy is Policy.EVERY

        def is_due(finding: Finding) -> bool:
            right = finding.kind is Kind.RIGHT
            return not right or (every and stands[_said(finding)])

        return list(filter(is_due, goal.compare(stands)))

    def _do(self, finding: Finding) -> None:
        {
            Kind.RIGHT: self._confirm,
            Kind.LABEL: self._relabel,
            Kind.BOUNDARY: self._mend,
            Kind.BOTH: self._mend_both,
            Kind.SPURIOUS: self._reject,
            Kind.MISSED: self._add,
        }[finding.kind](finding)

    def _confirm(self, finding: Finding) -> None:
        self._aim.at_mark(self._mark(finding))
        self._hands.key("review.confirm", Purpose.CONFIRM)

    def _reject(self, finding: Finding) -> None:
        self._aim.at_mark(self._mark(finding))
        self._hands.key("review.reject", Purpose.REJECT)

    def _relabel(self, finding: Finding) -> None:
        self._aim.at_mark(self._mark(finding))
        self._hands.label(_wanted(finding)[1], Purpose.RELABEL)

    def _mend(self, finding: Finding) -> None:
        self._aim.move_ends(self._mark(finding), _wanted(finding)[0])

    def _mend_both(self, finding: Finding) -> None:
        """Mark the right words over what is pending, or mend what is decided."""
        if self._mark(finding).is_pending:
            self._add(finding)
        else:
            self._relabel(finding)

    def _add(self, finding: Finding) -> None:
        span, label = _wanted(finding)
        with_shift = self._aim.at_words(span)
        self._hands.label(label, Purpose.ADD, with_shift=with_shift)

    def _repeat(self, goal: Goal) -> None:
        """Repeat the decision on the same words if that spares more than its key."""
        stands = {(m.span, m.label): m.is_pending for m in self._marks}
        window = self._hands.window
        then = repeated(window, stands, unsuggested=self._policy is Policy.EVERY)
        if then is None:
            return
        if len(self._due(goal, stands)) - len(self._due(goal, then)) > 1:
            self._hands.key("review.same_here", Purpose.PROPAGATE)

    def _mark(self, finding: Finding) -> Mark:
        """Find what stands there."""
        said = _said(finding)
        return next(m for m in self._marks if (m.span, m.label) == said)

    @property
    def _marks(self) -> list[Mark]:
        """What stands in the window and is not rejected."""
        return [m for m in self._workspace.marks if m.state != State.REJECTED]

    @property
    def _workspace(self) -> Workspace:
        return self._hands.window.workspace


def _said(finding: Finding) -> Key:
    assert finding.said is not None  # noqa: S101  something stands there
    return finding.said


def _wanted(finding: Finding) -> Key:
    assert finding.wanted is not None  # noqa: S101  something is wanted there
    return finding.wanted
