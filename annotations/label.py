"""The labels in use, each with colour, key and description."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass

from annotations.errors import CopydeskError
from annotations.readings import Readings


@dataclass(frozen=True, slots=True)
class Label:
    """One kind of thing to mark; ``colour`` is ``#rrggbb``, ``key`` one character.

    ``also`` are names it had before: what machines suggested under them is read as
    this label. One that is ``retired`` is offered no more; annotations keep it.
    """

    name: str
    key: str = ""
    colour: str = "#888888"
    description: str = ""
    also: tuple[str, ...] = ()
    retired: bool = False


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

    @property
    def offered(self) -> tuple[Label, ...]:
        """The labels that can be given, in order."""
        return tuple(label for label in self.labels if not label.retired)

    @property
    def readings(self) -> Readings:
        """How labels are read that machines gave when this was another scheme."""
        return Readings.of((one.name, one.also, one.retired) for one in self.labels)

    def named(self, name: str) -> Label:
        """Find a label; one that the scheme lacks is shown in grey."""
        return next((label for label in self.labels if label.name == name), Label(name))

    def lines(self) -> list[str]:
        """Say it for people, a line a label."""
        width = max((len(label.name) for label in self), default=0)
        return [_line(label, width) for label in self]

    def as_dict(self) -> dict[str, object]:
        """Say it in plain values, for JSON."""
        return {"labels": [asdict(label) for label in self]}


def _line(label: Label, width: int) -> str:
    notes = (
        label.description,
        f"(before: {', '.join(label.also)})" if label.also else "",
        "(retired)" if label.retired else "",
    )
    said = " ".join(note for note in notes if note)
    key = label.key.upper() or " "
    return f"{label.name:<{width}}  {key}  {label.colour}  {said}".rstrip()
