"""The same words: how they are named, and where else they stand in a text."""

from collections.abc import Iterator
from unicodedata import normalize

from annotations.span import Span
from annotations.tokens import Tokens


def words_key(text: str) -> str:
    """Name words so that they are the same however they were set.

    White space is one blank, composed and decomposed letters are one, and typographic
    apostrophes are plain; case is kept.
    """
    return " ".join(normalize("NFC", text).replace("’", "'").split())  # noqa: RUF001  the typographic one is meant


def folded(key: str) -> str:
    """Name words without regard to case."""
    return normalize("NFC", key.casefold())


def occurrences(
    tokens: Tokens, words: str, *, match_case: bool = True
) -> Iterator[Span]:
    """Find every place where words stand as whole tokens, in order, none overlapping.

    Tokens may be set apart by any white space on one line or over a line's end.
    """
    wanted = _keys(Tokens.of(words), match_case=match_case)
    if not wanted:
        return
    here = _keys(tokens, match_case=match_case)
    at, size = 0, len(wanted)
    while at + size <= len(here):
        if here[at] == wanted[0] and here[at : at + size] == wanted:
            yield Span(tokens.starts[at], tokens.ends[at + size - 1])
            at += size
        else:
            at += 1


def _keys(tokens: Tokens, *, match_case: bool) -> list[str]:
    keys = [words_key(span.of(tokens.text)) for span in tokens]
    return keys if match_case else [folded(key) for key in keys]
