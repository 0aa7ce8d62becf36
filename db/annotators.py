"""The annotators table: who has worked on the project."""

from datetime import datetime

from sqlite_utils import Database

from db import rows


def names(db: Database) -> list[str]:
    """List everybody, in the order they joined."""
    found = db.execute("SELECT name FROM annotators ORDER BY joined_at, name")
    return [row["name"] for row in found]


def enrol(db: Database, name: str, *, at: datetime) -> None:
    """Take somebody in with the first edit."""
    db.execute(
        "INSERT INTO annotators VALUES (?, ?) ON CONFLICT DO NOTHING",
        [name, rows.stamp(at)],
    )
