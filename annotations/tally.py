"""What is left to decide on an article, counted: for lists that are sorted by it."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from math import fsum
from statistics import fmean
from types import MappingProxyType

from annotations.layer import Layer
from annotations.marks import undecided
from annotations.opinions import Opinions
from annotations.suggestion import RunId


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """Counts of one annotator's undecided spans on one article.

    ``pending`` counts suggestions of the newest run; ``lowest`` and ``mean`` are of
    their scores, ``None`` where none has a score, as is ``unsure``: how many of them
    are likely wrong. ``disputed`` counts undecided spans
    about which runs disagree, those that only an earlier run found included;
    ``by_run`` counts them for each earlier run that contradicts the newest.
    """

    pending: int = 0
    lowest: float | None = None
    mean: float | None = None
    unsure: float | None = None
    disputed: int = 0
    by_run: Mapping[RunId, int] = field(default_factory=lambda: MappingProxyType({}))


def tally(layer: Layer, opinions: Opinions) -> Tally:
    """Count what an annotator has left to decide."""
    left = undecided(layer, opinions.newest)
    scores = [one.score for one in left if one.score is not None]
    both = [*left, *undecided(layer, opinions.only_earlier)]
    disputed = [one.id for one in both if one.id in opinions.disputes]
    return Tally(
        pending=len(left),
        lowest=min(scores, default=None),
        mean=fmean(scores) if scores else None,
        unsure=fsum(1 - score for score in scores) if scores else None,
        disputed=sum(bool(opinions.disputes[id_]) for id_ in disputed),
        by_run=Counter(run for id_ in disputed for run in opinions.disputes[id_]),
    )
