"""Tags of tokens: outside, or at the beginning, inside, last or alone in an entity."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

OUTSIDE = 0
_BEGIN, _IN, _LAST, _UNIT = range(4)
Entity = tuple[int, int, str]


@dataclass(frozen=True)
class Tags:
    """The tags that ``labels`` make: ``O``, then B, I, L and U of each label."""

    labels: tuple[str, ...]

    def __len__(self) -> int:
        """Count the tags."""
        return 1 + 4 * len(self.labels)

    @cached_property
    def allowed(self) -> Any:
        """Tell which tag may follow which: ``bool``, (tags, tags)."""
        ends = np.ones(len(self), bool)
        for place in (_BEGIN, _IN):
            ends[1 + place :: 4] = False
        starts = np.ones(len(self), bool)
        for place in (_IN, _LAST):
            starts[1 + place :: 4] = False
        table = np.outer(ends, starts)
        for first in range(1, len(self), 4):
            inner = [first + _IN, first + _LAST]
            table[np.ix_([first + _BEGIN, first + _IN], inner)] = True
        return table

    @cached_property
    def starts(self) -> Any:
        """Tell which tags may stand first: ``bool``, (tags,)."""
        return self.allowed[OUTSIDE]

    @cached_property
    def ends(self) -> Any:
        """Tell which tags may stand last: ``bool``, (tags,)."""
        return self.allowed[:, OUTSIDE]

    def of(self, label: str) -> slice:
        """Return the four tags of a label."""
        first = 1 + 4 * self.labels.index(label)
        return slice(first, first + 4)

    def path(self, size: int, label: str) -> list[int]:
        """Return the tags of an entity of so many tokens."""
        first = self.of(label).start
        if size == 1:
            return [first + _UNIT]
        return [first + _BEGIN, *[first + _IN] * (size - 2), first + _LAST]

    def write(self, row: Any, entity: Entity) -> None:
        """Write an entity's tags into a row of tags, one a token."""
        start, end, label = entity
        row[start:end] = self.path(end - start, label)

    def read(self, row: Sequence[int]) -> Iterable[Entity]:
        """Yield the entities that a row of tags says; they never overlap."""
        start = None
        for at, tag in enumerate(row):
            if tag == OUTSIDE:
                continue
            place = (tag - 1) % 4
            if place in (_BEGIN, _UNIT):
                start = at
            if place in (_LAST, _UNIT) and start is not None:
                yield start, at + 1, self.labels[(tag - 1) // 4]
                start = None
