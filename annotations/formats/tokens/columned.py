"""Reading files with a token a line, in whatever columns."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain, islice
from pathlib import Path
from typing import NamedTuple, TypeVar

from annotations.errors import CopydeskError
from annotations.exchange.format import Held, Reading
from annotations.exchange.found import FoundArticle
from annotations.formats.tokens.columns import (
    SAMPLE,
    Layout,
    layout_of,
    without_names,
)
from annotations.formats.tokens.conll2012 import is_conll2012, read_conll2012
from annotations.formats.tokens.gathering import Gathered
from annotations.formats.tokens.rows import Sentence, article_of_rows, line_of_rows
from annotations.readers.encoding import decode
from annotations.readers.json_text import json_lines
from annotations.readers.reader import name_of

_Made = TypeVar("_Made")
# “document_id” is what the corpora of HIPE have, ###MEDLINE those of BioNLP.
_DOCUMENT = re.compile(
    r"-DOCSTART-(?:\s+\((?P<name>[^()]*)\))?|###MEDLINE:(?P<number>\S*)|"
    r"# ?(?:newdoc\b(?: id)?|\S*document_id\b)(?: = (?P<id>.*))?"
)
_MARKS = ("-D", "#")
_AT_ONCE = 500


def read_columns(path: Path) -> Reading:
    """Read a file of tagged tokens; what parts its articles are its own marks.

    Raises:
        CopydeskError: it is no such file.
        OSError: it cannot be read.
    """
    return _read(path, _Rows.article)


def held_in_columns(path: Path) -> Held:
    """Read the same for the proof, without making spans where it can do without.

    Raises:
        CopydeskError: it is no such file.
        OSError: it cannot be read.
    """
    return _read(path, lambda rows: line_of_rows(rows.sentences) or rows.article())


class _Rows(NamedTuple):
    """An article as it stands in the file."""

    where: str
    key: str
    sentences: Sequence[Sentence]
    left_aside: Sequence[str]

    def article(self) -> FoundArticle:
        return article_of_rows(
            self.where, self.sentences, key=self.key, left_aside=self.left_aside
        )


def _read(path: Path, made: Callable[[_Rows], _Made]) -> Iterator[_Made | FoundArticle]:
    blocks = _blocks(path)
    first = list[str]()
    while len(first) < SAMPLE and (block := next(blocks, None)):
        first += block
    if not any(line.strip() for line in first[:SAMPLE]):
        return
    name = name_of(path)
    if is_conll2012(first[:SAMPLE]):
        lines = chain.from_iterable(chain([first], blocks))
        yield from read_conll2012(name, lines)
        return
    layout = _layout(first[:SAMPLE])
    if layout.has_names:
        first = without_names(first, layout)
    for page in _pages(chain([first], blocks)):
        yield made(page.rows(name, layout))


def _layout(sample: Sequence[str]) -> Layout:
    layout = layout_of(sample)
    if layout is not None:
        return layout
    if all(not line.strip() or line.startswith("-DOCSTART-") for line in sample):
        return Layout(" ", 2, 0, 1)
    raise CopydeskError(
        "It has no columns of words and tags, such as “London B-GPE”; choose "
        "another format."
    )


@dataclass(slots=True)
class _Page:
    """The lines of an article."""

    first: int
    key: str = ""
    is_marked: bool = False
    has_comments: bool = False
    lines: list[str] = field(default_factory=list)

    def holds_any(self) -> bool:
        """Tell an article from comments in front of the first."""
        return self.is_marked or any(
            line.strip() and not line.startswith("# ") for line in self.lines
        )

    def rows(self, name: str, layout: Layout) -> _Rows:
        """Find its tokens; ``name`` is that of the file."""
        sentences = Gathered(layout, self.first + self.is_marked)
        if layout.is_line_a_sentence:
            for line in self.lines:
                sentences.line(line)
        else:
            sentences.rows(self.lines, has_comments=self.has_comments)
        sentences.end()
        where = f"{name}, line {self.first}" if self.is_marked else name
        return _Rows(where, self.key, sentences.done, sentences.left_aside())


def _pages(blocks: Iterable[list[str]]) -> Iterator[_Page]:
    page, number = _Page(1), 1
    for block in blocks:
        begun = 0
        for at, line in enumerate(block):
            if not line.startswith(_MARKS):
                continue
            match = _DOCUMENT.match(line)
            if match is None:
                page.has_comments = True
                continue
            page.lines += block[begun:at]
            if page.holds_any():
                yield page
            name = next(filter(None, match.groups()), "").strip()
            page, begun = _Page(number + at, name, is_marked=True), at + 1
        page.lines += block[begun:]
        number += len(block)
    if page.holds_any():
        yield page


def text_lines(path: Path) -> Iterator[str]:
    """Yield the lines of a text file one by one, without their ends.

    Raises:
        CopydeskError: the file is no text.
        OSError: it cannot be read.
    """
    return chain.from_iterable(_blocks(path))


def _blocks(path: Path) -> Iterator[list[str]]:
    """Yield so many lines at a time."""
    lines = json_lines(path)
    while some := [line.rstrip(b"\r\n") for line in islice(lines, _AT_ONCE)]:
        try:
            yield b"\n".join(some).decode().split("\n")
        except UnicodeDecodeError:
            yield [decode(line) for line in some]
