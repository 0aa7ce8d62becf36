"""Precision, recall and F1, worked out by spaCy."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from annotations.evaluate.gold import GoldArticle
from annotations.evaluate.matching import Kind, Verdict
from annotations.ontonotes import ONTONOTES

CORE = ("PERSON", "GPE", "ORG", "NORP", "DATE")
"""The labels that most of news is about, scored together."""

_ORDER = {label.name: place for place, label in enumerate(ONTONOTES)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """How well some labels are found; ``precision`` to ``f1`` go from 0 to 1.

    ``gold`` counts entities, ``predicted`` predictions, ``right`` what is both.
    """

    gold: int
    predicted: int
    right: int
    precision: float
    recall: float
    f1: float


@dataclass(slots=True)
class Scores:
    """Counts, by label, of what is there, what was said, and what of that is right.

    Strict is what has the same core and label; overlapping also what has the label
    and shares a code point. The figures come from ``spacy.scorer.PRFScore``, fed with
    code points rather than through ``Scorer.score_spans``, which would drop what does
    not align with tokens; where everything aligns the two agree, and a test says so.
    """

    gold: Counter[str] = field(default_factory=Counter)
    predicted: Counter[str] = field(default_factory=Counter)
    strict: Counter[str] = field(default_factory=Counter)
    overlapping: Counter[str] = field(default_factory=Counter)

    def add(self, verdict: Verdict, article: GoldArticle) -> None:
        """Count a verdict, as far as the article knows its labels."""
        gold, predicted = verdict.gold, verdict.predicted
        if gold is not None and article.knows(gold.label):
            self.gold[gold.label] += 1
            self.strict[gold.label] += verdict.kind is Kind.RIGHT
            self.overlapping[gold.label] += verdict.kind in {Kind.RIGHT, Kind.BOUNDARY}
        if predicted is not None and article.knows(predicted.label):
            self.predicted[predicted.label] += 1

    @property
    def labels(self) -> list[str]:
        """List the labels met, those of OntoNotes in its order, then the others."""
        return in_order({*self.gold, *self.predicted})

    def figures(self, right: Counter[str], labels: Iterable[str]) -> Figures:
        """Sum some labels up; ``right`` is the strict or the overlapping count."""
        from spacy.scorer import PRFScore

        wanted = tuple(labels)
        gold, said, good = (
            sum(counts[label] for label in wanted)
            for counts in (self.gold, self.predicted, right)
        )
        score = PRFScore(tp=good, fp=said - good, fn=gold - good)
        return Figures(
            gold=gold,
            predicted=said,
            right=good,
            precision=score.precision,
            recall=score.recall,
            f1=score.fscore,
        )


def in_order(labels: Iterable[str]) -> list[str]:
    """Sort labels: OntoNotes' in its order, then the others by name."""
    return sorted(labels, key=lambda label: (_ORDER.get(label, len(_ORDER)), label))
