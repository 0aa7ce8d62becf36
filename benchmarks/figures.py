"""Percentiles, ratios, and the table they are printed in."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from time import perf_counter

_HEAD = ("", "n", "p50", "p95", "max", "bare p50", "bare p95", "ratio", "p95 budget")


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """What was timed, in milliseconds, beside the bare minimum timed in turns with it.

    ``budget`` is what 95 of 100 ``times`` have to stay below.
    """

    name: str
    times: Sequence[float]
    bare: Sequence[float] = ()
    budget: float | None = None

    @property
    def ratio(self) -> float | None:
        """How many times the bare minimum it takes; noise hits both sides alike."""
        return median(self.times) / median(self.bare) if self.bare else None

    def cells(self) -> tuple[str, ...]:
        """Write the row of a table."""
        return (
            self.name,
            str(len(self.times)),
            _shown(median(self.times)),
            _shown(percentile(self.times, 95)),
            _shown(max(self.times)),
            _shown(median(self.bare) if self.bare else None),
            _shown(percentile(self.bare, 95) if self.bare else None),
            "" if self.ratio is None else f"{self.ratio:.1f}x",
            self._verdict(),
        )

    def _verdict(self) -> str:
        if self.budget is None:
            return ""
        kept = percentile(self.times, 95) < self.budget
        return f"{self.budget:,.0f} {'kept' if kept else 'EXCEEDED'}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rates:
    """How many things a second went through, beside a bare way timed in turns with it.

    ``goal`` is what our median has to be of the bare one, at least.
    """

    name: str
    rates: Sequence[float]
    bare: Sequence[float]
    goal: float

    def sentence(self) -> str:
        """Say both medians, their ratio, and whether it is as it should be."""
        ours, bare = median(self.rates), median(self.bare)
        verdict = "kept" if ours >= self.goal * bare else "MISSED"
        return (
            f"{self.name}: {ours:,.0f}/s, bare {bare:,.0f}/s, "
            f"ratio {ours / bare:.2f} (goal {self.goal:.2f} {verdict})"
        )


class Watch:
    """Tells how long ago it was last asked, in milliseconds."""

    def __init__(self) -> None:
        self._since = perf_counter()

    def lap(self) -> float:
        """Read the time and start again."""
        now = perf_counter()
        passed, self._since = (now - self._since) * 1_000, now
        return passed


def percentile(values: Sequence[float], percent: float) -> float:
    """Give the smallest value that so many of a hundred do not exceed."""
    ordered = sorted(values)
    place = -(-len(ordered) * percent // 100)
    return ordered[max(0, int(place) - 1)]


def median(values: Sequence[float]) -> float:
    """Give the middle value."""
    return percentile(values, 50)


def show(figures: Iterable[Figure]) -> None:
    """Print a table, in milliseconds."""
    rows = [_HEAD, *(figure.cells() for figure in figures)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for name, *cells in rows:
        right = (cell.rjust(w) for cell, w in zip(cells, widths[1:], strict=True))
        print("  ".join((name.ljust(widths[0]), *right)).rstrip())


def _shown(value: float | None) -> str:
    if value is None:
        return ""
    return f"{value:,.0f}" if value >= 100 else f"{value:.2f}"  # noqa: PLR2004  three digits
