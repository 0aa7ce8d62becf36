"""An article with its spans, as exports see it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from types import MappingProxyType

from annotations.article import Article
from annotations.edit import Review
from annotations.span import Span
from annotations.suggestion import Pipeline, Suggestion

NO_VALUES: Mapping[str, str] = MappingProxyType({})
"""What nothing more is said of has; one for all, as there may be millions."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnotatedSpan:
    """A decision, or a suggestion still pending, with where it came from.

    ``state`` is a ``State`` value or ``"pending"``; ``suggestion`` keeps the span,
    label and score as the machine gave them, ``pipeline`` says which machine;
    ``annotator`` and ``decided_at`` are empty while it is pending.

    What only other tools know: ``parts`` are the pieces of a span with gaps, which
    ``span`` then goes around; ``values`` are what else they say of it, by name.
    """

    id: str
    span: Span
    label: str
    state: str
    suggestion: Suggestion | None = None
    pipeline: Pipeline | None = None
    annotator: str = ""
    note: str = ""
    decided_at: datetime | None = None
    parts: tuple[Span, ...] = ()
    values: Mapping[str, str] = field(default_factory=lambda: NO_VALUES)

    def at(self, span: Span) -> "AnnotatedSpan":
        """Put it elsewhere; as ``replace`` would, which takes its time."""
        return AnnotatedSpan(
            id=self.id,
            span=span,
            label=self.label,
            state=self.state,
            suggestion=self.suggestion,
            pipeline=self.pipeline,
            annotator=self.annotator,
            note=self.note,
            decided_at=self.decided_at,
            parts=self.parts,
            values=self.values,
        )

    def words(self, text: str) -> str:
        """Cut its words out of the text; those of its pieces, a space between them."""
        if not self.parts:
            return text[self.span.start : self.span.end]
        return " ".join(one.of(text) for one in self.parts)


@dataclass(frozen=True, slots=True)
class Relation:
    """What two spans have to do with each other, by their ids, as other tools say."""

    label: str
    head: str
    child: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnotatedArticle:
    """An article, review state and flag, and spans in reading order, outer first.

    ``relations`` between the spans come from other tools, and go to them.
    """

    article: Article
    review: Review = Review.UNSEEN
    flag: str = ""
    spans: tuple[AnnotatedSpan, ...] = ()
    relations: tuple[Relation, ...] = ()
