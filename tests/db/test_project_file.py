"""docs/project-file.md says what is in the file, and is kept to it."""

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from annotations import review
from annotations.edit import Action
from annotations.session import Session
from db.store import SqliteStore
from tests.builders import Clock, fill, mark_on, span

PAGE = (Path(__file__).parents[2] / "docs" / "project-file.md").read_text("utf-8")
SECTIONS = dict(
    re.findall(r"^## (\w+)\n(.*?)(?=^## |\Z)", PAGE, re.MULTILINE | re.DOTALL)
)
QUERIES = re.findall(r"```sql\n(.*?)```", PAGE, re.DOTALL)


def described(section: str) -> set[str]:
    """Read the names in the first column of a section's table."""
    rows = re.findall(r"^\| (`.*?) \|", section, re.MULTILINE)
    return {name for row in rows for name in re.findall(r"`(\w+)`", row)}


@pytest.fixture
def file(project: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(project)) as db:
        yield db


def tables(file: sqlite3.Connection) -> set[str]:
    found = file.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")
    ours = {row[0] for row in found if not row[0].startswith("sqlite_")}
    return {name for name in ours if not name.startswith("articles_fts_")}


def columns(file: sqlite3.Connection, table: str) -> set[str]:
    found = file.execute("SELECT name, hidden FROM pragma_table_xinfo(?)", [table])
    # 1 is for the columns by which FTS5 takes commands; 2 for computed ones.
    return {name for name, hidden in found if hidden != 1}


def test_every_table_is_described(file: sqlite3.Connection) -> None:
    assert {name for name in SECTIONS if described(SECTIONS[name])} == tables(file)


@pytest.mark.parametrize("table", list(SECTIONS))
def test_every_column_is_described(file: sqlite3.Connection, table: str) -> None:
    assert described(SECTIONS[table]) == columns(file, table)


def test_the_tables_behind_the_search_index_are_named(file: sqlite3.Connection) -> None:
    found = file.execute(
        "SELECT name FROM sqlite_schema WHERE name GLOB ?", ["*_fts_*"]
    )
    names = {name for (name,) in found if "_after_" not in name}

    assert {name for name in names if f"`{name}`" in PAGE} == names


def test_there_are_three_example_queries() -> None:
    assert len(QUERIES) == 3


@pytest.fixture
def reviewed(store: SqliteStore, clock: Clock) -> SqliteStore:
    """Ann relabelled London and added a name."""
    session = Session(store, annotator="ann", clock=clock)
    desk = session.open(fill(store))
    london = mark_on("London", desk.marks)
    session.perform(Action.RELABEL, "LOC", review.relabel(desk.layer, london, "LOC"))
    session.perform(Action.ADD, "GIVEN", review.add(desk.layer, span("Ada"), "GIVEN"))
    return store


@pytest.mark.parametrize(
    ("query", "rows"),
    list(
        zip(
            QUERIES,
            (
                [("GPE", 1, 0.0, 0.0)],
                [("Ada", "GIVEN", 1)],
                [
                    (
                        "2024-02-24T12:00:00.000000+00:00",
                        "ann",
                        "fresh",
                        title,
                        None,
                        title,
                    )
                    for title in ("LOC", "GIVEN")
                ],
            ),
            strict=True,
        )
    ),
)
def test_the_example_queries_answer_what_they_promise(
    reviewed: SqliteStore, query: str, rows: list[tuple[object, ...]]
) -> None:
    assert [tuple(row) for row in reviewed._db.execute(query)] == rows
