"""What step m008 works out for projects that had no tallies yet.

Frozen like the step itself: it says in SQL what the code of its day said in Python.
"""

from sqlite_utils import Database

_NEWEST = """
    CREATE TEMP TABLE newest AS
    SELECT article_id, max(run_id) AS run_id FROM article_runs GROUP BY article_id
"""
# CROSS JOIN keeps SQLite to this order: most articles have no earlier run to look at.
_DISPUTES = """
    CREATE TEMP TABLE disputes AS
    SELECT s.id, s.article_id, earlier.run_id
    FROM newest CROSS JOIN article_runs AS earlier
        ON earlier.article_id = newest.article_id AND earlier.run_id < newest.run_id
    CROSS JOIN suggestions AS s
        ON s.article_id = newest.article_id AND s.run_id = newest.run_id
    WHERE NOT EXISTS (
        SELECT 1 FROM suggestions AS same
        WHERE same.article_id = s.article_id AND same.run_id = earlier.run_id
            AND same.start = s.start AND same."end" = s."end" AND same.label = s.label
    )
    UNION ALL
    SELECT DISTINCT s.id, s.article_id, touching.run_id
    FROM newest
    CROSS JOIN suggestions AS s
        ON s.article_id = newest.article_id AND s.run_id < newest.run_id
    CROSS JOIN suggestions AS touching
        ON touching.article_id = s.article_id AND touching.run_id <= s.run_id
        AND touching.start < s."end" AND touching."end" > s.start
    WHERE NOT EXISTS (
        SELECT 1 FROM suggestions AS later
        WHERE later.article_id = s.article_id AND later.run_id > s.run_id
            AND later.start < s."end" AND later."end" > s.start
    )
"""
_TALLIES = """
    INSERT INTO tallies (article_id, run_id, lowest, mean, disputed, by_run)
    SELECT newest.article_id, newest.run_id, min(score), avg(score), (
        SELECT count(DISTINCT id) FROM disputes
        WHERE disputes.article_id = newest.article_id
    ), (
        SELECT json_group_object(run_id, n) FROM (
            SELECT run_id, count(*) AS n FROM disputes
            WHERE disputes.article_id = newest.article_id
            GROUP BY run_id ORDER BY run_id
        )
    )
    FROM newest LEFT JOIN suggestions AS s
        ON s.article_id = newest.article_id AND s.run_id = newest.run_id
    GROUP BY newest.article_id
"""
_LEFT = """
    CREATE TEMP TABLE undecided AS
    SELECT r.annotator, s.article_id, s.id, s.run_id, s.score
    FROM reviews AS r JOIN suggestions AS s ON s.article_id = r.article_id
    WHERE NOT EXISTS (
        SELECT 1 FROM annotations AS n
        WHERE n.article_id = s.article_id AND n.annotator = r.annotator AND (
            n.suggestion_id = s.id
            OR n.state <> 'rejected' AND n.start < s."end" AND n."end" > s.start
            OR n.state = 'rejected' AND n.label = s.label
                AND n.start = s.start AND n."end" = s."end"
        )
    )
"""
_REVIEWS = """
    UPDATE reviews SET lowest = (
        SELECT min(score) FROM undecided JOIN newest USING (article_id, run_id)
        WHERE article_id = reviews.article_id AND annotator = reviews.annotator
    ), mean = (
        SELECT avg(score) FROM undecided JOIN newest USING (article_id, run_id)
        WHERE article_id = reviews.article_id AND annotator = reviews.annotator
    ), disputed = (
        SELECT count(DISTINCT d.id) FROM undecided AS u JOIN disputes AS d USING (id)
        WHERE u.article_id = reviews.article_id AND annotator = reviews.annotator
    ), by_run = (
        SELECT json_group_object(run_id, n) FROM (
            SELECT d.run_id, count(*) AS n
            FROM undecided AS u JOIN disputes AS d USING (id)
            WHERE u.article_id = reviews.article_id AND annotator = reviews.annotator
            GROUP BY d.run_id ORDER BY d.run_id
        )
    )
"""


def fill(db: Database) -> None:
    """Work out the tallies of every article and of every review."""
    db.execute(_NEWEST)
    db.execute("CREATE INDEX temp.newest_by_article ON newest (article_id, run_id)")
    db.execute(_DISPUTES)
    db.execute("CREATE INDEX temp.disputes_by_article ON disputes (article_id)")
    db.execute("CREATE INDEX temp.disputes_by_id ON disputes (id)")
    db.execute(_TALLIES)
    db.execute(_LEFT)
    db.execute("CREATE INDEX temp.undecided_by_article ON undecided (article_id)")
    db.execute(_REVIEWS)
    for name in ("newest", "disputes", "undecided"):
        db.execute(f"DROP TABLE temp.{name}")
