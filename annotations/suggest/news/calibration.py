"""Probabilities that mean something: Platt's scaling (1999) of what was judged."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from math import exp

from annotations.suggest.news.judge import log_odds
from annotations.suggest.news.mention import Mention


@dataclass(frozen=True, slots=True)
class Calibration:
    """How far the probabilities are to be believed, by the rule that found a name.

    Log odds are multiplied by ``slope`` and moved by ``shift``, and by the rule's
    own of ``shifts``.
    """

    slope: float = 1.0
    shift: float = 0.0
    shifts: Mapping[str, float] = field(default_factory=dict)

    def calibrated(self, mention: Mention) -> Mention:
        """Return the mention with the share of such mentions that are right."""
        moved = self.shift + self.shifts.get(mention.rule, 0.0)
        odds = self.slope * log_odds(mention.score) + moved
        return mention.scored(round(1 / (1 + exp(-odds)), 4))
