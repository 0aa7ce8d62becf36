"""An Excel workbook for people who count: articles, spans, relations, and counts.

Sheet ``Articles`` has a row for each article, its text in the last column; ``Spans`` a
row for each span, with the ``doc_id`` of its article; ``Relations`` a row for each
relation, if there are any; ``Counts`` the labels by status. There are no formulas:
what looks like one is text. Sheets of more rows than Excel takes go on in
``Spans 2`` and so on.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from annotations.annotated import AnnotatedArticle
from annotations.annotation import State
from annotations.exchange.fitting import Fitted
from annotations.exchange.format import Format
from annotations.exchange.traits import EVERYTHING
from annotations.exchange.writing import unused
from annotations.formats.parts.extra import need
from annotations.formats.tables import excel_reading
from annotations.formats.tables.cells import CONTINUED
from annotations.formats.tables.excel_reading import RELATION_COLUMNS
from annotations.formats.tables.sheet import Rows
from annotations.formats.tables.table import (
    ARTICLE_COLUMNS,
    DOC,
    NUMBERS,
    SPAN_COLUMNS,
    TEXT,
    article_row,
    doc_id_of,
    span_cells,
)
from annotations.marks import PENDING

_ROWS = 1_048_576
_WIDTH = 14
_WIDE = 40
_WIDE_COLUMNS = frozenset({DOC, TEXT, "text", "headline", "head_text", "child_text"})
_STATES = (*(one.value for one in State), PENDING)
_TOTAL = "total"
_NUMBERS = NUMBERS | {*_STATES, _TOTAL}
_CORE = "docProps/core.xml"
_LARGE = 1 << 31
_EPOCH = (1980, 1, 1, 0, 0, 0)
_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")


class _Table:
    """Rows of one kind, on as many sheets as they take."""

    def __init__(self, book: Any, title: str, columns: Sequence[str]) -> None:
        self.sheets: list[tuple[Any, Rows]] = []
        self._book = book
        self._title = title
        self._columns = columns
        self._left = 0
        self._begin()

    def add(self, cells: Sequence[str]) -> None:
        """Write what the columns have in a row, on a new sheet if this one is full."""
        if not self._left:
            self._begin()
        self._left -= 1
        self.sheets[-1][1].add(cells)

    def _begin(self) -> None:
        from openpyxl.utils import get_column_letter

        number = f" {len(self.sheets) + 1}" if self.sheets else ""
        sheet = self._book.create_sheet(f"{self._title}{number}")
        sheet.freeze_panes = "A2"
        for index, name in enumerate(self._columns, start=1):
            width = _WIDE if name in _WIDE_COLUMNS else _WIDTH
            sheet.column_dimensions[get_column_letter(index)].width = width
        sheet.append([*self._columns, CONTINUED])
        self.sheets.append((sheet, Rows(self._columns, _NUMBERS)))
        self._left = _ROWS - 1


class _Workbook:
    """Writes articles into a workbook."""

    def __init__(self, path: Path) -> None:
        self.files: list[Path] = []
        self._path = path
        self._book = need("openpyxl", "excel").Workbook(write_only=True)
        self._tables: list[_Table] = []
        self._articles = self._table("Articles", (DOC, *ARTICLE_COLUMNS, TEXT))
        self._spans = self._table("Spans", (DOC, *SPAN_COLUMNS))
        self._relations: _Table | None = None
        self._counts: Counter[tuple[str, str]] = Counter()
        self._used: set[str] = set()

    def add(self, fitted: Fitted) -> None:
        """Write an article."""
        annotated = fitted.annotated
        text, article = annotated.article.text, article_row(annotated)
        name = unused(doc_id_of(annotated), self._used)
        said = (article.get(column, "") for column in ARTICLE_COLUMNS)
        self._articles.add([name, *said, text])
        for one in annotated.spans:
            self._spans.add((name, *span_cells(one, text)))
            self._counts[one.label, one.state] += 1
        if annotated.relations:
            self._relations = self._relations or self._table(
                "Relations", RELATION_COLUMNS
            )
            for cells in _relations(annotated):
                self._relations.add((name, *cells))

    def finish(self) -> None:
        """Write the counts, and the file."""
        counts = self._table("Counts", ("label", *_STATES, _TOTAL))
        for row in _counted(self._counts):
            counts.add(row)
        self._book.properties.creator = "Copydesk"
        self._book.properties.created = datetime(*_EPOCH, tzinfo=UTC)
        with TemporaryFile() as made:
            self._book.save(made)
            rows = {sheet.path.lstrip("/"): own for sheet, own in self._sheets()}
            _filled(made, rows, self._path)
        self.close()

    def close(self) -> None:
        """Take away what has been put aside."""
        for sheet, rows in self._sheets():
            rows.close()
            if not sheet.closed:
                sheet.close()
                sheet._writer.cleanup()  # noqa: SLF001  else it stays until the end

    def _sheets(self) -> Iterator[tuple[Any, Rows]]:
        for table in self._tables:
            yield from table.sheets

    def _table(self, title: str, columns: Sequence[str]) -> _Table:
        table = _Table(self._book, title, columns)
        self._tables.append(table)
        return table


def _relations(annotated: AnnotatedArticle) -> Iterator[tuple[str, ...]]:
    text = annotated.article.text
    words = {one.id: one.words(text) for one in annotated.spans}
    for one in annotated.relations:
        yield one.label, one.head, one.child, words[one.head], words[one.child]


def _counted(counts: Counter[tuple[str, str]]) -> Iterator[list[str]]:
    labels = sorted({label for label, _ in counts})
    for label in labels:
        yield _count(label, [counts[label, state] for state in _STATES])
    sums = [sum(counts[one, state] for one in labels) for state in _STATES]
    yield _count(_TOTAL, sums)


def _count(label: str, by_state: Sequence[int]) -> list[str]:
    return [label, *map(str, by_state), str(sum(by_state))]


def _filled(made: IO[bytes], rows: Mapping[str, Rows], path: Path) -> None:
    """Pack a workbook again: with its rows, without the times that openpyxl notes."""
    with ZipFile(made) as book, ZipFile(path, "x", ZIP_DEFLATED) as target:
        for one in book.infolist():
            entry = ZipInfo(one.filename, _EPOCH)
            entry.compress_type = ZIP_DEFLATED
            data = book.read(one)
            if one.filename == _CORE:
                data = _MODIFIED.sub(rb"\g<1>1980-01-01T00:00:00Z", data)
            own = rows.get(one.filename)
            is_large = own is not None and own.size >= _LARGE
            with target.open(entry, "w", force_zip64=is_large) as copy:
                for chunk in own.inside(data) if own else [data]:
                    copy.write(chunk)


EXCEL = Format(
    name="excel",
    title="Excel workbook",
    suffixes=(".xlsx", ".xlsm"),
    carries=EVERYTHING,
    writer=_Workbook,
    read=excel_reading.read,
    knows=excel_reading.knows,
    needs="excel",
)
