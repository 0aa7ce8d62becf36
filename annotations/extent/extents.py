"""How far names and amounts reach for a hand that points at a part of them.

They are what ``annotations.missed`` lists, taken further where that is seldom wrong,
and common phrases, which would be in the way of somebody who looks for what is missing.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from annotations.article import Zone
from annotations.extent.phrases import phrases
from annotations.missed import candidates, reading_of
from annotations.missed.reading import Reading
from annotations.missed.values import VALUES
from annotations.span import Span

_PARTICLES = "van von de del della di da dos du la le el al ter bin ibn der den"
_ARTICLES = frozenset({"al", "el", "Al", "El"})
_SAINTS = frozenset({"Saint", "St", "San", "Santa"})
_BEFORE = _SAINTS | frozenset(_PARTICLES.split())
_DOTTED = frozenset({"Jr", "Sr", "Inc", "Ltd", "Corp", "Co", "Bros"})
_IS_NTH = re.compile(r"\d+(?:st|nd|rd|th)").fullmatch
_DIGITS = 3
_KEPT = 32


@dataclass(frozen=True, slots=True)
class Extents:
    """Names and amounts as ranges of tokens, in order; and phrases, in order, too.

    ``values`` are the first tokens of those names that are amounts, dates or numbers.
    """

    reading: Reading
    names: Sequence[range] = ()
    phrases: Sequence[range] = ()
    values: frozenset[int] = frozenset()

    def span(self, words: range) -> Span:
        """Give the span of some tokens."""
        tokens = self.reading.tokens
        return Span(tokens.starts[words.start], tokens.ends[words.stop - 1])

    def over(self, span: Span) -> range:
        """Give the tokens that a span touches."""
        tokens = self.reading.tokens
        first = bisect_right(tokens.ends, span.start)
        return range(first, max(first, bisect_left(tokens.starts, span.end)))

    def whole(self, at: int) -> range | None:
        """Give the name of which a token is part, or a phrase that begins before it."""
        found = [*_found(self.names, at), *_found(self.phrases, at)]
        return min(found, key=lambda words: words.start, default=None)

    def between(self, words: range, following: range) -> str:
        """Give what stands between some tokens and those after them."""
        tokens = self.reading.tokens
        return tokens.text[tokens.ends[words.stop - 1] : tokens.starts[following.start]]


@lru_cache(maxsize=_KEPT)
def extents_of(text: str, zones: tuple[Zone, ...] = ()) -> Extents:
    """Read a text for names, amounts and phrases, once for a while."""
    reading = reading_of(text, zones)
    bare = Extents(reading)
    found = [
        (bare.over(one.span), one.label in VALUES) for one in candidates(text, zones)
    ]
    joined = _joined(reading, found)
    return Extents(
        reading,
        names=tuple(_widened(reading, joined)),
        phrases=tuple(map(bare.over, phrases(reading.tokens))),
        values=frozenset(words.start for words, is_value in joined if is_value),
    )


def _found(names: Sequence[range], at: int) -> Iterator[range]:
    index = bisect_right(names, at, key=lambda words: words.start) - 1
    if index >= 0 and at in names[index]:
        yield names[index]


def _joined(
    reading: Reading, found: Iterable[tuple[range, bool]]
) -> list[tuple[range, bool]]:
    """Put numbers and the names they belong to together: ``12th Division``."""
    joined: list[tuple[range, bool]] = []
    for words, is_value in found:
        if joined and _belongs(reading, joined[-1], (words, is_value)):
            joined[-1] = range(joined[-1][0].start, words.stop), False
        else:
            joined.append((words, is_value))
    return joined


def _belongs(
    reading: Reading, before: tuple[range, bool], here: tuple[range, bool]
) -> bool:
    words, is_value = here
    if before[0].stop != words.start or reading.gap(words.start) != " ":
        return False
    if before[1]:
        is_nth = _IS_NTH(reading.words[before[0].start]) is not None
        return len(before[0]) == 1 and is_nth and not is_value
    number = reading.words[words.start]
    is_number = is_value and len(words) == 1 and number.isdecimal()
    return is_number and len(number) <= _DIGITS


def _widened(reading: Reading, found: Iterable[tuple[range, bool]]) -> Iterator[range]:
    """Take in what stands before names and after them, and is part of them."""
    floor = 0
    for words, is_value in found:
        wide = words
        if not is_value:
            wide = range(_begin(reading, words.start, floor), _end(reading, words))
        floor = wide.stop
        yield wide


def _begin(reading: Reading, start: int, floor: int) -> int:
    """Go back over particles, and over saints."""
    words = reading.words
    while start > floor and words[start - 1] in _BEFORE:
        if reading.gap(start) != " ":
            break
        start -= 1
    for joint, heads, gap in (("-", _ARTICLES, ""), (".", {"St"}, " ")):
        ends_so = start - 2 >= floor and words[start - 1] == joint
        if ends_so and words[start - 2] in heads and reading.gap(start) == gap:
            start -= 2
    return start


def _end(reading: Reading, name: range) -> int:
    """Go on over the number of a king, and over the dot of a ``Jr.``."""
    words, end = reading.words, name.stop
    after = words[end] if end < len(words) else ""
    if after == "I" and reading.gap(end) == " " and _is_number_of_king(words, end):
        return end + 1
    is_dotted = words[end - 1] in _DOTTED or _is_initial(words, end - 1)
    return end + 1 if after == "." and not reading.gap(end) and is_dotted else end


def _is_number_of_king(words: Sequence[str], at: int) -> bool:
    after = words[at + 1] if at + 1 < len(words) else "."
    return after == "of" or not after[0].isalnum()


def _is_initial(words: Sequence[str], at: int) -> bool:
    """Tell whether an initial follows another: ``S. F.``."""
    return len(words[at]) == 1 and words[at].isupper() and words[at - 1] == "."
