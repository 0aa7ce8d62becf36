"""Choosing spans for what can hold neither overlaps nor white space at the ends."""

from bisect import bisect_left, insort
from collections.abc import Iterator
from dataclasses import dataclass, replace

from annotations.annotated import AnnotatedArticle, AnnotatedSpan
from annotations.boundaries import trimmed
from annotations.formats.format import Loss, loss
from annotations.selection import GOOD_STATES


@dataclass(frozen=True, slots=True)
class Flat:
    """Standing spans that do not overlap, in reading order, and what gave way."""

    kept: tuple[AnnotatedSpan, ...]
    losses: tuple[Loss, ...]


def flat(annotated: AnnotatedArticle) -> Flat:
    """Keep the longest spans, the first of equals, trimmed of white space."""
    kept: list[AnnotatedSpan] = []
    losses: list[Loss] = []
    for original, span in sorted(_trimmed(annotated), key=_longest_first):
        why = _why_not(span, kept)
        if why:
            losses.append(loss(annotated, original, why))
        elif span is not None:
            insort(kept, span, key=lambda one: one.span.start)
    return Flat(tuple(kept), tuple(losses))


_Pair = tuple[AnnotatedSpan, AnnotatedSpan | None]


def _trimmed(annotated: AnnotatedArticle) -> Iterator[_Pair]:
    for one in annotated.spans:
        span = trimmed(annotated.article.text, one.span)
        yield one, replace(one, span=span) if span else None


def _longest_first(pair: _Pair) -> tuple[int, int]:
    span = (pair[1] or pair[0]).span
    return -len(span), span.start


def _why_not(span: AnnotatedSpan | None, kept: list[AnnotatedSpan]) -> str:
    if span is None:
        return "nothing but white space"
    if span.state not in GOOD_STATES:
        return f"{span.state}, for which the format has no place"
    # The kept ones are apart from each other, so only the last that begins before
    # this one's end can reach into it.
    index = bisect_left(kept, span.span.end, key=lambda one: one.span.start) - 1
    if index >= 0 and kept[index].span.overlaps(span.span):
        return "overlapped by a span as long or longer"
    return ""
