"""The commands about formats that need no project."""

import json
import os
from pathlib import Path

import pytest

from annotations.exchange.format import Format
from annotations.formats import FORMATS, WRITTEN
from annotations.formats.jsonl import JSONL
from tests.annotations.formats import made
from tests.commandline import ROOT, run, well


@pytest.fixture
def source(tmp_path: Path) -> Path:
    (first, *_), _ = made.written(tmp_path, [made.mixed()], JSONL)
    return first


def test_every_format_is_listed_with_what_it_loses() -> None:
    said = well("formats")

    assert all(f"{one.name}: {one.title}" in said for one in FORMATS)
    assert said.count("\n  loses ") == len(WRITTEN)


def test_formats_are_listed_for_programs() -> None:
    listed = json.loads(well("formats", "--json"))

    assert [one["name"] for one in listed] == [one.name for one in FORMATS]
    assert all(one["reads"] for one in listed)
    assert [one["name"] for one in listed if one["writes"]] == [
        one.name for one in WRITTEN
    ]


def test_the_page_of_the_manual_is_what_the_formats_are() -> None:
    page = (ROOT / "docs" / "formats.md").read_text(encoding="utf-8")

    assert well("formats", "--markdown") == page


@pytest.mark.parametrize("to", WRITTEN, ids=lambda one: one.name)
def test_a_file_becomes_one_of_any_format_and_an_article_again(
    tmp_path: Path, source: Path, to: Format
) -> None:
    there, back = tmp_path / "there", tmp_path / "back.jsonl"

    said = well("convert", source, there, "--to", to.name)
    well("convert", there, back, "--from", to.name)

    assert "written to there" in said
    (article,) = made.read([back], JSONL)
    assert {"Tim Cook", "תל אביב"} <= {
        one.span.of(article.article.text) for one in article.spans
    }


def test_a_name_that_tells_the_format_is_enough(tmp_path: Path, source: Path) -> None:
    said = well("convert", source, tmp_path / "out.spacy")

    assert "written to out.spacy" in said


def test_a_name_that_does_not_tell_is_asked_about(tmp_path: Path, source: Path) -> None:
    said = run("convert", source, tmp_path / "out.xml")

    assert said.code == 1
    assert "which format to write; name it with --to: " in said.err


def test_what_would_be_lost_is_told_without_writing(
    tmp_path: Path, source: Path
) -> None:
    said = well("convert", source, tmp_path / "o", "--to", "conll2003", "--dry-run")

    assert "would be written" in said
    assert "left out (rejected" in said
    assert not (tmp_path / "o").exists()


def test_programs_read_what_was_done(tmp_path: Path, source: Path) -> None:
    out = tmp_path / "new.jsonl"

    told = json.loads(well("convert", source, out, "--to", "jsonl", "--json"))

    assert (told["articles"], told["spans"], told["misfits"]) == (1, 6, [])
    assert told["read_as"] == ["Copydesk JSON Lines"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no such pipes")
def test_a_pipe_is_neither_waited_for_nor_written_to(
    tmp_path: Path, source: Path
) -> None:
    pipe = tmp_path / "pipe.jsonl"
    os.mkfifo(pipe)

    assert "no ordinary file" in run("convert", source, pipe).err
    assert "no file that can be read" in run("convert", pipe, tmp_path / "o.jsonl").err
