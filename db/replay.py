"""The record of edits, followed from nothing."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from sqlite_utils import Database

from annotations.annotation import AnnotationId
from annotations.article import ArticleId
from annotations.edit import AnyChange, Change
from annotations.errors import CopydeskError
from annotations.layer import Layer
from db import decisions, edits, rows
from db.errors import StoreError


@dataclass(slots=True)
class Replay:
    """What the record makes of one annotator's work on one article."""

    layer: Layer
    times: dict[AnnotationId, tuple[str, str]] = field(default_factory=dict)

    def follow(self, change: AnyChange, at: str) -> None:
        """Do again what was done at some moment."""
        self.layer = self.layer.follow((change,))
        if not isinstance(change, Change):
            return
        if change.after is None:
            del self.times[change.annotation_id]
        else:
            created, _ = self.times.get(change.annotation_id, (at, at))
            told = change.after.decided_at
            decided = rows.stamp(told) if told else at
            self.times[change.annotation_id] = (created, decided)

    def rows(self) -> list[dict[str, Any]]:
        """Write the rows that ought to be in the annotations table, by id."""
        return [
            decisions.from_annotation(
                annotation,
                article_id=self.layer.article_id,
                annotator=self.layer.annotator,
                created_at=self.times[id_][0],
                decided_at=self.times[id_][1],
            )
            for id_, annotation in sorted(self.layer.by_id.items())
        ]


def replays(db: Database) -> Iterator[Replay]:
    """Follow the record for every article and annotator in it.

    Raises:
        StoreError: the record contradicts itself or cannot be read.
    """
    # SQLite sorts on disk, so that memory holds one article's record at a time.
    found = db.execute("""
        SELECT edits.at, coalesce(changes.annotator, edits.annotator) AS whose,
            changes.*
        FROM changes JOIN edits ON edits.seq = changes.edit
        WHERE article_id IS NOT NULL
        ORDER BY article_id, whose, edit, position
    """)
    groups = groupby(found, key=lambda row: (row["article_id"], row["whose"]))
    for (article_id, annotator), changes in groups:
        yield _replay(ArticleId(article_id), annotator, changes)


def _replay(
    article_id: ArticleId, annotator: str, changes: Iterable[rows.Row]
) -> Replay:
    replay = Replay(Layer(article_id=article_id, annotator=annotator))
    for row in changes:
        try:
            replay.follow(edits.to_change(row), row["at"])
        except (CopydeskError, LookupError, TypeError, ValueError) as error:
            raise StoreError(
                f"The record of edits breaks off at article {article_id}, edit "
                f"{row['edit']}; put a copy of the project in its place."
            ) from error
    return replay
