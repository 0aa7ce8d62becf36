"""An article as memory reads it: where words stand in it, what the newest run says."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from annotations.article import Article
from annotations.edit import Change
from annotations.memory.inside import is_raised
from annotations.memory.shapes import Pair, shape_of
from annotations.span import Span
from annotations.suggestion import Suggestion
from annotations.tokens import Tokens
from annotations.words import words_key


class Page:
    """Reads a text once; what was looked up is kept for the next key.

    ``suggestions`` are the newest run's, in reading order.
    """

    def __init__(self, article: Article, suggestions: Sequence[Suggestion]) -> None:
        self.article = article
        self.tokens = Tokens.of(article.text)
        self.suggestions = suggestions
        self._starts = [one.span.start for one in suggestions]
        self._longest = max((len(one.span) for one in suggestions), default=0)
        self._places: dict[str, tuple[Span, ...]] = {}

    @cached_property
    def said(self) -> Mapping[str, Sequence[Suggestion]]:
        """Find the newest run's suggestions by the words they are about."""
        return _said(self.article.text, self.suggestions)

    @cached_property
    def _starts_with(self) -> Mapping[str, Sequence[int]]:
        return _index(self.tokens)

    @property
    def heads(self) -> frozenset[str]:
        """The beginnings of all words that can stand in the text; see ``head``."""
        return frozenset(self._starts_with)

    @cached_property
    def pairs(self) -> Mapping[Pair, Sequence[Suggestion]]:
        """Find the newest run's suggestions by label and shape of their words."""
        found: dict[Pair, list[Suggestion]] = defaultdict(list)
        for one in self.suggestions:
            words = self.words(one.span)
            if is_raised(self.article.text, one.span):
                words = words[:1].lower() + words[1:]
            found[one.label, shape_of(words)].append(one)
        return dict(found)

    def words(self, span: Span) -> str:
        """Name the words of a span."""
        return words_key(span.of(self.article.text))

    def concerned(self, changes: Iterable[Change]) -> set[str]:
        """Name the words that changes are about, and those suggested for them."""
        sides = (side for one in changes for side in (one.before, one.after) if side)
        return {
            self.words(one.span)
            for side in sides
            for one in (side, side.suggestion)
            if one is not None
        }

    def places(self, words: str) -> tuple[Span, ...]:
        """Find where words stand as whole tokens, in order, none overlapping."""
        found = self._places.get(words)
        if found is None:
            found = self._places[words] = tuple(self._found(words))
        return found

    def touching(self, span: Span) -> list[Suggestion]:
        """List the run's suggestions that share a code point with a span."""
        first = bisect_left(self._starts, span.start - self._longest)
        last = bisect_left(self._starts, span.end)
        return [one for one in self.suggestions[first:last] if one.span.overlaps(span)]

    def reach(self, span: Span, *, before: int, after: int) -> Span | None:
        """Widen (above 0) or narrow a span by tokens, where there are so many."""
        first = bisect_left(self.tokens.starts, span.start) - before
        last = bisect_left(self.tokens.ends, span.end) + after
        if not 0 <= first <= last < len(self.tokens):
            return None
        return Span(self.tokens.starts[first], self.tokens.ends[last])

    def _found(self, words: str) -> Iterator[Span]:
        beginning, size = _head(words)
        tokens, free = self.tokens, 0
        for at in self._starts_with.get(beginning, ()):
            last = at + size - 1
            if last >= len(tokens) or tokens.starts[at] < free:
                continue
            span = Span(tokens.starts[at], tokens.ends[last])
            if span.of(tokens.text) == words or self.words(span) == words:
                free = span.end
                yield span


def head(words: str) -> str:
    """Give the first two tokens of words, or the only one: what they are found by."""
    return _head(words)[0]


def _head(words: str) -> tuple[str, int]:
    """Give the head of words and the number of their tokens."""
    parts = words.split(" ")
    if words.isascii() and all(map(str.isalpha, parts)):
        return " ".join(parts[:2]), len(parts)  # what tokens would say, sooner
    tokens = Tokens.of(words)
    if len(tokens) <= 1:
        return words, len(tokens)
    gap = words[tokens.ends[0] : tokens.starts[1]]
    keys = [words_key(token.of(words)) for token in (tokens[0], tokens[1])]
    return _space(gap).join(keys), len(tokens)


def _index(tokens: Tokens) -> Mapping[str, Sequence[int]]:
    # Done for each article that is opened, so no function is called in these loops.
    text, starts, ends = tokens.text, tokens.starts, tokens.ends
    keys = [text[start:end] for start, end in zip(starts, ends, strict=True)]
    if not text.isascii():
        keys = [key if key.isascii() else words_key(key) for key in keys]
    found: dict[str, list[int]] = defaultdict(list)
    for at, key in enumerate(keys):
        found[key].append(at)
    gaps = (text[end:start] for end, start in zip(ends, starts[1:], strict=False))
    for at, (gap, key, following) in enumerate(zip(gaps, keys, keys[1:], strict=False)):
        found[key + _space(gap) + following].append(at)
    return dict(found)


def _space(gap: str) -> str:
    """Give the blank that stands for what is between two tokens, if it is any space."""
    return " " if gap == " " or any(map(str.isspace, gap)) else ""


def _said(
    text: str, suggestions: Sequence[Suggestion]
) -> Mapping[str, Sequence[Suggestion]]:
    found: dict[str, list[Suggestion]] = defaultdict(list)
    for one in suggestions:
        found[words_key(one.span.of(text))].append(one)
    return dict(found)
