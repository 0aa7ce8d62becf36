"""The labels in use, each with colour, key and description."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass

from annotations.errors import CopydeskError


@dataclass(frozen=True, slots=True)
class Label:
    """One kind of thing to mark; ``colour`` is ``#rrggbb``, ``key`` one character."""

    name: str
    key: str = ""
    colour: str = "#888888"
    description: str = ""


@dataclass(frozen=True, slots=True)
class LabelScheme:
    """The labels of a project, in the order they are offered.

    Raises:
        CopydeskError: two labels share a name or a key.
    """

    labels: tuple[Label, ...]

    def __post_init__(self) -> None:
        for what, values in (
            ("name", [label.name for label in self.labels]),
            ("key", [label.key for label in self.labels if label.key]),
        ):
            if twice := {v for v in values if values.count(v) > 1}:
                raise CopydeskError(
                    f"Two labels share the {what} “{min(twice)}”; change one of them."
                )

    def __iter__(self) -> Iterator[Label]:
        return iter(self.labels)

    def __len__(self) -> int:
        return len(self.labels)

    def __contains__(self, name: object) -> bool:
        return any(label.name == name for label in self.labels)

    def named(self, name: str) -> Label:
        """Find a label; one that the scheme lacks is shown in grey."""
        return next((label for label in self.labels if label.name == name), Label(name))

    def lines(self) -> list[str]:
        """Say it for people, a line a label."""
        return [
            f"{x.name:<12} {x.key or ' '}  {x.colour}  {x.description}" for x in self
        ]

    def as_dict(self) -> dict[str, object]:
        """Say it in plain values, for JSON."""
        return {"labels": [asdict(label) for label in self]}
