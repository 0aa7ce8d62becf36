"""What stands about one article, kept while nothing makes it read anew."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from sqlite_utils import Database

from annotations.article import ArticleId
from annotations.edit import LayerKey
from annotations.layer import Layer
from annotations.opinions import Opinions
from annotations.readings import Readings
from annotations.suggestion import RunId
from db import decisions, labels, suggestions

_Stand = tuple[int, int]
_NONE: Mapping[LayerKey, Layer] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class _Sign:
    """What opinions depend on: suggestions themselves are never edited."""

    article_id: ArticleId
    runs: tuple[RunId, ...]
    readings: Readings


class Heard:
    """Remembers the opinions on the article that was asked about last.

    And the layer that was recorded last, until anybody writes anything else. ``read``
    are layers that were read in the transaction that is going on.
    """

    def __init__(self, db: Database, read: Mapping[LayerKey, Layer] = _NONE) -> None:
        self._db = db
        self._read = read
        self._sign: _Sign | None = None
        self._opinions = Opinions()
        self._kept: tuple[Layer, _Stand] | None = None

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

    def layer(self, article_id: ArticleId, annotator: str) -> Layer:
        """Fetch somebody's decisions on an article, as they stood at ``look``."""
        if (read := self._read.get((article_id, annotator))) is not None:
            return read
        if self._kept is not None:
            layer, _ = self._kept
            if (layer.article_id, layer.annotator) == (article_id, annotator):
                return layer
        return decisions.layer(self._db, article_id, annotator)

    def look(self) -> None:
        """Forget the layer if anything was written; a transaction begins with it."""
        if self._kept is not None and self._kept[1] != self.stand():
            self._kept = None

    def keep(self, layer: Layer, stood: _Stand) -> None:
        """Keep what was recorded, unless a transaction around it may yet fail.

        ``stood`` was taken in the transaction, as others may write right after it.
        """
        self._kept = None if self._db.conn.in_transaction else (layer, stood)

    def stand(self) -> _Stand:
        """Say how often other connections have written, and this one."""
        version = self._db.execute("PRAGMA data_version").fetchone()[0]
        return version, self._db.conn.total_changes
