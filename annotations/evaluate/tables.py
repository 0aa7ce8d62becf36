"""An evaluation's tables, for terminal and window alike."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from annotations.evaluate.calibration import Calibration
from annotations.evaluate.confusion import Confusion
from annotations.evaluate.evaluation import ALL, CORE_NAME, Measured

_GAP = "  "
CONFUSION = "Confusion"
NONE = "."
"""What stands for no case in a confusion table."""


@dataclass(frozen=True, slots=True)
class Table:
    """Cells of text under a heading; the first column names the row.

    ``name`` is the shortest there is, ``title`` says more.
    """

    name: str
    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def lines(self) -> list[str]:
        """Write it with names on the left and figures on the right."""
        whole = (self.columns, *self.rows)
        widths = [max(map(len, column)) for column in zip(*whole, strict=True)]
        return [self.title, *(_aligned(row, widths) for row in whole)]


def scores_table(measured: Measured) -> Table:
    """Tabulate the figures by label, then those of the core and of all."""
    rows = [
        (
            name,
            *(f"{x:.3f}" for x in (strict.precision, strict.recall, strict.f1)),
            *(f"{x:.3f}" for x in (loose.precision, loose.recall, loose.f1)),
            f"{strict.gold:,}",
            f"{strict.predicted:,}",
            f"{strict.right:,}",
        )
        for name, strict in measured.strict.items()
        for loose in (measured.overlapping[name],)
    ]
    columns = ("label", "P", "R", "F1", "over P", "over R", "over F1")
    return Table(
        "Scores",
        "Scores by label: strict, and overlapping (over)",
        (*columns, "gold", "predicted", "right"),
        tuple(rows),
    )


def sources_table(sources: Sequence[Measured]) -> Table:
    """Tabulate F1 by file."""
    columns = ("file", "core F1", "all F1", "over core", "over all", "articles")
    rows = [
        (
            Path(one.name).name,
            *(
                f"{figures[name].f1:.3f}"
                for figures in (one.strict, one.overlapping)
                for name in (CORE_NAME, ALL)
            ),
            f"{one.articles:,}",
            f"{one.words:,}",
        )
        for one in sources
    ]
    return Table("Files", "F1 by file", (*columns, "words"), tuple(rows))


def confusion_table(confusion: Confusion) -> Table:
    """Tabulate what entities were taken for; a dot is none."""
    rows = [
        (row, *(_number(confusion.counts[row, column]) for column in confusion.columns))
        for row in confusion.rows
    ]
    return Table(
        CONFUSION,
        "Confusion: gold down, predicted across; boundary: right label, wrong ends",
        ("", *_short(confusion.columns)),
        tuple(rows),
    )


def calibration_table(calibration: Calibration) -> Table:
    """Tabulate how often predictions of some score are right."""
    rows = [
        (
            f"{one.low:.1f}-{one.high:.1f}",
            f"{one.count:,}",
            f"{one.score:.3f}",
            f"{one.right:.3f}",
        )
        for one in calibration.bins
    ]
    return Table(
        "Calibration",
        f"Calibration: expected error {calibration.error:.3f} over "
        f"{calibration.count:,} scored predictions",
        ("score", "predictions", "mean", "right"),
        tuple(rows),
    )


def _number(count: int) -> str:
    return f"{count:,}" if count else NONE


def _short(names: Sequence[str], *, length: int = 6) -> tuple[str, ...]:
    """Cut names where that leaves them different."""
    cut = [name[:length] for name in names]
    return tuple(
        name if name.islower() or cut.count(short) > 1 else short
        for name, short in zip(names, cut, strict=True)
    )


def _aligned(row: Sequence[str], widths: Sequence[int]) -> str:
    cells = zip(row[1:], widths[1:], strict=True)
    first = f"{row[0]:<{widths[0]}}"
    return _GAP.join([first, *(f"{cell:>{width}}" for cell, width in cells)])
