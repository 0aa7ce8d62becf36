"""The candidates table: what nothing marks on an article and may yet be an entity.

What a text holds is worked out when a run has been over it, and for older articles
when a list is to be sorted by it; what of it annotators have settled, at each edit.
"""

import json
from collections.abc import Iterable, Sequence

from sqlite_utils import Database

from annotations.article import Article, ArticleId
from annotations.layer import Layer
from annotations.missed import Candidate, candidates, clear
from annotations.missed.values import VALUES
from annotations.opinions import Opinions
from annotations.span import Span
from annotations.suggest.equivalents import canonical
from db import articles, rows

JOINED = "LEFT JOIN candidates AS c ON c.article_id = a.id"
MISSED = "CASE WHEN r.state IS NULL THEN c.number ELSE r.missed END"
"""For queries in which ``a`` is articles and ``r`` somebody's reviews."""


def keep(db: Database, article_id: ArticleId, opinions: Opinions) -> None:
    """Look for what no run has marked, and store where it stands."""
    names = [row["name"] for row in db.execute("SELECT name FROM labels")]
    spans = found(articles.get(db, article_id), opinions, names)
    write(db, article_id, spans)


def found(article: Article, opinions: Opinions, names: Iterable[str]) -> list[Span]:
    """Look for what no run has marked, under the names that labels have."""
    marked = [one.span for one in (*opinions.newest, *opinions.only_earlier)]
    named = set(map(canonical, names))
    spans = [
        one.span
        for one in candidates(article.text, article.zones, marked)
        if one.label not in VALUES or one.label in named
    ]
    # What an earlier run alone found may be missed, too.
    return sorted([*spans, *(one.span for one in opinions.only_earlier)])


def write(db: Database, article_id: ArticleId, spans: Sequence[Span]) -> None:
    """Store where it stands."""
    db.execute(
        """
        INSERT INTO candidates (article_id, number, spans) VALUES (?, ?, ?)
        ON CONFLICT (article_id) DO UPDATE SET
            number = excluded.number, spans = excluded.spans
        """,
        [article_id, len(spans), rows.to_json([[s.start, s.end] for s in spans])],
    )


def left(db: Database, layer: Layer) -> int | None:
    """Count what an annotator has not settled; ``None`` where nobody has looked yet."""
    row = db.execute(
        "SELECT spans FROM candidates WHERE article_id = ?", [layer.article_id]
    ).fetchone()
    if row is None:
        return None
    return open_in(layer, [Span(*span) for span in json.loads(row["spans"])])


def open_in(layer: Layer, spans: Iterable[Span]) -> int:
    """Count what an annotator has not settled."""
    stood = (Candidate(span, "") for span in spans)
    return sum(1 for _ in clear(stood, [one.span for one in layer.by_id.values()]))
