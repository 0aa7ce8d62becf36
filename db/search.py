"""Which articles, in which order: the list's question put to SQLite."""

import re

from sqlite_utils import Database

from annotations.article import ArticleId
from annotations.listing import Order, Query
from db import missed, rows, tallies

_TERM = re.compile(r'"(?P<phrase>[^"]+)"|(?P<word>[^\s"]+)')
_UNSPACED = re.compile(
    r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u9fff\uf900-\uffef]"
)
_UNKNOWN_LAST = (
    "CASE WHEN a.published IS NULL THEN 2 WHEN a.published >= 'X' THEN 1 ELSE 0 END"
)
PENDING = """
    coalesce(r.pending, (SELECT pending FROM tallies WHERE article_id = a.id), 0)
"""
# With its plus, +a.id keeps SQLite from walking the texts because they are in order of
# id already: sorting what a small index holds is ten times faster.
_ORDERS = {
    Order.IMPORTED: "",
    Order.HEADLINE: "a.title COLLATE NOCASE {way},",
    Order.PUBLISHED: _UNKNOWN_LAST + ", a.published {way},",
    Order.OUTLET: "a.outlet = '', a.outlet COLLATE NOCASE {way},",
    Order.REVIEW: (
        "CASE r.state WHEN 'done' THEN 2 WHEN 'started' THEN 1 ELSE 0 END {way},"
    ),
    Order.PENDING: PENDING + " {way},",
    Order.LOWEST: tallies.LOWEST + " {way} NULLS LAST,",
    Order.MEAN: tallies.MEAN + " {way} NULLS LAST,",
    Order.UNSURE: tallies.UNSURE + " {way} NULLS LAST,",
    Order.MISSED: missed.MISSED + " {way} NULLS LAST,",
    Order.DISPUTED: tallies.DISPUTED + " {way},",
}


_WORDS = "a.id IN (SELECT rowid FROM articles_fts WHERE articles_fts MATCH :words)"
_CLOSEST = """
    a.id IN (
        SELECT rowid FROM articles_fts WHERE articles_fts MATCH :words
        ORDER BY bm25(articles_fts, 10.0, 1.0) LIMIT :closest
    )
"""
_BY_TALLY = {Order.LOWEST, Order.MEAN, Order.UNSURE, Order.DISPUTED}


def article_ids(db: Database, query: Query, annotator: str) -> list[ArticleId]:
    """List the articles a query asks for; equals stand in the order of import."""
    sql = f"""
        SELECT a.id FROM articles AS a
        LEFT JOIN reviews AS r ON r.article_id = a.id AND r.annotator = :annotator
        {tallies.JOINED if _asks_for_tallies(query) else ""}
        {missed.JOINED if query.order is Order.MISSED else ""}
        WHERE {_conditions(query)} ORDER BY {_order(query)}
    """  # noqa: S608  made of constants; what the user gave is bound
    values = {
        "annotator": annotator,
        "reviews": rows.to_json(sorted(query.reviews)),
        "words": fts_query(query.words),
        "closest": query.closest,
    }
    return [ArticleId(row[0]) for row in db.execute(sql, values)]


def fts_query(words: str) -> str:
    """Ask FTS5 for all the words, whatever they are; the last may be a beginning.

    Everything is quoted, so no character and no word is an operator; words in double
    quotes are looked up as they stand together.
    """
    terms = list(_TERM.finditer(_storable(words)))
    asked = [f'"{term["phrase"] or term["word"]}"' for term in terms]
    if terms and terms[-1]["word"]:
        asked[-1] += "*"
    return " ".join(asked)


def phrase(words: str) -> str:
    """Ask FTS5 for words as they stand together; nothing if it cannot know of them.

    It takes what is written without blanks for one word, and signs for none.
    """
    if _UNSPACED.search(words) or not any(map(str.isalnum, words)):
        return ""
    return f'text : "{_storable(words).replace(chr(34), " ")}"'


def _asks_for_tallies(query: Query) -> bool:
    return query.disputed or query.order in _BY_TALLY


def _storable(words: str) -> str:
    return words.replace("\0", " ").encode("utf-8", "ignore").decode("utf-8")


def _conditions(query: Query) -> str:
    conditions = ["TRUE"]
    if query.reviews:
        conditions.append(
            "coalesce(r.state, 'unseen') IN (SELECT value FROM json_each(:reviews))"
        )
    if query.disputed:
        conditions.append(f"{tallies.DISPUTED} > 0")
    if query.flagged:
        conditions.append("r.flag != ''")
    if fts_query(query.words):
        conditions.append(_CLOSEST if query.closest else _WORDS)
    return " AND ".join(conditions)


def _order(query: Query) -> str:
    way = "DESC" if query.descending else "ASC"
    last = f"+a.id {way}" if query.order is Order.IMPORTED else "+a.id"
    return _ORDERS[query.order].format(way=way) + last
