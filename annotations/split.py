"""Dividing articles into parts such as train, dev and test."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from itertools import accumulate
from math import isclose
from typing import Self

from annotations.article import Article
from annotations.errors import CopydeskError

_EXAMPLE = "write it like train=0.8,dev=0.1,test=0.1"
_TOLERANCE = 0.001  # lets three thirds be written 0.333


@dataclass(frozen=True, slots=True)
class Split:
    """Which share of the articles goes to which part; the shares add up to 1.

    Raises:
        CopydeskError: a share is no share, or a part's name cannot end a file's name.
    """

    shares: Mapping[str, float]
    seed: int = 0

    def __post_init__(self) -> None:
        for part, share in self.shares.items():
            _check(part, share)
        if len({part.casefold() for part in self.shares}) < len(self.shares):
            raise CopydeskError("Two parts bear the same name; rename one of them.")
        if not isclose(total := sum(self.shares.values()), 1, abs_tol=_TOLERANCE):
            raise CopydeskError(
                f"The shares add up to {total:.4g}; make them add up to 1."
            )

    @classmethod
    def parse(cls, text: str, *, seed: int = 0) -> Self:
        """Read a split such as ``train=0.8,dev=0.1,test=0.1``."""
        pairs = [_pair(one) for one in text.split(",")]
        shares = dict(pairs)
        if len(shares) < len(pairs):
            raise CopydeskError("Two parts bear the same name; rename one of them.")
        return cls(shares, seed)

    @property
    def parts(self) -> tuple[str, ...]:
        """The parts that get a share."""
        return tuple(part for part, share in self.shares.items() if share)

    def over(self, digests: Iterable[str]) -> "Partition":
        """Divide the articles whose texts have these SHA-256 digests.

        They are put in the order of a seeded hash and that order is cut, rather than
        each hash being compared with the shares: five articles then still give every
        part one. The price is that an article whose hash lies close to a cut may
        change sides when others come or go; the rest stay where they are.

        Raises:
            CopydeskError: there are fewer articles than parts.
        """
        parts = self.parts
        keys = sorted({_key(digest, self.seed) for digest in digests})
        if len(keys) < len(parts):
            raise CopydeskError(
                f"There are fewer articles to export ({len(keys)}) than parts to "
                f"divide them into ({len(parts)}); export without a split."
            )
        ends = accumulate(counts([self.shares[one] for one in parts], len(keys)))
        return Partition(parts, tuple(keys[end - 1] for end in ends), self.seed)


@dataclass(frozen=True, slots=True)
class Partition:
    """A split applied: each part goes up to the last of its hashes."""

    parts: tuple[str, ...]
    last_keys: tuple[str, ...]
    seed: int

    def part_of(self, article: Article) -> str:
        """Name the part an article belongs to."""
        return self.part_for(article.sha256)

    def part_for(self, digest: str) -> str:
        """Name the part that the article whose text has a digest belongs to."""
        index = bisect_left(self.last_keys, _key(digest, self.seed))
        return self.parts[min(index, len(self.parts) - 1)]


def _check(part: str, share: float) -> None:
    if not re.fullmatch(r"[A-Za-z0-9_-]+", part):
        raise CopydeskError(
            f"“{part}” cannot name a part; use letters, digits, - and _ only."
        )
    if not 0 <= share <= 1:
        raise CopydeskError(f"The share of {part} is {share}; give one from 0 to 1.")


def _pair(text: str) -> tuple[str, float]:
    part, sign, share = (one.strip() for one in text.partition("="))
    try:
        return part, float(share)
    except ValueError as error:
        what = f"“{share}” is no number" if sign else f"“{text}” names no share"
        raise CopydeskError(f"{what}; {_EXAMPLE}.") from error


def _key(digest: str, seed: int) -> str:
    return sha256(f"{seed}:{digest}".encode()).hexdigest()


def counts(shares: list[float], total: int) -> list[int]:
    """Divide a number by shares, so that each gets something if there is enough.

    Rounded by largest remainder; then the largest part fills the empty ones.
    """
    exact = [share * total / sum(shares) for share in shares]
    made = [int(number) for number in exact]
    by_remainder = sorted(range(len(exact)), key=lambda i: made[i] - exact[i])
    for index in by_remainder[: total - sum(made)]:
        made[index] += 1
    while 0 in made and total >= len(made):
        made[made.index(max(made))] -= 1
        made[made.index(0)] += 1
    return made
