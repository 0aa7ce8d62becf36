"""The lines of the article list."""

from collections.abc import Sequence

from sqlite_utils import Database

from annotations.article import ArticleId
from annotations.edit import Review
from annotations.listing import ArticleSummary
from db import missed, rows, tallies
from db.search import PENDING


def summaries(
    db: Database, article_ids: Sequence[ArticleId], annotator: str
) -> list[ArticleSummary]:
    """Fetch the lines of some articles, in the order asked."""
    found = db.execute(
        f"""
        SELECT a.id, a.title, a.outlet, a.dateline, a.published,
            coalesce(r.state, 'unseen') AS review,
            coalesce(r.flag, '') AS flag, {PENDING} AS pending,
            {tallies.LOWEST} AS lowest, {tallies.MEAN} AS mean,
            {tallies.UNSURE} AS unsure, {missed.MISSED} AS missed,
            {tallies.DISPUTED} AS disputed,
            EXISTS (SELECT 1 FROM article_runs WHERE article_id = a.id) AS suggested
        FROM articles AS a
        LEFT JOIN reviews AS r ON r.article_id = a.id AND r.annotator = ?
        {tallies.JOINED} {missed.JOINED}
        WHERE a.id IN (SELECT value FROM json_each(?))
        """,  # noqa: S608  a constant
        [annotator, rows.to_json(list(article_ids))],
    )
    by_id = {row["id"]: _summary(row) for row in found}
    return [by_id[article_id] for article_id in article_ids]


def _summary(row: rows.Row) -> ArticleSummary:
    return ArticleSummary(
        id=ArticleId(row["id"]),
        title=row["title"],
        outlet=row["outlet"],
        dateline=row["dateline"],
        published=rows.to_date(row["published"]),
        review=Review(row["review"]),
        pending=row["pending"],
        suggested=bool(row["suggested"]),
        lowest=row["lowest"],
        mean=row["mean"],
        unsure=row["unsure"],
        missed=row["missed"],
        disputed=row["disputed"],
        flag=row["flag"],
    )
