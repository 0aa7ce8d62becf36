"""Which differences between two spans count for nothing."""

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

from annotations.span import Span

_BEFORE = re.compile(r"\s*(?:(?:the|an?)\s+)?", re.IGNORECASE)
_AFTER = re.compile(r"(?:['\u2019]s?)?\s*$", re.IGNORECASE)


def core_of(text: str, span: Span) -> Span:
    """Take a leading article, a trailing possessive and white space off a span.

    Corpora and pipelines disagree on whether “the” and “'s” belong to a name; with
    both sides reduced to the same core it does not matter. A span of nothing else
    stays as it is.
    """
    words = span.of(text)
    start = before.end() if (before := _BEFORE.match(words)) else 0
    end = after.start() if (after := _AFTER.search(words)) else len(words)
    if start >= end:
        return span
    return Span(span.start + start, span.start + end)


@dataclass(frozen=True, slots=True)
class Regions:
    """Stretches of a text, asked many times whether something reaches into one."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]

    @classmethod
    def of(cls, spans: Iterable[Span]) -> Self:
        """Merge spans that overlap or touch."""
        starts: list[int] = []
        ends: list[int] = []
        for span in sorted(spans):
            if ends and span.start <= ends[-1]:
                ends[-1] = max(ends[-1], span.end)
            else:
                starts.append(span.start)
                ends.append(span.end)
        return cls(tuple(starts), tuple(ends))

    def touch(self, span: Span) -> bool:
        """Tell whether a span shares a code point with any of them."""
        index = bisect_right(self.ends, span.start)
        return index < len(self.starts) and self.starts[index] < span.end
