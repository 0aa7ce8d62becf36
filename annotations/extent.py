"""How far the words reach that are pointed at, and what else may be meant by them.

Names are candidates as ``annotations.missed`` finds them, in order, none overlapping;
marks are those that stand, in reading order. Positions count code points.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from annotations.marks import Mark
from annotations.missed import Candidate, candidate_at
from annotations.span import Span
from annotations.tokens import Tokens


def unmarked(
    tokens: Tokens, names: Sequence[Candidate], marks: Iterable[Mark], point: int
) -> Span | None:
    """Give the words to mark at a position that nothing marks.

    They are the whole name, in place of what is still pending in it; if some of it was
    decided on, as much as is free; and without a name, the token.
    """
    name = candidate_at(names, point)
    if name is None:
        return tokens.at(point)
    touching = [mark for mark in marks if mark.span.overlaps(name.span)]
    if all(mark.is_pending for mark in touching):
        return name.span
    return _free(tokens, name.span, [mark.span for mark in touching], point)


def around(names: Sequence[Candidate], span: Span) -> Span | None:
    """Give the whole name of which a span is but a part."""
    name = candidate_at(names, span.start)
    if name is None or name.span == span or not name.span.contains(span):
        return None
    return name.span


def _free(tokens: Tokens, name: Span, taken: Iterable[Span], point: int) -> Span | None:
    here = tokens.at(point)
    if here is None:
        return None
    start, end = name.start, name.end
    for span in taken:
        if span.end <= here.start:
            start = max(start, span.end)
        elif span.start >= here.end:
            end = min(end, span.start)
    first, last = bisect_left(tokens.starts, start), bisect_right(tokens.ends, end)
    free = [tokens[at] for at in range(first, last)]
    words = [token for token in free if _is_word(token.of(tokens.text))]
    return Span(words[0].start, words[-1].end) if words else here


def _is_word(token: str) -> bool:
    return any(map(str.isalnum, token)) and not token.startswith(("'", "’"))  # noqa: RUF001  both apostrophes are meant
