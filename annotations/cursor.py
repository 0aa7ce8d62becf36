"""A cursor that walks a text by whole tokens, for hands that stay on the keyboard.

It covers one token or, once extended, several; never more than one paragraph's.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from unicodedata import bidirectional

from annotations.boundaries import snapped_out
from annotations.span import Span
from annotations.tokens import Tokens

_LEFTWARD, _RIGHTWARD = frozenset({"R", "AL"}), frozenset({"L"})


@dataclass(frozen=True, slots=True)
class Cursor:
    """The tokens from ``anchor``, where it was put, to ``head``, which moves.

    Both are numbers of tokens; either may come first.
    """

    anchor: int
    head: int

    @property
    def first(self) -> int:
        """The number of its first token."""
        return min(self.anchor, self.head)

    @property
    def last(self) -> int:
        """The number of its last token."""
        return max(self.anchor, self.head)

    def span(self, tokens: Tokens) -> Span:
        """Give the words it covers."""
        return Span(tokens.starts[self.first], tokens.ends[self.last])


def over(tokens: Tokens, span: Span) -> Cursor | None:
    """Put a cursor over the tokens that a span touches, if it touches any."""
    whole = snapped_out(tokens, span)
    if whole is None:
        return None
    last = bisect_left(tokens.ends, whole.end)
    return Cursor(bisect_left(tokens.starts, whole.start), last)


def extended(tokens: Tokens, cursor: Cursor, head: int) -> Cursor:
    """Cover what lies between anchor and another token, within the paragraph."""
    low, high = paragraph(tokens, cursor.anchor)
    return Cursor(cursor.anchor, min(max(head, low), high))


def paragraph(tokens: Tokens, index: int) -> tuple[int, int]:
    """Give the numbers of the first and last token in the paragraph of a token."""
    start, end = line_around(tokens.text, tokens[index])
    return bisect_left(tokens.starts, start), bisect_left(tokens.starts, end) - 1


def line_around(text: str, span: Span) -> tuple[int, int]:
    """Give where the paragraphs that a span stands in begin and end."""
    end = text.find("\n", span.end - 1)
    return text.rfind("\n", 0, span.start) + 1, end if end >= 0 else len(text)


def crosses_paragraphs(text: str, span: Span) -> bool:
    """Tell whether a span runs over the end of a paragraph."""
    return "\n" in span.of(text)


def within_paragraph(text: str, span: Span, anchor: int) -> Span | None:
    """Cut a span to the paragraph of a position; nothing may be left of it."""
    low, high = line_around(text, Span(anchor, anchor + 1))
    start, end = max(span.start, low), min(span.end, high)
    return Span(start, end) if start < end else None


def next_of(found: Sequence[Span], here: Span | None, step: int) -> Span | None:
    """Find the first of some spans, in order, that lies beyond a place.

    Without a place the search begins at that end of the text it walks away from.
    """
    if here is None:
        here = Span(0, 1) if step > 0 else Span(10**12, 10**12 + 1)
    if step > 0:
        return next((span for span in found if span.start >= here.end), None)
    return next((span for span in reversed(found) if span.end <= here.start), None)


def runs_left(text: str, span: Span) -> bool:
    """Tell whether what follows a span stands on its left.

    Letters settle it; numbers and signs go with the letters before them, and what is
    written in both directions goes with its paragraph.
    """
    here = {bidirectional(char) for char in span.of(text)}
    leftward, rightward = bool(here & _LEFTWARD), bool(here & _RIGHTWARD)
    if leftward != rightward:
        return leftward
    start, end = line_around(text, span)
    if leftward:
        return _first_strong(text[start:end])
    return _first_strong(text[start : span.start][::-1] + text[span.end : end])


def _first_strong(text: str) -> bool:
    kinds = map(bidirectional, text)
    strong = (kind for kind in kinds if kind in _LEFTWARD | _RIGHTWARD)
    return next(strong, "L") in _LEFTWARD
