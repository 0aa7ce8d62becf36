"""PubTator: a title, an abstract, and a line for each annotation; only read.

``1|t|Title``, ``1|a|Abstract``, and with tabs ``1 0 5 Words Type Identifier``. Offsets
count from the title, which a single character parts from the abstract.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from annotations.article import NewsMetadata
from annotations.errors import CopydeskError
from annotations.exchange.format import Format, Reading
from annotations.exchange.found import FoundArticle, FoundSpan
from annotations.exchange.head import Head
from annotations.formats.tokens.columned import text_lines
from annotations.readers.reader import name_of
from annotations.wording import counted

_TEXT = re.compile(r"(?P<id>[^\s|]+)\|(?P<kind>[a-z])\|(?P<text>.*)")
_NUMBER = re.compile(r"\d{1,9}")
_TITLE = "t"
_SUFFIX = ".pubtator"
_FEWEST, _RELATION = 5, 4
_IDENTIFIER = "identifier"


def _read(path: Path) -> Reading:
    name = name_of(path)
    for page in _pages(text_lines(path)):
        if not page.texts:
            raise CopydeskError(
                f"Line {page.first} belongs to no text, such as 1|t|Title; check the "
                "format."
            )
        yield page.article(f"{name}, line {page.first}")


def _pages(lines: Iterable[str]) -> Iterator["_Page"]:
    """Part articles at blank lines, and where another title begins."""
    page: _Page | None = None
    for number, line in enumerate(lines, start=1):
        match = _TEXT.match(line)
        begins = match is not None and match["kind"] == _TITLE
        if page is not None and (begins or not line.strip()):
            yield page
            page = None
        if line.strip():
            page = page or _Page(number)
            page.take(line, match, number)
    if page is not None:
        yield page


@dataclass(slots=True)
class _Page:
    first: int
    key: str = ""
    title: str = ""
    texts: list[str] = field(default_factory=list)
    spans: list[FoundSpan] = field(default_factory=list)
    relations: int = 0
    odd: list[int] = field(default_factory=list)

    def take(self, line: str, match: re.Match[str] | None, number: int) -> None:
        """Take a line: a text, an annotation, or a relation of what some mean."""
        cells = line.split("\t")
        if match is not None:
            self.key = self.key or match["id"]
            self.texts.append(match["text"])
            if match["kind"] == _TITLE:
                self.title = match["text"].strip()
        elif len(cells) >= _FEWEST and all(map(_NUMBER.fullmatch, cells[1:3])):
            self.spans.append(_span(cells, len(self.spans) + 1))
        elif len(cells) >= _RELATION:
            self.relations += 1
        else:
            self.odd.append(number)

    def article(self, where: str) -> FoundArticle:
        """Make the article."""
        return FoundArticle(
            where=where,
            # As the tool's own BioC has it.
            text=" ".join(self.texts),
            key=self.key,
            news=NewsMetadata(headline=self.title),
            spans=tuple(self.spans),
            left_aside=tuple(self._left_aside()),
        )

    def _left_aside(self) -> Iterator[str]:
        if self.relations:
            yield (
                f"{counted(self.relations, 'relation')} between what is meant, rather "
                "than between spans."
            )
        if self.odd:
            lines = counted(len(self.odd), "line")
            yield f"{lines} that PubTator would not write, the first {self.odd[0]:,}."


def _span(cells: list[str], number: int) -> FoundSpan:
    _, start, end, words, label, *more = (cell.strip() for cell in cells)
    values = {_IDENTIFIER: more[0]} if more and more[0] else {}
    # Of what is named together, the parts.
    values |= {f"part-{at}": one for at, one in enumerate(more[1:], start=1) if one}
    return FoundSpan(
        start=int(start),
        end=int(end),
        label=label,
        words=words,
        id=f"T{number}",
        values=MappingProxyType(values),
    )


def _knows(head: Head) -> bool:
    first = next((line for line in head.lines if line.strip()), "")
    match = _TEXT.match(first)
    if match is None:
        return False
    # Articles without a title are so rare that only the name can tell.
    return match["kind"] == _TITLE or head.path.suffix.lower() == _SUFFIX


PUBTATOR = Format(
    name="pubtator",
    title="PubTator",
    suffixes=(_SUFFIX, ".txt"),
    carries=frozenset(),
    writer=None,
    read=_read,
    knows=_knows,
)
