"""How far a project is, in figures."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from annotations.annotation import State
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

    def lines(self) -> list[str]:
        """Say it for people: articles, then a table of spans, then the cost."""
        articles = ", ".join(f"{n:,} {review}" for review, n in self.articles.items())
        return [
            f"Articles: {articles or 'none'}",
            f"Spans: {self.decisions:,} decided, {self.pending:,} pending",
            *self._table(),
            f"Cost: {self.actions:,} actions, {self.active_seconds / 60:.1f} minutes",
        ]

    def _table(self) -> list[str]:
        if not self.spans:
            return []
        heads = "".join(f"{state:>11}" for state in State)
        rows = [
            f"  {label:<14}" + "".join(f"{states.get(s, 0):>11,}" for s in State)
            for label, states in self.spans.items()
        ]
        return [f"  {'label':<14}{heads}", *rows]
