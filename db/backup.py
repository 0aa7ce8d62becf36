"""Copies of a project, made beside it."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from itertools import count
from pathlib import Path

from sqlite_utils import Database


def copy_beside(db: Database, path: Path, *, why: str, today: date) -> Path:
    """Copy a project next to itself under a name of its own; return where."""
    for copy in _names(path, f"{path.stem} (copy of {today.isoformat()} {why}"):
        try:
            copy.open("xb").close()
        except FileExistsError:
            continue
        _copy(db, copy)
        shutil.copymode(path, copy)
        return copy
    raise AssertionError  # the names never end


def _names(path: Path, stem: str) -> Iterator[Path]:
    yield path.with_name(f"{stem}){path.suffix}")
    for number in count(2):
        yield path.with_name(f"{stem}, {number}){path.suffix}")


def _copy(db: Database, copy: Path) -> None:
    try:
        with closing(sqlite3.connect(copy)) as target:
            db.conn.backup(target)
    except BaseException:
        copy.unlink()
        raise
