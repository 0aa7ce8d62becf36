"""What runs have said about one article, kept while nothing makes it read anew."""

from dataclasses import dataclass

from sqlite_utils import Database

from annotations.article import ArticleId
from annotations.opinions import Opinions
from annotations.readings import Readings
from annotations.suggestion import RunId
from db import labels, suggestions


@dataclass(frozen=True, slots=True)
class _Sign:
    """What opinions depend on: suggestions themselves are never edited."""

    article_id: ArticleId
    runs: tuple[RunId, ...]
    readings: Readings


class Heard:
    """Remembers the opinions on the article that was asked about last."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._sign: _Sign | None = None
        self._opinions = Opinions()

    def opinions(self, article_id: ArticleId) -> Opinions:
        """Fetch what every run has said about an article, as labels are now."""
        found = self._db.execute(
            "SELECT run_id FROM article_runs WHERE article_id = ? ORDER BY run_id",
            [article_id],
        )
        runs = tuple(RunId(row["run_id"]) for row in found)
        sign = _Sign(article_id, runs, labels.readings(self._db))
        if sign != self._sign:
            self._opinions = suggestions.opinions(self._db, article_id)
            self._sign = sign
        return self._opinions
