"""What goes wrong must be said in one sentence, and cost nothing."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest

from db.connection import connect
from tests.commandline import Said, run

NOBODY = 65534
TABLES = ("articles", "suggestions", "annotations", "edits", "changes")


def rows(path: Path) -> set[tuple[object, ...]]:
    """Take down all that people and machines have put into a project."""
    with closing(sqlite3.connect(path)) as db:
        return {
            (table, *row)
            for table in TABLES
            for row in db.execute(f"SELECT * FROM {table}")  # noqa: S608  constants
        }


def sentence(said: Said) -> str:
    """Make sure that there is one sentence, and only that; give it."""
    assert said.code == 1
    assert said.err.startswith("copydesk: ")
    assert said.err.count("\n") == 1
    assert said.err.endswith((".\n", ")\n"))
    assert "Traceback" not in said.err
    return said.err


def refused(*words: object) -> str:
    """Run a command that must fail before it has said anything."""
    said = run(*words)
    assert said.out == ""
    return sentence(said)


def dump(path: Path) -> list[str]:
    """Take down the whole of a project, as SQL."""
    with closing(sqlite3.connect(path)) as db:
        return list(db.iterdump())


def have_wait(monkeypatch: pytest.MonkeyPatch, *, seconds: float) -> None:
    """Have whoever opens a project wait so long for others that write to it."""

    def connected(path: Path, **how: Any) -> Any:
        return connect(path, **{**how, "busy_seconds": seconds})

    monkeypatch.setattr("db.project.connect", connected)


@contextmanager
def as_an_ordinary_user() -> Iterator[None]:
    """Be somebody whom permissions bind, even if the tests run as root."""
    if os.geteuid() != 0:
        yield
        return
    os.setresuid(NOBODY, NOBODY, 0)
    try:
        yield
    finally:
        os.setresuid(0, 0, 0)
