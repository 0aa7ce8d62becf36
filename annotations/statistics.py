"""How far a project is, in figures."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from annotations.edit import Review


@dataclass(frozen=True, slots=True, kw_only=True)
class Statistics:
    """One annotator's work or, if ``annotator`` is ``None``, everybody's together.

    ``articles`` counts articles by how far whoever is farthest has come;
    ``spans[label][state]`` counts decisions; ``pending`` is what is left to decide.
    """

    annotator: str | None
    articles: Mapping[Review, int]
    spans: Mapping[str, Mapping[str, int]]
    pending: int
    actions: int
    active_seconds: float
    runs: int

    @property
    def decisions(self) -> int:
        """How many spans have been decided on."""
        return sum(sum(by_state.values()) for by_state in self.spans.values())

    def as_dict(self) -> dict[str, Any]:
        """Make it fit for JSON."""
        return {
            "annotator": self.annotator,
            "articles": {review.value: n for review, n in self.articles.items()},
            "spans": {label: dict(states) for label, states in self.spans.items()},
            "pending": self.pending,
            "decisions": self.decisions,
            "actions": self.actions,
            "active_seconds": self.active_seconds,
            "runs": self.runs,
        }
