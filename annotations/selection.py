"""Which part of a project an export takes."""

from dataclasses import dataclass

from annotations.annotation import State
from annotations.edit import Review
from annotations.marks import PENDING

GOOD_STATES = frozenset(
    {State.CONFIRMED.value, State.CORRECTED.value, State.ADDED.value}
)
"""The states of spans that a person stands behind."""

ALL_STATES = frozenset({PENDING, *(state.value for state in State)})


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """One annotator's spans in some states, over articles in some review states."""

    annotator: str
    states: frozenset[str] = GOOD_STATES
    reviews: frozenset[Review] = frozenset(Review)
