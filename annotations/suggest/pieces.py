"""Cutting texts that are longer than a pipeline takes."""

from collections.abc import Iterator

_BREAKS = ("\n\n", "\n", ". ", " ")


def cut(text: str, *, limit: int) -> Iterator[tuple[int, str, bool]]:
    """Yield offset, piece and whether it is the last, at paragraph ends if possible.

    The pieces put together are the text; none is longer than ``limit`` code points.
    """
    at = 0
    while len(text) - at > limit:
        end = _break_before(text, at, at + limit)
        yield at, text[at:end], False
        at = end
    yield at, text[at:], True


def _break_before(text: str, start: int, end: int) -> int:
    for mark in _BREAKS:
        if (found := text.rfind(mark, start, end)) > start:
            return found + len(mark)
    return end
