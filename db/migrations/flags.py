"""What is flagged for discussion."""

from sqlite_utils import Database

from db.migrations.schema import schema


@schema()
def m014_flags(db: Database) -> None:
    """Let each annotator flag an article, and find what is flagged."""
    db.execute("ALTER TABLE reviews ADD COLUMN flag TEXT NOT NULL DEFAULT ''")
    db.execute("""
        CREATE INDEX reviews_flagged ON reviews (annotator, article_id)
        WHERE flag != ''
    """)
