"""Spans moved from a text that was put together from tokens onto the exact one."""

from dataclasses import replace
from hashlib import sha256
from itertools import accumulate

from annotations.annotated import AnnotatedArticle, AnnotatedSpan
from annotations.article import Article
from annotations.span import Span


def bare(text: str) -> str:
    """Take all white space out of a text."""
    return "".join(text.split())


def bare_digest(text: str) -> bytes:
    """Make a short digest of a text without its white space."""
    return sha256(bare(text).encode("utf-8", "surrogatepass")).digest()[:16]


def moved(annotated: AnnotatedArticle, exact: Article) -> AnnotatedArticle:
    """Put spans onto a text that differs from theirs in white space only.

    Spans of white space alone have no place there, and go.
    """
    # How many characters that are no white space come before each position.
    before = (not char.isspace() for char in annotated.article.text)
    counts = list(accumulate(before, initial=0))
    places = [at for at, char in enumerate(exact.text) if not char.isspace()]

    def to(span: Span) -> Span | None:
        first, behind = counts[span.start], counts[span.end]
        if first == behind:
            return None
        return Span(places[first], places[behind - 1] + 1)

    spans = [
        one
        for span in annotated.spans
        if (at := to(span.span)) is not None
        for one in (_at(span, at, to(span.suggestion.span) if span.suggestion else at),)
    ]
    return replace(annotated, article=exact, spans=tuple(spans))


def _at(one: AnnotatedSpan, span: Span, suggested: Span | None) -> AnnotatedSpan:
    suggestion = one.suggestion
    if suggestion is not None:
        suggestion = replace(suggestion, span=suggested or span)
    return replace(one, span=span, suggestion=suggestion)
