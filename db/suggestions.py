"""The suggestions table: what machines proposed, never edited."""

from collections import defaultdict
from collections.abc import Sequence

from sqlite_utils import Database

from annotations.article import ArticleId
from annotations.opinions import Opinions, compare
from annotations.suggestion import Proposal, RunId, Suggestion
from db import articles, labels, missed, reviews, rows, runs, tallies


def newest(db: Database, article_id: ArticleId) -> Sequence[Suggestion]:
    """Fetch the newest run's suggestions for an article, in reading order."""
    found = db.execute(
        """
        SELECT id, run_id, start, "end", label, score, rule FROM suggestions
        WHERE article_id = :article AND run_id = (
            SELECT max(run_id) FROM article_runs WHERE article_id = :article
        ) ORDER BY start, "end" DESC, id
        """,
        {"article": article_id},
    )
    return labels.readings(db).heard([rows.to_suggestion(row) for row in found])


def opinions(db: Database, article_id: ArticleId) -> Opinions:
    """Fetch what every run has said about an article, as labels are now, compared."""
    by_run: dict[RunId, list[Suggestion]] = defaultdict(list)
    found = db.execute(
        """
        SELECT over.run_id AS run_id, id, start, "end", label, score, rule
        FROM article_runs AS over LEFT JOIN suggestions AS s
            ON s.article_id = over.article_id AND s.run_id = over.run_id
        WHERE over.article_id = ? ORDER BY over.run_id DESC, start, "end" DESC, id
        """,
        [article_id],
    )
    for row in found:
        said = by_run[RunId(row["run_id"])]
        # A run that found nothing has a single row without a suggestion.
        if row["id"] is not None:
            said.append(rows.to_suggestion(row))
    heard = labels.readings(db).heard
    return compare({run_id: heard(told) for run_id, told in by_run.items()})


def add(
    db: Database, run_id: RunId, article_id: ArticleId, proposals: Sequence[Proposal]
) -> int:
    """Store what a run proposed for an article, unless it is there; count the spans.

    Of proposals that say the very same, one is stored.
    """
    text = articles.text(db, article_id)
    values = [
        [
            run_id,
            article_id,
            proposal.span.within(text).start,
            proposal.span.end,
            proposal.label,
            proposal.score,
            proposal.rule,
        ]
        for proposal in {(one.span, one.label): one for one in proposals}.values()
    ]
    if not runs.cover(db, run_id, article_id, spans=len(values)):
        return 0
    db.conn.executemany(
        """
        INSERT INTO suggestions (
            run_id, article_id, start, "end", label, score, rule
        ) VALUES (?, ?, ?, ?, ?, ?, ?)
        """,
        values,
    )
    said = opinions(db, article_id)
    tallies.keep(db, article_id, said)
    missed.keep(db, article_id, said)
    reviews.recount(db, article_id, said)
    return len(values)
