"""Where to look next: articles by what may be missed, and where words were decided."""

from collections.abc import Iterator
from itertools import groupby, islice
from operator import itemgetter

from sqlite_utils import Database

from annotations.annotation import AnnotationId, State
from annotations.article import Article, ArticleId
from annotations.consistency import Place, in_context
from annotations.progress import Progress
from annotations.span import Span
from annotations.words import words_key
from db import articles, missed, reviews, rows, search, suggestions
from db.connection import relaxed
from db.errors import translated
from db.memory import Memory

# Whoever decides meanwhile waits for no more than these.
_AT_ONCE = 10
# White space may be wider in a text than in the name of its words.
_WIDER = 10
# CROSS JOIN keeps SQLite to this order: the words are in few articles.
_PLACES = """
    SELECT n.id, n.article_id, n.start, n."end", n.label, n.state FROM {among}
    WHERE n.annotator = :annotator AND n.id != :but
        AND n."end" - n.start BETWEEN :shortest AND :longest
        AND n.label IN (SELECT value FROM json_each(:labels)) {matching}
"""
_BY_WORDS = _PLACES.format(
    among="articles_fts AS f CROSS JOIN annotations AS n ON n.article_id = f.rowid",
    matching="AND f.articles_fts MATCH :phrase",
)
_BY_READING = _PLACES.format(among="annotations AS n", matching="")


class Lookout:
    """Looks over a whole project for one who reviews it."""

    def __init__(self, db: Database) -> None:
        self._db = db

    @translated()
    def uncounted(self) -> int:
        """Count the articles that nobody has looked through for what may be missed."""
        return len(_uncounted(self._db))

    @translated()
    def places(
        self, words: str, annotator: str, *, but: str = "", limit: int
    ) -> list[Place]:
        """List where somebody decided on words, but for one annotation.

        ``words`` is a ``words_key``; places come in no order but that of articles.
        """
        known = Memory(self._db).about(words, annotator)
        number = sum(one.accepted + one.rejected for one in known)
        asked: dict[str, str | int] = {
            "phrase": search.phrase(words),
            "annotator": annotator,
            "but": but,
            "shortest": len(words),
            "longest": len(words) + _WIDER,
            "labels": rows.to_json([one.label for one in known]),
        }
        return list(islice(self._places(words, asked), min(limit, number)))

    def count(self) -> Iterator[Progress]:
        """Look through the articles of an older project, a few at a time."""
        with translated():
            yield from _count(self._db)

    def _places(self, words: str, asked: dict[str, str | int]) -> Iterator[Place]:
        found = self._db.execute(_BY_WORDS if asked["phrase"] else _BY_READING, asked)
        for article_id, decided in groupby(found, key=itemgetter("article_id")):
            article = articles.get(self._db, article_id)
            for row in decided:
                place = _place(article, row)
                if words_key(place.words) == words:
                    yield place


def _place(article: Article, row: rows.Row) -> Place:
    span = Span(row["start"], row["end"])
    before, words, after = in_context(article.text, span)
    return Place(
        article_id=article.id,
        title=article.title,
        annotation_id=AnnotationId(row["id"]),
        span=span,
        label=row["label"],
        state=State(row["state"]),
        before=before,
        words=words,
        after=after,
    )


def _uncounted(db: Database) -> list[ArticleId]:
    found = db.execute("""
        SELECT article_id FROM tallies
        WHERE article_id NOT IN (SELECT article_id FROM candidates)
    """)
    return [ArticleId(row["article_id"]) for row in found.fetchall()]


def _count(db: Database) -> Iterator[Progress]:
    ids = _uncounted(db)
    for start in range(0, len(ids), _AT_ONCE):
        yield Progress(start, len(ids))
        with relaxed(db):
            for article_id in ids[start : start + _AT_ONCE]:
                opinions = suggestions.opinions(db, article_id)
                missed.keep(db, article_id, opinions)
                reviews.recount(db, article_id, opinions)
