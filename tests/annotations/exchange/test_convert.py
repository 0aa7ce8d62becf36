import os
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from annotations.errors import CopydeskError
from annotations.exchange.convert import Conversion, ConvertSummary, convert
from annotations.exchange.format import Format, Reading
from annotations.exchange.found import FoundArticle, FoundSpan
from annotations.exchange.units import Unit
from annotations.formats import FORMATS, format_named
from annotations.formats.jsonl import JSONL
from annotations.readers.reader import Refusal
from tests.annotations.formats import made


def reading(*found: FoundArticle | Refusal) -> Format:
    """Make a format that reads nothing but this."""

    def read(_: Path) -> Reading:
        yield from found

    return replace(JSONL, name="odd", title="Odd", suffixes=(".odd",), read=read)


def converted(
    source: Path,
    target: Path | None,
    *,
    formats: Sequence[Format] = (JSONL,),
    from_format: Format | None = None,
    unit: Unit | None = None,
) -> ConvertSummary:
    order = Conversion(source=source, from_format=from_format, unit=unit)
    *_, summary = convert(order, formats, JSONL, target)
    assert isinstance(summary, ConvertSummary)
    return summary


@pytest.fixture
def source(tmp_path: Path) -> Path:
    (first, *_), _ = made.written(tmp_path, [made.mixed()], JSONL)
    return first


@pytest.fixture
def odd(tmp_path: Path) -> Path:
    path = tmp_path / "in.odd"
    path.touch()
    return path


def test_what_was_read_is_written(tmp_path: Path, source: Path) -> None:
    summary = converted(source, tmp_path / "new.jsonl")

    assert made.read([tmp_path / "new.jsonl"], JSONL) == [made.mixed()]
    assert summary.lines()[:2] == [
        "Read as Copydesk JSON Lines, written as Copydesk JSON Lines.",
        "1 article with 6 spans written to new.jsonl.",
    ]


