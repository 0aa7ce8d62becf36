"""Counting verdicts, in memory that does not grow with the articles."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from annotations.evaluate.calibration import Reliability
from annotations.evaluate.confusion import Confusion
from annotations.evaluate.evaluation import Evaluation, Measured, measured
from annotations.evaluate.gold import GoldArticle
from annotations.evaluate.matching import Kind, Verdict, judge
from annotations.evaluate.mistakes import Worst
from annotations.evaluate.scores import Scores
from annotations.suggestion import Pipeline, Proposal


@dataclass(slots=True)
class _Source:
    """What was counted of one file or project."""

    scores: Scores = field(default_factory=Scores)
    articles: int = 0
    words: int = 0

    def add(self, article: GoldArticle, verdicts: Iterable[Verdict]) -> None:
        self.articles += 1
        self.words += len(article.text.split())
        for verdict in verdicts:
            self.scores.add(verdict, article)


class Tally:
    """Takes in articles with what was predicted for them, and sums up."""

    def __init__(self, *, keep: int) -> None:
        self.seconds = 0.0
        self._whole = _Source()
        self._sources: dict[str, _Source] = {}
        self._confusion = Confusion(Counter())
        self._reliability = Reliability()
        self._worst = Worst(keep)
        self._unfinished = 0

    @property
    def articles(self) -> int:
        """How many articles were taken in."""
        return self._whole.articles

    def add(self, article: GoldArticle, proposals: Iterable[Proposal]) -> None:
        """Judge and count what was predicted for an article."""
        verdicts = judge(article, proposals)
        self._worst.add(article, verdicts, number=self.articles)
        source = self._sources.setdefault(article.source, _Source())
        for each in (self._whole, source):
            each.add(article, verdicts)
        for verdict in verdicts:
            self._confusion.add(verdict)
            self._rate(verdict, article)
        self._unfinished += not article.is_finished

    def evaluation(self, pipeline: Pipeline) -> Evaluation:
        """Sum up."""
        return Evaluation(
            pipeline=pipeline,
            seconds=self.seconds,
            whole=_measured(", ".join(self._sources), self._whole),
            sources=tuple(_measured(*each) for each in self._sources.items()),
            confusion=self._confusion,
            calibration=self._reliability.calibration(),
            worst=self._worst.articles(),
            unfinished=self._unfinished,
        )

    def _rate(self, verdict: Verdict, article: GoldArticle) -> None:
        said = verdict.predicted
        if said is not None and said.score is not None and article.knows(said.label):
            self._reliability.add(said.score, right=verdict.kind is Kind.RIGHT)


def _measured(name: str, source: _Source) -> Measured:
    return measured(
        source.scores, name=name, articles=source.articles, words=source.words
    )
