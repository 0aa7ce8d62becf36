import os
import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from sqlite_utils import Database, Migrations

from db.backup import copy_beside
from db.connection import APPLICATION_ID, connect
from db.errors import StoreError
from db.migrations import schema
from db.project import open_store, opened

LAST = "m006_record"


@pytest.fixture
def old_project(tmp_path: Path) -> Path:
    """A project from before the last migration, with something in it."""
    path = tmp_path / "old.copydesk"
    path.touch()
    with closing(connect(path)) as db:
        db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        schema.apply(db, stop_before=LAST)
        db.execute("INSERT INTO annotators VALUES ('ann', '2024-02-24')")
    return path


def tables(path: Path) -> set[str]:
    with closing(sqlite3.connect(path)) as db:
        return {row[0] for row in db.execute("SELECT name FROM sqlite_schema")}


def copies(path: Path) -> list[Path]:
    return sorted(found for found in path.parent.iterdir() if "copy of" in found.name)


def test_opening_an_old_project_brings_it_up_to_date(old_project: Path) -> None:
    with opened(old_project) as store:
        assert store.annotators() == ["ann"]
        assert store.log(limit=1) == []


def test_an_old_project_is_copied_before_it_is_changed(old_project: Path) -> None:
    with opened(old_project):
        pass

    (copy,) = copies(old_project)
    assert "edits" in tables(old_project)
    assert "edits" not in tables(copy)


def test_the_copy_has_a_name_that_explains_itself(old_project: Path) -> None:
    with closing(connect(old_project)) as db:
        copy = copy_beside(
            db, old_project, why="before an update", today=date(2024, 2, 24)
        )

    assert copy.name == "old (copy of 2024-02-24 before an update).copydesk"


def test_a_copy_never_takes_the_place_of_another(old_project: Path) -> None:
    with closing(connect(old_project)) as db:
        made = [
            copy_beside(db, old_project, why="to try", today=date(2024, 2, 24))
            for _ in range(3)
        ]

    assert [copy.name for copy in made] == [
        "old (copy of 2024-02-24 to try).copydesk",
        "old (copy of 2024-02-24 to try, 2).copydesk",
        "old (copy of 2024-02-24 to try, 3).copydesk",
    ]


def test_a_copy_can_be_opened_as_a_project(old_project: Path) -> None:
    with opened(old_project):
        pass

    with opened(copies(old_project)[0]) as store:
        assert store.annotators() == ["ann"]


def test_opening_a_project_that_is_up_to_date_copies_nothing(project: Path) -> None:
    with opened(project):
        pass

    assert copies(project) == []


def test_an_old_project_in_use_is_left_as_it_is(old_project: Path) -> None:
    with closing(sqlite3.connect(old_project)) as other:
        other.execute("BEGIN IMMEDIATE")

        with pytest.raises(StoreError, match="Another program"):
            open_store(old_project, busy_seconds=0)

    assert "edits" not in tables(old_project)


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps permissions differently")
def test_a_copy_is_no_more_public_than_the_project(old_project: Path) -> None:
    old_project.chmod(0o600)
    with opened(old_project):
        pass

    assert copies(old_project)[0].stat().st_mode & 0o777 == 0o600


def test_two_programs_may_bring_a_project_up_to_date_at_once(
    old_project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def copy_while_another_is_at_it(*_: object, **__: object) -> None:
        monkeypatch.undo()
        open_store(old_project).close()

    monkeypatch.setattr("db.project.copy_beside", copy_while_another_is_at_it)

    with opened(old_project) as store:
        assert store.check() == []


def test_an_update_that_fails_leaves_the_old_project(
    old_project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    newest = Migrations("copydesk")
    for step in schema._migrations:
        newest(name=step.name)(step.fn)
    newest()(telepathy)
    monkeypatch.setattr("db.project.schema", newest)

    with pytest.raises(RuntimeError, match="not yet"):
        open_store(old_project)

    assert "edits" not in tables(old_project)
    assert len(copies(old_project)) == 1


def telepathy(db: Database) -> None:
    db.execute("CREATE TABLE thoughts (text TEXT)")
    raise RuntimeError("not yet")
