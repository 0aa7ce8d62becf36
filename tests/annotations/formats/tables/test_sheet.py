from contextlib import closing

import pytest

from annotations.formats.tables.sheet import Rows

pytest.importorskip("openpyxl")

FRAME = b"<sheetPr></sheetPr><sheetData><row/></sheetData><behind/>"


def _made(*rows: list[str]) -> str:
    with closing(Rows(("start", "text"), {"start"})) as made:
        for row in rows:
            made.add(row)
        return b"".join(made.inside(FRAME)).decode()


def test_rows_go_below_the_header_of_a_sheet() -> None:
    assert _made(["7", "Köln"], ["", "b"]) == (
        '<sheetPr></sheetPr><dimension ref="A1:C3"/><sheetData><row/>'
        '<row r="2"><c r="A2"><v>7</v></c>'
        '<c r="B2" t="inlineStr"><is><t>Köln</t></is></c></row>'
        '<row r="3"><c r="B3" t="inlineStr"><is><t>b</t></is></c></row>'
        "</sheetData><behind/>"
    )


def test_a_sheet_may_have_its_header_alone() -> None:
    assert _made() == (
        '<sheetPr></sheetPr><dimension ref="A1:C1"/>'
        "<sheetData><row/></sheetData><behind/>"
    )


@pytest.mark.parametrize("text", [" a", "a ", "a\nb", "\t", "a\u00a0"])
def test_white_space_is_kept(text: str) -> None:
    assert f'<t xml:space="preserve">{text}</t>' in _made(["1", text])


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("a & b", "a &amp; b"),
        ("<b>", "&lt;b&gt;"),
        ("_x0041_", "_x005F_x0041_"),
        ("\x01", "_x0001_"),
        ("\ud83d", "_xD83D_"),
        ("a\x7fb", "a\x7fb"),
    ],
)
def test_what_xml_or_excel_would_take_for_something_else_is_escaped(
    text: str, written: str
) -> None:
    assert f"<t>{written}</t>" in _made(["1", text])


def test_what_is_too_long_goes_on_behind_and_widens_the_sheet() -> None:
    made = _made(["1", "x" * 40_000])

    assert '<dimension ref="A1:D2"/>' in made
    assert '<c r="C2" t="inlineStr"><is><t>text</t></is></c>' in made
    assert f'<c r="D2" t="inlineStr"><is><t>{"x" * 7_233}</t></is></c>' in made
