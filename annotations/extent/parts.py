"""The part of a name that is under the mouse, where the name is made of several."""

from collections.abc import Iterator

from annotations.extent.extents import Extents
from annotations.missed.known import given_names, known_names, titles

_SMALL = "of for the and & - – / , 's ’s to"  # noqa: RUF001  typographic signs are meant
_BETWEEN = frozenset(_SMALL.split())
_AND = frozenset({"and", "&"})
_LONGEST = 8


def parts(extents: Extents, words: range, at: int) -> Iterator[range]:
    """Yield the parts of some words in which a token stands, the likeliest first.

    They are a known name, a person without title, and what is between small words.
    """
    if extents.reading.words[at] not in _BETWEEN:
        yield from _known(extents, words, at)
        piece = _piece(extents, words, at, _BETWEEN)
        yield _person(extents, piece, at)
        if len(piece) > 1:
            yield piece
        yield _piece(extents, words, at, _BETWEEN - _AND)


def _known(extents: Extents, words: range, at: int) -> Iterator[range]:
    """Yield known names of several words."""
    for first in range(max(words.start, at - _LONGEST), at + 1):
        for end in range(min(words.stop, first + _LONGEST), max(at, first + 1), -1):
            known = range(first, end)
            if extents.span(known).of(extents.reading.tokens.text) in known_names():
                yield known


def _piece(extents: Extents, words: range, at: int, between: frozenset[str]) -> range:
    """Give what stands between the small words around a token."""
    small = [n for n in words if extents.reading.words[n] in between]
    first = max((n + 1 for n in small if n < at), default=words.start)
    return range(first, min((n for n in small if n > at), default=words.stop))


def _person(extents: Extents, words: range, at: int) -> range:
    """Give the person's name, or what stands before a person and their title."""
    said = extents.reading.words
    cuts = [n for n in words[1:] if _begins_person(said[n - 1], said[n])]
    first = max((n for n in cuts if n <= at), default=words.start)
    end = min((n for n in cuts if n > at), default=words.stop)
    while end < words.stop and end - 1 > first and said[end - 1] in titles():
        end -= 1
    return range(first, end) if at < end else words


def _begins_person(before: str, word: str) -> bool:
    is_first_name = word in given_names() and before not in given_names()
    return is_first_name or before in titles()
