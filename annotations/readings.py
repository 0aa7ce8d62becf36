"""How suggestions are read that were made when the labels had other names."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from annotations.span import Span
from annotations.suggestion import Suggestion


@dataclass(frozen=True, slots=True)
class Readings:
    """Today's ``names`` by those of before, and names that are ``retired``.

    Suggestions are never edited: a label that was renamed is read anew each time, so
    that the renaming can be undone.
    """

    names: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    retired: frozenset[str] = frozenset()

    @classmethod
    def of(cls, labels: Iterable[tuple[str, Iterable[str], bool]]) -> "Readings":
        """Take names, names of before, and whether each is retired."""
        known = tuple(labels)
        names = {was: name for name, also, _ in known for was in also}
        retired = frozenset(name for name, _, is_retired in known if is_retired)
        return cls(MappingProxyType(names), retired)

    def differing(self, other: "Readings") -> frozenset[str]:
        """List the names that are read as others than by another reading."""
        every = {*self.names, *other.names}
        return frozenset(x for x in every if self.today(x) != other.today(x))

    def today(self, label: str) -> str:
        """Give the name that a label has now."""
        return self.names.get(label, label)

    def heard(self, found: Sequence[Suggestion]) -> Sequence[Suggestion]:
        """Read one run's suggestions: no retired label, and nothing said twice."""
        if not self.names and not self.retired:
            return found
        heard: dict[tuple[Span, str], Suggestion] = {}
        for one in found:
            label = self.today(one.label)
            if label not in self.retired:
                heard.setdefault((one.span, label), replace(one, label=label))
        return tuple(heard.values())

    def groups(self, labels: Iterable[str]) -> Mapping[str, object]:
        """Say of labels with which others they are one, or that they are silent."""
        groups: dict[str, set[str]] = {}
        for label in labels:
            groups.setdefault(self.today(label), set()).add(label)
        return {
            label: None if name in self.retired else frozenset(group)
            for name, group in groups.items()
            for label in group
        }


def regrouped(before: Readings, after: Readings, labels: Iterable[str]) -> set[str]:
    """List the labels that are one with others than before, or fell silent, or spoke.

    A label that only bears another name is none of them: whoever counts what is left
    to decide counts the same.
    """
    every = frozenset(labels)
    was, becomes = before.groups(every), after.groups(every)
    return {label for label in every if was[label] != becomes[label]}
