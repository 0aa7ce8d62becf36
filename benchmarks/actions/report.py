"""What the actions come to, in a table and as plain values."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from benchmarks.actions.hands import Done, Gesture, Purpose
from benchmarks.actions.peers import DECIDING, PEERS
from benchmarks.actions.play import Played
from benchmarks.actions.reviewer import Policy, Reviewed

GOALS = {Policy.REST: 0.45, Policy.EVERY: 1.15}
"""How many actions an entity may cost at most."""
_Side = TypeVar("_Side", Purpose, Gesture)
HALF = 0.5
"""How much of the best of the other tools *rest* may cost at most."""


@dataclass(frozen=True)
class Account:
    """The sums of one policy over the articles of a file.

    ``turned`` are the same articles played from another third on, if they were: then
    each article has stood in the first third once, and in the last one.
    """

    played: Played
    turned: Sequence[Played] = ()

    @cached_property
    def entities(self) -> int:
        """How many entities the gold has, as far as they count."""
        return _entities(self.played.articles)

    @cached_property
    def actions(self) -> int:
        """How many keys, clicks and drags there were."""
        return _actions(self.played.articles)

    @cached_property
    def purposes(self) -> Counter[Purpose]:
        """What the actions were for."""
        return self._summed(lambda done: done[0])

    @cached_property
    def gestures(self) -> Counter[Gesture]:
        """With what the actions were done."""
        return self._summed(lambda done: done[1])

    @property
    def thirds(self) -> tuple[float, float]:
        """The actions per entity in the first third of the articles and in the last."""
        return _thirds([self.played])

    @property
    def curve(self) -> tuple[float, float]:
        """The same of the same articles, if they were played in turns."""
        return _thirds([self.played, *self.turned])

    @property
    def falls(self) -> bool:
        """Tell whether the last third of the file costs less than the first."""
        return self.thirds[1] < self.thirds[0]

    @cached_property
    def peers(self) -> dict[str, float]:
        """What the same work costs in each of the other tools."""
        played = self.played
        both = list(zip(played.articles, played.suggested, strict=True))
        found = [(one.goal, one.goal.compare(said)) for one, said in both]
        return {peer.name: sum(peer.whole(*one) for one in found) for peer in PEERS}

    @property
    def rivals(self) -> Sequence[str]:
        """The tools that do what this policy does."""
        every = self.played.policy is Policy.EVERY
        return DECIDING if every else tuple(self.peers)

    @property
    def best(self) -> str:
        """The one of them that takes fewest actions."""
        return min(self.rivals, key=self.peers.__getitem__)

    @property
    def ratio(self) -> float:
        """Our actions to those of the best of them."""
        return self.actions / self.peers[self.best]

    @property
    def is_cheap(self) -> bool:
        """Tell whether the goals of this policy are met, those for the cost."""
        policy = self.played.policy
        cheap = self.per_entity(self.actions) <= GOALS.get(policy, self.actions)
        return cheap and (policy is not Policy.REST or self.ratio <= HALF)

    def per_entity(self, actions: float) -> float:
        """Share actions out to the entities."""
        return actions / max(1, self.entities)

    def as_dict(self) -> dict[str, object]:
        """Say it in plain values, for JSON."""
        first, last = self.thirds
        return {
            "policy": str(self.played.policy),
            "hands": "both" if self.played.mouse else "keyboard",
            "articles": len(self.played.articles),
            "entities": self.entities,
            "actions": self.actions,
            "per_entity": self.per_entity(self.actions),
            "per_article": self.actions / len(self.played.articles),
            "purposes": {str(one): self.purposes[one] for one in Purpose},
            "gestures": {str(one): self.gestures[one] for one in Gesture},
            "first_third": first,
            "last_third": last,
            "curve": list(self.curve) if self.turned else None,
            "peers": {n: self.per_entity(cost) for n, cost in self.peers.items()},
            "best_peer": self.best,
            "ratio": self.ratio,
            "cheap": self.is_cheap,
            "falling": self.falls,
        }

    def _summed(self, side: Callable[[Done], _Side]) -> Counter[_Side]:
        total: Counter[_Side] = Counter()
        for one in self.played.articles:
            for done, times in one.done.items():
                total[side(done)] += times
        return total


def lines(name: str, accounts: Sequence[Account]) -> Iterator[str]:
    """Write the table of one file, a column for each policy."""
    first = accounts[0]
    hands = "keyboard and mouse" if first.played.mouse else "keyboard alone"
    count = len(first.played.articles)
    yield f"{name}: {count} articles, {first.entities:,} entities, {hands}"
    yield ""
    rows = list(_rows(accounts))
    for label, *cells in rows:
        yield "".join((label.ljust(30), *(cell.rjust(10) for cell in cells))).rstrip()
    yield ""
    yield from map(_verdict, accounts)


def _rows(accounts: Sequence[Account]) -> Iterator[tuple[str, ...]]:
    yield ("", *(str(one.played.policy) for one in accounts))
    yield ("actions per entity", *(_2(a.per_entity(a.actions)) for a in accounts))
    yield (
        "actions per article",
        *(f"{one.actions / len(one.played.articles):.1f}" for one in accounts),
    )
    yield ("", *("" for _ in accounts))
    yield ("actions to …", *("" for _ in accounts))
    for purpose in Purpose:
        yield (f"  {purpose}", *(f"{a.purposes[purpose]:,}" for a in accounts))
    yield ("by …", *("" for _ in accounts))
    for gesture in Gesture:
        yield (f"  {gesture}", *(f"{a.gestures[gesture]:,}" for a in accounts))
    yield ("per entity, first third", *(_2(one.thirds[0]) for one in accounts))
    yield ("per entity, last third", *(_2(one.thirds[1]) for one in accounts))
    if accounts[0].turned:
        yield ("same articles, coming first", *(_2(one.curve[0]) for one in accounts))
        yield ("same articles, coming last", *(_2(one.curve[1]) for one in accounts))
    yield ("per entity in other tools", *("" for _ in accounts))
    for name in accounts[0].peers:
        yield (f"  {name}", *(_peer(one, name) for one in accounts))


def _peer(account: Account, name: str) -> str:
    """Give a tool's actions per entity, if it does what the policy does."""
    return _2(account.per_entity(account.peers[name])) if name in account.rivals else ""


def _verdict(one: Account) -> str:
    cost = "kept" if one.is_cheap else "MISSED"
    curve = "falling, kept" if one.falls else "not falling, MISSED"
    same = f"; of the same articles {_both(one.curve)}" if one.turned else ""
    return (
        f"{one.played.policy}: {one.ratio:.2f} of {one.best}, {cost}; "
        f"first third to last {_both(one.thirds)}, {curve}{same}"
    )


def _both(rates: tuple[float, float]) -> str:
    return f"{rates[0]:.3f} to {rates[1]:.3f}"


def _thirds(turns: Sequence[Played]) -> tuple[float, float]:
    first = [one for played in turns for one in played.articles[: played.ends[0]]]
    last = [one for played in turns for one in played.articles[-played.ends[1] :]]
    return _rate(first), _rate(last)


def _rate(articles: Sequence[Reviewed]) -> float:
    return _actions(articles) / max(1, _entities(articles))


def _entities(articles: Sequence[Reviewed]) -> int:
    return sum(len(one.goal.wanted) for one in articles)


def _actions(articles: Sequence[Reviewed]) -> int:
    return sum(one.done.total() for one in articles)


def _2(value: float) -> str:
    return f"{value:.2f}"
