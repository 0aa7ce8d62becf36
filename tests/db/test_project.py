"""Making and opening projects, and what is no project."""

import os
import shutil
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from annotations.listing import Order, Query
from annotations.ontonotes import ONTONOTES
from db import project as projects
from db.connection import APPLICATION_ID
from db.errors import StoreError
from db.project import create, open_store, opened
from tests.builders import article, fill
from tests.trouble import as_an_ordinary_user


def test_a_new_project_has_the_default_labels(project: Path) -> None:
    with opened(project) as store:
        assert store.labels() == ONTONOTES


def test_a_new_project_is_sound(project: Path) -> None:
    with opened(project) as store:
        assert store.check() == []


def test_creating_never_touches_a_file_that_is_there(tmp_path: Path) -> None:
    path = tmp_path / "novel.txt"
    path.write_text("It was the best of times.")

    with pytest.raises(StoreError, match=r"exists already; open it"):
        create(path)

    assert path.read_text() == "It was the best of times."


def test_creating_in_a_folder_that_is_not_there_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="choose a folder that exists"):
        create(tmp_path / "nowhere" / "news.copydesk")


def test_creating_leaves_nothing_behind_when_it_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(projects, "ONTONOTES", None)

    with pytest.raises(TypeError):
        create(tmp_path / "news.copydesk")

    assert list(tmp_path.iterdir()) == []


def test_what_is_stored_is_there_when_the_project_is_opened_again(
    project: Path,
) -> None:
    with opened(project) as store:
        article_id = store.add(article())

    with opened(project) as store:
        assert store.article(article_id).text == article().text


def test_a_missing_project_is_made_on_demand(tmp_path: Path) -> None:
    with opened(tmp_path / "news.copydesk", create=True) as store:
        assert store.labels() == ONTONOTES


def test_a_store_can_be_kept_open_and_closed_later(project: Path) -> None:
    store = open_store(project)
    store.close()

    assert {path.name for path in project.parent.iterdir()} == {"news.copydesk"}


@pytest.mark.parametrize("name", ["naïve 100%.copydesk", "what? #1.copydesk"])
def test_file_names_may_hold_what_addresses_may_not(tmp_path: Path, name: str) -> None:
    with opened(tmp_path / name, create=True) as store:
        store.add(article())

    assert (tmp_path / name).is_file()


def refusal(path: Path) -> str:
    with pytest.raises(StoreError) as caught, opened(path):
        pass
    return str(caught.value)


def test_a_path_that_leads_nowhere_is_refused(tmp_path: Path) -> None:
    message = refusal(tmp_path / "news.copydesk")

    assert "There is no file" in message
    assert "create a new project" in message
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["x" * 300, "novel.txt/news.copydesk"])
def test_a_path_that_cannot_be_is_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / "novel.txt").touch()

    assert "cannot be reached" in refusal(tmp_path / name)


def test_a_folder_is_refused(tmp_path: Path) -> None:
    assert "is not a file; choose a Copydesk project" in refusal(tmp_path)


def test_an_empty_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "news.copydesk"
    path.touch()

    assert "is empty and holds no project; delete it" in refusal(path)
    assert path.read_bytes() == b""


@pytest.mark.parametrize("text", ["Call me Ishmael.", "It was the worst. " * 400])
def test_a_file_that_is_no_database_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "novel.txt"
    path.write_text(text)

    assert "not a Copydesk project; choose another" in refusal(path)
    assert path.read_text() == text


def test_a_database_of_another_program_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "places.sqlite"
    with closing(sqlite3.connect(path)) as db:
        db.execute("CREATE TABLE bookmarks (url TEXT)")
    before = path.read_bytes()

    assert "a database, but not a Copydesk project" in refusal(path)
    assert path.read_bytes() == before


def test_a_project_of_a_newer_version_is_refused(project: Path) -> None:
    with closing(sqlite3.connect(project)) as db:
        db.execute("""
            INSERT INTO _sqlite_migrations (migration_set, name, applied_at)
            VALUES ('copydesk', 'm999_telepathy', '2099-01-01')
        """)
        db.commit()

    assert "newer Copydesk; install that version" in refusal(project)


def test_a_project_that_another_program_keeps_to_itself_is_refused(
    project: Path,
) -> None:
    with closing(sqlite3.connect(project)) as other:
        other.execute("PRAGMA locking_mode = EXCLUSIVE")
        other.execute("BEGIN EXCLUSIVE")
        other.execute("DELETE FROM labels")

        with pytest.raises(StoreError, match="Another program is writing"):
            open_store(project, busy_seconds=0)

    with opened(project) as store:
        assert store.labels() == ONTONOTES


def test_a_project_that_another_program_is_writing_to_can_still_be_read(
    project: Path,
) -> None:
    with closing(sqlite3.connect(project)) as other:
        other.execute("BEGIN EXCLUSIVE")

        with opened(project, busy_seconds=0) as store:
            assert store.labels() == ONTONOTES
            with pytest.raises(StoreError, match="let it finish, then do this again"):
                store.add(article())


def test_a_damaged_project_is_refused(project: Path) -> None:
    with project.open("r+b") as file:
        file.seek(100)
        file.write(b"\xff" * 4000)

    assert "The project file is damaged; put a copy" in refusal(project)


def test_a_project_damaged_in_the_middle_is_reported_not_thrown(project: Path) -> None:
    with opened(project) as store, store.bulk():
        for number in range(300):
            fill(store, f"{number}: Ada Lovelace in London. " + "More. " * 50)
    with project.open("r+b") as file:
        file.seek(project.stat().st_size // 2)
        file.write(b"\xff" * (project.stat().st_size // 4))

    with opened(project) as store:
        assert store.check() != []
        with pytest.raises(StoreError, match="The project file is damaged"):
            store.article_ids(Query(words="ada", order=Order.HEADLINE), "ann")


def test_a_project_without_its_beginning_is_refused(project: Path) -> None:
    with project.open("r+b") as file:
        file.write(b"\0" * 100)

    assert "not a Copydesk project" in refusal(project)


@pytest.fixture
def for_everyone() -> Iterator[Path]:
    """A folder that every user of the machine can see, unlike pytest's own."""
    with TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        yield Path(folder)
        Path(folder).chmod(0o755)


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps permissions differently")
@pytest.mark.parametrize("locked", ["file", "folder"])
def test_a_read_only_project_is_refused(
    project: Path, for_everyone: Path, locked: str
) -> None:
    path = for_everyone / "news.copydesk"
    shutil.copy(project, path)
    path.chmod(0o444 if locked == "file" else 0o666)
    for_everyone.chmod(0o555 if locked == "folder" else 0o777)

    with as_an_ordinary_user():
        said = refusal(path)

    assert "is read-only; allow writing to it" in said
    assert [found.name for found in for_everyone.iterdir()] == ["news.copydesk"]


def test_our_files_are_marked_in_their_header(project: Path) -> None:
    header = project.read_bytes()[:100]

    assert int.from_bytes(header[68:72], "big") == APPLICATION_ID == 0x4370646B
    assert stat.S_ISREG(project.stat().st_mode)
