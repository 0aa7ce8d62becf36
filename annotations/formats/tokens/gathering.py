"""Sentences gathered from lines, each a token in columns."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import dropwhile

from annotations.formats.tokens.columns import Layout, side_by_side
from annotations.formats.tokens.rows import Sentence

_TEXT = re.compile(r"# ?text = (?P<text>.*)")
_SHOWN = 3


@dataclass(slots=True)
class Gathered:
    """Sentences in the making; ``odd`` are lines that are none of a token's."""

    layout: Layout
    number: int
    done: list[Sentence] = field(default_factory=list)
    odd: list[int] = field(default_factory=list)
    text: str = ""
    words: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    who: list[str] = field(default_factory=list)
    more: list[Sequence[str]] = field(default_factory=list)

    def rows(self, lines: Sequence[str], *, has_comments: bool) -> None:
        """Take tokens sentence by sentence."""
        first = 0
        while first < len(lines):
            try:
                behind = lines.index("", first)
            except ValueError:
                behind = len(lines)
            self._sentence(lines[first:behind], has_comments=has_comments)
            self.end()
            self.number += 1
            first = behind + 1

    def _sentence(self, lines: Sequence[str], *, has_comments: bool) -> None:
        """Take its tokens at once; nearly all are as they should be."""
        rows, is_odd = lines, False
        if has_comments:
            rows = list(dropwhile(_is_comment, lines))
            is_odd = any(map(_is_comment, rows))
            for line in lines[: len(lines) - len(rows)]:
                self._row(line)
        if is_odd or not self._columns(rows):
            for line in rows:
                self._row(line)

    def _columns(self, lines: Sequence[str]) -> bool:
        """Take tokens, unless there is anything about them to be looked at."""
        layout = self.layout
        rows = [line.split(layout.separator) for line in lines]
        if {*map(len, rows)} != {layout.width}:
            return not rows
        columns = list(zip(*rows, strict=True))
        words = list(map(str.strip, columns[layout.word]))
        if not all(words):
            return False
        self.words += words
        self.tags += columns[layout.tag]
        self.number += len(rows)
        if layout.more:
            self.more += zip(*(columns[at] for at in layout.more), strict=True)
        if layout.who is not None:
            self.who += columns[layout.who]
        return True

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


def _is_comment(line: str) -> bool:
    return line.startswith("#")
