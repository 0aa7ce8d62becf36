"""What has to stand on an article at the end, and what is wrong until then."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Self

from annotations.evaluate.gold import GoldArticle
from annotations.evaluate.tolerance import Regions
from annotations.span import Span
from annotations.tokens import Tokens

Key = tuple[Span, str]
"""A span and its label."""


class Kind(StrEnum):
    """How what stands on an article differs from the gold."""

    RIGHT = "right"
    LABEL = "wrong label"
    BOUNDARY = "wrong boundary"
    BOTH = "wrong label and boundary"
    SPURIOUS = "spurious"
    MISSED = "missed"


@dataclass(frozen=True, slots=True)
class Finding:
    """What is wanted, what stands there instead, or one of them alone."""

    kind: Kind
    wanted: Key | None = None
    said: Key | None = None

    @property
    def span(self) -> Span:
        """Where it begins to matter to somebody who reads on."""
        return min(key[0] for key in (self.wanted, self.said) if key is not None)


@dataclass(frozen=True, slots=True)
class Goal:
    """An article, and what has to stand on it, exactly.

    What reaches into an ignored region or bears a label that the article does not know
    is left out on both sides: it is neither wanted nor wrong.
    """

    article: GoldArticle
    wanted: frozenset[Key]
    regions: Regions

    @classmethod
    def of(cls, article: GoldArticle) -> Self:
        """Take the entities of a gold article that say something."""
        regions = Regions.of(article.ignore)
        all_ = ((one.span, one.label) for one in article.entities)
        goal = cls(article, frozenset(all_), regions)
        return cls(article, goal.counted(goal.wanted), regions)

    def counts(self, key: Key) -> bool:
        """Tell whether it matters if this stands on the article."""
        return self.article.knows(key[1]) and not self.regions.touch(key[0])

    def counted(self, keys: Iterable[Key]) -> frozenset[Key]:
        """Keep what matters."""
        return frozenset(filter(self.counts, keys))

    def is_met(self, keys: Iterable[Key]) -> bool:
        """Tell whether exactly what is wanted stands there."""
        return self.counted(keys) == self.wanted

    def compare(self, said: Iterable[Key]) -> list[Finding]:
        """Match what stands there with what is wanted, in reading order.

        First what is exactly right, then the same span, then what overlaps under the
        same label, then what overlaps; among several what shares most. What does not
        matter is said nothing of, unless it stands where something is wanted.
        """
        stands = frozenset(said)
        right = self.wanted & stands
        wanted, left = sorted(self.wanted - right), sorted(stands - right)
        found = [Finding(Kind.RIGHT, one, one) for one in right]
        found += _matched(wanted, left)
        found += [Finding(Kind.MISSED, wanted=one) for one in wanted]
        spurious = filter(self.counts, left)
        found += [Finding(Kind.SPURIOUS, said=one) for one in spurious]
        return sorted(found, key=lambda one: one.span)


def tokens_in(text: str, span: Span) -> int:
    """Count the tokens of a span, at least one."""
    return max(1, len(Tokens.of(span.of(text))))


def _matched(wanted: list[Key], left: list[Key]) -> Iterator[Finding]:
    """Take the matched ones out of both sides."""
    for kind, fits in _ROUNDS:
        for said in list(left):
            if fitting := [one for one in wanted if fits(one, said)]:
                best = _closest(fitting, said[0])
                wanted.remove(best)
                left.remove(said)
                yield Finding(kind, best, said)


def _closest(keys: Sequence[Key], span: Span) -> Key:
    def shared(key: Key) -> int:
        return min(key[0].end, span.end) - max(key[0].start, span.start)

    return max(keys, key=shared)


_ROUNDS: tuple[tuple[Kind, Callable[[Key, Key], bool]], ...] = (
    (Kind.LABEL, lambda wanted, said: wanted[0] == said[0]),
    (
        Kind.BOUNDARY,
        lambda one, other: one[1] == other[1] and one[0].overlaps(other[0]),
    ),
    (Kind.BOTH, lambda wanted, said: wanted[0].overlaps(said[0])),
)
