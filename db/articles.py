"""The articles table: texts that never change, and where they appeared."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlite_utils import Database

from annotations.article import Article, ArticleId
from annotations.errors import UnusableTextError
from db import rows
from db.errors import StoreError

_NUL = "\0"


def add(db: Database, article: Article, *, at: datetime) -> ArticleId:
    """Take in a new article."""
    row = rows.from_article(article, imported_at=at)
    _refuse_nul(article)
    added = db.execute(
        """
        INSERT INTO articles (
            sha256, headline, byline, outlet, dateline, published,
            published_precision, source, url, language, imported_at, title, zones,
            extra, text
        ) VALUES (
            :sha256, :headline, :byline, :outlet, :dateline, :published,
            :published_precision, :source, :url, :language, :imported_at, :title,
            :zones, :extra, :text
        ) ON CONFLICT (sha256) DO NOTHING RETURNING id
        """,
        row,
    ).fetchall()
    if not added:
        raise StoreError(
            f"The text of “{article.title}” is in this project already; leave it out."
        )
    return ArticleId(added[0]["id"])


def is_writable(article: Article) -> bool:
    """Tell whether an article can be stored, so that ``add`` would not refuse it."""
    try:
        _refuse_nul(article)
        rows.to_json(dict(article.news.extra))
    except UnusableTextError:
        return False
    return True


def next_id(db: Database) -> int:
    """Give the number of the next article; in the transaction it stays free."""
    found = db.execute("SELECT max(0, coalesce(max(id), 0)) FROM articles")
    return int(found.fetchone()[0]) + 1


def write(db: Database, found: Iterable[Sequence[object]]) -> None:
    """Write the rows of new articles: the id, then what ``rows.from_article`` gives."""
    db.conn.executemany(
        """
        INSERT INTO articles (
            id, sha256, headline, byline, outlet, dateline, published,
            published_precision, source, url, language, imported_at, title, zones,
            extra, text
        ) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        found,
    )


def get(db: Database, article_id: ArticleId) -> Article:
    """Fetch an article."""
    row = db.execute("SELECT * FROM articles WHERE id = ?", [article_id]).fetchone()
    if row is None:
        raise KeyError(article_id)
    return rows.to_article(row)


def count(db: Database) -> int:
    """Count the articles."""
    return int(db.execute("SELECT count(*) FROM articles").fetchone()[0])


def same_text(db: Database, article: Article) -> str | None:
    """Give the title of the stored article with this very text, if any."""
    found = db.execute("SELECT * FROM articles WHERE sha256 = ?", [article.sha256])
    row = found.fetchone()
    return None if row is None else rows.to_article(row).title


def text(db: Database, article_id: ArticleId) -> str:
    """Fetch a text."""
    found = db.execute("SELECT text FROM articles WHERE id = ?", [article_id])
    if (row := found.fetchone()) is None:
        raise KeyError(article_id)
    return str(row["text"])


def texts(db: Database, article_ids: Sequence[ArticleId]) -> list[str]:
    """Fetch texts, in the order asked."""
    return [text(db, article_id) for article_id in article_ids]


def _refuse_nul(article: Article) -> None:
    # SQLite keeps it, but its functions and most tools stop reading there.
    news = article.news
    words = (article.text, news.headline, news.byline, news.outlet, news.dateline)
    if any(_NUL in word for word in words):
        raise UnusableTextError(
            f"“{article.title.replace(_NUL, '')}” holds a NUL character, so it is "
            "hardly text; save it as plain text and take it in again."
        )
