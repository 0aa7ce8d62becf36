"""What a reviewer wishes to see of what machines say; it changes nothing stored."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from operator import attrgetter

from annotations.annotation import State
from annotations.layer import Layer
from annotations.marks import NONE, Known, Mark, MarkKey, key_of, marks, pending
from annotations.memory.recall import NOTHING, Recall
from annotations.opinions import Opinions
from annotations.suggestion import Suggestion


@dataclass(frozen=True, slots=True, kw_only=True)
class Sight:
    """Which undecided spans are shown.

    Those with a score below ``threshold`` (0 to 1) are hidden; what has no score is
    not. ``second_opinion`` adds what only an earlier run found. ``kept`` are shown in
    any case, as somebody has just had them in hand. ``silenced`` adds what memory
    hides because it was turned down before.
    """

    threshold: float = 0.0
    second_opinion: bool = False
    silenced: bool = False
    kept: frozenset[MarkKey] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What is seen of an article, in reading order, and how much is not.

    ``hidden`` counts what is pending below the threshold, ``only_earlier`` the
    undecided spans that only an earlier run found, shown or not, and ``silenced``
    those that memory silences, shown or not.
    """

    marks: tuple[Mark, ...] = ()
    hidden: int = 0
    only_earlier: int = 0
    silenced: int = 0
    by_key: Mapping[MarkKey, Mark] = field(init=False, repr=False, compare=False)
    pending: tuple[Mark, ...] = field(init=False, repr=False, compare=False)
    """What is suggested, undecided and seen, but for what an earlier run found."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "by_key", {mark.key: mark for mark in self.marks})
        left = [m for m in self.marks if m.is_pending and not m.only_earlier]
        object.__setattr__(self, "pending", tuple(left))

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


def shown(
    layer: Layer,
    opinions: Opinions,
    sight: Sight,
    recall: Recall = NOTHING,
    before: Known = NONE,
) -> Shown:
    """Work out what is seen of an article; marks that stay the same are kept."""
    said = _said(layer, opinions, recall)
    silenced = _silenced(layer, said, recall)
    asked = [*_unsilenced(said, sight, recall), *recall.suggestions]
    all_ = marks(layer, asked, before)
    seen = [m for m in all_ if _clears(m, sight)] if sight.threshold else all_
    further = _further(layer, opinions, sight)
    wanted = [m for m in further if sight.second_opinion or m.key in sight.kept]
    if wanted:
        seen = tuple(sorted([*seen, *wanted], key=attrgetter("place")))
    return Shown(
        marks=_signed(seen, opinions, recall),
        hidden=len(all_) + len(wanted) - len(seen),
        only_earlier=len(further),
        silenced=len(silenced),
    )


def _said(layer: Layer, opinions: Opinions, recall: Recall) -> Sequence[Suggestion]:
    """Give what the newest run says where memory has no better word for it.

    If memory's word is turned down, the run has its say again.
    """
    if not recall.replaced:
        return opinions.newest
    refused = {
        a.suggestion.id
        for a in layer.by_id.values()
        if a.suggestion is not None and a.state is State.REJECTED
    }
    better = {old for old, new in recall.replaced.items() if new not in refused}
    return [one for one in opinions.newest if one.id not in better]


def _silenced(
    layer: Layer, said: Sequence[Suggestion], recall: Recall
) -> Sequence[Suggestion]:
    if not recall.silenced:
        return ()
    return pending(layer, [one for one in said if one.id in recall.silenced])


def _unsilenced(
    said: Sequence[Suggestion], sight: Sight, recall: Recall
) -> Sequence[Suggestion]:
    if sight.silenced or not recall.silenced:
        return said
    return [
        one
        for one in said
        if one.id not in recall.silenced or key_of(one) in sight.kept
    ]


def _further(layer: Layer, opinions: Opinions, sight: Sight) -> list[Mark]:
    if not opinions.only_earlier:
        return []
    undecided = pending(layer, opinions.only_earlier)
    found = (Mark(suggestion=one, only_earlier=True) for one in undecided)
    return [mark for mark in found if _clears(mark, sight)]


def _clears(mark: Mark, sight: Sight) -> bool:
    if not sight.threshold or not mark.is_pending or mark.score is None:
        return True
    if mark.key in sight.kept:
        return True
    return mark.score >= sight.threshold


def _signed(
    seen: Iterable[Mark], opinions: Opinions, recall: Recall
) -> tuple[Mark, ...]:
    """Mark what runs disagree about or memory silences, until somebody decides."""
    signs = {*opinions.disputes, *recall.silenced}
    return tuple(
        _sign(mark, opinions, recall)
        if mark.disputed
        or mark.silenced
        or (signs and mark.suggestion is not None and mark.suggestion.id in signs)
        else mark
        for mark in seen
    )


def _sign(mark: Mark, opinions: Opinions, recall: Recall) -> Mark:
    if not mark.is_pending or mark.suggestion is None:
        return mark
    disputed = mark.suggestion.id in opinions.disputes
    silenced = mark.suggestion.id in recall.silenced
    if (disputed, silenced) == (mark.disputed, mark.silenced):
        return mark
    reason = recall.reasons.get(mark.suggestion.id, "")
    return replace(mark, disputed=disputed, silenced=silenced, reason=reason)
