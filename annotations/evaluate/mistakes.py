"""What a pipeline got wrong, with the words around it."""

from collections.abc import Sequence
from dataclasses import dataclass
from heapq import heappush, heappushpop

from annotations.article import ArticleId
from annotations.evaluate.gold import GoldArticle
from annotations.evaluate.matching import Kind, Verdict
from annotations.span import Span

_AROUND = 28
_NONE = "\N{EN DASH}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mistake:
    """One mistake; ``span`` and ``words`` are the gold's or, if spurious, predicted.

    ``said`` are the predicted words where they are others; labels are empty, and
    ``score`` is ``None``, where there is none.
    """

    kind: Kind
    span: Span
    words: str
    before: str
    after: str
    gold: str = ""
    predicted: str = ""
    said: str = ""
    score: float | None = None

    @property
    def labels(self) -> str:
        """Say the gold's label and the predicted one: ``ORG → GPE``."""
        if self.gold == self.predicted:
            return self.gold
        return f"{self.gold or _NONE} → {self.predicted or _NONE}"

    @property
    def context(self) -> str:
        """Quote the words in brackets among those around them, in one line."""
        said = f" (said: “{self.said}”)" if self.said else ""
        return f"{self.before}[{self.words}]{self.after}{said}"


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleMistakes:
    """An article and its mistakes, in reading order."""

    name: str
    source: str
    article_id: ArticleId
    mistakes: tuple[Mistake, ...]


class Worst:
    """Keeps the articles with the most mistakes, the first come of equals."""

    def __init__(self, keep: int) -> None:
        self._keep = keep
        self._heap: list[tuple[int, int, ArticleMistakes]] = []

    def add(
        self, article: GoldArticle, verdicts: Sequence[Verdict], *, number: int
    ) -> None:
        """Keep an article if it is bad enough; ``number`` tells which came first."""
        wrong = [one for one in verdicts if one.kind is not Kind.RIGHT]
        full = len(self._heap) >= self._keep
        if not wrong or not self._keep:
            return
        if full and (len(wrong), -number) < self._heap[0][:2]:
            return
        entry = (len(wrong), -number, _listed(article, wrong))
        (heappushpop if full else heappush)(self._heap, entry)

    def articles(self) -> tuple[ArticleMistakes, ...]:
        """List them, the worst first."""
        return tuple(entry[2] for entry in sorted(self._heap, reverse=True))


def _listed(article: GoldArticle, wrong: Sequence[Verdict]) -> ArticleMistakes:
    return ArticleMistakes(
        name=article.name,
        source=article.source,
        article_id=article.article_id,
        mistakes=tuple(_mistake(article.text, one) for one in wrong),
    )


def _mistake(text: str, verdict: Verdict) -> Mistake:
    gold, predicted, span = verdict.gold, verdict.predicted, verdict.span
    return Mistake(
        kind=verdict.kind,
        span=span,
        words=_line(span.of(text)),
        before=_before(text, span.start),
        after=_after(text, span.end),
        gold=gold.label if gold else "",
        predicted=predicted.label if predicted else "",
        said=_line(predicted.span.of(text))
        if predicted and predicted.span != span
        else "",
        score=predicted.score if predicted else None,
    )


def _line(text: str) -> str:
    """Put words on one line, each run of white space a single blank."""
    return " ".join(text.split())


def _before(text: str, end: int) -> str:
    cut = text[max(0, end - _AROUND) : end]
    if end > _AROUND:
        cut = "…" + (cut.partition(" ")[2] or cut)
    return _line(cut) + " " * cut[-1:].isspace()


def _after(text: str, start: int) -> str:
    cut = text[start : start + _AROUND]
    if start + _AROUND < len(text):
        cut = (cut.rpartition(" ")[0] or cut) + "…"
    return " " * cut[:1].isspace() + _line(cut)
