"""A pipeline on offer, as a project sees it."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from itertools import compress

from annotations.label import LabelScheme
from annotations.suggest.mapping import IGNORED, LabelMap
from annotations.suggest.offers import Offer
from annotations.wording import counted

NO_LABEL = "(no label)"
"""How spans are called whose label is empty."""

_FEW = 9


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """An offer, what becomes of its labels, and which of its span groups are read.

    With no ``groups`` named, all of them are.
    """

    offer: Offer
    labels_to: LabelMap
    is_chosen: bool = False
    groups: tuple[str, ...] = ()

    @property
    def targets(self) -> dict[str, str]:
        """Say of every label that it gives, or that was spoken of, what it becomes."""
        every = sorted({*self.offer.labels, *self.labels_to.said})
        return {label: self.labels_to.target(label) for label in every}

    def lines(self) -> list[str]:
        """Say it for people; the first line names it, a star marks the chosen one."""
        offer = self.offer
        named = f"{offer.name} {offer.version}".rstrip()
        lines = [f"{'*' if self.is_chosen else ' '} {named} ({offer.facts()})"]
        if offer.name != offer.source:
            lines.append(f"    {offer.source}")
        if offer.trouble:
            return [*lines, f"    Cannot be used: {offer.trouble}"]
        if self.groups:
            lines.append(f"    reads of span groups {', '.join(self.groups)}")
        return [*lines, f"    {said(self.targets)}"]

    def as_dict(self) -> dict[str, object]:
        """Give it as plain values, for JSON."""
        return {
            **asdict(self.offer),
            "labels": self.targets,
            "chosen": self.is_chosen,
            "reads": list(self.groups),
        }


def said(targets: Mapping[str, str]) -> str:
    """Say in a sentence what labels become."""
    kept = [label for label, to in targets.items() if to == label != IGNORED]
    moved = [
        f"{label or NO_LABEL} becomes {to}"
        for label, to in targets.items()
        if to not in {label, IGNORED}
    ]
    ignored = [label or NO_LABEL for label, to in targets.items() if to == IGNORED]
    parts = (f"{_some(kept)} kept", ", ".join(moved), f"{_some(ignored)} ignored")
    whole = "; ".join(compress(parts, (kept, moved, ignored)))
    return whole or "which labels it gives is known when it has suggested something"


def offered(
    offers: Iterable[Offer], scheme: LabelScheme, *, chosen: str
) -> list[Listed]:
    """See offers as a project with this scheme does that has said nothing of labels."""
    return [
        Listed(
            offer=offer,
            labels_to=LabelMap(scheme, {}),
            is_chosen=offer.source == chosen,
        )
        for offer in offers
    ]


def _some(labels: list[str]) -> str:
    few = len(labels) <= _FEW
    return ", ".join(labels) if few else counted(len(labels), "label")
