"""How far annotators agree on articles that both have finished."""

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import asdict, dataclass
from heapq import merge
from itertools import combinations, groupby

from annotations.annotated import AnnotatedArticle
from annotations.selection import GOOD_STATES
from annotations.wording import counted


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """What two annotators have in common: spans with the same start, end and label."""

    annotators: tuple[str, str]
    articles: int
    spans: tuple[int, int]
    common: int

    @property
    def f1(self) -> float:
        """Give the strict F1 of one held against the other, from 0 to 1."""
        return 2 * self.common / sum(self.spans) if any(self.spans) else 1.0

    def line(self) -> str:
        """Say it in a sentence."""
        one, other = self.annotators
        return (
            f"{one} and {other}: strict F1 {self.f1:.3f} on "
            f"{counted(self.articles, 'article')} that both have done "
            f"({self.spans[0]:,} and {self.spans[1]:,} spans, {self.common:,} alike)."
        )

    def as_dict(self) -> dict[str, object]:
        """Give it as plain values, for JSON."""
        return {**asdict(self), "f1": round(self.f1, 6)}


def agreements(
    finished: Mapping[str, Iterator[AnnotatedArticle]], among: AbstractSet[str]
) -> list[Agreement]:
    """Compare annotators two by two, on articles with some digests.

    ``finished`` gives the articles that each has marked done, in the order of their
    ids; of each only one is in memory.
    """
    made: dict[tuple[str, str], Agreement] = {}
    walks = (_named(name, found) for name, found in sorted(finished.items()))
    together = merge(*walks, key=lambda one: one[0])
    for _, group in groupby(together, key=lambda one: one[0]):
        for one, other in combinations(group, 2):
            if one[2].article.sha256 in among:
                pair = one[1], other[1]
                made[pair] = _and(made.get(pair), _compared(one, other))
    return [made[pair] for pair in sorted(made)]


_Held = tuple[int, str, AnnotatedArticle]


def _named(name: str, found: Iterator[AnnotatedArticle]) -> Iterator[_Held]:
    return ((one.article.id, name, one) for one in found)


def _compared(one: _Held, other: _Held) -> Agreement:
    ours, theirs = _standing(one[2]), _standing(other[2])
    return Agreement(
        annotators=(one[1], other[1]),
        articles=1,
        spans=(len(ours), len(theirs)),
        common=len(ours & theirs),
    )


def _standing(annotated: AnnotatedArticle) -> set[tuple[int, int, str]]:
    return {
        (one.span.start, one.span.end, one.label)
        for one in annotated.spans
        if one.state in GOOD_STATES
    }


def _and(first: Agreement | None, then: Agreement) -> Agreement:
    if first is None:
        return then
    return Agreement(
        annotators=first.annotators,
        articles=first.articles + then.articles,
        spans=(first.spans[0] + then.spans[0], first.spans[1] + then.spans[1]),
        common=first.common + then.common,
    )
