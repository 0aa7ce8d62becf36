"""What the card of a release has to tell."""

from collections.abc import Mapping
from dataclasses import dataclass

from annotations.exchange.losses import LossCount
from annotations.label import LabelScheme
from annotations.release.agreement import Agreement
from annotations.release.facts import Facts, PartFacts
from annotations.release.order import Plan
from annotations.selection import Selection


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """All that a card is written from."""

    plan: Plan
    selection: Selection
    scheme: LabelScheme
    facts: Facts
    parts: Mapping[str, PartFacts]
    notes: tuple[str, ...]
    losses: Mapping[str, tuple[LossCount, ...]]
    agreements: tuple[Agreement, ...]
    has_changes: bool

    @property
    def labels(self) -> list[str]:
        """List the labels in use: those of the scheme in its order, then the others."""
        used = {label for part in self.parts.values() for label in part.by_label}
        known = [label.name for label in self.scheme if label.name in used]
        return [*known, *sorted(used.difference(known))]
