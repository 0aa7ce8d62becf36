"""The judge: of recogniser and rules, who is right, and how surely.

A logistic regression (stacking, Wolpert 1992) over what both say of a span and of the
same words elsewhere. What it returns is the probability that the span is an entity
under that label.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from math import exp, log, log1p

from annotations.suggest.news.evidence import Evidence
from annotations.suggest.news.mention import Mention

# In a long text much is left out that ought to be in, in single sentences little.
_KEPT, _KEPT_IN_SENTENCES = 0.38, 0.45
Feature = tuple[str, float]


@dataclass(frozen=True, slots=True)
class Judge:
    """Weighs candidates; ``weights`` by a feature's name, in log odds."""

    weights: Mapping[str, float] = field(default_factory=dict)

    def judged(
        self, tokens: Sequence[str], candidates: Sequence[Mention]
    ) -> list[Mention]:
        """Keep what is likely right, of what overlaps the likeliest, in order."""
        evidence = Evidence(tokens, candidates)
        weighed = [one.scored(self.probability(one, evidence)) for one in candidates]
        least = _KEPT_IN_SENTENCES if evidence.is_short else _KEPT
        kept: list[Mention] = []
        taken: set[int] = set()
        for one in sorted(weighed, key=lambda m: -m.score):
            here = range(one.start, one.end)
            if one.score >= least and taken.isdisjoint(here):
                taken.update(here)
                kept.append(one)
        return sorted(kept, key=lambda m: m.start)

    def probability(self, one: Mention, evidence: Evidence) -> float:
        """Return how likely a candidate is right."""
        odds = sum(
            self.weights.get(name, 0.0) * value
            for name, value in features(one, evidence)
        )
        return 1 / (1 + exp(-odds))


def features(one: Mention, evidence: Evidence) -> Iterator[Feature]:
    """Yield what is known of a candidate among the others of its text."""
    odds = log_odds(one.score)
    yield "always", 1.0
    yield "odds", odds
    yield f"odds {one.label}", odds
    yield f"{'best' if one.best else 'other'} {one.label}", 1.0
    if one.rule:
        yield f"rule {one.rule}", 1.0
        yield f"hinted {one.label}", 1.0
        yield "odds hinted", odds
    if evidence.is_short:
        yield f"short {'best' if one.best else 'other'} {one.label}", 1.0
        yield "short, odds", odds
        yield "short, hinted", float(bool(one.rule))
    yield from _beside(one, evidence)
    yield from _elsewhere(one, evidence)


def _beside(one: Mention, evidence: Evidence) -> Iterator[Feature]:
    """Yield what contradicts a candidate in the same place."""
    rivals = evidence.rivals(one)
    if rivals:
        yield "rival", 1.0
        yield "rival's odds", max(log_odds(rival.score) for rival in rivals)
        yield "short, rival", float(evidence.is_short)
    for rival in rivals:
        yield f"against {rival.rule or rival.label}", 1.0
        if one.rule and rival.rule:
            yield "both hinted", 1.0


def _elsewhere(one: Mention, evidence: Evidence) -> Iterator[Feature]:
    """Yield what is said of the same words in other places of the text."""
    same, different = evidence.same_words(one)
    if same:
        odds = max(log_odds(other.score) for other in same)
        yield "same", 1.0
        yield "same, times", log1p(len(same))
        yield "same, odds", odds
        yield f"same, odds {one.label}", odds
    if different:
        yield "different", 1.0
        yield "different, odds", max(log_odds(other.score) for other in different)


_LEAST = 1e-4


def log_odds(probability: float) -> float:
    """Return the log of the odds, kept finite."""
    p = min(max(probability, _LEAST), 1 - _LEAST)
    return log(p / (1 - p))
