"""How many suggestions are likely wrong, and how much is likely missed."""

from sqlite_utils import Database

from db.migrations.schema import schema


@schema()
def m012_missed(db: Database) -> None:
    """Doubt summed up, and candidates: those of articles that are there come later."""
    for table in ("tallies", "reviews"):
        db.execute(f"ALTER TABLE {table} ADD COLUMN unsure REAL")
    db.execute("ALTER TABLE reviews ADD COLUMN missed INTEGER")
    db.execute("""
        CREATE TABLE candidates (
            article_id INTEGER PRIMARY KEY REFERENCES articles (id),
            number INTEGER NOT NULL CHECK (number >= 0),
            spans TEXT NOT NULL CHECK (json_valid(spans))
        ) STRICT
    """)
    add_up(db)


def add_up(db: Database) -> None:
    """Add up how unsure the newest run was, of all and of what somebody has left."""
    db.execute("""
        UPDATE tallies SET unsure = (
            SELECT sum(1 - s.score) FROM suggestions AS s
            WHERE s.article_id = tallies.article_id AND s.run_id = tallies.run_id
        )
    """)
    db.execute("""
        UPDATE reviews SET unsure = (
            SELECT sum(1 - s.score)
            FROM tallies AS t CROSS JOIN suggestions AS s
                ON s.article_id = t.article_id AND s.run_id = t.run_id
            WHERE t.article_id = reviews.article_id AND NOT EXISTS (
                SELECT 1 FROM annotations AS n
                WHERE n.article_id = s.article_id
                    AND n.annotator = reviews.annotator AND (
                        n.suggestion_id = s.id
                        OR n.state <> 'rejected'
                            AND n.start < s."end" AND n."end" > s.start
                        OR n.state = 'rejected' AND n.label = s.label
                            AND n.start = s.start AND n."end" = s."end"
                    )
            )
        )
    """)
