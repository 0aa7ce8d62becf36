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
    return _around(tokens, start, end, before=0, behind=len(tokens))


class Surroundings:
    """Looks at the ends of many spans of one text, which is cut into tokens once.

    What it says is what ``around`` does.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._tokens = Tokens.of(text)

    def around(self, span: Span) -> Around:
        """Look at the ends of a span."""
        text, tokens = self._text, self._tokens
        left = max(span.start - _WINDOW, text.rfind("\n", 0, span.start) + 1)
        right = _line_end(text, span.end)
        if not (
            self._begins_well(left, span.start) and self._ends_well(span.end, right)
        ):
            return around(text, span)  # a token may go on over an end of the window
        return _around(
            tokens,
            span.start,
            span.end,
            before=bisect_left(tokens.starts, left),
            behind=bisect_right(tokens.ends, right),
        )

    def _begins_well(self, left: int, start: int) -> bool:
        """Tell whether white space parts the window's beginning from what counts."""
        if not left or self._text[left - 1] == "\n":
            return True
        number = bisect_right(self._tokens.ends, start) - 1
        begin = self._tokens.starts[number] if number >= 0 else 0
        return _SPACE.search(self._text, left, begin) is not None

    def _ends_well(self, end: int, right: int) -> bool:
        """Tell whether white space parts what counts from the window's end."""
        if right >= len(self._text) or self._text[right] == "\n":
            return True
        number = bisect_left(self._tokens.starts, end)
        behind = self._tokens.ends[number] if number < len(self._tokens) else right
        return _SPACE.search(self._text, behind, right) is not None


def _around(
    tokens: Tokens, start: int, end: int, *, before: int, behind: int
) -> Around:
    """Look at the ends of a span among the tokens ``[before, behind)``."""
    first = max(before, bisect_left(tokens.starts, start))
    last = min(behind, bisect_right(tokens.ends, end)) - 1
    left = min(behind, bisect_right(tokens.ends, start)) - 1
    right = max(before, bisect_left(tokens.starts, end))
    several = last > first
    return Around(
        first=_word(tokens, first) if several else "",
        last=_word(tokens, last) if several else "",
        before=_word(tokens, left) if left >= before else "",
        after=_word(tokens, right) if right < behind else "",
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
