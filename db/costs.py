"""What reviewing has cost, summed up where it is stored."""

from collections.abc import Mapping

from sqlite_utils import Database

from annotations.article import ArticleId
from annotations.cost import ArticleCost, Cost, Costs, DayCost, KindCost
from db.rows import Row

_HIS = "(:annotator IS NULL OR annotator = :annotator)"
_STANDING = f"state != 'rejected' AND {_HIS}"
_TOTAL = f"""
    SELECT coalesce(sum(keys), 0) AS keys, coalesce(sum(clicks), 0) AS clicks,
        coalesce(sum(actions), 0) AS actions,
        coalesce(sum(active_seconds), 0.0) AS seconds,
        (SELECT count(*) FROM annotations WHERE {_STANDING}) AS entities,
        count(begun_at) AS articles
    FROM reviews WHERE {_HIS}
"""  # noqa: S608  constants
_BY_ARTICLE = f"""
    SELECT article_id, annotator, keys, clicks, actions, active_seconds AS seconds,
        coalesce(entities, 0) AS entities, 1 AS articles
    FROM reviews LEFT JOIN (
        SELECT article_id, annotator, count(*) AS entities FROM annotations
        WHERE {_STANDING} GROUP BY article_id, annotator
    ) USING (article_id, annotator)
    WHERE begun_at IS NOT NULL AND {_HIS} ORDER BY begun_at, article_id
"""  # noqa: S608  constants
_BY_DAY = f"""
    WITH spent AS (
        SELECT date(at, 'localtime') AS day, keys, clicks, seconds
        FROM visits WHERE {_HIS}
        UNION ALL SELECT date(at, 'localtime'), keys, clicks, seconds
        FROM edits WHERE keys IS NOT NULL AND {_HIS}
    ), begun AS (
        SELECT date(begun_at, 'localtime') AS day, count(*) AS articles
        FROM reviews WHERE begun_at IS NOT NULL AND {_HIS} GROUP BY day
    ), reached AS (
        SELECT date(decided_at, 'localtime') AS day, count(*) AS entities
        FROM annotations WHERE {_STANDING} GROUP BY day
    )
    SELECT day, sum(keys) AS keys, sum(clicks) AS clicks,
        sum(keys + clicks) AS actions, sum(seconds) AS seconds,
        coalesce(entities, 0) AS entities, coalesce(articles, 0) AS articles
    FROM spent LEFT JOIN begun USING (day) LEFT JOIN reached USING (day)
    GROUP BY day ORDER BY day
"""  # noqa: S608  constants
_BY_KIND = f"""
    WITH spent AS (
        SELECT 'looking' AS kind, keys, clicks, seconds FROM visits WHERE {_HIS}
        UNION ALL
        SELECT CASE kind WHEN 'fresh' THEN action ELSE kind END, keys, clicks, seconds
        FROM edits WHERE keys IS NOT NULL AND {_HIS}
    )
    SELECT kind, count(*) AS times, sum(keys) AS keys, sum(clicks) AS clicks,
        sum(seconds) AS seconds
    FROM spent GROUP BY kind ORDER BY times DESC, kind
"""  # noqa: S608  constants


def gather(db: Database, annotator: str | None) -> Costs:
    """Sum up what one annotator's work has cost, or everybody's."""
    who = {"annotator": annotator}
    return Costs(
        total=_to_cost(db.execute(_TOTAL, who).fetchone()),
        articles=tuple(map(_to_article, db.execute(_BY_ARTICLE, who))),
        days=tuple(
            DayCost(day=row["day"], cost=_to_cost(row))
            for row in db.execute(_BY_DAY, who)
        ),
        kinds=tuple(map(_to_kind, db.execute(_BY_KIND, who))),
    )


def _to_article(row: Row) -> ArticleCost:
    return ArticleCost(
        article_id=ArticleId(row["article_id"]),
        annotator=row["annotator"],
        cost=_to_cost(row),
    )


def _to_kind(row: Row) -> KindCost:
    return KindCost(
        kind=row["kind"],
        times=row["times"],
        keys=row["keys"],
        clicks=row["clicks"],
        seconds=row["seconds"],
    )


def _to_cost(row: Mapping[str, int]) -> Cost:
    return Cost(
        keys=row["keys"],
        clicks=row["clicks"],
        actions=row["actions"],
        seconds=row["seconds"],
        entities=row["entities"],
        articles=row["articles"],
    )
