"""What stands at the ends of a span and beside it, on its line."""

from dataclasses import dataclass

from annotations.article import Article
from annotations.span import Span
from annotations.tokens import Tokens
from annotations.words import folded, words_key

LONGEST = 120
"""Code points of a span that may still count as words; more is a passage."""

_WINDOW = 60
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
    inside = [one for one in tokens if start <= one.start and one.end <= end]
    before = [one for one in tokens if one.end <= start]
    after = [one for one in tokens if one.start >= end]
    several = len(inside) > 1
    return Around(
        first=_word(tokens, inside[:1]) if several else "",
        last=_word(tokens, inside[-1:]) if several else "",
        before=_word(tokens, before[-1:]),
        after=_word(tokens, after[:1]),
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


def _word(tokens: Tokens, found: list[Span]) -> str:
    return folded(words_key(found[0].of(tokens.text))) if found else ""
