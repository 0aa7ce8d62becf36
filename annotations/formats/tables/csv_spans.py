"""CSV for people who count: one span a row, as spreadsheets and pandas open it.

Each row has the id of its article (``doc_id``), then the span: offsets in code points,
its words, label, status, score, who decided and when; then headline, outlet, date and
the like of the article, on every row, so that one can filter and pivot by them. Its
further metadata, zones, relations and text stand last, on its first row only. An
article without spans has one row, whose cells for a span are empty, so that counting
labels counts spans.

The file is UTF-8 with a mark, which Excel needs, in the dialect of Excel. A cell that
a spreadsheet would run as a formula has an apostrophe before it, which is taken away
again on reading. Tables with an article a row are read, too.
"""

import csv
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from io import StringIO
from itertools import chain, islice, repeat
from pathlib import Path

from annotations.errors import CopydeskError
from annotations.exchange.fitting import Fitted
from annotations.exchange.format import Format, Reading, Writer
from annotations.exchange.head import Head
from annotations.exchange.traits import EVERYTHING
from annotations.exchange.writing import StreamWriter, unused
from annotations.formats.tables.articles import articles_in
from annotations.formats.tables.formulas import guarded, unguarded
from annotations.formats.tables.headings import headed, told_apart
from annotations.formats.tables.listed import articles_listed, has_list, is_listed
from annotations.formats.tables.opening import beginning, is_ended, opened
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
from annotations.formats.tables.tokened import (
    articles_tokened,
    has_tokens,
    is_tokened,
)
from annotations.readers.reader import name_of

_SHARED = tuple(name for name in ARTICLE_COLUMNS if name not in ONCE)
_COLUMNS = (DOC, *SPAN_COLUMNS, *_SHARED, *ONCE, RELATIONS, TEXT)
_NO_SPAN = ("",) * len(SPAN_COLUMNS)
_DELIMITERS = ",;\t|"
_HEADER = 10_000
_SAMPLE = 200
_LONGEST = 2**31 - 1
_LOSES = (
    "to other programs, how cells and texts begin that spreadsheets would run (with =, "
    "+, - or @): an apostrophe stands before them"
)


_Articles = Callable[[Sequence[str], Iterable[Sequence[str]], Path], Reading]


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
        before = guarded([unused(doc_id_of(annotated), self._used)])
        behind = guarded([article.get(name, "") for name in _SHARED])
        once = [*(article.get(name, "") for name in ONCE), relations_cell(annotated)]
        first = guarded([*once, text])
        spans = [span_cells(one, text) for one in annotated.spans] or [_NO_SPAN]
        lasts = chain([first], repeat([""] * len(first)))
        writer.writerows(
            [*before, *guarded(cells), *behind, *last]
            for cells, last in zip(spans, lasts, strict=False)
        )
        return made.getvalue().encode(encoding)


def _writer(path: Path) -> Writer:
    return StreamWriter(path, _Rows())


def _read(path: Path) -> Reading:
    csv.field_size_limit(_LONGEST)
    with opened(path) as file:
        header = file.readline().lstrip("\ufeff")
        lines = chain([header], file)
        rows = csv.reader(lines, delimiter=_delimiter(header), strict=True)
        try:
            yield from _articles(rows, path)
        except csv.Error as error:
            raise CopydeskError(
                f"Line {rows.line_num} is no sound CSV ({error}); if the file was cut "
                "off, save it again from its source."
            ) from error


def _articles(rows: Iterator[list[str]], path: Path) -> Reading:
    header = next(rows, [])
    first = [*islice(rows, _SAMPLE)]
    rows = chain(first, rows)
    if (otherwise := _otherwise(header, first)) is not None:
        yield from otherwise(header, rows, path)
        return
    with closing(Shelf()) as shelf:
        names = _put(headed(header), rows, shelf, is_whole=is_ended(path))
        yield from articles_in(shelf, name_of(path), names)


def _put(
    names: list[str], rows: Iterator[list[str]], shelf: Shelf, *, is_whole: bool
) -> list[str]:
    """Put all rows on the shelf and give the names of their columns.

    Raises:
        CopydeskError: it has none of the columns that it needs.
        csv.Error: it breaks off.
    """
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
            name: unguarded(cell) if cell[0] == "'" else cell
            for name, cell in pairs
            if name and cell
        }
        if row:
            shelf.put(row.get(DOC) or row.get(TEXT, ""), {ROW: f"row {number}"} | row)
    if width < len(names) and not is_whole:
        raise csv.Error("its last row has fewer cells than the first")
    return names


def _delimiter(header: str) -> str:
    """Tell by the header what parts the columns: Excel's own differs by country."""
    return max(_DELIMITERS, key=lambda one: _known(header, one))


def _known(header: str, delimiter: str) -> int:
    """Count the columns that are needed, as far as a header has them."""
    columns = next(csv.reader([header], delimiter=delimiter), [])
    is_other = is_listed(columns) or has_tokens(columns)
    return len(NEEDED if is_other else NEEDED & {*headed(columns)})


def _otherwise(header: list[str], first: list[list[str]]) -> _Articles | None:
    """Choose who reads a table in which a row is no span; its first rows tell."""
    if is_listed(header) and first and has_list(first[0]):
        return articles_listed
    return articles_tokened if is_tokened(header, first) else None


def _knows(head: Head) -> bool:
    text = beginning(head)
    header = text.partition("\n")[0].rstrip("\r")
    # Carriage returns elsewhere are no end of a line that CSV would have.
    if len(header) >= _HEADER or "\r" in header:
        return False
    delimiter = _delimiter(header)
    rows = csv.reader(StringIO(text, newline=""), delimiter=delimiter)
    try:
        columns, *first = islice(rows, _SAMPLE)
    except (csv.Error, ValueError):
        return False
    return _otherwise(columns, first) is not None or {*headed(columns)} >= NEEDED


CSV = Format(
    name="csv",
    title="CSV, one span a row (also reads one article a row, with lists)",
    suffixes=(".csv", ".tsv"),
    carries=EVERYTHING,
    loses=(_LOSES,),
    writer=_writer,
    read=_read,
    knows=_knows,
)
