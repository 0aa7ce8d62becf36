"""The annotators table: who has worked on the project."""

from datetime import datetime

from sqlite_utils import Database

from db import rows


def names(db: Database) -> list[str]:
    """List everybody but those who only looked, in the order they joined."""
    found = db.execute("""
        SELECT name FROM annotators
        WHERE EXISTS (SELECT 1 FROM edits WHERE annotator = name)
            OR name NOT IN (SELECT annotator FROM visits)
        ORDER BY joined_at, name
    """)
    return [row["name"] for row in found]


def enrol(db: Database, name: str, *, at: datetime) -> None:
    """Take somebody in with the first edit or visit."""
    db.execute(
        "INSERT INTO annotators VALUES (?, ?) ON CONFLICT DO NOTHING",
        [name, rows.stamp(at)],
    )
