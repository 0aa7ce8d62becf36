"""Tokens and sentences of a text, cut so that spans are made of whole tokens."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from operator import attrgetter
from typing import Any
from unicodedata import category

from annotations.formats.parts.cutting import Piece, pieces
from annotations.span import Span

_HEADER = "-DOCSTART-"


@dataclass(frozen=True, slots=True)
class Tokens:
    """Words of a text, where they are in code points, and which begin sentences.

    None is white space, or has any within.
    """

    words: Sequence[str]
    starts: Sequence[int]
    ends: Sequence[int]
    firsts: Sequence[int]


def tokens_of(text: str, spans: Sequence[Span]) -> Tokens:
    """Find spaCy's tokens, cut where spans begin and end, and its sentences.

    A line end ends a sentence, too; none ends inside a span. The spans have no white
    space at their ends.
    """
    starts, ends = _spacy_tokens(text)
    cuts = [*spans, *_false_headers(text)]
    if not {one.start for one in cuts} <= set(starts) or (
        not {one.end for one in cuts} <= set(ends)
    ):
        found = list(pieces(map(Piece, starts, ends), cuts))
        starts, ends = [one.start for one in found], [one.end for one in found]
    return _sentenced(text, zip(starts, ends, strict=True), spans)


def _spacy_tokens(text: str) -> tuple[list[int], list[int]]:
    """List where tokens begin and end, white space among them."""
    from spacy.attrs import IDX, LENGTH

    # Not `nlp(text)`, which refuses a text of more than a million characters.
    places = _tokenizer()(text).to_array([IDX, LENGTH]).astype("int64")
    starts, lengths = places[:, 0], places[:, 1]
    return starts.tolist(), (starts + lengths).tolist()


@cache
def _tokenizer() -> Any:
    import spacy

    return spacy.blank("en").tokenizer


@cache
def _stops() -> frozenset[str]:
    from spacy.pipeline import Sentencizer

    return frozenset(Sentencizer.default_punct_chars)


def _sentenced(
    text: str, found: Iterable[tuple[int, int]], spans: Sequence[Span]
) -> Tokens:
    """Leave out white space, and what ends of sentences there are inside spans.

    Sentences end where spaCy's own ``Sentencizer`` ends them, which takes longer.
    """
    words, starts, ends, firsts = list[str](), list[int](), list[int](), list[int]()
    inside, stops = _Inside(spans), _stops()
    due, stopped = True, False
    for start, end in found:
        word = text[start:end]
        if word.isspace():
            due = due or "\n" in word
            # To spaCy, white space begins a sentence like any word.
            due, stopped = due or stopped, False
            continue
        if word in stops:
            stopped = True
        elif stopped and not _is_punctuation(word):
            due, stopped = True, False
        if due and not inside.at(start):
            firsts.append(len(starts))
        due = False
        words.append(word)
        starts.append(start)
        ends.append(end)
    return Tokens(words, starts, ends, firsts)


@lru_cache(maxsize=4096)
def _is_punctuation(word: str) -> bool:
    return all(category(char).startswith("P") for char in word)


class _Inside:
    """Tells of places, in their order, whether they are inside a span."""

    def __init__(self, spans: Sequence[Span]) -> None:
        self._left = iter(sorted(spans, key=attrgetter("start")))
        self._next = next(self._left, None)
        self._reach = 0

    def at(self, place: int) -> bool:
        """Tell whether a span began before and ends behind."""
        while self._next is not None and self._next.start < place:
            self._reach = max(self._reach, self._next.end)
            self._next = next(self._left, None)
        return place < self._reach


def _false_headers(text: str) -> Iterator[Span]:
    """Find what would look like the end of the article, to be cut in two."""
    for match in re.finditer(_HEADER, text):
        yield Span(match.start(), match.start() + 1)
