"""The reviews table: how far each annotator is with each article, at what cost."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from sqlite_utils import Database

from annotations.article import ArticleId
from annotations.edit import Review
from annotations.effort import Effort
from annotations.layer import Layer
from annotations.opinions import Opinions
from annotations.tally import tally
from db import decisions, missed, rows, tallies


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
    row = (
        layer.annotator,
        layer.article_id,
        layer.review.value,
        left.pending,
        *tallies.figures(left),
        missed.left(db, layer),
        layer.flag,
        effort.seconds,
        effort.actions,
        effort.keys,
        effort.clicks,
        rows.stamp(at) if effort else None,
        rows.stamp(at),
    )
    write(db, [row])


def write(db: Database, found: Iterable[Sequence[object]]) -> None:
    """Write rows; what they say of the cost is added to what is there.

    They have annotator, article, state, how many are pending, the figures of a tally,
    how much may be missed, flag, seconds, actions, keys, clicks, begun, updated.
    """
    db.conn.executemany(
        """
        INSERT INTO reviews (
            annotator, article_id, state, pending, lowest, mean, unsure, disputed,
            by_run, missed, flag, active_seconds, actions, keys, clicks, begun_at,
            updated_at
        ) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (annotator, article_id) DO UPDATE SET
            state = excluded.state,
            pending = excluded.pending,
            lowest = excluded.lowest,
            mean = excluded.mean,
            unsure = excluded.unsure,
            disputed = excluded.disputed,
            by_run = excluded.by_run,
            missed = excluded.missed,
            flag = excluded.flag,
            active_seconds = active_seconds + excluded.active_seconds,
            actions = actions + excluded.actions,
            keys = keys + excluded.keys,
            clicks = clicks + excluded.clicks,
            begun_at = coalesce(begun_at, excluded.begun_at),
            updated_at = excluded.updated_at
        """,
        found,
    )


def spent(db: Database, article_id: ArticleId, annotator: str) -> Effort:
    """Fetch what an annotator's work on an article has cost."""
    row = db.execute(
        """
        SELECT keys, clicks, active_seconds FROM reviews
        WHERE annotator = ? AND article_id = ?
        """,
        [annotator, article_id],
    ).fetchone()
    return Effort(*row) if row else Effort()


def spend(
    db: Database, article_id: ArticleId, annotator: str, effort: Effort, *, at: datetime
) -> bool:
    """Add to what an article has cost and leave the rest of its row, if it has one."""
    added = db.execute(
        """
        UPDATE reviews SET actions = actions + ?, keys = keys + ?, clicks = clicks + ?,
            active_seconds = active_seconds + ?, begun_at = coalesce(begun_at, ?)
        WHERE annotator = ? AND article_id = ?
        """,
        [
            effort.actions,
            effort.keys,
            effort.clicks,
            effort.seconds,
            rows.stamp(at),
            annotator,
            article_id,
        ],
    )
    return bool(added.rowcount)


def recount(db: Database, article_id: ArticleId, opinions: Opinions) -> None:
    """Count anew what is left for everybody who has taken the article up."""
    found = db.execute(
        "SELECT annotator FROM reviews WHERE article_id = ?", [article_id]
    ).fetchall()
    for row in found:
        layer = decisions.layer(db, article_id, row["annotator"])
        left = tally(layer, opinions)
        db.execute(
            """
            UPDATE reviews
            SET pending = ?, lowest = ?, mean = ?, unsure = ?, disputed = ?, by_run = ?,
                missed = ?
            WHERE article_id = ? AND annotator = ?
            """,
            [
                left.pending,
                *tallies.figures(left),
                missed.left(db, layer),
                article_id,
                layer.annotator,
            ],
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