def test_all_files_of_a_folder_are_taken(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for one in made.numbered(3):
        made.written(folder, [one], JSONL)

    summary = converted(folder, tmp_path / "new.jsonl")

    assert summary.written.articles == 3


def test_without_a_target_nothing_is_written(tmp_path: Path, source: Path) -> None:
    before = sorted(tmp_path.rglob("*"))

    summary = converted(source, None)

    assert "would be written" in summary.sentence()
    assert sorted(tmp_path.rglob("*")) == before


def test_spans_that_do_not_fit_are_named(tmp_path: Path, odd: Path) -> None:
    spans = (
        FoundSpan(start=0, end=3, label="X", words="Tim"),
        FoundSpan(start=5, end=900, label="Y", words="Cook"),
    )
    found = FoundArticle(where="in.odd", text="Tim Cook", spans=spans)

    summary = converted(odd, tmp_path / "new.jsonl", from_format=reading(found))

    assert "1 span not taken over:" in summary.lines()
    assert [one.words for one in summary.misfits] == ["Cook"]
    assert summary.written.spans == 1


def test_a_unit_in_which_all_fit_is_offered_and_can_be_given(
    tmp_path: Path, odd: Path
) -> None:
    span = FoundSpan(start=3, end=6, label="X", words="Tim")
    found = FoundArticle(where="in.odd", text="🙂 Tim", spans=(span,))

    first = converted(odd, tmp_path / "a.jsonl", from_format=reading(found))
    second = converted(
        odd, tmp_path / "b.jsonl", from_format=reading(found), unit=Unit.UTF_16
    )

    assert first.written.spans == 0
    assert "--offsets utf-16" in first.lines()[-1]
    assert second.written.spans == 1
    assert second.misfits == ()


@pytest.mark.parametrize(
    ("found", "words"),
    [
        (Refusal("in.odd, line 3", "It is torn."), "in.odd, line 3: It is torn"),
        (FoundArticle(where="a.ann", text=None), "spans without their text"),
    ],
)
def test_if_nothing_can_be_read_the_reason_is_given(
    tmp_path: Path, odd: Path, found: FoundArticle | Refusal, words: str
) -> None:
    with pytest.raises(CopydeskError, match=words):
        converted(odd, tmp_path / "new.jsonl", from_format=reading(found))

    assert not (tmp_path / "new.jsonl").exists()


def test_a_file_of_no_known_format_is_told(tmp_path: Path) -> None:
    path = tmp_path / "in.jsonl"
    path.write_text('{"text": "Plain."}\n')

    with pytest.raises(CopydeskError, match="Its format cannot be told"):
        converted(path, tmp_path / "new.jsonl")


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(CopydeskError, match=r"There is no .*away\.jsonl"):
        converted(tmp_path / "away.jsonl", tmp_path / "new.jsonl")


def test_the_wrong_format_is_told_with_the_right_one(
    tmp_path: Path, source: Path
) -> None:
    with pytest.raises(CopydeskError, match="looks like Copydesk JSON Lines"):
        converted(source, tmp_path / "new.jsonl", from_format=reading())


def test_white_space_that_is_not_the_files_own_is_told(
    tmp_path: Path, odd: Path
) -> None:
    found = FoundArticle(where="in.odd", text="Tim Cook", is_rebuilt=True)

    summary = converted(odd, tmp_path / "new.jsonl", from_format=reading(found))

    assert "The white space of 1 article was put in" in summary.lines()[-1]


def test_where_a_tool_goes_by_offsets_other_words_are_told(
    tmp_path: Path, odd: Path
) -> None:
    span = FoundSpan(start=0, end=3, label="X", words="placeholder")
    found = FoundArticle(
        where="in.odd", text="Tim Cook", spans=(span,), goes_by_offsets=True
    )

    summary = converted(odd, tmp_path / "new.jsonl", from_format=reading(found))

    assert summary.written.spans == 1
    assert "“placeholder” (X) is not what stands there: “Tim”" in summary.lines()[-1]


def test_what_a_target_has_against_it_is_told_before_anything_is_read(
    tmp_path: Path, source: Path
) -> None:
    with pytest.raises(CopydeskError, match="does not exist; make it"):
        converted(source, tmp_path / "away" / "new.jsonl")


def test_a_damaged_zip_is_told(tmp_path: Path) -> None:
    path = tmp_path / "in.zip"
    path.write_bytes(b"PK\x03\x04 and no more")

    with pytest.raises(CopydeskError, match="cannot be unpacked"):
        converted(path, tmp_path / "new.jsonl")


def test_a_link_that_leads_to_itself_is_no_target(tmp_path: Path, source: Path) -> None:
    (tmp_path / "new.jsonl").symlink_to("new.jsonl")

    with pytest.raises(CopydeskError, match=r"leads back to itself|could not be"):
        converted(source, tmp_path / "new.jsonl")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no such pipes")
@pytest.mark.parametrize("from_format", [None, JSONL])
def test_what_is_no_file_is_told_and_the_rest_is_taken(
    tmp_path: Path, source: Path, from_format: Format | None
) -> None:
    (source.parent / "circle.jsonl").symlink_to("circle.jsonl")
    os.mkfifo(source.parent / "pipe.jsonl")

    summary = converted(source.parent, tmp_path / "new.jsonl", from_format=from_format)

    assert summary.written.articles == 1
    assert [one.where for one in summary.refused] == ["circle.jsonl", "pipe.jsonl"]
    assert all("no file that can be read" in one.why for one in summary.refused)


def test_texts_that_go_with_spans_are_no_parts_by_themselves(tmp_path: Path) -> None:
    brat = format_named("brat")
    made.written(tmp_path, [made.mixed()], brat)
    (tmp_path / "other.txt").write_text("Plain.\n", encoding="utf-8")

    summary = converted(tmp_path, None, formats=FORMATS)

    assert summary.from_formats == (brat.title,)
    assert [one.where for one in summary.refused] == ["other.txt"]
