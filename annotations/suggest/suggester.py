"""What every suggester can do."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

from annotations.suggestion import Pipeline, Proposal


class Suggester(Protocol):
    """Proposes labelled spans for texts."""

    @property
    def pipeline(self) -> Pipeline:
        """Say which machine this is."""

    @property
    def labels(self) -> Sequence[str]:
        """List the labels it says it gives; a machine may not know all of them."""

    def suggest(self, texts: Iterable[str]) -> Iterator[tuple[Proposal, ...]]:
        """Yield the proposals for each text, in order, lazily, in code points."""
