"""Ctrl+C at every line of a transaction."""

import sqlite3
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from types import FrameType
from typing import Any

import pytest
from sqlite_utils import Database

from db.connection import connect, relaxed, snapshot, transaction

FULL = 2
"""What SQLite calls the level at which nothing is lost when the power goes."""

Opening = Callable[[Database], AbstractContextManager[None]]


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Database]:
    path = tmp_path / "some.db"
    path.touch()
    db = connect(path)
    db.enable_wal()
    db.conn.execute("CREATE TABLE written (half INTEGER)")
    yield db
    db.conn.close()


class Interrupting:
    """Raises KeyboardInterrupt at one of the lines that run inside, or at none."""

    def __init__(self, at: int) -> None:
        self._left = at

    def __enter__(self) -> None:
        self._before = sys.gettrace()
        sys.settrace(self._seen)

    def __exit__(self, *_: object) -> None:
        sys.settrace(self._before)

    @property
    def is_spent(self) -> bool:
        return self._left <= 0

    def _seen(self, frame: FrameType, event: str, _: Any) -> Any:
        if event == "line" and frame.f_code.co_filename != __file__:
            self._left -= 1
            if self._left == 0:
                raise KeyboardInterrupt
        return self._seen


def write_both(db: Database, opening: Opening) -> None:
    with opening(db):
        db.conn.execute("INSERT INTO written VALUES (1)")
        db.conn.execute("INSERT INTO written VALUES (2)")


def struck(db: Database, opening: Opening, at: int) -> bool:
    """Interrupt at one line; tell whether so many lines ran."""
    interrupting = Interrupting(at)
    try:
        with interrupting:
            write_both(db, opening)
    except KeyboardInterrupt:
        pass
    except sqlite3.Error as error:
        pytest.fail(f"interrupted at line {at}: {error}")
    return interrupting.is_spent


@pytest.mark.parametrize("opening", [transaction, relaxed, snapshot])
def test_ctrl_c_anywhere_leaves_no_transaction_open(
    db: Database, opening: Opening
) -> None:
    at = 1
    while struck(db, opening, at):
        assert not db.conn.in_transaction, at
        assert db.execute("PRAGMA synchronous").fetchone()[0] == FULL, at
        count = db.execute("SELECT count(*) FROM written").fetchone()[0]
        assert count in {0, 2}, at
        db.conn.execute("DELETE FROM written")
        write_both(db, transaction)
        assert db.execute("SELECT count(*) FROM written").fetchone()[0] == 2
        db.conn.execute("DELETE FROM written")
        at += 1
    assert at > 5
