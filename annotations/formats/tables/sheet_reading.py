"""The rows of a sheet as Excel's XML has them, read one by one as text.

What stands in a cell is what openpyxl makes of it, without an object for each cell,
which is most of the time that it takes.

Source: ECMA-376, part 1, 18.3 (worksheets) and 18.4 (strings).
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from annotations.formats.parts.extra import need
from annotations.formats.parts.xml import elements_in
from annotations.formats.tables.cells import plain, said

_ROW = "row"
_DIGITS = "0123456789"
_LETTERS = 20_000
_NUMBER, _INLINE, _SHARED, _BOOL, _DATE = "n", "inlineStr", "s", "b", "d"


def rows_of(sheet: Any) -> Iterator[tuple[int, list[str]]]:
    """Yield the rows of a sheet that openpyxl has opened for reading, by their numbers.

    Raises:
        CopydeskError: the sheet is no sound XML.
        LookupError, ValueError: it is not as Excel has it.
    """
    number = 0
    book, path = sheet.parent, sheet._worksheet_path  # noqa: SLF001  no other way
    with book._archive.open(path) as source:  # noqa: SLF001  ditto
        cells = _Cells(book, sheet)
        for row in elements_in(source, f"{{*}}{_ROW}"):
            number = int(row.get("r", number + 1))
            yield number, cells.of(row)


class _Cells:
    """Says what stands in the cells of a sheet."""

    def __init__(self, book: Any, sheet: Any) -> None:
        self._strings = sheet._shared_strings  # noqa: SLF001  no other way
        self._dates = book._date_formats  # noqa: SLF001  ditto
        self._times = book._timedelta_formats  # noqa: SLF001  ditto
        self._epoch = book.epoch
        self._calendar = need("openpyxl.utils.datetime", "excel")

    def of(self, row: Any) -> list[str]:
        """List what stands in a row, with empty words for what it leaves out."""
        found: list[str] = []
        space = row.tag[: -len(_ROW)]
        for cell in row:
            if place := cell.get("r"):
                column = _column(place.rstrip(_DIGITS))
                if column > len(found) + 1:
                    found += [""] * (column - 1 - len(found))
            if cell.get("t") == _INLINE:
                found.append(plain(_inline(cell, space)))
            else:
                found.append(self._text(cell, space))
        return found

    def _text(self, cell: Any, space: str) -> str:
        name = f"{space}v"
        value = next((one.text for one in cell if one.tag == name), None)
        return self._value(cell, cell.get("t", _NUMBER), value) if value else ""

    def _value(self, cell: Any, kind: str, value: str) -> str:
        if kind == _SHARED:
            return plain(self._strings[int(value)])
        if kind == _BOOL:
            return repr(bool(int(value)))
        if kind == _DATE:
            return said(self._calendar.from_ISO8601(value))
        if kind != _NUMBER:
            return plain(value)
        style = int(cell.get("s", 0))
        return self._date(value, style) if style in self._dates else _number(value)

    def _date(self, value: str, style: int) -> str:
        is_time = style in self._times
        try:
            day = self._calendar.from_excel(float(value), self._epoch, is_time)
            return said(day)
        except (OverflowError, ValueError):  # beyond what Python has dates for
            return _number(value)


def _inline(cell: Any, space: str) -> str:
    """Read a string in its cell; pieces of other looks are elements of their own."""
    for found in cell:
        if len(found) == 1 and not len(found[0]):
            return found[0].text or ""  # which nearly all of them are
        pieces = (*found.iterfind(f"{space}t"), *found.iterfind(f"{space}r/{space}t"))
        return "".join(piece.text or "" for piece in pieces)
    return ""


def _number(value: str) -> str:
    """Write a number as Python does."""
    if value.isdecimal():
        return repr(int(value))
    is_whole = not {".", "e", "E"} & {*value}
    return repr(int(value) if is_whole else float(value))


@lru_cache(maxsize=_LETTERS)
def _column(letters: str) -> int:
    from openpyxl.utils import column_index_from_string

    return column_index_from_string(letters)
