"""Trimming findings that a pattern drew too wide."""

from collections.abc import Iterable, Iterator

from annotations.suggest.rules.found import Found, Trust
from annotations.suggest.rules.lists import words
from annotations.suggest.rules.organisations import ACRONYM

_AND = " and "
_GAP = len(" (")


def tidied(found: Iterable[Found], text: str) -> Iterator[Found]:
    """Yield the findings, shapes without leading small words or a joined neighbour."""
    items = list(found)
    named = {(f.start, f.end) for f in items if f.trust is Trust.NAMED}
    for item in items:
        if item.trust is not Trust.SHAPE:
            yield item
        else:
            yield from _tidy(item, text, named)


def like_what_they_shorten(found: Iterable[Found]) -> Iterator[Found]:
    """Yield the findings, acronyms in brackets with the label of what stands before."""
    before = None
    for item in found:
        if item.rule == ACRONYM and before and before.end + _GAP == item.start:
            before = item._replace(label=before.label)
        else:
            before = item
        yield before


def _tidy(item: Found, text: str, named: set[tuple[int, int]]) -> Iterator[Found]:
    start = _after_small_words(item, text)
    if _AND in (whole := text[start : item.end]):
        left = start + whole.index(_AND)
        if (start, left) in named:
            start = left + len(_AND)
    rest = text[start : item.end]
    if " " in rest:
        yield Found(start, item.end, item.label, item.rule, item.trust)


def _after_small_words(item: Found, text: str) -> int:
    start = item.start
    while " " in text[start : item.end]:
        word = text[start : item.end].split(" ", 1)[0]
        if word not in words("function_words"):
            break
        start += len(word) + 1
    return start
