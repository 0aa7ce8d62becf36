import sys
from dataclasses import replace
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotations.annotated import Relation
from annotations.article import Article, NewsMetadata
from annotations.errors import CopydeskError
from annotations.exchange.found import FoundArticle
from annotations.exchange.head import Head
from annotations.exchange.settling import settled
from annotations.formats.tables import excel
from annotations.formats.tables.cells import CONTINUED, packed, plain, said, unpacked
from annotations.formats.tables.excel import EXCEL
from annotations.readers.reader import Refusal
from tests.annotations.formats import made

openpyxl = pytest.importorskip("openpyxl")

DOC = "cook-abroad-844de3abf353e35a"
MOST = 32_767


def sheets(path: Path) -> dict[str, list[list[Any]]]:
    book = openpyxl.load_workbook(path)
    return {one.title: [list(row) for row in one.values] for one in book.worksheets}


def book_with(path: Path, *rows: list[Any], title: str = "Sheet1") -> Path:
    book = openpyxl.Workbook()
    book.active.title = title
    for row in rows:
        book.active.append(row)
    book.save(path)
    return path


def comes_back(folder: Path, *articles: Any) -> bool:
    files, _ = made.written(folder, articles, EXCEL)
    found = made.read(files, EXCEL)
    return made.facts(found, EXCEL) == made.expected(articles, EXCEL)


def test_articles_spans_and_counts_have_a_sheet_each(tmp_path: Path) -> None:
    (path,), losses = made.written(tmp_path, [made.mixed()], EXCEL)

    found = sheets(path)
    assert list(found) == ["Articles", "Spans", "Counts"]
    header, article = found["Articles"]
    known = dict(zip(header, article, strict=True))
    assert (known["doc_id"], known["outlet"]) == (DOC, "Wire")
    assert (known["review"], known["article_text"]) == ("done", made.MIXED)
    header, first, *others = found["Spans"]
    assert first[:9] == [
        *(DOC, 0, 8, "Tim Cook", "PERSON", "corrected", 0.5, "ann"),
        "2024-02-03T04:05:06+00:00",
    ]
    assert [one[3] for one in others] == [
        "Cook",
        "met",
        "Jose\u0301",
        "תל אביב",
        "北京",
    ]
    assert losses == []


def test_labels_are_counted_by_status(tmp_path: Path) -> None:
    (path,), _ = made.written(tmp_path, [made.mixed(), *made.numbered(2)], EXCEL)

    header, *rows = sheets(path)["Counts"]
    counts = {row[0]: dict(zip(header, row, strict=True)) for row in rows}
    assert counts["PERSON"]["confirmed"] == 3
    assert counts["PERSON"]["total"] == 4
    assert (counts["GPE"]["pending"], counts["GPE"]["rejected"]) == (1, 1)
    assert counts["total"]["total"] == 8


def test_relations_have_a_sheet_if_there_are_any(tmp_path: Path) -> None:
    one, other = made.span("Tim Cook", "PERSON"), made.span("北京", "GPE")
    linked = replace(
        made.article(one, other), relations=(Relation("in", one.id, other.id),)
    )

    (path,), _ = made.written(tmp_path, [linked], EXCEL)

    assert sheets(path)["Relations"][1][1:6] == [
        *("in", one.id, other.id, "Tim Cook", "北京")
    ]
    assert comes_back(tmp_path, linked)


@pytest.mark.parametrize(
    "text", ["=1+1", "=cmd|' /C calc'!A0", "#N/A", "+1", "-1", "1", "TRUE"]
)
def test_nothing_is_a_formula_or_a_number_that_is_text(
    tmp_path: Path, text: str
) -> None:
    news = NewsMetadata(headline=text, outlet=text)
    span = replace(made.span(text, text, text), note=text, annotator=text)
    article = replace(
        made.article(span, text=text), article=Article(text=text, news=news)
    )

    (path,), _ = made.written(tmp_path, [article], EXCEL)

    types = {
        cell.data_type
        for one in openpyxl.load_workbook(path).worksheets
        for row in one.iter_rows()
        for cell in row
        if cell.value == text
    }
    assert types == {"s"}
    assert comes_back(tmp_path, article)


@pytest.mark.parametrize(
    "text",
    [
        "x" * MOST,
        "x" * (MOST + 1),
        "🙂" * MOST,
        "\x01" * MOST,
        "_x0041_ _x_ _x005F_ _xzzzz_ \x0b\x1f\ufffe",
        " white \t\n\n ends ",
        "\n",
        "\x85\u2028\ufeff",
    ],
)
def test_texts_of_all_lengths_and_characters_come_back(
    tmp_path: Path, text: str
) -> None:
    assert comes_back(tmp_path, made.article(text=text), made.mixed())


def test_what_is_longer_than_a_cell_goes_on_behind(tmp_path: Path) -> None:
    text = "x" * (2 * MOST + 1)
    span = replace(made.span(text, "X", text), id="", note=f"{text}!")

    (path,), _ = made.written(tmp_path, [made.article(span, text=text)], EXCEL)

    book = openpyxl.load_workbook(path)
    row = next(book["Spans"].iter_rows(min_row=2, values_only=True))
    assert [len(str(cell)) for cell in row[-8:]] == [4, MOST, 4, 1, 4, MOST, 4, 2]
    assert comes_back(tmp_path, made.article(span, text=text))


