"""What every exchange format gives."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import BinaryIO, Protocol

from annotations.annotated import AnnotatedArticle, AnnotatedSpan
from annotations.wording import shortened


@dataclass(frozen=True, slots=True, kw_only=True)
class Loss:
    """A span that a format could not carry, and why in a few words."""

    article: str
    words: str
    label: str
    state: str
    why: str

    def named(self) -> str:
        """Name the span for a person."""
        words, article = shortened(self.words), shortened(self.article)
        return f"“{words}” ({self.label}) in “{article}”"


@dataclass(frozen=True, slots=True, order=True)
class SpanFact:
    """A span as a file holds it; ``more`` is whatever else the format says of it.

    The offsets are the format's own, so that both sides of a proof count alike.
    """

    start: int
    end: int
    label: str
    words: str
    more: str = ""


@dataclass(frozen=True, slots=True)
class ArticleFacts:
    """What a file holds of an article: a digest of all but the spans, and those."""

    digest: str
    spans: tuple[SpanFact, ...]


class Writer(Protocol):
    """Puts articles into one file as they come."""

    def add(self, annotated: AnnotatedArticle) -> tuple[Loss, ...]:
        """Write an article; return the spans that had to stay behind."""

    def finish(self) -> None:
        """Write whatever has been held back."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """One way to write articles down.

    ``loses`` says in words what it cannot carry. ``expected`` says what a file must
    hold of an article, ``read_back`` what it does hold, with the reader that its
    users have: an export is proven by comparing the two.
    """

    name: str
    title: str
    suffix: str
    loses: tuple[str, ...]
    writer: Callable[[BinaryIO], Writer]
    expected: Callable[[AnnotatedArticle], ArticleFacts]
    read_back: Callable[[BinaryIO], Iterator[ArticleFacts]]


def loss(annotated: AnnotatedArticle, span: AnnotatedSpan, why: str) -> Loss:
    """Note that a span stays behind."""
    return Loss(
        article=annotated.article.title,
        words=span.span.of(annotated.article.text),
        label=span.label,
        state=span.state,
        why=why,
    )
