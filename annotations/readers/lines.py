"""The lines of a news text, and what one of them can say of the article."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from annotations.article import Zone, ZoneKind
from annotations.dates import PartialDate
from annotations.span import Span

_LINE = re.compile(r"[^\n]+")


@dataclass(frozen=True, slots=True)
class Line:
    """A line without the blanks around it; ``start`` is where it begins in the text."""

    start: int
    text: str
    paragraph: int = 0

    def span(self, start: int = 0, end: int | None = None) -> Span:
        """Give the place in the article of a part of the line."""
        last = len(self.text) if end is None else end
        return Span(self.start + start, self.start + last)

    def after(self, offset: int) -> "Line | None":
        """Cut off the beginning, or give nothing where nothing is left."""
        rest = self.text[offset:].lstrip()
        return Line(self.start + len(self.text) - len(rest), rest) if rest else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Trace:
    """What one line says of its article; ``rest`` is what remains to be looked at."""

    zone: Zone
    headline: str = ""
    byline: str = ""
    outlet: str = ""
    dateline: str = ""
    dates: tuple[PartialDate, ...] = ()
    rest: Line | None = None

    @property
    def kind(self) -> ZoneKind:
        """What the stretch is."""
        return self.zone.kind


def lines_of(text: str) -> Iterator[Line]:
    """Yield the lines that are not blank."""
    paragraph = 0
    for match in _LINE.finditer(text):
        line = match.group().lstrip()
        if not line:
            paragraph += 1
            continue
        paragraph += text[max(0, match.start() - 2) : match.start()] == "\n\n"
        yield Line(match.end() - len(line), line.rstrip(), paragraph)