@given(st.dictionaries(st.sampled_from("abc"), st.text(min_size=1)))
def test_cells_come_back(row: dict[str, str]) -> None:
    cells = packed(row, "abc")

    read = [plain(cell) for cell in cells]
    assert unpacked(read, ["a", "b", "c", CONTINUED]) == row


def test_a_piece_without_a_beginning_is_told() -> None:
    with pytest.raises(CopydeskError, match="does not begin"):
        unpacked(["1", "b", "more"], ["a", CONTINUED])


@given(st.floats(0, 1))
def test_a_score_is_exact(score: float) -> None:
    assert float(said(float(repr(score)))) == score


def test_a_full_sheet_goes_on_in_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(excel, "_ROWS", 4)

    (path,), _ = made.written(tmp_path, [made.mixed(), *made.numbered(3)], EXCEL)

    assert list(sheets(path)) == [
        *("Articles", "Spans", "Spans 2", "Spans 3", "Articles 2", "Counts", "Counts 2")
    ]
    assert comes_back(tmp_path, made.mixed(), *made.numbered(3))


def test_no_time_is_in_the_file(tmp_path: Path) -> None:
    (path,), _ = made.written(tmp_path, [made.mixed()], EXCEL)

    with ZipFile(path) as packed_book:
        times = {one.date_time for one in packed_book.infolist()}
        core = packed_book.read("docProps/core.xml").decode()
    assert times == {(1980, 1, 1, 0, 0, 0)}
    assert core.count("1980-01-01T00:00:00Z") == 2


def test_what_is_given_up_leaves_nothing_behind(tmp_path: Path) -> None:
    from openpyxl.worksheet import _writer

    assert EXCEL.writer is not None
    writer = EXCEL.writer(tmp_path / "a.xlsx")
    writer.add(EXCEL.fit(made.mixed()))
    assert _writer.ALL_TEMP_FILES

    writer.close()

    assert _writer.ALL_TEMP_FILES == []
    assert list(tmp_path.iterdir()) == []


def test_sheets_of_others_are_read_by_the_names_of_their_columns(
    tmp_path: Path,
) -> None:
    path = book_with(
        tmp_path / "a.xlsx",
        ["Document", "Begin", "End", "Type", "article_text", "Year"],
        ["a", 0, 3.0, "PER", "Ann in Rome", 2024],
        [None, None, None, None, None, None],
        ["a", 7, 11, "GPE", None, None],
        ["a", "x", 11, "GPE", None, None],
    )

    (one,) = EXCEL.read(path)

    assert isinstance(one, FoundArticle)
    assert [span.label for span in settled(one).annotated.spans] == ["PER", "GPE"]
    assert dict(one.spans[0].values) == {"Year": "2024"}
    assert one.left_aside[0].startswith("Row 5 of sheet1: “x” in the column start")


def test_spans_without_an_article_have_an_id_to_find_it_by(tmp_path: Path) -> None:
    path = book_with(
        tmp_path / "a.xlsx", ["doc_id", "start", "end", "label"], ["a1", 0, 3, "P"]
    )

    (one,) = EXCEL.read(path)

    assert isinstance(one, FoundArticle)
    assert (one.text, one.key, len(one.spans)) == (None, "a1", 1)


@pytest.mark.parametrize(
    ("rows", "why"),
    [
        ([["a", "b"], [1, 2]], "No sheet of it has columns"),
        ([], "No sheet of it has columns"),
        ([["start", "end", "label", CONTINUED], [0, 1, "X", "note", "y"]], "not begin"),
    ],
)
def test_another_kind_of_table_is_refused(
    tmp_path: Path, rows: list[list[Any]], why: str
) -> None:
    path = book_with(tmp_path / "a.xlsx", *rows)

    with pytest.raises(CopydeskError, match=why):
        list(EXCEL.read(path))


def test_a_damaged_workbook_is_refused(tmp_path: Path) -> None:
    (path,), _ = made.written(tmp_path, [made.mixed()], EXCEL)
    path.write_bytes(path.read_bytes()[:3000])

    with pytest.raises(CopydeskError, match="no sound Excel workbook"):
        list(EXCEL.read(path))
    assert not EXCEL.knows(Head.of(path))


def test_declared_entities_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with ZipFile(path, "w") as made_book:
        made_book.writestr(
            "xl/workbook.xml", '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'
        )

    with pytest.raises(CopydeskError, match="declares XML entities"):
        list(EXCEL.read(path))


def test_without_openpyxl_it_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "openpyxl", None)

    assert EXCEL.writer is not None
    with pytest.raises(CopydeskError, match=r"pip install copydesk\[excel\]"):
        EXCEL.writer(tmp_path / "a.xlsx")


def test_what_cannot_be_read_of_an_article_refuses_it(tmp_path: Path) -> None:
    (path,), _ = made.written(tmp_path, [made.mixed()], EXCEL)
    book = openpyxl.load_workbook(path)
    names = [cell.value for cell in book["Articles"][1]]
    book["Articles"].cell(2, names.index("review") + 1).value = "nonsense"
    book.save(path)

    (refusal,) = EXCEL.read(path)

    assert isinstance(refusal, Refusal)
    assert refusal.where.endswith("row 2 of Articles")
