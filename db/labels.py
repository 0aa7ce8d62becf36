"""The labels table: the scheme, in the order it is offered."""

from sqlite_utils import Database

from annotations.label import Label, LabelScheme
from db.connection import transaction


def read(db: Database) -> LabelScheme:
    """Fetch the scheme."""
    found = db.execute("SELECT * FROM labels ORDER BY position")
    return LabelScheme(
        tuple(
            Label(row["name"], row["key"], row["colour"], row["description"])
            for row in found
        )
    )


def write(db: Database, scheme: LabelScheme) -> None:
    """Put another scheme in the place of the present one."""
    values = [
        [label.name, position, label.key, label.colour, label.description]
        for position, label in enumerate(scheme)
    ]
    with transaction(db):
        db.execute("DELETE FROM labels")
        db.conn.executemany("INSERT INTO labels VALUES (?, ?, ?, ?, ?)", values)
