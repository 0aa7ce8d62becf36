"""What a word's form says, worked out once for each different word."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any
from zlib import crc32

import numpy as np

from annotations.suggest.rules.lists import words

_MOST_WORDS = 200_000
_MOST_PIECES = 28
_DIGITS = str.maketrans("123456789", "000000000")
_LISTS = ("given_names", "surnames_east", "titles", "roles", "speech", "stopwords")
LIST_COUNT = len(_LISTS)
LOOKS = ("lower", "raised", "capitals", "alphabetic", "ends_sentence", "breaks_line")


@dataclass(frozen=True, slots=True)
class Lexeme:
    """What is known of a word form.

    ``lower``: the hash of its lower case; ``shape``: a row of the table of shapes;
    ``pieces``: rows of the table of character n-grams, ``int32``.
    """

    lower: int
    shape: int
    looks: tuple[bool, ...]
    lists: tuple[bool, ...]
    pieces: Any


@dataclass
class Lexemes:
    """Word forms by spaCy's hash, kept as they are met; forgotten when too many.

    ``shapes`` and ``pieces``: how many rows the tables of shapes and of character
    n-grams (3 to 5 letters, as in floret) have.
    """

    shapes: int
    pieces: int
    known: dict[int, Lexeme] = field(default_factory=dict)

    def of(self, orths: Iterable[int], vocab: Any) -> list[Lexeme]:
        """Return what is known of each word, by its hash in a vocabulary."""
        if len(self.known) > _MOST_WORDS:
            self.known.clear()
        return [self.known.get(orth) or self._meet(orth, vocab) for orth in orths]

    def _meet(self, orth: int, vocab: Any) -> Lexeme:
        word = vocab[orth]
        met = Lexeme(
            word.lower,
            row_of(word.shape_, self.shapes),
            looks(word.text),
            lists(word.text),
            np.array(pieces(word.text, self.pieces), np.int32),
        )
        self.known[orth] = met
        return met


def row_of(text: str, rows: int) -> int:
    """Hash a string to a row of a table."""
    return crc32(text.encode("utf-8", "surrogatepass")) % rows


def looks(text: str) -> tuple[bool, ...]:
    """Say how a word looks, in the order of ``LOOKS``."""
    return (
        text.islower(),
        text[:1].isupper(),
        text.isupper() and len(text) > 1,
        text.isalpha(),
        text in {".", "?", "!"},
        "\n" in text,
    )


def lists(text: str) -> tuple[bool, ...]:
    """Say on which of the rules' word lists a word stands."""
    plain = text.title() if text.isupper() else text
    forms = {text, plain, text.lower()}
    return tuple(not forms.isdisjoint(words(name)) for name in _LISTS)


def pieces(text: str, rows: int) -> list[int]:
    """Hash a word's character n-grams, its ends marked, to rows."""
    marked = f"<{text.lower().translate(_DIGITS)}>"
    found = [
        marked[at : at + size]
        for size in (3, 4, 5)
        for at in range(len(marked) - size + 1)
    ]
    return [row_of(piece, rows) for piece in found[:_MOST_PIECES] or [marked]]
