"""What Copydesk had noted of a region, and how much of it still holds.

The tool keeps the notes, whatever people do to the region; where they have accepted a
prediction or changed what was confirmed, its ``origin`` tells.
"""

from collections.abc import Container, Mapping
from dataclasses import dataclass
from typing import Any, Self

from annotations.annotation import State
from annotations.exchange.found import FoundRelation
from annotations.formats.label_studio.acts import Act
from annotations.formats.label_studio.texts import Item
from annotations.formats.parts.extras import KEY, damaged
from annotations.selection import GOOD_STATES

ORIGINS: Mapping[str, str] = {
    State.CONFIRMED.value: "prediction",
    State.CORRECTED.value: "prediction-changed",
    State.ADDED.value: "manual",
}
"""What Label Studio says of a region for each state of a span that stands."""

APART = "relations"
"""What relations are under, in the notes of a task, that no annotation can have."""

_STATES = {ORIGINS[one]: one.value for one in (State.CONFIRMED, State.CORRECTED)}
_OF_RELATION = ("label", "head", "child")
_DECISION = frozenset({"annotator", "decided_at"})


@dataclass(frozen=True, slots=True)
class Noted:
    """Notes of a region as far as they stand; ``is_whole`` if that is all there were.

    ``standing`` is empty where there were none, and nothing is whole then. ``state`` is
    what the region says itself, if anything.
    """

    standing: Mapping[str, Any]
    is_whole: bool
    state: str | None

    @classmethod
    def of(cls, item: Item, act: Act) -> Self:
        """Take them from a region of an annotation or prediction.

        Raises:
            CopydeskError: they are not as Copydesk writes them.
        """
        said, state = _said(item), _STATES.get(str(item.get("origin")))
        if act.model is None and _is_overtaken(said, state):
            rest = _without(said, {"state", *_DECISION})
            return cls(rest, is_whole=False, state=state or State.CONFIRMED.value)
        standing = _without(said, _DECISION) if act.is_copy else said
        return cls(standing, is_whole=bool(said), state=state)

    @property
    def tells_who(self) -> bool:
        """Tell whether who decided, and when, is not for the annotation to say."""
        return self.is_whole and "annotator" in self.standing


def relations_apart(noted: Mapping[str, Any]) -> list[FoundRelation]:
    """List the relations in the notes of a task, by the ids that spans have.

    Raises:
        CopydeskError: they are not as Copydesk writes them.
    """
    try:
        return [
            FoundRelation(**{name: str(one[name]) for name in _OF_RELATION})
            for one in noted.get(APART, ())
        ]
    except (KeyError, TypeError) as error:
        raise damaged() from error


def _without(said: Mapping[str, Any], names: Container[str]) -> Mapping[str, Any]:
    return {name: value for name, value in said.items() if name not in names}


def _said(item: Item) -> Mapping[str, Any]:
    meta = item.get("meta")
    said = meta.get(KEY, {}) if isinstance(meta, dict) else {}
    if not isinstance(said, dict):
        raise damaged()
    return said


def _is_overtaken(said: Mapping[str, Any], state: str | None) -> bool:
    """Tell whether a person has decided otherwise since, or for the first time."""
    known = said.get("state", State.ADDED.value)
    is_open = known not in GOOD_STATES
    return bool(said) and (is_open or (state is not None and state != known))
