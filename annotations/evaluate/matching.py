"""Which prediction answers which entity, and how well."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from annotations.evaluate.gold import Entity, GoldArticle
from annotations.evaluate.tolerance import Regions, core_of
from annotations.span import Span
from annotations.suggestion import Proposal


class Kind(StrEnum):
    """What became of an entity or a prediction."""

    RIGHT = "right"
    BOUNDARY = "wrong boundary"
    LABEL = "wrong label"
    MISSED = "missed"
    SPURIOUS = "spurious"


@dataclass(frozen=True, slots=True)
class Verdict:
    """An entity, the prediction that answers it, or one of them alone."""

    kind: Kind
    gold: Entity | None = None
    predicted: Proposal | None = None

    @property
    def span(self) -> Span:
        """Where it is: at the entity or, if there is none, at the prediction."""
        one = self.gold or self.predicted
        assert one is not None  # noqa: S101  a verdict is about something
        return one.span


Key = tuple[Span, str]
_Marked = TypeVar("_Marked", Entity, Proposal)
Fits = Callable[[Key, Key], bool]


def judge(article: GoldArticle, proposals: Iterable[Proposal]) -> list[Verdict]:
    """Compare what was predicted for an article with its gold, in reading order.

    Spans are compared by their cores, so that articles and possessives do not matter;
    what has the same core and label twice counts once. What reaches into an ignored
    stretch is left out on both sides. Each entity is matched at most once: first with
    what has its very core and label, then with a prediction of its label that
    overlaps it, then with any that overlaps it; among several with the one that
    shares most of it. Where the article does not know a label, neither an entity nor
    a prediction of it that stands alone says anything, and both are left out.
    """
    regions = Regions.of(article.ignore)
    gold = _by_core(article.text, article.entities, regions)
    found = _by_core(article.text, proposals, regions)
    verdicts = list(_matched(gold, found))
    verdicts += [Verdict(Kind.MISSED, gold=one) for one in gold.values()]
    verdicts += [Verdict(Kind.SPURIOUS, predicted=one) for one in found.values()]
    return sorted(
        (one for one in verdicts if _says_something(one, article)),
        key=lambda one: one.span,
    )


def _by_core(
    text: str, items: Iterable[_Marked], regions: Regions
) -> dict[Key, _Marked]:
    found: dict[Key, _Marked] = {}
    for one in items:
        core = core_of(text, one.span)
        if not regions.touch(core):
            found.setdefault((core, one.label), one)
    return found


def _matched(gold: dict[Key, Entity], found: dict[Key, Proposal]) -> Iterator[Verdict]:
    """Take the matched ones out of both sides."""
    for kind, fits in _ROUNDS:
        for right, said in list(_pairs(gold, found, fits)):
            yield Verdict(kind, gold.pop(right), found.pop(said))


def _pairs(
    gold: Iterable[Key], found: Iterable[Key], fits: Fits
) -> Iterator[tuple[Key, Key]]:
    """Sweep over both sides; only entities near a prediction are looked at."""
    coming = sorted(gold)[::-1]
    near: list[Key] = []
    for said in sorted(found):
        span = said[0]
        while coming and coming[-1][0].start < span.end:
            near.append(coming.pop())
        near = [one for one in near if one[0].end > span.start]
        fitting = [one for one in near if one[0].overlaps(span) and fits(one, said)]
        if fitting:
            best = max(fitting, key=lambda one: _shared(one[0], span))
            near.remove(best)
            yield best, said


def _shared(one: Span, other: Span) -> int:
    return min(one.end, other.end) - max(one.start, other.start)


_ROUNDS: tuple[tuple[Kind, Fits], ...] = (
    (Kind.RIGHT, lambda gold, said: gold == said),
    (Kind.BOUNDARY, lambda gold, said: gold[1] == said[1]),
    (Kind.LABEL, lambda _, __: True),
)


def _says_something(verdict: Verdict, article: GoldArticle) -> bool:
    both = (verdict.gold, verdict.predicted)
    return any(one is not None and article.knows(one.label) for one in both)
