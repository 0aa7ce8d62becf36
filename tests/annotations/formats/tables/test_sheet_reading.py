from collections.abc import Iterator
from contextlib import closing
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from annotations.formats.tables.cells import said
from annotations.formats.tables.sheet_reading import rows_of

openpyxl = pytest.importorskip("openpyxl")

SPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRINGS = (
    f'<sst xmlns="{SPACE}"><si><t>_x0041_ &amp; b</t></si>'
    "<si><r><t>a</t></r><r><t>b</t></r></si></sst>"
)
OVERRIDE = (
    b'<Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.'
    b'openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/></Types>'
)
VALUES: list[list[Any]] = [
    ["text", " white \n", "=1+1", "Ann & <Bob>", "_x0041_", "", None, "🙂 北京"],
    [1, -2, 0.5, 1e-7, 123456789012, True, False],
    [],
    [None, None, "third"],
    [datetime(2024, 2, 3, 4, 5, 6), date(2024, 2, 3), time(4, 5), timedelta(hours=30)],  # noqa: DTZ001  a cell has no zone
]


def _book(path: Path, values: list[list[Any]]) -> Path:
    book = openpyxl.Workbook()
    for row in values:
        book.active.append(row)
    book.save(path)
    return path


def _with_cells(path: Path, cells: str) -> Path:
    """Write a workbook with two strings, whose only sheet has a row of some XML."""
    plain = _book(path.with_suffix(".plain.xlsx"), [["words"]])
    with ZipFile(plain) as source, ZipFile(path, "w") as target:
        for one in source.infolist():
            data = source.read(one)
            if "sheet1" in one.filename:
                row = f'<worksheet xmlns="{SPACE}"><sheetData><row r="3">{cells}</row>'
                data = f"{row}</sheetData></worksheet>".encode()
            target.writestr(one, data.replace(b"</Types>", OVERRIDE))
        target.writestr("xl/sharedStrings.xml", STRINGS)
    return path


def _sheets(path: Path) -> Iterator[Any]:
    with closing(openpyxl.load_workbook(path, read_only=True, data_only=True)) as book:
        yield from book.worksheets


def _filled(cells: list[str]) -> list[str]:
    while cells and not cells[-1]:
        cells.pop()
    return cells


def _rows(path: Path) -> list[tuple[int, list[str]]]:
    found = [row for sheet in _sheets(path) for row in rows_of(sheet)]
    return [(number, cells) for number, row in found if (cells := _filled(row))]


def _as_openpyxl_has_it(path: Path) -> list[tuple[int, list[str]]]:
    found = [
        (number, _filled([said(cell) for cell in cells]))
        for sheet in _sheets(path)
        for number, cells in enumerate(sheet.iter_rows(values_only=True), start=1)
    ]
    return [(number, cells) for number, cells in found if cells]


def test_cells_say_what_openpyxl_makes_of_them(tmp_path: Path) -> None:
    path = _book(tmp_path / "a.xlsx", VALUES)

    assert _rows(path) == _as_openpyxl_has_it(path)


@pytest.mark.parametrize(
    "cells",
    [
        '<c t="inlineStr"><is><t>a</t></is></c><c><v>7</v></c>',
        '<c r="C3" t="inlineStr"><is><r><t>a</t></r><r><rPr/><t>b</t></r></is></c>',
        '<c t="inlineStr"><is><t>a</t><rPh sb="0" eb="1"><t>b</t></rPh></is></c>',
        '<c r="B3" t="inlineStr"/><c r="C3" t="inlineStr"><is/></c><c r="D3"/>',
        '<c r="A3"><f>1+1</f><v>2</v></c><c r="B3"><f>1+1</f></c>',
        '<c r="A3" t="str"><f>A1</f><v>words</v></c><c r="B3" t="e"><v>#N/A</v></c>',
        '<c r="A3" t="s"><v>0</v></c><c t="s"><v>1</v></c><c t="b"><v>1</v></c>',
        '<c r="A3" t="d"><v>2024-02-03T04:05:06</v></c><c r="AA3"><v>1E5</v></c>',
        '<c r="A3"><v>007</v></c><c r="B3"><v>-3</v></c><c r="C3"><v>3.0</v></c>',
    ],
)
def test_whatever_excel_may_write_is_read_as_openpyxl_does(
    tmp_path: Path, cells: str
) -> None:
    path = _with_cells(tmp_path / "a.xlsx", cells)

    assert _rows(path) == _as_openpyxl_has_it(path)


def test_a_date_beyond_the_calendar_stays_a_number(tmp_path: Path) -> None:
    path = _book(tmp_path / "a.xlsx", [[date(2024, 2, 3)]])
    with ZipFile(path) as book:
        parts = {one: book.read(one) for one in book.namelist()}
    with ZipFile(path, "w") as book:
        for name, data in parts.items():
            book.writestr(name, data.replace(b"<v>45325</v>", b"<v>99999999</v>"))

    assert _rows(path) == [(1, ["99999999"])]


@pytest.mark.parametrize("cell", ['<c t="s"><v>7</v></c>', '<c r="?3"><v>7</v></c>'])
def test_what_is_not_as_excel_has_it_is_refused(tmp_path: Path, cell: str) -> None:
    path = _with_cells(tmp_path / "a.xlsx", cell)

    with pytest.raises((LookupError, ValueError)):
        _rows(path)
