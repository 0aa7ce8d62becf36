"""Whether a score means what it says."""

from collections.abc import Sequence
from dataclasses import dataclass

BINS = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Bin:
    """Predictions whose scores lie in ``[low, high)``; the last bin takes 1 too.

    ``score`` is their mean score and ``right`` the share of them that is right: the
    two are alike where scores are probabilities.
    """

    low: float
    high: float
    count: int
    score: float
    right: float


@dataclass(frozen=True, slots=True)
class Calibration:
    """The bins that hold predictions, lowest first."""

    bins: tuple[Bin, ...]

    @property
    def count(self) -> int:
        """How many predictions had a score."""
        return sum(one.count for one in self.bins)

    @property
    def error(self) -> float:
        """The expected calibration error: the mean gap between score and share right.

        Source: Guo et al. 2017, On Calibration of Modern Neural Networks, eq. 5.
        """
        gaps = sum(one.count * abs(one.score - one.right) for one in self.bins)
        return gaps / max(1, self.count)


class Reliability:
    """Counts scored predictions by their scores."""

    def __init__(self) -> None:
        self._counts = [0] * BINS
        self._scores = [0.0] * BINS
        self._rights = [0] * BINS

    def add(self, score: float, *, right: bool) -> None:
        """Count a prediction."""
        place = min(BINS - 1, max(0, int(score * BINS)))
        self._counts[place] += 1
        self._scores[place] += score
        self._rights[place] += right

    def calibration(self) -> Calibration | None:
        """Sum up, or give nothing where nothing had a score."""
        bins = self._bins()
        return Calibration(tuple(bins)) if bins else None

    def _bins(self) -> Sequence[Bin]:
        return [
            Bin(
                low=place / BINS,
                high=(place + 1) / BINS,
                count=count,
                score=self._scores[place] / count,
                right=self._rights[place] / count,
            )
            for place, count in enumerate(self._counts)
            if count
        ]
