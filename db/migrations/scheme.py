"""A label scheme that changes: in the record, with names of before, at what cost."""

from sqlite_utils import Database

from db.migrations.schema import schema


@schema()
def m010_scheme(db: Database) -> None:
    """Labels of other times, changes to labels and for others, and what is left."""
    db.execute("""
        ALTER TABLE labels ADD COLUMN also TEXT NOT NULL DEFAULT '[]'
            CHECK (json_valid(also))
    """)
    db.execute("""
        ALTER TABLE labels ADD COLUMN retired INTEGER NOT NULL DEFAULT 0
            CHECK (retired IN (0, 1))
    """)
    _rebuild_changes(db)
    db.execute("""
        ALTER TABLE tallies ADD COLUMN pending INTEGER NOT NULL DEFAULT 0
            CHECK (pending >= 0)
    """)
    db.execute("""
        UPDATE tallies SET pending = (
            SELECT suggestions FROM article_runs AS over
            WHERE over.article_id = tallies.article_id
                AND over.run_id = tallies.run_id
        )
    """)


def _rebuild_changes(db: Database) -> None:
    # SQLite cannot alter a check or drop NOT NULL; nothing refers to this table.
    db.execute("ALTER TABLE changes RENAME TO changes_before")
    db.execute("""
        CREATE TABLE changes (
            edit INTEGER NOT NULL REFERENCES edits (seq),
            position INTEGER NOT NULL,
            article_id INTEGER REFERENCES articles (id),
            what TEXT NOT NULL
                CHECK (what IN ('annotation', 'review', 'scheme', 'flag')),
            annotation_id TEXT,
            suggestion_id INTEGER,
            before TEXT CHECK (before IS NULL OR json_valid(before)),
            after TEXT CHECK (after IS NULL OR json_valid(after)),
            annotator TEXT REFERENCES annotators (name),
            PRIMARY KEY (edit, position),
            CHECK (before IS NOT NULL OR after IS NOT NULL),
            CHECK ((what = 'scheme') = (article_id IS NULL))
        ) STRICT, WITHOUT ROWID
    """)
    db.execute("INSERT INTO changes SELECT *, NULL FROM changes_before")
    db.execute("DROP TABLE changes_before")
    for column in ("annotation_id", "suggestion_id"):
        db.execute(f"""
            CREATE INDEX changes_by_{column} ON changes ({column})
            WHERE {column} IS NOT NULL
        """)
