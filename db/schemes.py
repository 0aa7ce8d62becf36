"""Making the label scheme another: what else in the file follows from it."""

from collections.abc import Collection
from itertools import pairwise

from sqlite_utils import Database

from annotations.article import ArticleId
from annotations.edit import SchemeChange
from annotations.errors import StaleEditError
from annotations.readings import regrouped
from db import labels, reviews, rows, suggestions, tallies
from db.errors import StoreError

_REMEMBERED = (
    ("memory", "label"),
    ("memory_refused", "label"),
    ("memory_became", "label"),
    ("memory_became", "to_label"),
    ("memory_edges", "label"),
    ("memory_shapes", "label"),
)


def settle(db: Database, made: SchemeChange) -> None:
    """Count anew what is left to decide, once scheme and annotations are changed.

    Raises:
        StaleEditError: a label that goes is in use.
    """
    # What others decided in the meantime must not lose its label.
    if label := missed(db, made):
        raise StaleEditError(
            f"The label {label} is in use; retire it, or merge it into another one."
        )
    before, after = made.before.readings, made.after.readings
    changed = regrouped(before, after, _suggested(db)) if before != after else set()
    for article_id in _with_suggestions(db, changed):
        opinions = suggestions.opinions(db, article_id)
        tallies.keep(db, article_id, opinions)
        reviews.recount(db, article_id, opinions)


def rename_memory(db: Database, old: str, new: str) -> bool:
    """Rename a label in what is remembered; not if both are known there.

    It is the same as to forget and remember each annotation, and takes no time.
    """
    names = {"old": old, "new": new}
    for table, column in _REMEMBERED:
        known = f"SELECT 1 FROM {table} WHERE {column} = :new LIMIT 1"  # noqa: S608  constants
        if db.execute(known, names).fetchone():
            return False
    for table, column in _REMEMBERED:
        db.execute(
            f"UPDATE {table} SET {column} = :new WHERE {column} = :old",  # noqa: S608  constants
            names,
        )
    return True


def missed(db: Database, made: SchemeChange) -> str:
    """Name a label that goes although something bears it, empty if there is none."""
    kept = {label.name for label in made.after} | made.after.readings.names.keys()
    gone = (label.name for label in made.before if label.name not in kept)
    return next((name for name in gone if _is_used(db, name)), "")


def _is_used(db: Database, label: str) -> bool:
    found = db.execute(
        """
        SELECT EXISTS (SELECT 1 FROM annotations WHERE label = :label)
            OR EXISTS (SELECT 1 FROM suggestions WHERE label = :label)
        """,
        {"label": label},
    )
    return bool(found.fetchone()[0])


def _suggested(db: Database) -> set[str]:
    return {row[0] for row in db.execute("SELECT DISTINCT label FROM suggestions")}


def _with_suggestions(db: Database, names: Collection[str]) -> list[ArticleId]:
    if not names:
        return []
    found = db.execute(
        """
        SELECT DISTINCT article_id FROM suggestions
        WHERE label IN (SELECT value FROM json_each(?))
        """,
        [rows.to_json(sorted(names))],
    )
    return [ArticleId(row[0]) for row in found.fetchall()]


def current(db: Database) -> SchemeChange | None:
    """Follow the record of schemes; give its first scheme and its last, if any.

    Raises:
        StoreError: a change does not begin where the one before it ended.
    """
    found = db.execute(
        "SELECT before, after FROM changes WHERE what = 'scheme' "
        "ORDER BY edit, position"
    ).fetchall()
    if not found:
        return None
    sides = [tuple(map(labels.from_json, row)) for row in found]
    for (_, ended), (begins, _) in pairwise(sides):
        if begins != ended:
            raise StoreError(
                "The record of the label scheme contradicts itself; put a copy of the "
                "project in its place."
            )
    return SchemeChange(sides[0][0], sides[-1][1])
