"""A text as one reads it who looks for names: words, capitals, sentences, headlines."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Self

from annotations.article import Zone, ZoneKind
from annotations.missed.known import function_words, known_words
from annotations.tokens import Tokens

_LINE_END = re.compile(r"\n")
_ENDS = frozenset('.!?…:;"“”«»‘•*|—–()[]')  # noqa: RUF001  typographic signs are meant
_SHORT_TITLES = "Mr Mrs Ms Dr St Gen Col Lt Sgt Sen Rep Gov Prof Jr Sr"
_FULL_STOPS = frozenset(".!?")
_SKIPPED = frozenset({ZoneKind.SLUG, ZoneKind.BOILERPLATE})
_TITLE_WORD, _TITLE_WORDS = 4, 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """Tokens by number: their words, which begin a sentence, which may name something.

    ``inside`` are the words that stand capitalised within a sentence somewhere, and
    ``small`` those that stand without a capital.
    """

    tokens: Tokens
    words: Sequence[str]
    begins: Sequence[bool]
    names: Sequence[bool]
    inside: frozenset[str]
    small: frozenset[str]

    @classmethod
    def of(cls, tokens: Tokens, zones: Iterable[Zone]) -> Self:
        """Read a text."""
        text = tokens.text
        words = [text[s:e] for s, e in zip(tokens.starts, tokens.ends, strict=True)]
        lines = _lines(tokens)
        begins = _begins(words, lines)
        capital = [is_capital(word) for word in words]
        titled = bytearray(len(words))
        for first, last in _titles(words, lines):
            titled[first:last] = b"\1" * (last - first)
        within = zip(words, capital, begins, titled, strict=True)
        inside = frozenset(
            word for word, big, begun, title in within if big and not begun | title
        )
        _blank(tokens, zones, capital)
        sure = known_words()
        return cls(
            tokens=tokens,
            words=words,
            begins=begins,
            names=[
                big and (not title or word in inside or word in sure)
                for word, big, title in zip(words, capital, titled, strict=True)
            ],
            inside=inside,
            small=frozenset(word for word in words if word.islower()),
        )

    def gap(self, at: int) -> str:
        """Give what stands between a token and the one before it."""
        tokens = self.tokens
        return tokens.text[tokens.ends[at - 1] : tokens.starts[at]]


def is_capital(word: str) -> bool:
    """Tell whether a word has a capital that its place alone does not give it."""
    return word[0].isupper() and word.partition("'")[0] not in function_words()


def is_acronym(word: str) -> bool:
    """Tell whether a word is all capitals: ``NATO``, ``U.S.``, ``G20``."""
    return len(word) > 1 and word.isupper()


def _lines(tokens: Tokens) -> list[int]:
    """List the tokens that lines begin with, and the number of tokens at the end."""
    ends = (match.start() for match in _LINE_END.finditer(tokens.text))
    return sorted({0, *(bisect_left(tokens.starts, at) for at in ends), len(tokens)})


def _begins(words: Sequence[str], lines: Sequence[int]) -> list[bool]:
    """Tell of each token whether a sentence may begin with it."""
    begins = [True] * min(1, len(words))
    begins += [word in _ENDS for word in words[:-1]]
    for line in lines[:-1]:
        begins[line] = True
    for at in range(2, len(words)):
        if words[at - 1] == "." and _is_dotted(words[at - 2]):
            begins[at] = False
    return begins


def _is_dotted(word: str) -> bool:
    """Tell whether the dot after a word belongs to it, as in ``St.`` or ``J.``."""
    return word in _SHORT_TITLES.split() or (len(word) == 1 and word.isupper())


def _titles(words: Sequence[str], lines: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield the lines in which nearly every word is capitalised, as token ranges."""
    for first, last in pairwise(lines):
        if words[last - 1] in _FULL_STOPS or words[first].islower():
            continue
        long = [word for word in words[first:last] if len(word) >= _TITLE_WORD]
        big = sum(word[0].isupper() for word in long)
        if len(long) >= _TITLE_WORDS and big * 4 >= len(long) * 3:
            yield first, last


def _blank(tokens: Tokens, zones: Iterable[Zone], capital: list[bool]) -> None:
    """Look for nothing in slugs and boilerplate."""
    for zone in zones:
        if zone.kind in _SKIPPED:
            first = bisect_left(tokens.starts, zone.span.start)
            last = bisect_left(tokens.starts, zone.span.end)
            capital[first:last] = [False] * (last - first)
