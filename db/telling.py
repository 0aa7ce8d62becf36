"""Rows of what was decided on a new article, and of what is left to decide."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from annotations.annotation import Annotation, State
from annotations.edit import Change, FlagChange, LayerChange, ReviewChange
from annotations.layer import Layer
from annotations.opinions import Opinions
from annotations.span import Span
from annotations.suggestion import Suggestion, SuggestionId
from annotations.tally import tally
from db import missed, rows
from db.fresh import Decided, Decision, Left, Noted, Proposed

# To ask a state for it takes long.
_STATES = {state: state.value for state in State}


@dataclass(frozen=True, slots=True)
class Telling:
    """Makes rows of what was decided on one article.

    ``told`` are the suggestions that decisions may answer, ``missing`` what may be
    missed, if the article was looked through, and ``user`` makes the edit.
    """

    told: Mapping[SuggestionId, Proposed]
    opinions: Opinions
    missing: Sequence[Span] | None
    user: str

    def rows(self, name: str, layer: Layer, changes: Sequence[LayerChange]) -> Decided:
        """Make them for one annotator."""
        missing = self.missing
        begins = (c for c in changes if isinstance(c, ReviewChange))
        made = (c.side for c in changes if isinstance(c, Change))
        ends = (c for c in changes if isinstance(c, FlagChange))
        return Decided(
            annotator=name,
            whose=None if name == self.user else name,
            begins=[_noted("review", one) for one in begins],
            decisions=list(map(self._decision, made)),
            ends=[_noted("flag", one) for one in ends],
            state=layer.review.value,
            flag=layer.flag,
            left=left_of(layer, self.opinions),
            missed=None if missing is None else missed.open_in(layer, missing),
        )

    def _decision(self, made: Annotation) -> Decision:
        span, decided, answer = made.span, made.decided_at, made.suggestion
        return (
            made.id,
            (span.start, span.end, made.label, _STATES[made.state]),
            self._proposed(answer) if answer else None,
            made.note,
            rows.stamp(decided) if decided else None,
        )

    def _proposed(self, answer: Suggestion) -> Proposed:
        """Give a row that is there; what memory suggested is in none."""
        return self.told.get(answer.id) or rows.from_suggestion(answer)


def _noted(what: str, change: ReviewChange | FlagChange) -> Noted:
    return what, rows.to_json(change.before), rows.to_json(change.after)


def left_of(layer: Layer, opinions: Opinions) -> Left:
    """Count it."""
    found = tally(layer, opinions)
    by_run = dict(found.by_run)
    return Left(
        found.pending,
        found.lowest,
        found.mean,
        found.unsure,
        found.disputed,
        by_run,
    )
