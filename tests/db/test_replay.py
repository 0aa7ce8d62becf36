"""The present can be made again from the record."""

import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotations.session import Session
from db.project import opened
from db.store import SqliteStore
from tests.builders import (
    Clock,
    any_act,
    fill,
)


def dump(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as db:
        return list(db.iterdump())


def act(session: Session, number: int) -> None:
    assert session.desk is not None
    action, changes = any_act(session.desk.layer, session.desk.suggestions, number)
    session.perform(action, f"Act {number}", changes)


@given(st.lists(st.integers(0, 10_000), max_size=15))
@settings(max_examples=15, deadline=None)
def test_annotations_can_be_rebuilt_from_the_record_of_any_session(
    tmp_path_factory: pytest.TempPathFactory, numbers: list[int]
) -> None:
    path = tmp_path_factory.mktemp("any") / "news.copydesk"
    with opened(path, create=True) as store:
        work(store, numbers)
        before = dump(path)
        store._db.execute("DELETE FROM annotations")
        store._db.execute("UPDATE reviews SET state = 'done', pending = 99")
        store.rebuild()

        assert content(dump(path)) == content(before)
        assert store.check() == []


def work(store: SqliteStore, numbers: list[int]) -> None:
    ids = [fill(store), fill(store, "Ada Lovelace met Lord Byron in London again.")]
    clock = Clock()
    sessions = [Session(store, annotator=name, clock=clock) for name in ("ann", "bob")]
    for number in numbers:
        clock.wait(1)
        session = sessions[number % 2]
        session.open(ids[number // 2 % 2])
        act(session, number // 4)
        for step in (Session.undo, Session.redo)[: number % 3]:
            step(session)


def content(lines: list[str]) -> list[str]:
    """Leave out the time of the rebuilding and how the index is laid out."""
    return sorted(
        re.sub(r"'\d{4}-\d\d-\d\dT[^']*'", "", line) if '"reviews"' in line else line
        for line in lines
        if "articles_fts" not in line
    )
