"""What entities were taken for."""

from collections import Counter
from dataclasses import dataclass
from itertools import chain

from annotations.evaluate.matching import Kind, Verdict
from annotations.evaluate.scores import in_order

BOUNDARY, MISSED, SPURIOUS = "boundary", "missed", "spurious"


@dataclass(frozen=True, slots=True)
class Confusion:
    """How often an entity of one label was answered by a prediction of another.

    ``counts[gold, predicted]``: the same label twice counts what is right; the label
    and ``BOUNDARY``, the same label at other ends; the label and ``MISSED``, what
    nothing overlaps; ``SPURIOUS`` and a label, predictions that overlap nothing.
    """

    counts: Counter[tuple[str, str]]

    def add(self, verdict: Verdict) -> None:
        """Count a verdict."""
        gold = verdict.gold.label if verdict.gold else SPURIOUS
        predicted = verdict.predicted.label if verdict.predicted else MISSED
        if verdict.kind is Kind.BOUNDARY:
            predicted = BOUNDARY
        self.counts[gold, predicted] += 1

    @property
    def labels(self) -> list[str]:
        """List the labels that stand in it."""
        return in_order(set(chain(*self.counts)) - {BOUNDARY, MISSED, SPURIOUS})

    @property
    def columns(self) -> list[str]:
        """Name the columns of the table."""
        return [*self.labels, BOUNDARY, MISSED]

    @property
    def rows(self) -> list[str]:
        """Name the rows of the table."""
        return [*self.labels, SPURIOUS]

    def as_dict(self) -> dict[str, dict[str, int]]:
        """Give it as plain values: by row, the columns that are not zero."""
        return {
            row: {
                column: number
                for column in self.columns
                if (number := self.counts[row, column])
            }
            for row in self.rows
        }
