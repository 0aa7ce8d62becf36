"""Iterative stratification: each label's share of spans alike in all parts.

Source: K. Sechidis, G. Tsoumakas and I. Vlahavas, On the stratification of multi-label
data (2011). Here an article counts with each label as often as it has it, and what a
part lacks of all its labels decides, not only of the rarest: they come together.
"""

from collections import Counter
from collections.abc import Mapping, Sequence


def stratified(
    articles: Sequence[Counter[str]], shares: Mapping[str, float]
) -> list[str]:
    """Name the part of each article, given how often it has each label.

    The rarest label left is dealt out first, the articles with most of it before the
    others; each goes to the part that lacks most of what it has. The order given
    decides where all else is equal.
    """
    parts: dict[int, str] = {}
    dealer = _Dealer(articles, shares)
    left: Counter[str] = Counter()
    for one in articles:
        left.update(one)
    while left:
        label = min(left, key=lambda name: (left[name], name))
        having = [
            place
            for place, one in enumerate(articles)
            if place not in parts and one[label]
        ]
        for place in sorted(having, key=lambda place: -articles[place][label]):
            parts[place] = dealer.part(articles[place])
            left.subtract(articles[place])
        left = +left
    for place, one in enumerate(articles):
        if place not in parts:
            parts[place] = dealer.part(one)
    return [parts[place] for place in range(len(articles))]


class _Dealer:
    """Knows how many spans of each label, and how many articles, each part lacks."""

    def __init__(
        self, articles: Sequence[Counter[str]], shares: Mapping[str, float]
    ) -> None:
        self._left = len(articles)
        self._empty = dict.fromkeys(shares)
        self._totals: Counter[str] = Counter({_ARTICLES: self._left})
        for one in articles:
            self._totals.update(one)
        self._lacks = {
            part: {label: share * count for label, count in self._totals.items()}
            for part, share in shares.items()
        }

    def part(self, article: Counter[str]) -> str:
        """Choose a part for an article; the last ones left go where there is none."""
        counts = {**article, _ARTICLES: 1}
        among = list(self._lacks)
        if len(self._empty) >= self._left:
            among = list(self._empty) or among
        part = max(among, key=lambda name: self._need(name, counts))
        self._left -= 1
        self._empty.pop(part, None)
        for name, count in counts.items():
            self._lacks[part][name] -= count
        return part

    def _need(self, part: str, counts: Mapping[str, int]) -> float:
        """Say by how much the squares of what a part lacks, in shares, would shrink."""
        lacks = self._lacks[part]
        return sum(
            count * lacks[name] / self._totals[name] ** 2
            for name, count in counts.items()
        )


_ARTICLES = ""
"""Stands for the articles themselves among labels, none of which is empty."""
