"""Which part of a project an export takes."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Self

from annotations.annotation import State
from annotations.edit import Review
from annotations.errors import CopydeskError
from annotations.marks import PENDING

GOOD_STATES = frozenset(
    {State.CONFIRMED.value, State.CORRECTED.value, State.ADDED.value}
)
"""The states of spans that a person stands behind."""

ALL_STATES = frozenset({PENDING, *(state.value for state in State)})


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """One annotator's spans in some states, over articles in some review states.

    Of these articles, only those whose ids are beyond ``after``, up to ``until``.
    """

    annotator: str
    states: frozenset[str] = GOOD_STATES
    reviews: frozenset[Review] = frozenset(Review)
    after: int = 0
    until: int | None = None

    @classmethod
    def parse(cls, annotator: str, *, states: str, articles: str) -> Self:
        """Read lists such as ``confirmed,added``, or ``all``.

        Raises:
            CopydeskError: something in a list is unknown.
        """
        reviews = _chosen(articles, set(Review), "article state")
        return cls(
            annotator=annotator,
            states=_chosen(states, ALL_STATES, "state"),
            reviews=frozenset(map(Review, reviews)),
        )


def _chosen(text: str, allowed: Collection[str], what: str) -> frozenset[str]:
    if text == "all":
        return frozenset(allowed)
    chosen = frozenset(part.strip() for part in text.split(","))
    if unknown := chosen - set(allowed):
        raise CopydeskError(
            f"“{min(unknown)}” is no {what}; choose all, or some of "
            f"{', '.join(sorted(allowed))}."
        )
    return chosen
