import csv
from pathlib import Path

import pytest

from annotations.formats.tables.csv_spans import CSV
from annotations.formats.tables.excel import EXCEL
from annotations.formats.tables.formulas import guarded, unguarded
from tests.annotations.formats import made


@pytest.mark.parametrize("cell", ["=1+1", "+2", "-3", "@here", "\tA", "\uff1d1", "'=1"])
def test_what_would_be_run_has_an_apostrophe_until_it_is_read(cell: str) -> None:
    (kept,) = guarded([cell])

    assert kept == f"'{cell}"
    assert unguarded(kept) == cell


@pytest.mark.parametrize("cell", ["", "plain", "'s-Hertogenbosch", "a=1"])
def test_other_cells_stay_as_they_are(cell: str) -> None:
    assert guarded([cell]) == [cell]
    assert unguarded(cell) == cell


def test_our_csv_saved_as_a_workbook_is_read_without_the_apostrophes(
    tmp_path: Path,
) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    text = "-3 said Ann, and =1+1."
    spans = [made.span("-3", "NUM", text), made.span("=1+1", "=SUM", text)]
    article = made.article(*spans, text=text)
    (table,), _ = made.written(tmp_path, [article], CSV)
    book, path = openpyxl.Workbook(), tmp_path / "saved.xlsx"
    with table.open(encoding="utf-8-sig", newline="") as file:
        for row in csv.reader(file):
            book.active.append(row)
    book.save(path)

    found = made.read([path], EXCEL)

    assert made.facts(found, EXCEL) == made.expected([article], EXCEL)
