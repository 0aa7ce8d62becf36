"""Words that may be an entity although nothing marks them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from annotations.span import Span
from annotations.suggestion import Suggestion


@dataclass(frozen=True, slots=True)
class Candidate:
    """Words to look at, and why; ``label`` is empty where nothing is said of it.

    ``suggestion`` is what a machine had said of them that is not shown, if it was one.
    """

    span: Span
    reason: str
    label: str = ""
    suggestion: Suggestion | None = None


def clear(found: Iterable[Candidate], taken: Iterable[Span]) -> Iterator[Candidate]:
    """Keep what touches none of the spans taken, in order; one sweep over both."""
    stands = sorted(taken)
    reach, begun = 0, 0
    for one in sorted(found, key=lambda c: c.span.end):
        while begun < len(stands) and stands[begun].start < one.span.end:
            reach = max(reach, stands[begun].end)
            begun += 1
        if reach <= one.span.start:
            yield one


def first_come(found: Iterable[Candidate]) -> tuple[Candidate, ...]:
    """Keep the longest of what overlaps, in reading order."""
    kept: list[Candidate] = []
    for one in sorted(found, key=lambda c: (c.span.start, -c.span.end)):
        if not kept or one.span.start >= kept[-1].span.end:
            kept.append(one)
        elif len(one.span) > len(kept[-1].span):
            kept[-1] = one
    return tuple(kept)
