"""Cutting tokens so that spans begin and end where tokens do."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from typing import Any, NamedTuple, Self

from annotations.span import Span


class Piece(NamedTuple):
    """A token or a part of one; ``spaced`` if a single space follows that is no token.

    That is how spaCy keeps a text whole: as words, each with a space or without.
    """

    start: int
    end: int
    spaced: bool = False

    @classmethod
    def of(cls, token: Any) -> Self:
        """Take a spaCy token as it is."""
        return cls(token.idx, token.idx + len(token), bool(token.whitespace_))


def pieces(tokens: Iterable[Piece], spans: Iterable[Span]) -> Iterator[Piece]:
    """Cut tokens at the ends of spans; the pieces put together are the same text."""
    all_spans = tuple(spans)
    starts, ends = {s.start for s in all_spans}, {s.end for s in all_spans}
    cuts = sorted(starts | ends)
    for token in tokens:
        inner = cuts[bisect_right(cuts, token.start) : bisect_left(cuts, token.end)]
        edges = (token.start, *inner, token.end)
        alone = token.spaced and _space_is_cut(token.end, starts, ends)
        yield from (Piece(a, b) for a, b in zip(edges, inner, strict=False))
        yield Piece(edges[-2], token.end, token.spaced and not alone)
        if alone:
            yield Piece(token.end, token.end + 1)


def _space_is_cut(space: int, starts: AbstractSet[int], ends: AbstractSet[int]) -> bool:
    """Tell whether a span begins or ends with the space, which makes it a token."""
    return space in starts or space + 1 in ends
