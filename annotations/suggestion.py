"""What a machine proposed, and which machine."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import NewType

from annotations.span import Span

SuggestionId = NewType("SuggestionId", int)
RunId = NewType("RunId", int)

IMPORTED = "import"
"""The setting that tells what suggestions were imported from, and no machine made."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A span a suggester would label, before any project has stored it.

    ``score`` is a probability from 0 to 1, ``None`` where the suggester has none;
    ``rule`` names the rule that found it, empty where a statistical model did.
    """

    span: Span
    label: str
    score: float | None = None
    rule: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """A stored proposal and the run that made it; never edited."""

    id: SuggestionId
    run_id: RunId
    span: Span
    label: str
    score: float | None = None
    rule: str = ""


def numbered(found: Iterable[Proposal], run_id: RunId, first: int) -> list[Suggestion]:
    """Make suggestions of what a run proposed, numbered from the first."""
    return [
        Suggestion(
            id=SuggestionId(number),
            run_id=run_id,
            span=one.span,
            label=one.label,
            score=one.score,
            rule=one.rule,
        )
        for number, one in enumerate(found, start=first)
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pipeline:
    """Which machine: enough to know later what exactly proposed a span.

    ``digest`` is a SHA-256 over the pipeline's configuration and weights or rules;
    ``settings`` are those that change what it proposes, such as what became of its
    labels: with other ones, it is another machine.
    """

    name: str
    version: str
    digest: str
    settings: Mapping[str, object] = field(default_factory=lambda: MappingProxyType({}))

    @classmethod
    def named(cls, name: str) -> "Pipeline":
        """Make one of which nothing but the name is known, as in files of others."""
        return cls(name=name, version="", digest="")
