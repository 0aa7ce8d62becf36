"""The reviews table: how far each annotator is with each article, at what cost."""

from collections.abc import Mapping
from datetime import datetime

from sqlite_utils import Database

from annotations.article import ArticleId
from annotations.edit import Review
from annotations.effort import Effort
from annotations.layer import Layer
from annotations.opinions import Opinions
from annotations.tally import tally
from db import decisions, rows, tallies


def keep(
    db: Database,
    layer: Layer,
    opinions: Opinions,
    *,
    effort: Effort,
    at: datetime,
) -> None:
    """Bring an article's state and counts up to date, and add what it cost."""
    left = tally(layer, opinions)
    db.execute(
        """
        INSERT INTO reviews (
            annotator, article_id, state, pending, lowest, mean, disputed, by_run,
            active_seconds, actions, updated_at
        ) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (annotator, article_id) DO UPDATE SET
            state = excluded.state,
            pending = excluded.pending,
            lowest = excluded.lowest,
            mean = excluded.mean,
            disputed = excluded.disputed,
            by_run = excluded.by_run,
            active_seconds = active_seconds + excluded.active_seconds,
            actions = actions + excluded.actions,
            updated_at = excluded.updated_at
        """,
        [
            layer.annotator,
            layer.article_id,
            layer.review.value,
            left.pending,
            *tallies.figures(left),
            effort.seconds,
            effort.actions,
            rows.stamp(at),
        ],
    )


def recount(db: Database, article_id: ArticleId, opinions: Opinions) -> None:
    """Count anew what is left for everybody who has taken the article up."""
    found = db.execute(
        "SELECT annotator FROM reviews WHERE article_id = ?", [article_id]
    ).fetchall()
    for row in found:
        left = tally(decisions.layer(db, article_id, row["annotator"]), opinions)
        db.execute(
            """
            UPDATE reviews
            SET pending = ?, lowest = ?, mean = ?, disputed = ?, by_run = ?
            WHERE article_id = ? AND annotator = ?
            """,
            [left.pending, *tallies.figures(left), article_id, row["annotator"]],
        )


def counts(db: Database, annotator: str) -> Mapping[Review, int]:
    """Count the articles in each state."""
    found = db.execute(
        "SELECT state, count(*) AS n FROM reviews WHERE annotator = ? GROUP BY state",
        [annotator],
    )
    by_state = {Review(row["state"]): row["n"] for row in found}
    started, done = by_state.get(Review.STARTED, 0), by_state.get(Review.DONE, 0)
    articles = db.execute("SELECT count(*) FROM articles").fetchone()[0]
    return {
        Review.UNSEEN: articles - started - done,
        Review.STARTED: started,
        Review.DONE: done,
    }
