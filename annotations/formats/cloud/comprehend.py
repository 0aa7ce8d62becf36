"""Amazon Comprehend: annotations in CSV, with the texts they are about beside.

With a column for the line, each line of a text is an article; without, each file is.
Lines without annotations are articles, too. Offsets count code points, in a line or in
a file.

Source: “Plain-text annotation files” in Amazon's guide for developers.
"""

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from annotations.errors import CopydeskError
from annotations.exchange.format import Format, Reading
from annotations.exchange.found import FoundArticle, FoundSpan
from annotations.exchange.head import Head
from annotations.formats.cloud.parts import offset_of, text_beside
from annotations.formats.parts.objects import no_span
from annotations.formats.parts.plain import plain_text
from annotations.readers.reader import Refusal, name_of

_FILE, _LINE = "file", "line"
_START, _END, _LABEL = "begin offset", "end offset", "type"
_NEEDED = frozenset({_FILE, _START, _END, _LABEL})

Row = Mapping[str, str]


@dataclass(slots=True)
class _Named:
    """What is said of a file: of its lines by their number, of the whole by none."""

    lines: dict[int | None, list[FoundSpan]] = field(default_factory=dict)
    odd: list[str] = field(default_factory=list)


def _read(path: Path) -> Reading:
    rows = plain_text(path).splitlines(keepends=True)
    names = _columns(rows[0]) if rows else []
    if not _is_ours(names):
        raise CopydeskError(
            "Its columns are not “File, Line, Begin Offset, End Offset, Type”; choose "
            "another format."
        )
    for name, said in _gathered(rows[1:], names).items():
        where = f"{name_of(path)}, {name}"
        try:
            yield from _articles(where, text_beside(path, name), said)
        except CopydeskError as error:
            yield Refusal(where, str(error))


def _gathered(rows: Sequence[str], names: Sequence[str]) -> dict[str, _Named]:
    found: dict[str, _Named] = {}
    try:
        for cells in csv.reader(rows, skipinitialspace=True):
            row = dict(zip(names, (one.strip() for one in cells), strict=False))
            if any(row.values()):
                _add(found.setdefault(row.get(_FILE, ""), _Named()), row)
    except csv.Error as error:
        raise CopydeskError(
            f"The table cannot be read ({error}); export it again as UTF-8."
        ) from error
    return found


def _add(said: _Named, row: Row) -> None:
    start, end = offset_of(row.get(_START)), offset_of(row.get(_END))
    line = offset_of(row.get(_LINE))
    is_lost = bool(row.get(_LINE)) and line is None
    if start is None or end is None or is_lost:
        said.odd.append(no_span(list(row.values())))
        return
    one = FoundSpan(start=start, end=end, label=row.get(_LABEL, ""))
    said.lines.setdefault(line, []).append(one)


def _articles(where: str, text: str, said: _Named) -> Iterator[FoundArticle | Refusal]:
    """Make one article of a file, or one of each line that is not empty."""
    whole = said.lines.pop(None, [])
    if not said.lines:
        yield _article(where, text, whole, said.odd)
        return
    told = [*said.odd, *(no_span([one.start, one.end, one.label]) for one in whole)]
    for number, ended in enumerate(text.split("\n")):
        spans, line = said.lines.pop(number, []), ended.removesuffix("\r")
        if line.strip() or spans:
            yield _article(f"{where}, line {number + 1}", line, spans, told)
            told = []
    for number in sorted(one for one in said.lines if one is not None):
        why = "The text has no such line; put the text that was annotated beside it."
        yield Refusal(f"{where}, line {number + 1}", why)


def _article(
    where: str, text: str, spans: Sequence[FoundSpan], told: Sequence[str]
) -> FoundArticle:
    return FoundArticle(
        where=where, text=text, spans=tuple(spans), left_aside=tuple(told)
    )


def _columns(line: str) -> list[str]:
    cells = next(csv.reader([line], skipinitialspace=True), [])
    return [" ".join(one.split()).casefold() for one in cells]


def _is_ours(names: Sequence[str]) -> bool:
    return set(names) >= _NEEDED


def _knows(head: Head) -> bool:
    first = next(iter(head.lines), "")
    try:
        return _is_ours(_columns(first))
    except csv.Error:
        return False


COMPREHEND = Format(
    name="comprehend",
    title="Amazon Comprehend annotations (CSV, with texts beside)",
    suffixes=(".csv",),
    carries=frozenset(),
    writer=None,
    read=_read,
    knows=_knows,
)
