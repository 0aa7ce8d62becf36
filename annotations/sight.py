"""What a reviewer wishes to see of what machines say; it changes nothing stored."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from annotations.layer import Layer
from annotations.marks import Mark, MarkKey, marks, pending, place
from annotations.opinions import Opinions


@dataclass(frozen=True, slots=True, kw_only=True)
class Sight:
    """Which undecided spans are shown.

    Those with a score below ``threshold`` (0 to 1) are hidden; what has no score is
    not. ``second_opinion`` adds what only an earlier run found. ``kept`` are shown in
    any case, as somebody has just had them in hand.
    """

    threshold: float = 0.0
    second_opinion: bool = False
    kept: frozenset[MarkKey] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What is seen of an article, in reading order, and how much is not.

    ``hidden`` counts what is pending below the threshold, ``only_earlier`` the
    undecided spans that only an earlier run found, shown or not.
    """

    marks: tuple[Mark, ...] = ()
    hidden: int = 0
    only_earlier: int = 0
    by_key: Mapping[MarkKey, Mark] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "by_key", {mark.key: mark for mark in self.marks})

    @property
    def pending(self) -> tuple[Mark, ...]:
        """What the newest run suggested, is undecided, and is seen."""
        return tuple(m for m in self.marks if m.is_pending and not m.only_earlier)

    @property
    def disputed(self) -> tuple[Mark, ...]:
        """What is undecided and seen, and about which runs disagree."""
        return tuple(mark for mark in self.marks if mark.disputed)

    def sure(self, level: float) -> tuple[Mark, ...]:
        """Give what is pending with a score of at least ``level``."""
        return tuple(m for m in self.pending if (m.score or 0.0) >= level > 0)

    def by_doubt(self) -> tuple[Mark, ...]:
        """Give what is pending and has a score, least sure first."""
        scored = (m for m in self.pending if m.score is not None)
        return tuple(sorted(scored, key=lambda m: (m.score, m.span)))


def shown(layer: Layer, opinions: Opinions, sight: Sight) -> Shown:
    """Work out what is seen of an article."""
    all_ = marks(layer, opinions.newest)
    seen = [mark for mark in all_ if _clears(mark, sight)]
    further = _further(layer, opinions, sight)
    wanted = [m for m in further if sight.second_opinion or m.key in sight.kept]
    if wanted:
        seen = sorted([*seen, *wanted], key=place)
    return Shown(
        marks=tuple(_signed(mark, opinions) for mark in seen),
        hidden=len(all_) + len(wanted) - len(seen),
        only_earlier=len(further),
    )


def _further(layer: Layer, opinions: Opinions, sight: Sight) -> list[Mark]:
    if not opinions.only_earlier:
        return []
    undecided = pending(layer, opinions.only_earlier)
    found = (Mark(suggestion=one, only_earlier=True) for one in undecided)
    return [mark for mark in found if _clears(mark, sight)]


def _clears(mark: Mark, sight: Sight) -> bool:
    if not mark.is_pending or mark.score is None or mark.key in sight.kept:
        return True
    return mark.score >= sight.threshold


def _signed(mark: Mark, opinions: Opinions) -> Mark:
    """Mark what runs disagree about, as long as nobody has decided."""
    if not mark.is_pending or mark.suggestion is None:
        return mark
    if mark.suggestion.id not in opinions.disputes:
        return mark
    return replace(mark, disputed=True)
