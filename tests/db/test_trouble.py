"""When the disk, or another program, gets in the way of an edit."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from annotations.article import ArticleId
from annotations.edit import Change
from annotations.effort import Effort
from annotations.errors import CopydeskError
from db.connection import connect
from db.errors import StoreError, translated
from db.store import SqliteStore
from tests.builders import (
    annotation,
    article,
    edit,
    fill,
)
from tests.trouble import dump

HERE = ArticleId(1)
ADA = annotation("Ada Lovelace")
AGREED = Effort(keys=1, clicks=1, seconds=1.5)


@pytest.fixture(autouse=True)
def _one_article(store: SqliteStore) -> None:
    fill(store)


@contextmanager
def full_disk(store: SqliteStore) -> Iterator[None]:
    """Let SQLite have not one page more than it has."""
    pages = store._db.execute("PRAGMA page_count").fetchone()[0]
    store._db.execute(f"PRAGMA max_page_count = {pages}")
    yield
    store._db.execute("PRAGMA max_page_count = 1000000")


def test_on_a_full_disk_an_edit_is_refused_and_nothing_is_lost(
    store: SqliteStore, project: Path
) -> None:
    store.record(edit(Change(HERE, None, ADA)), AGREED)
    before = dump(project)
    long = edit(Change(HERE, ADA, replace(ADA, note="long " * 10_000)))

    with (
        full_disk(store),
        pytest.raises(StoreError, match="The disk is full; free some space"),
    ):
        store.record(long, AGREED)

    assert dump(project) == before
    store.record(long, AGREED)
    assert store.check() == []


def test_on_a_full_disk_a_bulk_job_never_claims_to_have_stored_anything(
    store: SqliteStore,
) -> None:
    refused = []
    with full_disk(store), store.bulk():
        for number in range(20):
            try:
                store.add(article(f"{number} " + "long " * 5_000))
            except CopydeskError as error:
                refused.append(str(error))

    assert len(refused) == 20
    assert {message.split(";")[0] for message in refused} == {"The disk is full"}
    assert store.check() == []


def test_when_sqlite_drops_a_bulk_job_its_end_says_so(store: SqliteStore) -> None:
    with pytest.raises(StoreError, match="none of this was stored"):
        drop_in_bulk(store)

    assert store.same_text(article("Soon gone.")) is None


def drop_in_bulk(store: SqliteStore) -> None:
    with store.bulk():
        store.add(article("Soon gone."))
        # SQLite does this by itself when a disk fails in the middle of a write.
        store._db.conn.rollback()


def test_while_another_program_writes_an_edit_is_refused(
    store: SqliteStore, project: Path
) -> None:
    store._db.execute("PRAGMA busy_timeout = 0")
    made = edit(Change(HERE, None, ADA))
    with closing(sqlite3.connect(project)) as other:
        other.execute("BEGIN EXCLUSIVE")

        with pytest.raises(StoreError, match="Another program is writing"):
            store.record(made, AGREED)

    store.record(made, AGREED)
    assert list(store.layer(HERE, "ann")) == [ADA]


def test_where_too_many_open_a_project_at_once_it_is_busy() -> None:
    crowd = sqlite3.OperationalError("locking protocol")
    crowd.sqlite_errorcode = sqlite3.SQLITE_PROTOCOL

    with pytest.raises(StoreError, match="Another program is writing"), translated():
        raise crowd


def test_on_a_connection_that_may_not_write_an_edit_is_refused(project: Path) -> None:
    with closing(connect(project, mode="ro")) as db:
        store = SqliteStore(db)

        with pytest.raises(StoreError, match="This project is read-only"):
            store.record(edit(Change(HERE, None, ADA)), AGREED)

        assert list(store.layer(HERE, "ann")) == []


def test_our_own_mistakes_are_not_dressed_up(store: SqliteStore) -> None:
    with pytest.raises(sqlite3.IntegrityError):
        store.record(edit(Change(ArticleId(99), None, ADA)), AGREED)

    assert store.log(limit=9) == []
