"""Reading files with a token a line, in whatever columns."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain, islice
from pathlib import Path

from annotations.errors import CopydeskError
from annotations.exchange.format import Reading
from annotations.exchange.found import FoundArticle
from annotations.formats.tokens.columns import (
    SAMPLE,
    Layout,
    layout_of,
    side_by_side,
    without_names,
)
from annotations.formats.tokens.conll2012 import is_conll2012, read_conll2012
from annotations.formats.tokens.rows import Sentence, article_of_rows
from annotations.readers.encoding import decode
from annotations.readers.json_text import json_lines
from annotations.readers.reader import name_of

# “document_id” is what the corpora of HIPE have, ###MEDLINE those of BioNLP.
_DOCUMENT = re.compile(
    r"-DOCSTART-(?:\s+\((?P<name>[^()]*)\))?|###MEDLINE:(?P<number>\S*)|"
    r"# ?(?:newdoc\b(?: id)?|\S*document_id\b)(?: = (?P<id>.*))?"
)
_TEXT = re.compile(r"# ?text = (?P<text>.*)")
_SHOWN = 3
_AT_ONCE = 500


def read_columns(path: Path) -> Reading:
    """Read a file of tagged tokens; what parts its articles are its own marks.

    Raises:
        CopydeskError: it is no such file.
        OSError: it cannot be read.
    """
    lines = text_lines(path)
    first = list(islice(lines, SAMPLE))
    if not any(line.strip() for line in first):
        return
    if is_conll2012(first):
        yield from read_conll2012(name_of(path), chain(first, lines))
        return
    layout = layout_of(first)
    if layout is not None and layout.has_names:
        first = without_names(first, layout)
    if layout is None:
        if all(not line.strip() or line.startswith("-DOCSTART-") for line in first):
            layout = Layout(" ", 2, 0, 1)
        else:
            raise CopydeskError(
                "It has no columns of words and tags, such as “London B-GPE”; choose "
                "another format."
            )
    name = name_of(path)
    for page in _pages(chain(first, lines)):
        where = f"{name}, line {page.first}" if page.is_marked else name
        yield page.article(where, layout)


@dataclass(slots=True)
class _Page:
    """The lines of an article."""

    first: int
    key: str = ""
    is_marked: bool = False
    lines: list[str] = field(default_factory=list)

    def holds_any(self) -> bool:
        """Tell an article from comments in front of the first."""
        return self.is_marked or any(
            line.strip() and not line.startswith("# ") for line in self.lines
        )

    def article(self, where: str, layout: Layout) -> FoundArticle:
        sentences = _Sentences(layout, self.first + self.is_marked)
        if layout.is_line_a_sentence:
            for line in self.lines:
                sentences.line(line)
        else:
            sentences.rows(self.lines)
        sentences.end()
        return article_of_rows(
            where, sentences.done, key=self.key, left_aside=sentences.left_aside()
        )


def _pages(lines: Iterable[str]) -> Iterator[_Page]:
    page = _Page(1)
    for number, line in enumerate(lines, start=1):
        match = _DOCUMENT.match(line) if line.startswith(("-D", "#")) else None
        if match is None:
            page.lines.append(line)
            continue
        if page.holds_any():
            yield page
        name = next(filter(None, match.groups()), "").strip()
        page = _Page(number, name, is_marked=True)
    if page.holds_any():
        yield page


@dataclass(slots=True)
class _Sentences:
    """Sentences in the making; ``odd`` are lines that are none of a token's."""

    layout: Layout
    number: int
    done: list[Sentence] = field(default_factory=list)
    odd: list[int] = field(default_factory=list)
    text: str = ""
    words: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    who: list[str] = field(default_factory=list)
    more: list[list[str]] = field(default_factory=list)

    def rows(self, lines: Iterable[str]) -> None:
        """Take tokens line by line; nearly all of them are as they should be."""
        layout = self.layout
        is_plain = layout.who is None and not layout.more
        separator, width = layout.separator, layout.width
        for line in lines:
            cells = line.split(separator)
            word = cells[layout.word].strip() if len(cells) == width else ""
            if is_plain and word and line[0] != "#":
                self.words.append(word)
                self.tags.append(cells[layout.tag])
                self.number += 1
            else:
                self._row(line)

    def _row(self, line: str) -> None:
        layout = self.layout
        cells = layout.cells(line)
        if not line.strip():
            self.end()
        elif layout.is_row(line, cells):
            self._token(cells)
        elif (match := _TEXT.match(line)) is not None:
            self.text = match["text"]
        elif not line.startswith("#"):
            self._odd(line, cells)
        self.number += 1

    def line(self, line: str) -> None:
        """Take a sentence that is a line."""
        for cells in side_by_side(line, self.layout):
            if len(cells) == self.layout.width:
                self._token(cells)
            else:
                self._odd(cells[0], cells)
        self.end()
        self.number += 1

    def end(self) -> None:
        """End a sentence, if there is any."""
        if self.words:
            more = list(zip(*self.more, strict=True))
            made = Sentence(self.words, self.tags, self.who, self.text, more)
            self.done.append(made)
            self.words, self.tags, self.who, self.more = [], [], [], []
        self.text = ""

    def left_aside(self) -> list[str]:
        """Say which lines were damaged."""
        if not self.odd:
            return []
        shown = ", ".join(f"{number:,}" for number in self.odd[:_SHOWN])
        more = " and more" if len(self.odd) > _SHOWN else ""
        said = (
            f"Not {self.layout.width} columns in line {shown}{more}: what stands there "
            "was taken for words outside of spans."
        )
        return [said]

    def _token(self, cells: list[str]) -> None:
        layout = self.layout
        word = cells[layout.word].strip()
        if not word:
            self.odd.append(self.number)
            return
        self.words.append(word)
        self.tags.append(cells[layout.tag])
        if layout.more:
            self.more.append([cells[at] for at in layout.more])
        if layout.who is not None:
            self.who.append(cells[layout.who])

    def _odd(self, line: str, cells: list[str]) -> None:
        # A word without its other columns, or columns one too many.
        is_whole = len(cells) > self.layout.word and len(cells) < self.layout.width
        self.words.append(cells[self.layout.word].strip() if is_whole else line.strip())
        self.tags.append("O")
        if self.layout.more:
            self.more.append(["O"] * len(self.layout.more))
        self.odd.append(self.number)
        if self.layout.who is not None:
            self.who.append("-")


def text_lines(path: Path) -> Iterator[str]:
    """Yield the lines of a text file one by one, without their ends.

    Raises:
        CopydeskError: the file is no text.
        OSError: it cannot be read.
    """
    lines = json_lines(path)
    while some := [line.rstrip(b"\r\n") for line in islice(lines, _AT_ONCE)]:
        try:
            yield from b"\n".join(some).decode().split("\n")
        except UnicodeDecodeError:
            yield from (decode(line) for line in some)
