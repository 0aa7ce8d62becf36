"""What goes wrong must be said in one sentence, and cost nothing."""

import sqlite3
from contextlib import closing
from pathlib import Path

from tests.commandline import Said, run

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
