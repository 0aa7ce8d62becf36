"""What an import does not take, counted by reason, with the first examples."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field

from annotations.wording import shortened

_EXAMPLES = 10


@dataclass(frozen=True, slots=True)
class Aside:
    """Something that is left aside for one reason: how often, and the first few."""

    why: str
    count: int
    examples: tuple[str, ...] = ()

    def lines(self) -> Iterator[str]:
        """Say it: the count and the reason, then the examples."""
        yield f"{self.why}: {self.count:,}"
        yield from (f"  {one}" for one in self.examples)
        if self.examples and (more := self.count - len(self.examples)) > 0:
            yield f"  and {more:,} more"

    def as_dict(self) -> dict[str, object]:
        """Give it as plain values, for JSON."""
        return asdict(self)


@dataclass(slots=True)
class Asides:
    """Counts what is left aside as it comes; there may be more than fits in memory."""

    _counts: Counter[str] = field(default_factory=Counter)
    _examples: dict[str, list[str]] = field(default_factory=dict)

    def add(self, why: str, *examples: str, count: int = 1) -> None:
        """Count some more; each example may be one of them."""
        self._counts[why] += count
        kept = self._examples.setdefault(why, [])
        kept += examples[: max(0, _EXAMPLES - len(kept))]

    def join(self, other: "Asides") -> None:
        """Count what was counted elsewhere, too."""
        for one in other.listed():
            self.add(one.why, *one.examples, count=one.count)

    def listed(self) -> tuple[Aside, ...]:
        """List the reasons, in the order in which they came up."""
        return tuple(
            Aside(why, self._counts[why], tuple(few))
            for why, few in self._examples.items()
        )


def place(where: str, words: str, label: str) -> str:
    """Name a span in an example."""
    return f"{where}: “{shortened(words)}” ({label})"
