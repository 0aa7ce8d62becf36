"""Finding words in a text by what somebody types of them."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from unicodedata import normalize

from annotations.span import Span
from annotations.tokens import Tokens

_MARKS = "[\u0300-\u036f]*"
_APOSTROPHE = {"’": "'", "‘": "'"}  # noqa: RUF001  typographic ones are meant


def matches(tokens: Tokens, typed: str) -> Sequence[Span]:
    """List what holds the letters typed, in whole tokens and in order.

    Case counts only if a capital is typed; accents never do. A blank stands for any
    white space on a line. Each token begins one match at most.
    """
    wanted = typed.strip()
    if not wanted:
        return ()
    heeds_case = wanted != wanted.lower()
    text = _plain(tokens.text, heeds_case=heeds_case)
    pattern = _pattern(_plain(wanted, heeds_case=heeds_case))
    return tuple(_whole(tokens, pattern.finditer(text)))


def nearest(found: Sequence[Span], offset: int) -> int:
    """Give the number of the first match at or after a place, or of the first of all.

    A match counts as after if it reaches beyond the place.
    """
    index = bisect_right(found, offset, key=lambda span: span.end)
    return index if index < len(found) else 0


def _whole(tokens: Tokens, found: Iterator[re.Match[str]]) -> Iterator[Span]:
    begun = -1
    for match in found:
        first = bisect_right(tokens.ends, match.start())
        last = bisect_left(tokens.starts, match.end()) - 1
        if begun < first <= last:
            begun = first
            yield Span(tokens.starts[first], tokens.ends[last])


def _pattern(wanted: str) -> re.Pattern[str]:
    words = (_MARKS.join(map(re.escape, word)) + _MARKS for word in wanted.split())
    return re.compile(r"[^\S\n]+".join(words))


@lru_cache(maxsize=4)
def _plain(text: str, *, heeds_case: bool) -> str:
    """Take accents off letters, and capitals if case does not count.

    No position moves: one character stays one.
    """
    table = {ord(c): _bare(c, heeds_case=heeds_case) for c in set(text)}
    return text.translate(table)


def _bare(char: str, *, heeds_case: bool) -> str:
    bare = _APOSTROPHE.get(char) or normalize("NFD", char)[0]
    small = bare if heeds_case else bare.lower()
    return small if len(small) == 1 else bare
