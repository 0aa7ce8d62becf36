"""What a person decided about a span."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum, auto
from typing import NewType

from annotations.span import Span
from annotations.suggestion import Suggestion

AnnotationId = NewType("AnnotationId", str)


class State(StrEnum):
    """How a decision relates to what the machine had suggested."""

    CONFIRMED = auto()
    CORRECTED = auto()
    REJECTED = auto()
    ADDED = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotation:
    """A decision about a span; ``suggestion`` is what led to it, if anything did.

    Words that somebody looked at and found to be nothing are rejected without a
    suggestion, under no label. ``decided_at`` is told only where an import brings the
    time along; else it is that of the edit.
    """

    id: AnnotationId
    span: Span
    label: str
    state: State
    suggestion: Suggestion | None = None
    note: str = ""
    decided_at: datetime | None = field(default=None, compare=False)

    @property
    def is_nothing(self) -> bool:
        """Tell whether it says that these words are no entity of any kind."""
        return self.state is State.REJECTED and self.suggestion is None
