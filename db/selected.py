"""The articles that a selection takes, for jobs that go over them."""

from collections.abc import Iterator
from dataclasses import dataclass

from annotations.annotated import AnnotatedArticle
from annotations.selection import Selection
from db.store import SqliteStore


@dataclass(frozen=True, slots=True)
class Selected:
    """The selected articles, counted beforehand and read anew for each walk."""

    store: SqliteStore
    selection: Selection

    def __iter__(self) -> Iterator[AnnotatedArticle]:
        return self.store.annotated(self.selection)

    def __len__(self) -> int:
        return self.store.count(self.selection)
