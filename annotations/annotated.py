"""An article with its spans, as exports see it."""

from dataclasses import dataclass
from datetime import datetime

from annotations.article import Article
from annotations.edit import Review
from annotations.span import Span
from annotations.suggestion import Pipeline, Suggestion


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnotatedSpan:
    """A decision, or a suggestion still pending, with where it came from.

    ``state`` is a ``State`` value or ``"pending"``; ``suggestion`` keeps the span,
    label and score as the machine gave them, ``pipeline`` says which machine;
    ``annotator`` and ``decided_at`` are empty while it is pending.
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


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnotatedArticle:
    """An article, review state and flag, and spans in reading order, outer first."""

    article: Article
    review: Review = Review.UNSEEN
    flag: str = ""
    spans: tuple[AnnotatedSpan, ...] = ()
