"""Gold and predictions written as marked text, and a suggester that says them."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from annotations.evaluate.gold import Entity, GoldArticle
from annotations.evaluate.matching import Verdict, judge
from annotations.span import Span
from annotations.suggestion import Pipeline, Proposal
from tests import builders

_MARK = re.compile(r"\[([^\]|]+)\|(\w+)(?:\|([\d.]+))?\]")


def plain(marked: str) -> str:
    return _MARK.sub(r"\1", marked)


def proposals(marked: str) -> tuple[Proposal, ...]:
    """Read ``[Ada|PERSON|0.9] spoke``: words, label and, if there is one, a score."""
    found, taken = [], 0
    for match in _MARK.finditer(marked):
        words, label, score = match.groups()
        start = match.start() - taken
        taken += len(match.group()) - len(words)
        span = Span(start, start + len(words))
        found.append(Proposal(span, label, score=float(score) if score else None))
    return tuple(found)


def gold(
    marked: str,
    *,
    ignore: str = "",
    exhaustive: Iterable[str] | None = None,
    name: str = "one",
) -> GoldArticle:
    text = plain(marked)
    return GoldArticle(
        text=text,
        entities=tuple(Entity(one.span, one.label) for one in proposals(marked)),
        ignore=(builders.span(ignore, text),) if ignore else (),
        exhaustive=None if exhaustive is None else frozenset(exhaustive),
        name=name,
        source="gold.jsonl",
    )


def judged(article: GoldArticle, predicted: str) -> list[Verdict]:
    assert plain(predicted) == article.text
    return judge(article, proposals(predicted))


def outcomes(article: GoldArticle, predicted: str) -> list[str]:
    """Say in words what became of everything, in reading order."""
    return [
        f"{one.kind} {one.gold.label if one.gold else '-'} "
        f"{one.predicted.label if one.predicted else '-'}"
        for one in judged(article, predicted)
    ]


@dataclass
class Parrot:
    """Says of each text what it was told to."""

    told: Mapping[str, tuple[Proposal, ...]]
    pipeline: Pipeline = field(default_factory=builders.pipeline)
    labels: tuple[str, ...] = ()

    def suggest(self, texts: Iterable[str]) -> Iterator[tuple[Proposal, ...]]:
        for text in texts:
            yield self.told.get(text, ())


def parrot(*marked: str) -> Parrot:
    return Parrot({plain(one): proposals(one) for one in marked})
