"""A decision repeated in other articles: what is asked for, found, and ordered."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from annotations.annotation import State
from annotations.article import ArticleId
from annotations.edit import Edit, Review
from annotations.propagate import Conflict, Decision, Place, Places
from annotations.span import Span
from annotations.suggestion import Suggestion
from annotations.wording import counted, shortened

Chosen = Mapping[ArticleId, frozenset[Span]]
"""The places where a decision is to be repeated."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Where to look for the words of a decision.

    ``articles`` are those to look through, all if it is ``None``; ``finished`` takes
    those in, too, that ``annotator`` has marked done.
    """

    decision: Decision
    annotator: str
    articles: Sequence[ArticleId] | None = None
    match_case: bool = True
    finished: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What was found in one article."""

    title: str
    review: Review
    places: Places


@dataclass(frozen=True, slots=True, kw_only=True)
class Repeat:
    """An order to repeat a decision in the chosen places."""

    wanted: Wanted
    chosen: Chosen

    @property
    def places(self) -> int:
        """Count the places."""
        return sum(map(len, self.chosen.values()))

    @property
    def title(self) -> str:
        """Name the edit for the history."""
        return f"{said(self.wanted.decision)} in {counted(self.places, 'place')}"


@dataclass(frozen=True, slots=True)
class Recorded:
    """What came of an order: an edit, if anything was left to do.

    ``left`` counts the places that somebody decided in the meantime.
    """

    edit: Edit | None
    left: int = 0


def said(decision: Decision) -> str:
    """Say what was decided: ``“White House” ORG``, ``no “White House” ORG``."""
    return named(decision) if decision.accepted else f"no {named(decision)}"


def named(decision: Decision) -> str:
    """Name what was decided about: ``“White House” ORG``."""
    return f"“{shortened(decision.words)}” {decision.label}"


def done_here(decision: Decision, places: Places) -> str:
    """Say what repeating a decision in an article has changed, and what it left."""
    number, conflicts = len(places.changes), len(places.conflicts)
    if number:
        verb = "" if decision.accepted else " rejected"
        return f"{number:,} more {named(decision)}{verb} here{_left(conflicts)}"
    verb = "mark" if decision.accepted else "reject"
    return f"No more {named(decision)} to {verb} here{_left(conflicts)}"


def summed_up(found: Sequence[Found]) -> str:
    """Say how much was found: what can be changed, and what is left."""
    places = sum(len(one.places.changes) for one in found)
    conflicts = sum(len(one.places.conflicts) for one in found)
    articles = sum(bool(one.places.changes) for one in found)
    if not places:
        return f"Nothing more to decide there{_left(conflicts)}."
    sentence = f"{counted(places, 'place')} in {counted(articles, 'article')}"
    return f"{sentence[0].upper()}{sentence[1:]}{_left(conflicts)}."


def _left(conflicts: int) -> str:
    return f"; {conflicts:,} left, where something else stands" if conflicts else ""


def noted(text: str, one: Place | Conflict) -> str:
    """Say what stands at a place now: ``suggested GPE``, ``ORG “the White House”``.

    Nothing is said where nothing stands.
    """
    subject = one.suggestion if isinstance(one, Place) else one.subject
    if subject is None:
        return ""
    what = subject.label or "nothing"
    if isinstance(subject, Suggestion):
        what = f"suggested {what}"
    elif subject.state is State.REJECTED:
        what = f"rejected as {what}" if subject.label else "found to be nothing"
    same = subject.span == one.span
    return what if same else f"{what} “{shortened(subject.span.of(text))}”"
