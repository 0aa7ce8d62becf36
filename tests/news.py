"""Small ways to make what tests of the trained pipeline are about."""

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

from annotations.suggest.news.factories import tokenizer
from annotations.suggest.news.mention import Mention

LABELS = ("PERSON", "GPE", "ORG")
SIZES = {"members": 1, "width": 8, "depth": 1, "embed_width": 4, "pieces": 50}


@cache
def cutter() -> Any:
    """Return a pipeline that only cuts texts into tokens, as the trained one does."""
    import spacy

    nlp = spacy.blank("en")
    nlp.tokenizer = tokenizer()(nlp)
    return nlp


def doc(text: str) -> Any:
    """Cut a text into tokens."""
    return cutter().make_doc(text)


def tokens(text: str) -> list[str]:
    """Return the words of a text."""
    return [token.text for token in doc(text)]


def place(words: Sequence[str], name: str, nth: int = 0) -> tuple[int, int]:
    """Return where the ``nth`` mention of a name stands, in tokens."""
    parts = tokens(name)
    firsts = [
        at for at in range(len(words)) if list(words[at : at + len(parts)]) == parts
    ]
    return firsts[nth], firsts[nth] + len(parts)


def mention(
    words: Sequence[str], name: str, label: str, score: float = 0.99, nth: int = 0
) -> Mention:
    """Mention the ``nth`` place of a name."""
    return Mention(*place(words, name, nth), label, score)


def said(words: Sequence[str], found: Iterable[Mention]) -> list[tuple[str, str]]:
    """Return the words of mentions, with their labels."""
    return [(" ".join(words[one.start : one.end]), one.label) for one in found]
