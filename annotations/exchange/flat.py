"""Choosing spans for what cannot hold all overlaps."""

from bisect import bisect_left, insort
from collections.abc import Iterable
from itertools import pairwise

from annotations.annotated import AnnotatedSpan

Gone = tuple[AnnotatedSpan, str]
"""A span that gave way, and why."""


def without_overlaps(
    spans: Iterable[AnnotatedSpan], *, is_nested: bool = False
) -> tuple[list[AnnotatedSpan], list[Gone]]:
    """Keep the longest spans, the first of equals, in reading order, outer first.

    If spans may be nested, only those go that cross a longer one.
    """
    found = sorted(spans, key=_start)
    if all(one.span.end <= other.span.start for one, other in pairwise(found)):
        return found, []
    choose = _nested if is_nested else _apart
    ordered = sorted(found, key=lambda one: (-len(one.span), one.span.start))
    return choose(ordered)


def _apart(ordered: list[AnnotatedSpan]) -> tuple[list[AnnotatedSpan], list[Gone]]:
    kept: list[AnnotatedSpan] = []
    gone: list[Gone] = []
    for one in ordered:
        # The kept ones are apart from each other, so only the last that begins before
        # this one's end can reach into it.
        index = bisect_left(kept, one.span.end, key=_start) - 1
        if index >= 0 and kept[index].span.overlaps(one.span):
            gone.append((one, "overlapped by a span as long or longer"))
        else:
            insort(kept, one, key=_start)
    return kept, gone


def _nested(ordered: list[AnnotatedSpan]) -> tuple[list[AnnotatedSpan], list[Gone]]:
    kept: list[AnnotatedSpan] = []
    gone: list[Gone] = []
    for one in ordered:
        crossed = any(
            other.span.overlaps(one.span) and not other.span.contains(one.span)
            for other in kept
        )
        if crossed:
            gone.append((one, "crossed by a span as long or longer"))
        else:
            kept.append(one)
    return sorted(kept, key=_place), gone


def _start(one: AnnotatedSpan) -> int:
    return one.span.start


def _place(one: AnnotatedSpan) -> tuple[int, int]:
    return one.span.start, -one.span.end
