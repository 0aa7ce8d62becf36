"""What is remembered of decisions, so that it can be looked up at once."""

from sqlite_utils import Database

from db import remembering
from db.migrations.schema import schema


@schema()
def m009_memory(db: Database) -> None:
    """Counts by words and label, what was turned down where, and what is switched off.

    Everything but the switches follows from annotations, and is made from them.
    """
    db.execute("""
        CREATE TABLE memory (
            annotator TEXT NOT NULL REFERENCES annotators (name),
            head TEXT NOT NULL,
            words TEXT NOT NULL,
            label TEXT NOT NULL,
            added INTEGER NOT NULL DEFAULT 0,
            confirmed INTEGER NOT NULL DEFAULT 0,
            corrected INTEGER NOT NULL DEFAULT 0,
            rejected INTEGER NOT NULL DEFAULT 0,
            PRIMARY KEY (annotator, head, words, label)
        ) STRICT, WITHOUT ROWID
    """)
    _refused_and_became(db)
    db.execute("""
        CREATE TABLE memory_edges (
            annotator TEXT NOT NULL REFERENCES annotators (name),
            label TEXT NOT NULL,
            edge TEXT NOT NULL CHECK (edge IN ('left', 'right')),
            token TEXT NOT NULL,
            inside INTEGER NOT NULL DEFAULT 0,
            outside INTEGER NOT NULL DEFAULT 0,
            taken_in INTEGER NOT NULL DEFAULT 0,
            left_out INTEGER NOT NULL DEFAULT 0,
            PRIMARY KEY (annotator, label, edge, token)
        ) STRICT, WITHOUT ROWID
    """)
    db.execute("""
        CREATE INDEX memory_habits ON memory_edges (annotator)
        WHERE taken_in > 3 OR left_out > 3 OR left_out > 0 AND inside = 0
    """)
    _shapes(db)
    _switches(db)
    remembering.fill(db)


def _refused_and_became(db: Database) -> None:
    db.execute("""
        CREATE TABLE memory_refused (
            annotator TEXT NOT NULL REFERENCES annotators (name),
            words TEXT NOT NULL,
            label TEXT NOT NULL,
            zone TEXT NOT NULL,
            before TEXT NOT NULL,
            after TEXT NOT NULL,
            times INTEGER NOT NULL,
            PRIMARY KEY (annotator, words, label, zone, before, after)
        ) STRICT, WITHOUT ROWID
    """)
    db.execute("""
        CREATE TABLE memory_became (
            annotator TEXT NOT NULL REFERENCES annotators (name),
            words TEXT NOT NULL,
            label TEXT NOT NULL,
            to_words TEXT NOT NULL,
            to_label TEXT NOT NULL,
            times INTEGER NOT NULL,
            PRIMARY KEY (annotator, words, label, to_words, to_label)
        ) STRICT, WITHOUT ROWID
    """)


def _shapes(db: Database) -> None:
    db.execute("""
        CREATE TABLE memory_shapes (
            annotator TEXT NOT NULL REFERENCES annotators (name),
            label TEXT NOT NULL,
            shape TEXT NOT NULL,
            words TEXT NOT NULL,
            times INTEGER NOT NULL,
            PRIMARY KEY (annotator, label, shape, words)
        ) STRICT, WITHOUT ROWID
    """)


def _switches(db: Database) -> None:
    db.execute("""
        CREATE TABLE memory_off (
            annotator TEXT NOT NULL,
            words TEXT NOT NULL DEFAULT '',
            article_id INTEGER REFERENCES articles (id),
            CHECK (words = '' OR article_id IS NULL)
        ) STRICT
    """)
    db.execute("""
        CREATE UNIQUE INDEX memory_off_once
        ON memory_off (annotator, words, coalesce(article_id, 0))
    """)
