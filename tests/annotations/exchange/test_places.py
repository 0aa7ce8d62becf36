from pathlib import Path
from zipfile import ZipFile

import pytest

from annotations.errors import CopydeskError
from annotations.exchange.export import export
from annotations.exchange.places import (
    MARK,
    Place,
    foreseen,
    is_ours,
    place_for,
    refuse_target,
)
from annotations.exchange.sources import files_in, unpacked
from annotations.formats import format_named
from tests.annotations.formats import made

JSONL, BRAT = format_named("jsonl"), format_named("brat")


def exported(target: Path, count: int = 2) -> Path:
    list(export(made.numbered(count), BRAT, target))
    return target


def test_a_glance_tells_what_would_be_replaced(tmp_path: Path) -> None:
    (tmp_path / "old.jsonl").touch()
    (tmp_path / "empty").mkdir()
    ours = exported(tmp_path / "ours")

    assert foreseen(tmp_path / "old.jsonl", JSONL)
    assert foreseen(ours, BRAT)
    assert not foreseen(tmp_path / "new.jsonl", JSONL)
    assert not foreseen(tmp_path / "empty", BRAT)


def test_a_glance_tells_what_would_be_refused(tmp_path: Path) -> None:
    (tmp_path / "theirs").mkdir()
    (tmp_path / "theirs" / "notes.txt").touch()

    with pytest.raises(CopydeskError, match="did not write"):
        foreseen(tmp_path / "theirs", BRAT)
    with pytest.raises(CopydeskError, match="does not exist; make it"):
        foreseen(tmp_path / "no" / "such.jsonl", JSONL)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("out", Place.FOLDER),
        ("out.brat", Place.FOLDER),
        ("out.zip", Place.PACKED),
        ("OUT.ZIP", Place.PACKED),
        ("out.ann", Place.SINGLE),
        ("out.ANN", Place.SINGLE),
    ],
)
def test_the_name_of_a_target_says_what_it_is_to_be(name: str, place: Place) -> None:
    assert place_for(Path(name), BRAT) is place
    assert place_for(Path(name), JSONL) is Place.FILE


def test_a_folder_may_be_named_like_a_file(tmp_path: Path) -> None:
    folder = tmp_path / "out.ann"
    folder.mkdir()

    assert place_for(folder, BRAT) is Place.FOLDER


def test_a_folder_is_filled_and_marked(tmp_path: Path) -> None:
    folder = exported(tmp_path / "out")

    found = names(folder)
    assert [one for one in found if one.endswith(".ann")] == [
        one.replace(".txt", ".ann") for one in found if one.endswith(".txt")
    ]
    assert MARK in found
    assert is_ours(folder)


def test_a_folder_of_ours_is_replaced_as_a_whole(tmp_path: Path) -> None:
    folder = exported(tmp_path / "out", 5)

    exported(folder, 1)

    assert len([one for one in names(folder) if one.endswith(".ann")]) == 1
    assert names(tmp_path) == ["out"]


def test_an_empty_folder_is_filled(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()

    assert is_ours(exported(tmp_path / "out"))


@pytest.mark.parametrize("name", ["mine.txt", ".hidden", "folder/mine.txt"])
def test_a_folder_of_others_is_never_replaced(tmp_path: Path, name: str) -> None:
    path = tmp_path / "out" / name
    path.parent.mkdir(parents=True)
    path.write_text("mine")

    with pytest.raises(CopydeskError, match="did not write"):
        exported(tmp_path / "out")
    assert path.read_text() == "mine"


def test_a_folder_with_folders_only_is_not_ours(tmp_path: Path) -> None:
    (tmp_path / "out" / "in").mkdir(parents=True)

    with pytest.raises(CopydeskError, match="did not write"):
        refuse_target(tmp_path / "out", Place.FOLDER)


def test_a_file_added_to_ours_keeps_the_folder(tmp_path: Path) -> None:
    folder = exported(tmp_path / "out")
    (folder / "notes.txt").write_text("mine")

    with pytest.raises(CopydeskError, match="did not write"):
        exported(folder)
    assert (folder / "notes.txt").read_text() == "mine"


def test_a_file_of_ours_that_was_changed_keeps_the_folder(tmp_path: Path) -> None:
    folder = exported(tmp_path / "out")
    (folder / "annotation.conf").write_text("mine")

    with pytest.raises(CopydeskError, match="have changed since"):
        exported(folder)


def test_a_mark_of_others_is_none(tmp_path: Path) -> None:
    (tmp_path / MARK).write_bytes(b"\xff\xfe mine")
    (tmp_path / "a.ann").write_text("mine")

    assert not is_ours(tmp_path)


def test_a_file_is_no_folder_to_fill(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("mine")

    with pytest.raises(CopydeskError, match="is a file; name a folder"):
        exported(tmp_path / "out")
    assert (tmp_path / "out").read_text() == "mine"


def test_a_folder_is_no_file_to_pack_into(tmp_path: Path) -> None:
    (tmp_path / "out.zip").mkdir()

    with pytest.raises(CopydeskError, match="is a folder; name a file"):
        exported(tmp_path / "out.zip")


def test_the_same_articles_pack_to_the_same_bytes(tmp_path: Path) -> None:
    one, other = (exported(tmp_path / f"{name}.zip", 3) for name in "ab")

    assert one.read_bytes() == other.read_bytes()
    with ZipFile(one) as packed:
        assert packed.testzip() is None
        assert {entry.date_time[0] for entry in packed.infolist()} == {1980}


def test_what_was_packed_is_read_again(tmp_path: Path) -> None:
    with unpacked(exported(tmp_path / "a.zip", 3)) as folder:
        found = made.read(files_in(folder, [BRAT]), BRAT)

    shown = sorted(map(str, made.facts(found, BRAT)))
    assert shown == sorted(map(str, made.expected(made.numbered(3), BRAT)))


def test_a_single_article_has_its_files_beside_the_target(tmp_path: Path) -> None:
    exported(tmp_path / "a.ann", 1)

    assert {"a.ann", "a.txt"} <= set(names(tmp_path))


def test_a_single_file_takes_no_second_article(tmp_path: Path) -> None:
    with pytest.raises(CopydeskError, match="one article a file"):
        exported(tmp_path / "a.ann", 2)
    assert names(tmp_path) == []
