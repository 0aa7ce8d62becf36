"""What stands at the ends of a span and beside it, on its line."""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import lru_cache

from annotations.article import Article
from annotations.span import Span
from annotations.tokens import Tokens
from annotations.words import folded, words_key

LONGEST = 120
"""Code points of a span that may still count as words; more is a passage."""

_WINDOW = 60
_SPACE = re.compile(r"\s")
BODY = ""
"""The zone of what stands in none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """The tokens at a span's ends, inside and outside, without regard to case.

    ``first`` and ``last`` are empty where the span is a single token, ``before`` and
    ``after`` at a line's ends.
    """

    first: str = ""
    last: str = ""
    before: str = ""
    after: str = ""


def around(text: str, span: Span) -> Around:
    """Look at the ends of a span; the time it takes does not grow with the text."""
    left = max(span.start - _WINDOW, text.rfind("\n", 0, span.start) + 1)
    right = _line_end(text, span.end)
    tokens = Tokens.of(text[left:right])
    start, end = span.start - left, span.end - left
    starts, ends = tokens.starts, tokens.ends
    before, behind = bisect_right(ends, start) - 1, bisect_left(starts, end)
    return _around(tokens, Span(start, end), before, behind)


class Surroundings:
    """Looks at the ends of many spans of one text, which is cut into tokens once.

    What it says is what ``around`` does.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._tokens = Tokens.of(text)

    def around(self, span: Span) -> Around:
        """Look at the ends of a span."""
        text, starts, ends = self._text, self._tokens.starts, self._tokens.ends
        start, end = span.start, span.end
        left = max(start - _WINDOW, text.rfind("\n", 0, start) + 1)
        right = _line_end(text, end)
        # The tokens that end before the span, and that begin behind it.
        before, behind = bisect_right(ends, start) - 1, bisect_left(starts, end)
        near = starts[before] if before >= 0 else 0
        far = ends[behind] if behind < len(ends) else right
        if not (self._begins_well(left, near) and self._ends_well(far, right)):
            return around(text, span)  # a token may go on over an end of the window
        return _around(
            self._tokens,
            span,
            before if near >= left else -1,
            behind if far <= right else len(ends),
        )

    def _begins_well(self, left: int, near: int) -> bool:
        """Tell whether white space parts the window's beginning from what counts."""
        text = self._text
        if not left or text[left - 1] == "\n":
            return True
        return _SPACE.search(text, left, near) is not None

    def _ends_well(self, far: int, right: int) -> bool:
        """Tell whether white space parts what counts from the window's end."""
        text = self._text
        if right >= len(text) or text[right] == "\n":
            return True
        return _SPACE.search(text, far, right) is not None


def _around(tokens: Tokens, span: Span, before: int, behind: int) -> Around:
    """Look at the ends of a span, the tokens beside it being found already."""
    first = bisect_left(tokens.starts, span.start)
    last = bisect_right(tokens.ends, span.end) - 1
    several = last > first
    return Around(
        first=_word(tokens, first) if several else "",
        last=_word(tokens, last) if several else "",
        before=_word(tokens, before) if before >= 0 else "",
        after=_word(tokens, behind) if behind < len(tokens) else "",
    )


def zone_of(article: Article, span: Span) -> str:
    """Name the kind of zone in which a span begins, ``BODY`` outside of all."""
    for zone in article.zones:
        if zone.span.start <= span.start < zone.span.end:
            return zone.kind.value
    return BODY


def _line_end(text: str, start: int) -> int:
    end = text.find("\n", start, start + _WINDOW)
    return start + _WINDOW if end < 0 else end


def _word(tokens: Tokens, number: int) -> str:
    return _named(tokens.text[tokens.starts[number] : tokens.ends[number]])


@lru_cache(maxsize=16_384)
def _named(word: str) -> str:
    return folded(words_key(word))
