"""What reviewing has cost so far: by article, by day, by kind of decision."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from math import ceil
from typing import Any

from annotations.article import ArticleId
from annotations.wording import counted, lasting


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """Keys, clicks and active seconds, and what was reached by them.

    ``entities`` are decisions that stand, rejected ones left out; ``articles`` are
    those that were worked on. ``actions`` may be more than keys and clicks: older
    work did not tell them apart.
    """

    keys: int = 0
    clicks: int = 0
    actions: int = 0
    seconds: float = 0.0
    entities: int = 0
    articles: int = 0

    @property
    def actions_per_entity(self) -> float | None:
        """Keys and clicks for each entity; ``None`` without entities."""
        return self.actions / self.entities if self.entities else None

    @property
    def seconds_per_entity(self) -> float | None:
        """Active seconds for each entity; ``None`` without entities."""
        return self.seconds / self.entities if self.entities else None

    def __add__(self, other: "Cost") -> "Cost":
        return self._with(other, 1)

    def __sub__(self, other: "Cost") -> "Cost":
        return self._with(other, -1)

    def _with(self, other: "Cost", sign: int) -> "Cost":
        return Cost(
            keys=self.keys + sign * other.keys,
            clicks=self.clicks + sign * other.clicks,
            actions=self.actions + sign * other.actions,
            seconds=self.seconds + sign * other.seconds,
            entities=self.entities + sign * other.entities,
            articles=self.articles + sign * other.articles,
        )

    def as_dict(self) -> dict[str, Any]:
        """Make it fit for JSON."""
        return {
            "keys": self.keys,
            "clicks": self.clicks,
            "actions": self.actions,
            "seconds": self.seconds,
            "entities": self.entities,
            "articles": self.articles,
            "actions_per_entity": self.actions_per_entity,
            "seconds_per_entity": self.seconds_per_entity,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleCost:
    """What one annotator's work on one article cost."""

    article_id: ArticleId
    annotator: str
    cost: Cost

    def as_dict(self) -> dict[str, Any]:
        """Make it fit for JSON."""
        whose = {"article": self.article_id, "annotator": self.annotator}
        return {**whose, **self.cost.as_dict()}


@dataclass(frozen=True, slots=True, kw_only=True)
class DayCost:
    """What a day's work cost; ``day`` is its ISO date where the program runs."""

    day: str
    cost: Cost

    def as_dict(self) -> dict[str, Any]:
        """Make it fit for JSON."""
        return {"day": self.day, **self.cost.as_dict()}


@dataclass(frozen=True, slots=True, kw_only=True)
class KindCost:
    """What ``times`` acts of one kind cost, each with the keys that led up to it."""

    kind: str
    times: int
    keys: int
    clicks: int
    seconds: float

    def as_dict(self) -> dict[str, Any]:
        """Make it fit for JSON."""
        return {
            "kind": self.kind,
            "times": self.times,
            "keys": self.keys,
            "clicks": self.clicks,
            "seconds": self.seconds,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Costs:
    """What all of it cost, ``articles`` and ``days`` in the order of work."""

    total: Cost = field(default_factory=Cost)
    articles: Sequence[ArticleCost] = ()
    days: Sequence[DayCost] = ()
    kinds: Sequence[KindCost] = ()

    def as_dict(self) -> dict[str, Any]:
        """Make it fit for JSON."""
        return {
            **self.total.as_dict(),
            "by_article": [one.as_dict() for one in self.articles],
            "by_day": [one.as_dict() for one in self.days],
            "by_kind": [one.as_dict() for one in self.kinds],
        }

    def since(self, day: str) -> Cost:
        """Sum up the days from an ISO date on."""
        return summed([one.cost for one in self.days if one.day >= day])

    def lines(self) -> Iterator[str]:
        """Say it for people: altogether, for each article and entity, day by day."""
        total = self.total
        yield (
            f"Cost: {counted(total.actions, 'action')} "
            f"({counted(total.keys, 'key')}, {counted(total.clicks, 'click')}), "
            f"{lasting(total.seconds)}"
        )
        for noun, number in (("article", total.articles), ("entity", total.entities)):
            if number:
                yield (
                    f"  per {noun}: {total.actions / number:,.2f} actions, "
                    f"{total.seconds / number:,.1f} s"
                )
        yield from self._by_day()

    def _by_day(self) -> Iterator[str]:
        if not self.days:
            return
        heads = "keys", "clicks", "articles", "entities", "actions/entity", "time"
        yield f"  {'day':<10}" + "".join(f"{head:>16}" for head in heads)
        for one in self.days:
            cells = day_cells(one.cost)
            yield f"  {one.day}" + "".join(f"{cell:>16}" for cell in cells)


def day_cells(cost: Cost) -> tuple[str, ...]:
    """Write keys, clicks, articles, entities, actions for each entity, and time."""
    figures = cost.keys, cost.clicks, cost.articles, cost.entities
    each = cost.actions_per_entity
    rate = "" if each is None else f"{each:.2f}"
    return (*(f"{figure:,}" for figure in figures), rate, lasting(cost.seconds))


def moving(costs: Sequence[Cost], window: int) -> list[Cost]:
    """Sum up at each place as many costs as the window is wide, those up to it."""
    total, sums = Cost(), []
    for place, cost in enumerate(costs):
        total = total + cost
        if place >= window:
            total = total - costs[place - window]
        sums.append(total)
    return sums


def thinned(costs: Sequence[Cost], most: int) -> list[Cost]:
    """Sum up neighbours, equally many each time, until there are so many at most."""
    step = max(1, ceil(len(costs) / most))
    return [summed(costs[start : start + step]) for start in range(0, len(costs), step)]


def summed(costs: Iterable[Cost]) -> Cost:
    """Add costs up."""
    return sum(costs, Cost())
