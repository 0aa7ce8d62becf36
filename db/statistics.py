"""Figures over the whole project."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from sqlite_utils import Database

from annotations.edit import Review
from annotations.statistics import Statistics

_REVIEWS = """
    FROM articles LEFT JOIN (
        SELECT article_id, min(pending) AS pending, sum(actions) AS actions,
            sum(active_seconds) AS seconds,
            max(CASE state WHEN 'done' THEN 2 WHEN 'started' THEN 1 ELSE 0 END) AS rank
        FROM reviews WHERE :annotator IS NULL OR annotator = :annotator
        GROUP BY article_id
    ) AS r ON r.article_id = articles.id
"""
_SUMS = f"""
    SELECT coalesce(sum(actions), 0) AS actions,
        coalesce(sum(seconds), 0.0) AS seconds,
        coalesce(sum(coalesce(pending, (
            SELECT suggestions FROM article_runs WHERE article_id = articles.id
            ORDER BY run_id DESC LIMIT 1
        ))), 0) AS pending {_REVIEWS}
"""  # noqa: S608  a constant
_BY_REVIEW = f"SELECT coalesce(rank, 0) AS rank, count(*) AS n {_REVIEWS} GROUP BY 1"
_BY_LABEL_AND_STATE = """
    SELECT label, state, count(*) AS n FROM annotations
    WHERE :annotator IS NULL OR annotator = :annotator
    GROUP BY label, state ORDER BY label, state
"""


def gather(db: Database, annotator: str | None) -> Statistics:
    """Sum up one annotator's work, or everybody's."""
    who = {"annotator": annotator}
    sums = db.execute(_SUMS, who).fetchone()
    return Statistics(
        annotator=annotator,
        articles=_articles(db, who),
        spans=_spans(db, who),
        pending=sums["pending"],
        actions=sums["actions"],
        active_seconds=sums["seconds"],
        runs=db.execute("SELECT count(*) FROM runs").fetchone()[0],
    )


def _articles(db: Database, who: dict[str, Any]) -> Mapping[Review, int]:
    by_rank = {row["rank"]: row["n"] for row in db.execute(_BY_REVIEW, who)}
    return {review: by_rank.get(rank, 0) for rank, review in enumerate(Review)}


def _spans(db: Database, who: dict[str, Any]) -> Mapping[str, Mapping[str, int]]:
    spans: dict[str, dict[str, int]] = defaultdict(dict)
    for row in db.execute(_BY_LABEL_AND_STATE, who):
        spans[row["label"]][row["state"]] = row["n"]
    return dict(spans)
