"""What runs in the processes of a crew."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from annotations.suggest.suggester import Suggester
from annotations.suggestion import Proposal


@dataclass(frozen=True, slots=True)
class Description:
    """What a suggester says of itself, in values that can travel."""

    name: str
    version: str
    digest: str
    settings: Mapping[str, object]
    labels: tuple[str, ...]


class _Worker:
    """The one suggester of this process, loaded when it is first needed."""

    load: Callable[[], Suggester]

    @cached_property
    def suggester(self) -> Suggester:
        return self.load()


_WORKER = _Worker()


def take(load: Callable[[], Suggester]) -> None:
    """Learn how this process comes by its suggester."""
    _WORKER.load = load


def describe() -> Description:
    """Say which machine this process has."""
    pipeline = _WORKER.suggester.pipeline
    return Description(
        name=pipeline.name,
        version=pipeline.version,
        digest=pipeline.digest,
        settings=dict(pipeline.settings),
        labels=tuple(_WORKER.suggester.labels),
    )


def read(texts: Sequence[str]) -> list[tuple[Proposal, ...]]:
    """Give the proposals for each text."""
    return list(_WORKER.suggester.suggest(texts))
