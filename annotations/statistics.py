"""How far a project is, in figures."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from annotations.annotation import State
from annotations.cost import Costs
from annotations.edit import Review
from annotations.wording import counted


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispute:
    """How many undecided spans two runs disagree about, where ``newest`` is the newest.

    Runs are named as people tell them apart, such as ``en_core_web_sm 3.8.0, run 2``.
    """

    newest: str
    earlier: str
    spans: int

    def as_dict(self) -> dict[str, Any]:
        """Make it fit for JSON."""
        return asdict(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Statistics:
    """One annotator's work or, if ``annotator`` is ``None``, everybody's together.

    ``articles`` counts articles by how far whoever is farthest has come;
    ``spans[label][state]`` counts decisions; ``pending`` is what is left to decide.
    ``flagged`` counts articles flagged for discussion.
    ``disputed`` counts undecided spans about which runs disagree, once each: pending
    ones, and those that only an earlier run found. ``disputes`` counts them for each
    pair of runs.
    """

    annotator: str | None
    articles: Mapping[Review, int]
    spans: Mapping[str, Mapping[str, int]]
    pending: int
    actions: int
    active_seconds: float
    runs: int
    costs: Costs = field(default_factory=Costs)
    flagged: int = 0
    disputed: int = 0
    disputes: tuple[Dispute, ...] = ()

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
            "flagged": self.flagged,
            "disputed": self.disputed,
            "disputes": [dispute.as_dict() for dispute in self.disputes],
            "decisions": self.decisions,
            "actions": self.actions,
            "active_seconds": self.active_seconds,
            "runs": self.runs,
            "cost": self.costs.as_dict(),
        }

    def lines(self) -> list[str]:
        """Say it for people: articles, then a table of spans, then the cost."""
        articles = ", ".join(f"{n:,} {review}" for review, n in self.articles.items())
        return [
            f"Articles: {articles or 'none'}",
            f"Spans: {self.decisions:,} decided, {self.pending:,} pending",
            *self._flags(),
            *self._disagreements(),
            *self._table(),
            *self.costs.lines(),
        ]

    def _flags(self) -> list[str]:
        if not self.flagged:
            return []
        return [f"Flagged for discussion: {counted(self.flagged, 'article')}"]

    def _disagreements(self) -> list[str]:
        if self.runs <= 1:
            return []
        pairs = [
            f"  {one.spans:,} between {one.newest} and {one.earlier}"
            for one in self.disputes
        ]
        told = f"Runs disagree about {counted(self.disputed, 'undecided span')}"
        return [told + (":" if pairs else ""), *pairs]

    def _table(self) -> list[str]:
        if not self.spans:
            return []
        heads = "".join(f"{state:>11}" for state in State)
        rows = [
            f"  {label:<14}" + "".join(f"{states.get(s, 0):>11,}" for s in State)
            for label, states in self.spans.items()
        ]
        return [f"  {'label':<14}{heads}", *rows]
