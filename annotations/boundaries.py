"""Moving the ends of a span, token by token.

Each function answers ``None`` where there is nowhere to go. An end that lies inside
a token goes to the token's edge first: outward when growing, inward when shrinking.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable

from annotations.span import Span
from annotations.tokens import Tokens

Move = Callable[[Tokens, Span], Span | None]
"""What all that move the ends of a span have in common."""


def grow_left(tokens: Tokens, span: Span) -> Span | None:
    """Take in the token before the span, if it is on the same line."""
    index = bisect_left(tokens.starts, span.start) - 1
    if index < 0 or "\n" in tokens.text[tokens.ends[index] : span.start]:
        return None
    return Span(tokens.starts[index], span.end)


def grow_right(tokens: Tokens, span: Span) -> Span | None:
    """Take in the token after the span, if it is on the same line."""
    index = bisect_right(tokens.ends, span.end)
    if index == len(tokens) or "\n" in tokens.text[span.end : tokens.starts[index]]:
        return None
    return Span(span.start, tokens.ends[index])


def shrink_left(tokens: Tokens, span: Span) -> Span | None:
    """Let go of the span's first token: its left end moves right."""
    index = bisect_right(tokens.starts, span.start)
    if index == len(tokens) or tokens.starts[index] >= span.end:
        return None
    return Span(tokens.starts[index], span.end)


def shrink_right(tokens: Tokens, span: Span) -> Span | None:
    """Let go of the span's last token: its right end moves left."""
    index = bisect_left(tokens.ends, span.end) - 1
    if index < 0 or tokens.ends[index] <= span.start:
        return None
    return Span(span.start, tokens.ends[index])


def trimmed(text: str, span: Span) -> Span | None:
    """Drop white space at both ends; nothing is left of white space alone."""
    words = span.of(text)
    length = len(words.strip())
    if length == span.end - span.start:
        return span
    start = span.start + len(words) - len(words.lstrip())
    return Span(start, start + length) if length else None


def snapped_out(tokens: Tokens, span: Span) -> Span | None:
    """Cover the tokens the span touches, and nothing beyond them."""
    first = bisect_right(tokens.ends, span.start)
    last = bisect_left(tokens.starts, span.end) - 1
    return Span(tokens.starts[first], tokens.ends[last]) if first <= last else None


def snapped_in(tokens: Tokens, span: Span) -> Span | None:
    """Keep the tokens that the span covers whole, and nothing beside them."""
    first = bisect_left(tokens.starts, span.start)
    last = bisect_right(tokens.ends, span.end) - 1
    return Span(tokens.starts[first], tokens.ends[last]) if first <= last else None


def is_loose(tokens: Tokens, span: Span) -> bool:
    """Tell whether an end of a span is not the end of a token."""
    return snapped_out(tokens, span) != span


def word_at(tokens: Tokens, offset: int) -> Span | None:
    """Find the token at an offset, or the one that ends there."""
    return tokens.at(offset) or (tokens.at(offset - 1) if offset else None)
