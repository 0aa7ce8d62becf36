"""Articles as rows of words and tags, in sentences: what all formats of tokens share.

Where a format has no text, it is put together anew: words with a space between them,
sentences with a line end.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, chain, pairwise
from typing import NamedTuple

from annotations.annotated import AnnotatedSpan
from annotations.exchange.facts import line_of_plain
from annotations.exchange.found import FoundArticle, FoundSpan
from annotations.formats.tokens.tagging import OUTSIDE, Tags, is_chunks, tags_read
from annotations.wording import shortened

HEADER = "-DOCSTART- -X- O O"
"""The very line that spaCy's reader knows; other readers look at its beginning."""

_NOBODY = frozenset({"", "-", "_"})


class Sentence(NamedTuple):
    """Words and their tags, as many.

    Perhaps who gave the tags, the text that the words come from, and more tags.
    """

    words: Sequence[str]
    tags: Sequence[str]
    who: Sequence[str] = ()
    text: str = ""
    more: Sequence[Sequence[str]] = ()


@dataclass(frozen=True, slots=True)
class Rows:
    """All words and tags of an article, and where its sentences begin."""

    words: Sequence[str]
    tags: Sequence[str]
    firsts: Sequence[int]

    def sentences(self) -> Iterator[Sentence]:
        """Cut them into sentences."""
        edges = (*self.firsts, len(self.words))
        for first, behind in pairwise(edges):
            yield Sentence(self.words[first:behind], self.tags[first:behind])


def joined(sentences: Iterable[Sequence[str]]) -> str:
    """Put a text together."""
    return "\n".join(map(" ".join, sentences))


def starts_in(words: Iterable[str], *, behind: int = 0) -> list[int]:
    """Tell where words begin in a text that was put together, and where one more would.

    Between any two is one character, whether space or line end; ``behind`` so many
    characters in all.
    """
    return list(accumulate([len(word) + 1 for word in words], initial=behind))


def tags_for(
    starts: Sequence[int], ends: Sequence[int], spans: Sequence[AnnotatedSpan]
) -> list[str]:
    """Tag tokens in IOB2, given where they are and spans that are made of them.

    No two spans may overlap.
    """
    tags = [OUTSIDE] * len(starts)
    for one in spans:
        first = bisect_left(starts, one.span.start)
        last = bisect_left(ends, one.span.end)
        tags[first] = f"B-{one.label}"
        if last > first:
            tags[first + 1 : last + 1] = [f"I-{one.label}"] * (last - first)
    return tags


def article_of_rows(
    where: str,
    sentences: Sequence[Sentence],
    *,
    key: str = "",
    left_aside: Sequence[str] = (),
) -> FoundArticle:
    """Make an article of words and tags; the white space of its text is ours."""
    page, read = _laid(sentences), _all_tags_read(sentences)
    text = page.text
    spans = [
        FoundSpan(
            start=(start := page.starts[first]),
            end=(end := page.ends[behind - 1]),
            label=label,
            words=text[start:end],
            annotator=page.annotator(first),
        )
        for first, behind, label in read.spans
    ]
    return FoundArticle(
        where=where,
        text=text,
        key=key,
        spans=tuple(spans),
        is_rebuilt=True,
        left_aside=(*left_aside, *page.left_aside, *read.breaches),
    )


def line_of_rows(sentences: Sequence[Sentence]) -> bytes | None:
    """Say what ``facts.line_of`` says of their article, without making its spans.

    Nothing if there is anything about it to be settled.
    """
    page, read = _laid(sentences), _all_tags_read(sentences)
    text = page.text
    if page.who or "\r" in text or not all(one.label.strip() for one in read.spans):
        return None
    return line_of_plain(
        text,
        (
            (page.starts[first], page.ends[behind - 1], label)
            for first, behind, label in read.spans
        ),
    )


def _all_tags_read(sentences: Sequence[Sentence]) -> Tags:
    """Find spans in all columns of tags, a span that several have but once."""
    read = tags_read([one.tags for one in sentences])
    width = len(sentences[0].more) if sentences else 0
    if not width:
        return read
    layers = [[one.more[at] for one in sentences] for at in range(width)]
    others = [tags_read(one) for one in layers if not is_chunks(chain(*one))]
    spans = dict.fromkeys(chain(*(one.spans for one in (*others, read))))
    ordered = sorted(spans, key=lambda one: (one.first, -one.behind))
    breaches = dict.fromkeys(chain(*(one.breaches for one in (*others, read))))
    return Tags(tuple(ordered), tuple(breaches))


def aligned(words: Iterable[str], text: str) -> list[tuple[int, int]] | None:
    """Find words one after another in a text that has only white space besides."""
    found, at = list[tuple[int, int]](), 0
    for word in words:
        start = text.find(word, at)
        if start < 0 or text[at:start].strip():
            return None
        at = start + len(word)
        found.append((start, at))
    return None if text[at:].strip() else found


@dataclass(slots=True)
class _Page:
    """A text in the making, and where its tokens are."""

    lines: list[str] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    who: list[str] = field(default_factory=list)
    left_aside: list[str] = field(default_factory=list)
    _length: int = 0

    @property
    def text(self) -> str:
        return "\n".join(self.lines)

    def add(self, one: Sentence) -> None:
        """Go on by a sentence."""
        places = aligned(one.words, one.text) if one.text else None
        if places is not None:
            self.starts += [self._length + start for start, _ in places]
            self.ends += [self._length + end for _, end in places]
            self._line(one.text)
        else:
            if one.text:
                self.left_aside.append(
                    f"“{shortened(one.text)}” is given as the text of other words; "
                    "they were put together with spaces."
                )
            self.join([one])
        self.who += one.who

    def annotator(self, token: int) -> str:
        """Say who tagged a token, if the file does."""
        who = self.who[token] if self.who else ""
        return "" if who in _NOBODY else who

    def join(self, some: Sequence[Sentence]) -> None:
        """Go on by the words of sentences, whatever text they have."""
        words = list(chain.from_iterable([one.words for one in some]))
        starts = starts_in(words, behind=self._length)
        self.starts += starts[:-1]
        self.ends += [start - 1 for start in starts[1:]]
        self._line(joined([one.words for one in some]))

    def _line(self, line: str) -> None:
        self.lines.append(line)
        self._length += len(line) + 1


def _laid(sentences: Sequence[Sentence]) -> _Page:
    page = _Page()
    if sentences and not any(one.text or one.who for one in sentences):
        page.join(sentences)
    else:
        for one in sentences:
            page.add(one)
    return page
