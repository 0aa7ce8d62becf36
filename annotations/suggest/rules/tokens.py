"""A text as the rules read it: its tokens by number, and where they stand."""

import re
from functools import lru_cache
from typing import Any, NamedTuple, Self

_WORD = re.compile(r"[^\W_]+|[^\w\s]|_")


class Tokens(NamedTuple):
    """A text and its tokens: spaCy's number of each, where it begins and ends.

    The numbers are hashes of the words, the same in every vocabulary; ``strings`` gives
    the word back.
    """

    text: str
    words: list[int]
    starts: list[int]
    ends: list[int]
    strings: Any

    @classmethod
    def of(cls, doc: Any) -> Self:
        """Read a ``spacy.tokens.Doc``."""
        table = doc.to_array(["ORTH", "IDX", "LENGTH"])
        words, starts, lengths = table.T.tolist()
        ends = [start + length for start, length in zip(starts, lengths, strict=True)]
        return cls(doc.text, words, starts, ends, doc.vocab.strings)

    def word(self, at: int) -> str:
        """Return the word of a token."""
        return self.text[self.starts[at] : self.ends[at]]


def cut(name: str) -> list[str]:
    """Cut a name as ``fine_tokenizer`` does."""
    return _WORD.findall(name)


@lru_cache(maxsize=2**15)
def number(word: str) -> int:
    """Return spaCy's number of a word."""
    from spacy.strings import get_string_id

    return int(get_string_id(word))
