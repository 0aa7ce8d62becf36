"""The visits table: what it cost to look at an article without deciding."""

from datetime import datetime

from sqlite_utils import Database

from annotations.article import ArticleId
from annotations.effort import Effort
from db import annotators, decisions, reviews, rows, suggestions
from db.connection import relaxed


def append(
    db: Database, article_id: ArticleId, annotator: str, effort: Effort, *, at: datetime
) -> None:
    """Take down what no edit has carried away, at relaxed durability.

    A power cut may take the latest visits with it, but no decision.
    """
    with relaxed(db):
        annotators.enrol(db, annotator, at=at)
        db.execute(
            """
            INSERT INTO visits (annotator, article_id, at, keys, clicks, seconds)
            VALUES (?, ?, ?, ?, ?, ?)
            """,
            [
                annotator,
                article_id,
                rows.stamp(at),
                effort.keys,
                effort.clicks,
                effort.seconds,
            ],
        )
        if not reviews.spend(db, article_id, annotator, effort, at=at):
            layer = decisions.layer(db, article_id, annotator)
            opinions = suggestions.opinions(db, article_id)
            reviews.keep(db, layer, opinions, effort=effort, at=at)
