"""The reviews table: how far each annotator is with each article, at what cost."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlite_utils import Database

from annotations.article import ArticleId
from annotations.edit import Review
from annotations.effort import Effort
from annotations.layer import Layer
from annotations.marks import pending
from annotations.suggestion import Suggestion
from db import decisions, rows


def keep(
    db: Database,
    layer: Layer,
    suggestions: Sequence[Suggestion],
    *,
    effort: Effort,
    at: datetime,
) -> None:
    """Bring an article's state and count up to date, and add what it cost."""
    db.execute(
        """
        INSERT INTO reviews (
            annotator, article_id, state, pending, active_seconds, actions, updated_at
        ) VALUES (?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (annotator, article_id) DO UPDATE SET
            state = excluded.state,
            pending = excluded.pending,
            active_seconds = active_seconds + excluded.active_seconds,
            actions = actions + excluded.actions,
            updated_at = excluded.updated_at
        """,
        [
            layer.annotator,
            layer.article_id,
            layer.review.value,
            len(pending(layer, suggestions)),
            effort.seconds,
            effort.actions,
            rows.stamp(at),
        ],
    )


def recount(
    db: Database, article_id: ArticleId, suggestions: Sequence[Suggestion]
) -> None:
    """Count anew what is pending for everybody who has taken the article up."""
    found = db.execute(
        "SELECT annotator FROM reviews WHERE article_id = ?", [article_id]
    ).fetchall()
    for row in found:
        layer = decisions.layer(db, article_id, row["annotator"])
        db.execute(
            "UPDATE reviews SET pending = ? WHERE article_id = ? AND annotator = ?",
            [len(pending(layer, suggestions)), article_id, row["annotator"]],
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
