"""Reading workbooks: ours, and any sheet with columns for spans."""

from collections.abc import Mapping, Sequence
from contextlib import closing
from itertools import chain
from lzma import LZMAError
from pathlib import Path
from struct import error as StructError  # noqa: N812  the name says nothing
from typing import Any
from warnings import catch_warnings
from xml.etree.ElementTree import ParseError
from zipfile import BadZipFile, ZipFile
from zlib import error as ZlibError  # noqa: N812  the name says nothing

from annotations.errors import CopydeskError
from annotations.exchange.format import Reading
from annotations.exchange.head import Head
from annotations.exchange.text import as_json
from annotations.formats.parts.extra import need
from annotations.formats.tables.articles import articles_in
from annotations.formats.tables.cells import unpacked
from annotations.formats.tables.formulas import unguarded
from annotations.formats.tables.headings import headed, told_apart
from annotations.formats.tables.sheet_reading import rows_of
from annotations.formats.tables.shelf import Shelf
from annotations.formats.tables.table import (
    ARTICLE_COLUMNS,
    DOC,
    NEEDED,
    RELATIONS,
    ROW,
    SPAN_COLUMNS,
    TEXT,
)
from annotations.readers.reader import name_of

RELATION_COLUMNS = (DOC, "label", "head", "child", "head_text", "child_text")

_ENDS = ("label", "head", "child")
_BOOK = "xl/workbook.xml"
_LARGEST = 4_000_000_000
_START = 1024
# What openpyxl lets through of a damaged file.
_BROKEN = (
    *(BadZipFile, LZMAError, ParseError, StructError, ZlibError, EOFError),
    *(AttributeError, LookupError, RuntimeError, SyntaxError, TypeError, ValueError),
    *(NotImplementedError, OverflowError, MemoryError),
)


def read(path: Path) -> Reading:
    """Read a workbook."""
    with closing(Shelf()) as shelf:
        try:
            _refuse_unsafe(path)
            names = _put_all(path, shelf)
        except _BROKEN as error:
            raise CopydeskError(
                "It is no sound Excel workbook; open it in Excel and save it again as "
                ".xlsx."
            ) from error
        if not names:
            raise CopydeskError(
                "No sheet of it has columns start, end and label, or article_text, in "
                "its first row; name them so, or choose another format."
            )
        yield from articles_in(shelf, name_of(path), names)


def knows(head: Head) -> bool:
    """Tell a workbook by what is packed in it."""
    if not head.data.startswith(b"PK"):
        return False
    try:
        with ZipFile(head.path) as packed:
            return _BOOK in packed.namelist()
    except (BadZipFile, OSError):
        return False


def _refuse_unsafe(path: Path) -> None:
    """Look for what no workbook has: declared entities, or a bomb.

    Raises:
        CopydeskError: there is some.
    """
    with ZipFile(path) as packed:
        if sum(one.file_size for one in packed.infolist()) > _LARGEST:
            raise CopydeskError("It is too large unpacked; split it into several.")
        for one in packed.infolist():
            with packed.open(one) as file:
                if b"<!DOCTYPE" in file.read(_START):
                    raise CopydeskError(
                        "It declares XML entities, as no workbook of Excel's does; "
                        "open it in Excel and save it again."
                    )


def _put_all(path: Path, shelf: Shelf) -> list[str]:
    load = need("openpyxl", "excel").load_workbook
    # As a stream, for openpyxl would refuse a file by its name. It warns of what Excel
    # can do and it cannot, which is all beside the cells.
    with (
        catch_warnings(action="ignore"),
        path.open("rb") as file,
        closing(load(file, read_only=True, data_only=True)) as book,
    ):
        return [name for one in book.worksheets for name in _put(one, shelf)]


def _put(sheet: Any, shelf: Shelf) -> Sequence[str]:
    """Put a sheet's rows on the shelf; give its columns, or none if it has others."""
    rows = rows_of(sheet)
    names = headed(next(rows, (0, []))[1])
    is_of_relations = {*_ENDS} <= {*names}
    if not (is_of_relations or {*names} >= NEEDED or TEXT in names):
        return ()
    first = next(rows, (0, []))
    names = told_apart(names, first[1])
    # Our CSV, which a spreadsheet has opened and saved.
    is_csv = {*SPAN_COLUMNS, *ARTICLE_COLUMNS, TEXT} <= {*names}
    for number, cells in chain([first], rows):
        row = unpacked([*map(unguarded, cells)] if is_csv else cells, names)
        if not row:
            continue
        key = row.get(DOC) or row.get(TEXT, "")
        place = {ROW: f"row {number} of {sheet.title}"}
        shelf.put(key, place | (_related(row) if is_of_relations else row))
    return names


def _related(row: Mapping[str, str]) -> dict[str, str]:
    return {
        DOC: row.get(DOC, ""),
        RELATIONS: as_json([[row.get(name, "") for name in _ENDS]]),
    }
