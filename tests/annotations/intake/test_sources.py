from pathlib import Path
from zipfile import ZipFile

import pytest

from annotations.errors import CopydeskError
from annotations.intake.order import ImportOrder, Match, TakeAs, parse_choice
from annotations.intake.sources import opened_sources
from tests.importing import article, order, span, written


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with an annotated file, brat's pair, and a plain article."""
    made = tmp_path / "mixed"
    made.mkdir()
    written(made / "ours.jsonl", [article(span("London", "GPE"))])
    (made / "pair.txt").write_text("Rome met Oslo.", encoding="utf-8")
    (made / "pair.ann").write_text("T1\tGPE 0 4\tRome\n", encoding="utf-8")
    (made / "plain.txt").write_text("Nobody met.", encoding="utf-8")
    return made


def test_the_format_of_each_file_is_told_and_a_text_beside_is_not_read_twice(
    folder: Path,
) -> None:
    with opened_sources(order(folder)) as found:
        assert [(one.name, one.format.name) for one in found.parts] == [
            ("ours.jsonl", "jsonl"),
            ("pair.ann", "brat"),
        ]
        assert [path.name for path in found.plain] == ["plain.txt"]


def test_a_file_of_a_folder_that_is_of_no_format_is_named(folder: Path) -> None:
    (folder / "cut.json").write_text('[{"data": {"te', encoding="utf-8")

    with opened_sources(order(folder)) as found:
        assert [path.name for path in found.unknown] == ["cut.json"]


def test_a_zip_is_looked_into(folder: Path, tmp_path: Path) -> None:
    packed = tmp_path / "mixed.zip"
    with ZipFile(packed, "w") as archive:
        for path in folder.iterdir():
            archive.write(path, path.name)

    with opened_sources(order(packed)) as found:
        assert len(found.parts) == 2
        assert [path.name for path in found.plain] == ["plain.txt"]


def test_a_damaged_zip_is_refused(tmp_path: Path) -> None:
    packed = tmp_path / "cut.zip"
    packed.write_bytes(b"PK\3\4 and no more")

    with opened_sources(order(packed)) as found:
        (refusal,) = found.refused
        assert "cannot be unpacked" in refusal.why


def test_as_articles_every_file_is_plain(folder: Path) -> None:
    with opened_sources(order(folder, take_as=TakeAs.ARTICLES)) as found:
        assert found.parts == []
        assert [path.name for path in found.plain] == [
            *("ours.jsonl", "pair.txt", "plain.txt")
        ]


def test_files_of_a_format_with_a_file_an_article_belong_together(
    folder: Path,
) -> None:
    (folder / "two.txt").write_text("Lima.", encoding="utf-8")
    (folder / "two.ann").write_text("T1\tGPE 0 4\tLima\n", encoding="utf-8")

    with opened_sources(order(folder)) as found:
        part = found.parts[1]
        before = part.digest()
        assert (part.name, len(part.files)) == ("mixed", 2)
        (folder / "two.ann").write_text("T1\tLOC 0 4\tLima\n", encoding="utf-8")
        assert part.digest() != before


def test_a_format_that_is_chosen_is_all_that_is_read(folder: Path) -> None:
    with opened_sources(order(folder, format="jsonl")) as found:
        assert [one.name for one in found.parts] == ["ours.jsonl"]
        assert found.plain == []


def test_a_folder_without_files_of_the_format_is_refused(folder: Path) -> None:
    with opened_sources(order(folder, format="spacy")) as found:
        assert "holds no files of spaCy" in found.refused[0].why


def test_an_unknown_format_is_refused() -> None:
    with pytest.raises(CopydeskError, match="no format “word”"):
        ImportOrder(sources=(), user="ann", format="word")


@pytest.mark.parametrize("text", ["", "txt", "text,no"])
def test_what_is_no_choice_is_refused(text: str) -> None:
    with pytest.raises(CopydeskError, match="choose of text, id"):
        parse_choice(text, Match, "--match")


def test_choices_are_read_with_commas_between_them() -> None:
    assert parse_choice("id, text", Match, "--match") == set(Match)
