"""Looking up quickly what stands at places in many articles."""

from sqlite_utils import Database

from db.migrations.schema import schema


@schema()
def m013_propagation(db: Database) -> None:
    """Have suggestions in reading order; find texts the word index cannot split."""
    db.execute("DROP INDEX suggestions_by_article")
    db.execute("""
        CREATE INDEX suggestions_by_article
        ON suggestions (article_id, run_id, start, "end" DESC)
    """)
    db.execute("""
        CREATE INDEX articles_unspaced ON articles (id)
        WHERE substr(language, 1, 2) IN ('', 'zh', 'ja', 'th', 'lo', 'km', 'my')
    """)
