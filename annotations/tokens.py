"""Words and signs of a text, found without a pipeline, for the window to step by.

Not spaCy's tokens: those need spaCy loaded, and no stored span depends on these.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Self
from unicodedata import category

from annotations.span import Span

# Scripts that put no spaces between words: each character is a step of its own.
_ALONE = (
    r"\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029"
    r"\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9f"
    r"\U00020000-\U0003ffff"
)
# What shows nothing and only steers how its neighbours are set.
_UNSEEN = r"\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
# Skin tones and the tags of regional flags follow an emoji and belong to it.
_TAILS = r"\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f"
_COMMON_MARKS = r"\u0300-\u036f\ufe0f\u20e3"
_JOINER = "\u200d"
_SPACE = re.compile(r"\s").match
_LONE = re.compile(f"[{_ALONE}]").match


@dataclass(frozen=True, slots=True)
class Tokens:
    """Where the tokens of a text begin and end, in order and never overlapping.

    A word keeps its inner apostrophes and an abbreviation its dots (``O'Neill``,
    ``U.S.``), a number its separators (``6.45``, ``1,200``); a possessive ``'s``
    is apart, as names are marked without it. Hyphens split. Chinese, Japanese and
    Thai characters stand alone. Combining marks and emoji sequences stay whole.
    White space and invisible format characters belong to no token.
    """

    text: str = field(repr=False)
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    @classmethod
    def of(cls, text: str) -> Self:
        """Find the tokens of a text, in time linear in its length."""
        found = [match.span() for match in _pattern(_rare_marks(text)).finditer(text)]
        starts, ends = zip(*found, strict=True) if found else ((), ())
        return cls(text, starts, ends)

    def __len__(self) -> int:
        return len(self.starts)

    def __getitem__(self, index: int) -> Span:
        return Span(self.starts[index], self.ends[index])

    def __iter__(self) -> Iterator[Span]:
        return map(Span, self.starts, self.ends)

    def at(self, offset: int) -> Span | None:
        """Find the token that covers the code point at an offset."""
        index = bisect_right(self.starts, offset) - 1
        return self[index] if index >= 0 and offset < self.ends[index] else None


def stretch(text: str, span: Span) -> Span:
    """Widen a span until its tokens are found without the rest of the text.

    No token goes on over white space, nor into a character that stands alone.
    """
    start, end = span.start, span.end
    while start and not _SPACE(text, start - 1):
        start -= 1
        if _begins(text, start):
            break
    while end < len(text) and not _SPACE(text, end) and not _begins(text, end):
        end += 1
    return Span(start, end)


def _begins(text: str, at: int) -> bool:
    """Tell whether a character stands alone, so that a token must begin there."""
    joined = text[at - 1 : at] == _JOINER or category(text[at]).startswith("M")
    return not joined and _LONE(text, at) is not None


def _rare_marks(text: str) -> str:
    # A text uses few different characters, so asking each once is cheap, and spares
    # a table of all the marks there are.
    if text.isascii():
        return ""
    return "".join(sorted(c for c in set(text) if category(c).startswith("M")))


@lru_cache(maxsize=64)
def _pattern(marks: str) -> re.Pattern[str]:
    mark = f"{_COMMON_MARKS}{re.escape(marks)}"
    # No possessive quantifiers: Python 3.11.0 to 3.11.4 match them wrongly.
    char = rf"[^\W{_ALONE}]"
    # Most words are letters alone: those are taken at once.
    more = rf"(?:[{mark}]|[\u00ad\u200c\u200d]+{char}){char}*"
    run = rf"{char}+(?:{more})*"
    letter = rf"[^\W\d_{_ALONE}]"
    stop = rf"(?![{mark}]|{char})"
    inner = rf"['’ʼ](?![sS]{stop})|(?<=\d)[.,:](?=\d)|(?<=[a-z])\.(?=[a-z])"  # noqa: RUF001  both apostrophes are meant
    return re.compile(
        rf"{letter}{{1,2}}(?:\.{letter}{stop})+\.?"  # Ph.D., U.S., e.g.
        rf"|{run}(?:(?:{inner}){run})*"  # words and numbers
        rf"|(?<=\w)['’][sS]{stop}"  # noqa: RUF001  both apostrophes are meant
        r"|[\U0001f1e6-\U0001f1ff]{2}"  # a flag
        rf"|[^\s{_UNSEEN}][{mark}{_TAILS}]*(?:\u200d\S[{mark}{_TAILS}]*)*"
    )
