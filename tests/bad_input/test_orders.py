"""Projects that are none, and orders that make no sense."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from db.project import create
from tests.commandline import run, well
from tests.trouble import refused


def no_file(path: Path) -> None:
    """Leave nothing there."""


def an_empty_file(path: Path) -> None:
    path.touch()


def a_novel(path: Path) -> None:
    path.write_text("Call me Ishmael. " * 400)


def a_foreign_database(path: Path) -> None:
    with closing(sqlite3.connect(path)) as db:
        db.execute("CREATE TABLE bookmarks (url TEXT)")


def a_newer_project(path: Path) -> None:
    create(path)
    with closing(sqlite3.connect(path)) as db:
        db.execute("""
            INSERT INTO _sqlite_migrations (migration_set, name, applied_at)
            VALUES ('copydesk', 'm999_telepathy', '2099-01-01')
        """)
        db.commit()


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (no_file, "There is no file"),
        (Path.mkdir, "is not a file; choose a Copydesk project"),
        (an_empty_file, "is empty and holds no project"),
        (a_novel, "not a Copydesk project; choose another"),
        (a_foreign_database, "a database, but not a Copydesk project"),
        (a_newer_project, "newer Copydesk; install that version"),
    ],
)
@pytest.mark.parametrize(
    "command",
    [
        "import",
        "suggest",
        "pipelines",
        "export",
        "stats",
        "labels",
        "log",
        "check",
        "picture",
    ],
)
def test_what_is_no_project_is_refused_by_every_command(
    tmp_path: Path, command: str, make: Callable[[Path], None], words: str
) -> None:
    path = tmp_path / "other.copydesk"
    make(path)
    target = tmp_path / "target.png"
    more = [target] if command in {"import", "export", "picture"} else []
    before = sorted(tmp_path.iterdir())

    assert words in refused(command, path, *more)
    assert sorted(tmp_path.iterdir()) == before


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("nowhere/new.copydesk", "cannot be made"),
        ("news.copydesk", "exists already; open it, or choose another name"),
        ("news.copydesk/new.copydesk", "choose a folder that exists"),
        ("x" * 300, "cannot be made"),
    ],
)
def test_a_project_is_not_made_where_it_cannot_be(
    tmp_path: Path, path: str, words: str
) -> None:
    assert words in refused("new", tmp_path / path)


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--states", "nonsense"], "“nonsense” is no state; choose all, or some of"),
        (["--states", "added,"], "“” is no state"),
        (["--articles", "nonsense"], "“nonsense” is no article state"),
        (["--articles", "done"], "Nothing to export"),
        (["--format", "nonsense"], "There is no format “nonsense”; choose one of"),
        (["--split", "nonsense"], "“nonsense” names no share; write it like"),
        (["--split", "train=x"], "“x” is no number"),
        (["--split", "train=0.9,test=0.9"], "make them add up to 1"),
        (["--split", "a/b=1"], "cannot name a part"),
        (["--split", "a=0.5,b=0.5"], "fewer articles to export (1) than parts"),
    ],
)
def test_an_export_that_makes_no_sense_is_refused(
    press: Path, tmp_path: Path, options: list[str], words: str
) -> None:
    target = tmp_path / "out.jsonl"
    target.write_text("from last week")

    assert words in refused("export", press, target, *options)
    assert target.read_text() == "from last week"
    assert {path.name for path in tmp_path.iterdir()} == {"out.jsonl", press.name}


@pytest.mark.parametrize(
    ("target", "words"),
    [
        ("nowhere/out.jsonl", "does not exist; make it or choose another"),
        (".", "is a folder; name a file in it"),
        ("/", "is a folder; name a file in it"),
        ("news.copydesk", "is a Copydesk project; choose another file to write to"),
        ("news.copydesk-wal", "is a Copydesk project; choose another file"),
    ],
)
def test_an_export_is_not_written_where_it_cannot_or_must_not_be(
    press: Path, tmp_path: Path, target: str, words: str
) -> None:
    assert words in refused("export", press, tmp_path / target)


@pytest.mark.parametrize("folder", ["news.copydesk", "news.copydesk/deeper"])
def test_samples_are_not_made_where_they_cannot_be(tmp_path: Path, folder: str) -> None:
    assert "choose a folder that exists" in refused("samples", tmp_path / folder)


def test_no_part_of_a_split_is_written_over_a_project(
    press: Path, tmp_path: Path
) -> None:
    words = "export", press, tmp_path / "my.copydesk", "--split", "a=1"
    create(tmp_path / "my-a.copydesk")

    assert "my-a.copydesk” is a Copydesk project" in refused(*words)
    well("check", tmp_path / "my-a.copydesk")


@pytest.mark.parametrize("limit", ["-1", "0", "9" * 30])
def test_a_log_of_no_or_endless_length_is_refused(press: Path, limit: str) -> None:
    said = run("log", press, "--limit", limit)

    assert (said.code, said.out) == (2, "")
    assert "--limit" in said.err
