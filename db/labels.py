"""The labels table: the scheme, in the order it is offered."""

import json

from sqlite_utils import Database

from annotations.edit import SchemeChange
from annotations.errors import StaleEditError
from annotations.label import Label, LabelScheme
from annotations.readings import Readings
from db import rows
from db.connection import transaction


def read(db: Database) -> LabelScheme:
    """Fetch the scheme."""
    found = db.execute("SELECT * FROM labels ORDER BY position")
    return LabelScheme(tuple(map(_label, found)))


def readings(db: Database) -> Readings:
    """Fetch how labels are read that were given under another scheme."""
    found = db.execute(
        "SELECT name, also, retired FROM labels WHERE retired OR also != '[]'"
    )
    return Readings.of(
        (row["name"], json.loads(row["also"]), bool(row["retired"])) for row in found
    )


def write(db: Database, scheme: LabelScheme) -> None:
    """Put another scheme in the place of the present one."""
    values = [
        [
            label.name,
            position,
            label.key,
            label.colour,
            label.description,
            rows.to_json(label.also),
            int(label.retired),
        ]
        for position, label in enumerate(scheme)
    ]
    with transaction(db):
        db.execute("DELETE FROM labels")
        db.conn.executemany("INSERT INTO labels VALUES (?, ?, ?, ?, ?, ?, ?)", values)


def change(db: Database, made: SchemeChange) -> None:
    """Put the scheme that a change leads to in the place of the one before.

    Raises:
        StaleEditError: the scheme is no longer the one before.
    """
    if read(db) != made.before:
        raise StaleEditError(
            "The labels were changed elsewhere in the meantime; look at them as they "
            "stand now, then decide again."
        )
    write(db, made.after)


def to_json(scheme: LabelScheme) -> str:
    """Write a scheme as JSON."""
    return rows.to_json(scheme.as_dict())


def from_json(text: str) -> LabelScheme:
    """Read a scheme back."""
    found = json.loads(text)["labels"]
    return LabelScheme(tuple(Label(**{**x, "also": tuple(x["also"])}) for x in found))


def _label(row: rows.Row) -> Label:
    return Label(
        name=row["name"],
        key=row["key"],
        colour=row["colour"],
        description=row["description"],
        also=tuple(json.loads(row["also"])),
        retired=bool(row["retired"]),
    )
