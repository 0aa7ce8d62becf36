"""The same words: how they are named, and where else they stand in a text."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Self
from unicodedata import normalize

from annotations.article import Zone
from annotations.span import Span
from annotations.tokens import Tokens, stretch

# White space on one line or over its end, but over no blank line.
_GAP = r"(?=\s)[^\S\n\u2029]*(?:\n[^\S\n\u2029]*)?"
_APOSTROPHES = "['’]"  # noqa: RUF001  the typographic one is meant


# The words of an article's spans are compared at each key.
@lru_cache(maxsize=16_384)
def words_key(text: str) -> str:
    """Name words so that they are the same however they were set.

    White space is one blank, composed and decomposed letters are one, and typographic
    apostrophes are plain; case is kept.
    """
    return " ".join(normalize("NFC", text).replace("’", "'").split())  # noqa: RUF001  the typographic one is meant


def folded(key: str) -> str:
    """Name words without regard to case."""
    return normalize("NFC", key.casefold())


@dataclass(frozen=True, slots=True)
class Sought:
    """Words made ready to be looked for in many texts."""

    pattern: re.Pattern[str] | None
    match_case: bool

    @classmethod
    def of(cls, words: str, *, match_case: bool = True) -> Self:
        """Take the words of one place; white space alone is found nowhere."""
        key = words_key(words)
        parts = (key if match_case else _lowered(key)).split()
        pattern = re.compile(_GAP.join(map(_spellings, parts))) if parts else None
        return cls(pattern, match_case)

    def within(self, text: str, zones: Iterable[Zone] = ()) -> Iterator[Span]:
        """Find every place where they stand as whole tokens, in order.

        None overlaps another. Words may be set apart by any white space on one line
        or over a line's end, but stand over no blank line and over no edge of a zone.
        """
        searched = text if self.match_case else _lowered(text)
        found = self._next(searched, 0)
        while found is not None:
            span = Span(*found.span())
            stands = _is_whole(text, span) and not _is_torn(text, span, zones)
            if stands:
                yield span
            # What begins inside a false start may be whole.
            found = self._next(searched, span.end if stands else span.start + 1)

    def _next(self, text: str, at: int) -> re.Match[str] | None:
        return self.pattern.search(text, at) if self.pattern else None


def _spellings(part: str) -> str:
    """Match a word as it is composed, decomposed, and with either apostrophe."""
    forms = dict.fromkeys((part, normalize("NFD", part)))
    spelt = (_APOSTROPHES.join(map(re.escape, form.split("'"))) for form in forms)
    return f"(?:{'|'.join(spelt)})" if len(forms) > 1 else next(spelt)


def _lowered(text: str) -> str:
    """Write in small letters; each stays at its place."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def _is_whole(text: str, span: Span) -> bool:
    """Tell whether a span begins and ends with tokens of the text."""
    around = stretch(text, span)
    starts, ends = _edges(around.of(text))
    return span.start - around.start in starts and span.end - around.start in ends


def _is_torn(text: str, span: Span, zones: Iterable[Zone]) -> bool:
    """Tell whether a span reaches over the end of a headline, caption or the like."""
    if "\n" not in span.of(text):
        return False
    edges = (edge for zone in zones for edge in (zone.span.start, zone.span.end))
    return any(span.start < edge < span.end for edge in edges)


# The same few words stand in thousands of texts, mostly between blanks.
@lru_cache(maxsize=4096)
def _edges(text: str) -> tuple[frozenset[int], frozenset[int]]:
    tokens = Tokens.of(text)
    return frozenset(tokens.starts), frozenset(tokens.ends)
