"""CSV for people who count: one span a row, as spreadsheets and pandas open it.

Each row has the id of its article (``doc_id``), then the span: offsets in code points,
its words, label, status, score, who decided and when; then headline, outlet, date and
the like of the article, on every row, so that one can filter and pivot by them. Its
further metadata, zones, relations and text stand last, on its first row only. An
article without spans has one row, whose cells for a span are empty, so that counting
labels counts spans.

The file is UTF-8 with a mark, which Excel needs, in the dialect of Excel. A cell that
a spreadsheet would run as a formula has an apostrophe before it, which is taken away
again on reading.
"""

import csv
import re
from codecs import getincrementaldecoder
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from io import StringIO
from itertools import chain, repeat
from os import SEEK_END
from pathlib import Path
from typing import IO

from annotations.errors import CopydeskError
from annotations.exchange.fitting import Fitted
from annotations.exchange.format import Format, Reading, Writer
from annotations.exchange.head import Head
from annotations.exchange.traits import EVERYTHING
from annotations.exchange.writing import StreamWriter, unused
from annotations.formats.tables.articles import articles_in
from annotations.formats.tables.headings import headed, told_apart
from annotations.formats.tables.shelf import Shelf
from annotations.formats.tables.table import (
    ARTICLE_COLUMNS,
    DOC,
    NEEDED,
    ONCE,
    RELATIONS,
    ROW,
    SPAN_COLUMNS,
    TEXT,
    article_row,
    doc_id_of,
    relations_cell,
    span_cells,
)
from annotations.readers.encoding import decode, refuse_other_formats
from annotations.readers.reader import name_of

_SHARED = tuple(name for name in ARTICLE_COLUMNS if name not in ONCE)
_COLUMNS = (DOC, *SPAN_COLUMNS, *_SHARED, *ONCE, RELATIONS, TEXT)
_NO_SPAN = ("",) * len(SPAN_COLUMNS)
_DELIMITERS = ",;\t|"
_HEADER = 10_000
_LONGEST = 2**31 - 1
_CHUNK = 1 << 20
# What begins a formula in Excel or LibreOffice, the wide signs in East Asian ones.
_FORMULA = re.compile("'*[=+\\-@\t\r\uff1d\uff0b\uff0d\uff20]")
_RISKY = frozenset("'=+-@\t\r\uff1d\uff0b\uff0d\uff20")


class _Rows:
    """Makes the rows of articles, below a header."""

    def __init__(self) -> None:
        self._used: set[str] = set()

    def __call__(self, fitted: Fitted) -> bytes:
        made = StringIO()
        writer = csv.writer(made, dialect=csv.excel)
        encoding = "utf-8"
        if not self._used:
            writer.writerow(_COLUMNS)
            encoding = "utf-8-sig"
        annotated = fitted.annotated
        text, article = annotated.article.text, article_row(annotated)
        before = _guarded([unused(doc_id_of(annotated), self._used)])
        behind = _guarded([article.get(name, "") for name in _SHARED])
        once = [*(article.get(name, "") for name in ONCE), relations_cell(annotated)]
        first = _guarded([*once, text])
        spans = [span_cells(one, text) for one in annotated.spans] or [_NO_SPAN]
        lasts = chain([first], repeat([""] * len(first)))
        writer.writerows(
            [*before, *_guarded(cells), *behind, *last]
            for cells, last in zip(spans, lasts, strict=False)
        )
        return made.getvalue().encode(encoding)


def _guarded(cells: Iterable[str]) -> list[str]:
    return [
        f"'{cell}" if cell[:1] in _RISKY and _FORMULA.match(cell) else cell
        for cell in cells
    ]


def _unguarded(cell: str) -> str:
    """Take away the apostrophe that a cell begins with, if that is ours."""
    return cell[1:] if _FORMULA.match(cell) else cell


def _writer(path: Path) -> Writer:
    return StreamWriter(path, _Rows())


def _read(path: Path) -> Reading:
    with _opened(path) as file, closing(Shelf()) as shelf:
        header = file.readline().lstrip("\ufeff")
        lines = chain([header], file)
        rows = csv.reader(lines, delimiter=_delimiter(header), strict=True)
        try:
            names = _put(rows, shelf, is_ended=_is_ended(path))
        except csv.Error as error:
            raise CopydeskError(
                f"Line {rows.line_num} is no sound CSV ({error}); if the file was cut "
                "off, save it again from its source."
            ) from error
        yield from articles_in(shelf, name_of(path), names)


def _put(rows: Iterator[list[str]], shelf: Shelf, *, is_ended: bool) -> list[str]:
    """Put all rows on the shelf and give the names of their columns.

    Raises:
        CopydeskError: it has none of the columns that it needs.
        csv.Error: it breaks off.
    """
    csv.field_size_limit(_LONGEST)
    names = headed(next(rows, []))
    if not {*names} >= NEEDED:
        raise CopydeskError(
            "It has no columns start, end and label in its first row; name them so, "
            "or choose another format."
        )
    width = len(names)
    first = next(rows, None)
    names = told_apart(names, first or ())
    for number, cells in enumerate(
        chain([first], rows) if first is not None else (), start=2
    ):
        width = len(cells)
        pairs = zip(names, cells, strict=False)
        row = {
            name: _unguarded(cell) if cell[0] == "'" else cell
            for name, cell in pairs
            if name and cell
        }
        if row:
            shelf.put(row.get(DOC) or row.get(TEXT, ""), {ROW: f"row {number}"} | row)
    if width < len(names) and not is_ended:
        raise csv.Error("its last row has fewer cells than the first")
    return names


def _is_ended(path: Path) -> bool:
    """Tell whether a file ends with the end of a line."""
    with path.open("rb") as file:
        file.seek(0, SEEK_END)
        file.seek(max(0, file.tell() - 2))
        return b"\n" in file.read()


@contextmanager
def _opened(path: Path) -> Iterator[IO[str]]:
    """Open a file as UTF-8 if it is that, or as what it seems to be."""
    with path.open("rb") as raw:
        refuse_other_formats(raw.read(_CHUNK))
        raw.seek(0)
        is_unicode = _is_utf_8(raw)
    if is_unicode:
        with path.open(encoding="utf-8-sig", newline="") as file:
            yield file
    else:
        yield StringIO(decode(path.read_bytes()), newline="")


def _is_utf_8(raw: IO[bytes]) -> bool:
    decoder = getincrementaldecoder("utf-8")()
    try:
        while chunk := raw.read(_CHUNK):
            if "\0" in decoder.decode(chunk):
                return False
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _delimiter(header: str) -> str:
    """Tell by the header what parts the columns: Excel's own differs by country."""
    return max(_DELIMITERS, key=lambda one: len(NEEDED & {*_names(header, one)}))


def _names(header: str, delimiter: str) -> list[str]:
    return headed(next(csv.reader([header], delimiter=delimiter), []))


def _knows(head: Head) -> bool:
    header = head.text.partition("\n")[0].rstrip("\r")
    # Carriage returns elsewhere are no end of a line that CSV would have.
    if len(header) >= _HEADER or "\r" in header:
        return False
    return {*_names(header, _delimiter(header))} >= NEEDED


CSV = Format(
    name="csv",
    title="CSV, one span a row",
    suffixes=(".csv", ".tsv"),
    carries=EVERYTHING,
    writer=_writer,
    read=_read,
    knows=_knows,
)
