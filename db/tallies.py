"""The tallies table: what is undecided on an article for who has not taken it up.

Lists are sorted by it; ``reviews`` says the same of those who have.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlite_utils import Database

from annotations.article import ArticleId
from annotations.layer import Layer
from annotations.opinions import Opinions
from annotations.suggestion import RunId
from annotations.tally import Tally, tally
from db import rows

JOINED = "LEFT JOIN tallies AS t ON t.article_id = a.id"
DISPUTED = "coalesce(r.disputed, t.disputed, 0)"
LOWEST = "CASE WHEN r.state IS NULL THEN t.lowest ELSE r.lowest END"
MEAN = "CASE WHEN r.state IS NULL THEN t.mean ELSE r.mean END"
UNSURE = "CASE WHEN r.state IS NULL THEN t.unsure ELSE r.unsure END"
"""For queries in which ``a`` is articles and ``r`` somebody's reviews."""


def keep(db: Database, article_id: ArticleId, opinions: Opinions) -> None:
    """Bring an article's row up to date after a run has been over it."""
    counted = tally(Layer(article_id=article_id, annotator=""), opinions)
    run_id = next(iter(opinions.by_run))
    write(db, [(article_id, run_id, counted.pending, *figures(counted))])


def write(db: Database, found: Iterable[Sequence[object]]) -> None:
    """Write rows: article, newest run, how many are pending, and the figures."""
    db.conn.executemany(
        """
        INSERT INTO tallies (
            article_id, run_id, pending, lowest, mean, unsure, disputed, by_run
        ) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (article_id) DO UPDATE SET
            run_id = excluded.run_id, pending = excluded.pending,
            lowest = excluded.lowest, mean = excluded.mean, unsure = excluded.unsure,
            disputed = excluded.disputed, by_run = excluded.by_run
        """,
        found,
    )


def figures(counted: Tally) -> list[Any]:
    """Write lowest and mean score, unsure, disputed, and by_run as columns."""
    by_run = rows.to_json({str(run): n for run, n in sorted(counted.by_run.items())})
    return [counted.lowest, counted.mean, counted.unsure, counted.disputed, by_run]


def to_tally(row: rows.Row) -> Tally:
    """Read a row of ``reviews`` or ``tallies`` back."""
    by_run: Mapping[str, int] = json.loads(row["by_run"])
    return Tally(
        pending=row["pending"],
        lowest=row["lowest"],
        mean=row["mean"],
        unsure=row["unsure"],
        disputed=row["disputed"],
        by_run={RunId(int(run)): n for run, n in by_run.items()},
    )


def count_disputed(db: Database, annotator: str) -> int:
    """Count the articles on which somebody has disputed spans left to decide."""
    # Deciding settles disputes and makes none, so few rows need to be looked at.
    found = db.execute(
        """
        SELECT (SELECT count(*) FROM tallies WHERE disputed > 0) - (
            SELECT count(*) FROM reviews AS r JOIN tallies AS t USING (article_id)
            WHERE r.annotator = ? AND r.disputed = 0 AND t.disputed > 0
        )
        """,
        [annotator],
    )
    return int(found.fetchone()[0])
