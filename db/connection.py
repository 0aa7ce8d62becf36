"""Connections to a project file, and transactions on them.

A connection belongs to the thread that opened it; every thread opens its own.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlite_utils import Database

from db.errors import StoreError

APPLICATION_ID = 0x4370646B
"""Marks our files in their header; ``Cpdk`` in ASCII."""

BUSY_SECONDS = 5.0
"""How long to wait for another program to finish writing."""


def connect(
    path: Path, *, busy_seconds: float = BUSY_SECONDS, mode: str = "rw"
) -> Database:
    """Open an existing SQLite file for the calling thread, durable and checked."""
    connection = sqlite3.connect(
        f"{path.resolve().as_uri()}?mode={mode}",
        uri=True,
        timeout=busy_seconds,
        # SQLite's own autocommit: a transaction starts where we say BEGIN.
        isolation_level=None,
    )
    try:
        connection.row_factory = sqlite3.Row
        db = Database(connection, execute_plugins=False)
        db.execute("PRAGMA foreign_keys = ON")
        db.execute("PRAGMA synchronous = FULL")
    except BaseException:
        connection.close()
        raise
    return db


@contextmanager
def transaction(db: Database) -> Iterator[None]:
    """Write everything inside or nothing; inside another one, join it."""
    if db.conn.in_transaction:
        with db.atomic():
            yield
        return
    try:
        # Taking the write lock at once spares us a read that is stale when we write.
        db.conn.execute("BEGIN IMMEDIATE")
        yield
        _refuse_abandoned(db)
        db.conn.execute("COMMIT")
    except BaseException:
        db.conn.rollback()
        raise


def _refuse_abandoned(db: Database) -> None:
    # When the disk fails or fills, SQLite may drop the transaction by itself; whoever
    # wrote inside it can have taken that for the failure of one row.
    if not db.conn.in_transaction:
        raise StoreError(
            "The disk failed or is full, so none of this was stored; free some space, "
            "then do it again."
        )


@contextmanager
def snapshot(db: Database) -> Iterator[None]:
    """Read everything inside as it stands at one moment."""
    if db.conn.in_transaction:
        yield
        return
    try:
        db.conn.execute("BEGIN")
        yield
        # Nothing was written, and on a damaged file a commit may fail.
        db.conn.rollback()
    except BaseException:
        db.conn.rollback()
        raise


@contextmanager
def relaxed(db: Database) -> Iterator[None]:
    """Make one transaction that a power cut may lose whole, but never break."""
    if db.conn.in_transaction:
        with transaction(db):
            yield
        return
    try:
        db.conn.execute("PRAGMA synchronous = NORMAL")
        with transaction(db):
            yield
        db.conn.execute("PRAGMA synchronous = FULL")
    except BaseException:
        # Ctrl+C can strike after the transaction began and before it minds itself.
        db.conn.rollback()
        db.conn.execute("PRAGMA synchronous = FULL")
        raise
