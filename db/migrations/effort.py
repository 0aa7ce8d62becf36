"""What reviewing cost: keys and clicks apart, and what was looked at undecided."""

from sqlite_utils import Database

from db.migrations.schema import schema


@schema()
def m011_effort(db: Database) -> None:
    """Keys, clicks and seconds of each edit, and of visits that led to none."""
    for column in ("keys INTEGER", "clicks INTEGER", "seconds REAL"):
        db.execute(f"ALTER TABLE edits ADD COLUMN {column}")
    for column in ("keys INTEGER NOT NULL DEFAULT 0", "begun_at TEXT"):
        db.execute(f"ALTER TABLE reviews ADD COLUMN {column}")
    db.execute("ALTER TABLE reviews ADD COLUMN clicks INTEGER NOT NULL DEFAULT 0")
    db.execute("""
        CREATE TABLE visits (
            id INTEGER PRIMARY KEY,
            annotator TEXT NOT NULL REFERENCES annotators (name),
            article_id INTEGER NOT NULL REFERENCES articles (id),
            at TEXT NOT NULL,
            keys INTEGER NOT NULL CHECK (keys >= 0),
            clicks INTEGER NOT NULL CHECK (clicks >= 0),
            seconds REAL NOT NULL CHECK (seconds >= 0)
        ) STRICT
    """)
    _find_beginnings(db)


def _find_beginnings(db: Database) -> None:
    """Take for the beginning of earlier work the first edit on an article."""
    db.execute("""
        UPDATE reviews SET begun_at = first.at FROM (
            SELECT changes.article_id, edits.annotator, min(edits.at) AS at
            FROM changes JOIN edits ON edits.seq = changes.edit
            GROUP BY changes.article_id, edits.annotator
        ) AS first
        WHERE reviews.actions > 0 AND reviews.article_id = first.article_id
            AND reviews.annotator = first.annotator
    """)
