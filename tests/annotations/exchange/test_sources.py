from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from annotations.errors import CopydeskError
from annotations.exchange.found import FoundArticle
from annotations.exchange.places import MARK
from annotations.exchange.sources import files_in, guessed, read_as, unpacked
from annotations.formats import FORMATS, format_named
from annotations.readers.reader import Refusal
from tests.annotations.formats import made

JSONL, BRAT = format_named("jsonl"), format_named("brat")


def packed(path: Path, **files: str) -> Path:
    with ZipFile(path, "w", ZIP_DEFLATED) as made_zip:
        for name, text in files.items():
            made_zip.writestr(name, text)
    return path


def refusals(path: Path, name: str) -> list[str]:
    found = read_as(path, format_named(name), FORMATS)
    return [one.why for one in found if isinstance(one, Refusal)]


def test_a_packed_folder_is_there_while_it_is_looked_at(tmp_path: Path) -> None:
    path = packed(tmp_path / "a.zip", **{"in/a.ann": "x", "a.txt": "y"})

    with unpacked(path) as folder:
        assert (folder / "in" / "a.ann").read_text() == "x"
    assert not folder.exists()


def test_what_is_not_packed_is_itself(tmp_path: Path) -> None:
    (tmp_path / "folder.zip").mkdir()

    with unpacked(tmp_path) as folder, unpacked(tmp_path / "folder.zip") as other:
        assert (folder, other) == (tmp_path, tmp_path / "folder.zip")


@pytest.mark.parametrize(
    "name",
    ["../a.ann", "in/../../a.ann", "/a.ann", "..\\a.ann", "C:\\a.ann", "C:a.ann"],
)
def test_what_would_lie_outside_the_folder_is_refused(
    tmp_path: Path, name: str
) -> None:
    path = packed(tmp_path / "a.zip", **{name: "x"})

    with (
        pytest.raises(CopydeskError, match="lies outside it; unpack it by hand"),
        unpacked(path),
    ):
        pass
    assert [one.name for one in tmp_path.iterdir()] == ["a.zip"]


@pytest.mark.parametrize("start", [0, 40, -22])
def test_a_damaged_zip_is_told(tmp_path: Path, start: int) -> None:
    path = packed(tmp_path / "a.zip", **{"a.ann": "some words " * 50})
    data = bytearray(path.read_bytes())
    data[start : start + 20] = b"\xff" * 20
    path.write_bytes(data)

    with pytest.raises(CopydeskError, match="cannot be unpacked"), unpacked(path):
        pass


def test_no_zip_at_all_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_text("words")

    with pytest.raises(CopydeskError, match="cannot be unpacked"), unpacked(path):
        pass


def test_a_file_that_is_a_folder_too_is_told(tmp_path: Path) -> None:
    path = packed(tmp_path / "a.zip", **{"a": "x", "a/b": "y"})

    with pytest.raises(CopydeskError, match="cannot be unpacked"), unpacked(path):
        pass


def test_what_is_too_large_unpacked_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("annotations.exchange.unpacking._LARGEST", 3)
    path = packed(tmp_path / "a.zip", a="some words")

    with pytest.raises(CopydeskError, match="too large"), unpacked(path):
        pass


def test_files_that_may_be_of_a_format_are_listed_in_order(tmp_path: Path) -> None:
    for name in (
        *("b.ann", "a.ANN", "a.txt", "in/c.ann", ".git/d.ann", "._b.ann", MARK),
        "__MACOSX/b.ann",
    ):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.touch()

    found = [path.relative_to(tmp_path) for path in files_in(tmp_path, [BRAT])]

    assert found == [Path("a.ANN"), Path("b.ann"), Path("in/c.ann")]


def test_a_file_by_itself_is_taken_whatever_its_name(tmp_path: Path) -> None:
    assert files_in(tmp_path / "a.doc", [BRAT]) == [tmp_path / "a.doc"]


def test_a_format_is_told_by_name_and_beginning(tmp_path: Path) -> None:
    path = tmp_path / "a.ann"
    path.write_text("T1\tPER 0 3\tAnn\n")
    (tmp_path / "b.jsonl").write_text(path.read_text())

    assert guessed(path, FORMATS) is BRAT
    assert guessed(tmp_path / "b.jsonl", FORMATS) is None


def test_a_wrong_format_is_told_with_what_it_looks_like(tmp_path: Path) -> None:
    path = tmp_path / "a.ann"
    path.write_text("T1\tPER 0 3\tAnn\n")

    (why,) = refusals(path, "yedda")

    assert why.endswith("It looks like brat standoff: --format brat.")


def test_what_looks_like_nothing_is_told_without_a_guess(tmp_path: Path) -> None:
    path = tmp_path / "a.ann"
    path.write_text("words\n")

    (why,) = refusals(path, "brat")

    assert why.endswith("check the format.")


def test_an_empty_file_holds_no_articles(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.touch()

    assert "holds no articles as Copydesk JSON Lines" in refusals(path, "jsonl")[0]


def test_a_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    assert "could not be read" in refusals(tmp_path / "a.jsonl", "jsonl")[0]


def test_what_is_of_the_format_is_read(tmp_path: Path) -> None:
    (path,), _ = made.written(tmp_path, made.numbered(2), JSONL)

    found = list(read_as(path, JSONL, FORMATS))

    assert [isinstance(one, FoundArticle) for one in found] == [True, True]
