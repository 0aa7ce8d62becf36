"""Figures over the whole project."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from sqlite_utils import Database

from annotations.edit import Review
from annotations.statistics import Dispute, Statistics
from db import costs, runs

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
        coalesce(sum(coalesce(
            r.pending, (SELECT pending FROM tallies WHERE article_id = articles.id)
        )), 0) AS pending {_REVIEWS}
"""  # noqa: S608  a constant
_BY_REVIEW = f"SELECT coalesce(rank, 0) AS rank, count(*) AS n {_REVIEWS} GROUP BY 1"
_BY_LABEL_AND_STATE = """
    SELECT label, state, count(*) AS n FROM annotations
    WHERE (:annotator IS NULL OR annotator = :annotator)
        AND NOT (state = 'rejected' AND suggestion_id IS NULL)
    GROUP BY label, state ORDER BY label, state
"""

_LEFT = """
    WITH taken_up AS (
        SELECT article_id, min(pending), disputed, by_run FROM reviews
        WHERE :annotator IS NULL OR annotator = :annotator GROUP BY article_id
    )
"""
_FLAGGED = """
    SELECT count(DISTINCT article_id) FROM reviews
    WHERE flag != '' AND (:annotator IS NULL OR annotator = :annotator)
"""
_DISPUTED = f"""
    {_LEFT} SELECT coalesce(sum(coalesce(r.disputed, t.disputed)), 0)
    FROM tallies AS t LEFT JOIN taken_up AS r USING (article_id)
"""  # noqa: S608  a constant
_DISPUTES = f"""
    {_LEFT} SELECT t.run_id AS newest, CAST(one.key AS INTEGER) AS earlier,
        sum(one.value) AS spans
    FROM tallies AS t LEFT JOIN taken_up AS r USING (article_id)
    JOIN json_each(coalesce(r.by_run, t.by_run)) AS one
    GROUP BY newest, earlier ORDER BY newest DESC, earlier DESC
"""  # noqa: S608  a constant


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
        costs=costs.gather(db, annotator),
        runs=db.execute("SELECT count(*) FROM runs WHERE id > 0").fetchone()[0],
        flagged=db.execute(_FLAGGED, who).fetchone()[0],
        disputed=db.execute(_DISPUTED, who).fetchone()[0],
        disputes=_disputes(db, who),
    )


def _disputes(db: Database, who: dict[str, Any]) -> tuple[Dispute, ...]:
    names = {
        id_: f"{one.name} {one.version}, run {id_}"
        for id_, one in runs.pipelines(db).items()
    }
    return tuple(
        Dispute(
            newest=names[row["newest"]],
            earlier=names[row["earlier"]],
            spans=row["spans"],
        )
        for row in db.execute(_DISPUTES, who)
    )


def _articles(db: Database, who: dict[str, Any]) -> Mapping[Review, int]:
    by_rank = {row["rank"]: row["n"] for row in db.execute(_BY_REVIEW, who)}
    return {review: by_rank.get(rank, 0) for rank, review in enumerate(Review)}


def _spans(db: Database, who: dict[str, Any]) -> Mapping[str, Mapping[str, int]]:
    spans: dict[str, dict[str, int]] = defaultdict(dict)
    for row in db.execute(_BY_LABEL_AND_STATE, who):
        spans[row["label"]][row["state"]] = row["n"]
    return dict(spans)
