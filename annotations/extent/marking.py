"""What a label's key marks where one points, and what it marks with Shift held."""

from collections.abc import Iterable, Iterator, Sequence

from annotations.extent.extents import Extents
from annotations.extent.parts import parts
from annotations.extent.wider import wider
from annotations.marks import Mark
from annotations.span import Span


def unmarked(extents: Extents, marks: Iterable[Mark], point: int) -> Span | None:
    """Give the words to mark at a code point that nothing marks.

    They are the whole name, in place of what is still pending in it; if some of it was
    decided on, as much as is free; and without a name, the token.
    """
    token = extents.reading.tokens.at(point)
    if token is None:
        return None
    name = extents.whole(extents.over(token).start)
    if name is None:
        return token
    whole = extents.span(name)
    touching = [mark for mark in marks if mark.span.overlaps(whole)]
    if all(mark.is_pending for mark in touching):
        return whole
    return _free(extents, name, [mark.span for mark in touching], token)


def other(
    extents: Extents, said: Span, taken: Sequence[Span] = (), point: int | None = None
) -> Span | None:
    """Give what else may be meant by some words, or by a code point in them.

    It is the whole name, if that is not what they are; else the part of it around the
    point; else a longer name; else the token there: whichever touches nothing taken.
    Without a point, neither part nor token is meant.
    """
    for words in _others(extents, extents.over(said), point):
        span = extents.span(words)
        if span != said and not any(map(span.overlaps, taken)):
            return span
    return None


def _others(extents: Extents, words: range, point: int | None) -> Iterator[range]:
    token = None if point is None else extents.reading.tokens.at(point)
    near = words if token is None else extents.over(token)
    yield from filter(None, map(extents.whole, near))
    if token and len(words) > 1:
        yield from parts(extents, words, near.start)
    if words:
        yield from wider(extents, words)
    if token:
        yield near


def _free(
    extents: Extents, name: range, taken: Iterable[Span], token: Span
) -> Span | None:
    """Give as much of a name around a token as nothing marks."""
    here = extents.over(token).start
    first, stop = name.start, name.stop
    for words in map(extents.over, taken):
        if words.stop <= here:
            first = max(first, words.stop)
        elif words.start > here:
            stop = min(stop, words.start)
    said = extents.reading.words
    free = [at for at in range(first, stop) if _is_word(said[at])]
    return extents.span(range(free[0], free[-1] + 1)) if free else token


def _is_word(token: str) -> bool:
    return any(map(str.isalnum, token)) and not token.startswith(("'", "’"))  # noqa: RUF001  both apostrophes are meant
