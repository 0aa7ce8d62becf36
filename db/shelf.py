"""Finding the articles of a project that a file may be about."""

from functools import cached_property
from pathlib import PurePath

from sqlite_utils import Database

from annotations.article import Article, ArticleId
from annotations.intake.moving import bare_digest
from db import articles

_KEY = 16
_ABOVE_HEX = "g"


class ArticleShelf:
    """Looks articles up by text, id, source and by text but for white space.

    For one import, which notes what it adds.
    """

    def __init__(self, db: Database) -> None:
        self._db = db

    def by_text(self, sha256: str) -> ArticleId | None:
        """Find the article with a text, by its digest."""
        found = self._db.execute("SELECT id FROM articles WHERE sha256 = ?", [sha256])
        row = found.fetchone()
        return None if row is None else ArticleId(row["id"])

    def by_id(self, key: str) -> Article | None:
        """Find an article by the beginning of its text's digest."""
        if len(key) != _KEY:
            return None
        return self._only(
            "SELECT id FROM articles WHERE sha256 >= ? AND sha256 < ? LIMIT 2",
            [key, key + _ABOVE_HEX],
        )

    def by_source(self, name: str) -> Article | None:
        """Find the one article that came from a file of that name, whatever its end."""
        ids = self._sources.get(name) or self._sources.get(PurePath(name).stem) or ()
        return articles.get(self._db, ids[0]) if len(ids) == 1 else None

    def by_bare_text(self, text: str) -> Article | None:
        """Find the one article that has this text but for white space."""
        found = self._bare.get(bare_digest(text))
        return None if found is None else articles.get(self._db, found)

    def add(self, article_id: ArticleId, text: str) -> None:
        """Note what is new."""
        if "_bare" in vars(self):
            self._bare.setdefault(bare_digest(text), article_id)

    def _only(self, query: str, values: list[str]) -> Article | None:
        found = self._db.execute(query, values).fetchall()
        return articles.get(self._db, found[0]["id"]) if len(found) == 1 else None

    @cached_property
    def _bare(self) -> dict[bytes, ArticleId]:
        """Go over all texts once; only files of tokens need it."""
        found = self._db.execute("SELECT id, text FROM articles ORDER BY id DESC")
        return {bare_digest(row["text"]): ArticleId(row["id"]) for row in found}

    @cached_property
    def _sources(self) -> dict[str, list[ArticleId]]:
        """Go over all sources once; only spans without a text need it."""
        sources: dict[str, list[ArticleId]] = {}
        for row in self._db.execute("SELECT id, source FROM articles"):
            source = row["source"]
            for name in {source, PurePath(source).stem} - {""}:
                sources.setdefault(name, []).append(ArticleId(row["id"]))
        return sources
