"""An Excel workbook for people who count: articles, spans, relations, and counts.

Sheet ``Articles`` has a row for each article, its text in the last column; ``Spans`` a
row for each span, with the ``doc_id`` of its article; ``Relations`` a row for each
relation, if there are any; ``Counts`` the labels by status. There are no formulas:
what looks like one is text. Sheets of more rows than Excel takes go on in
``Spans 2`` and so on.
"""

import re
import shutil
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
from annotations.formats.tables.cells import CONTINUED, packed
from annotations.formats.tables.excel_reading import RELATION_COLUMNS
from annotations.formats.tables.table import (
    ARTICLE_COLUMNS,
    DOC,
    NUMBERS,
    SPAN_COLUMNS,
    TEXT,
    article_row,
    doc_id_of,
    span_row,
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
        self._book = book
        self._title = title
        self._columns = columns
        self._sheets = 0
        self._left = 0

    def add(self, row: Mapping[str, str]) -> None:
        """Write a row, on a new sheet if this one is full."""
        if not self._left:
            self.begin()
        self._left -= 1
        cells = packed(row, self._columns)
        named = zip((*self._columns, *[""] * len(cells)), cells, strict=False)
        self._sheet.append([self._cell(name, value) for name, value in named])

    def begin(self) -> None:
        """Begin a sheet with its header."""
        from openpyxl.utils import get_column_letter

        self._sheets += 1
        number = f" {self._sheets}" if self._sheets > 1 else ""
        self._sheet = self._book.create_sheet(f"{self._title}{number}")
        self._sheet.freeze_panes = "A2"
        for index, name in enumerate(self._columns, start=1):
            width = _WIDE if name in _WIDE_COLUMNS else _WIDTH
            self._sheet.column_dimensions[get_column_letter(index)].width = width
        self._sheet.append([*self._columns, CONTINUED])
        self._left = _ROWS - 1

    def _cell(self, name: str, value: str) -> Any:
        """Make a cell: nothing but numbers is anything else than text."""
        if not value:
            return None
        is_number = name in _NUMBERS
        if not is_number and value[0] not in "=#":
            return value
        from openpyxl.cell import WriteOnlyCell

        cell = WriteOnlyCell(self._sheet, value)
        cell.data_type = "n" if is_number else "s"
        return cell


class _Workbook:
    """Writes articles into a workbook."""

    def __init__(self, path: Path) -> None:
        self.files: list[Path] = []
        self._path = path
        self._book = need("openpyxl", "excel").Workbook(write_only=True)
        self._articles = self._table("Articles", (DOC, *ARTICLE_COLUMNS, TEXT))
        self._spans = self._table("Spans", (DOC, *SPAN_COLUMNS))
        self._relations: _Table | None = None
        self._counts: Counter[tuple[str, str]] = Counter()
        self._used: set[str] = set()

    def add(self, fitted: Fitted) -> None:
        """Write an article."""
        annotated = fitted.annotated
        text = annotated.article.text
        name = {DOC: unused(doc_id_of(annotated), self._used)}
        self._articles.add({**name, **article_row(annotated), TEXT: text})
        for one in annotated.spans:
            self._spans.add({**name, **span_row(one, text)})
            self._counts[one.label, one.state] += 1
        if annotated.relations:
            self._relations = self._relations or self._table(
                "Relations", RELATION_COLUMNS
            )
            for row in _relations(annotated):
                self._relations.add({**name, **row})

    def finish(self) -> None:
        """Write the counts, and the file."""
        counts = self._table("Counts", ("label", *_STATES, _TOTAL))
        for row in _counted(self._counts):
            counts.add(row)
        self._book.properties.creator = "Copydesk"
        self._book.properties.created = datetime(*_EPOCH, tzinfo=UTC)
        with TemporaryFile() as made:
            self._book.save(made)
            _stamped(made, self._path)

    def close(self) -> None:
        """Take away what openpyxl has put aside, if it was not finished."""
        for sheet in self._book.worksheets:
            if not sheet.closed:
                sheet.close()
                sheet._writer.cleanup()  # noqa: SLF001  else it stays until the end

    def _table(self, title: str, columns: Sequence[str]) -> _Table:
        table = _Table(self._book, title, columns)
        table.begin()
        return table


def _relations(annotated: AnnotatedArticle) -> Iterator[dict[str, str]]:
    text = annotated.article.text
    words = {one.id: one.words(text) for one in annotated.spans}
    for one in annotated.relations:
        yield {
            "label": one.label,
            "head": one.head,
            "child": one.child,
            "head_text": words[one.head],
            "child_text": words[one.child],
        }


def _counted(counts: Counter[tuple[str, str]]) -> Iterator[dict[str, str]]:
    labels = sorted({label for label, _ in counts})
    for label in labels:
        yield _count(label, {state: counts[label, state] for state in _STATES})
    sums = {state: sum(counts[one, state] for one in labels) for state in _STATES}
    yield _count(_TOTAL, sums)


def _count(label: str, by_state: Mapping[str, int]) -> dict[str, str]:
    numbers = {**by_state, _TOTAL: sum(by_state.values())}
    return {"label": label, **{name: str(number) for name, number in numbers.items()}}


def _stamped(made: IO[bytes], path: Path) -> None:
    """Pack a workbook again without the times that openpyxl notes in it."""
    with ZipFile(made) as book, ZipFile(path, "x", ZIP_DEFLATED) as target:
        for one in book.infolist():
            entry = ZipInfo(one.filename, _EPOCH)
            entry.compress_type = ZIP_DEFLATED
            if one.filename == _CORE:
                core = _MODIFIED.sub(rb"\g<1>1980-01-01T00:00:00Z", book.read(one))
                target.writestr(entry, core)
                continue
            large = one.file_size >= _LARGE
            with (
                book.open(one) as source,
                target.open(entry, "w", force_zip64=large) as copy,
            ):
                shutil.copyfileobj(source, copy)


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
