"""Long jobs on a project file, each opening it for itself.

Window and command line run the same generators: they yield ``Progress`` and at last
a summary; closing one cancels it.
"""

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from annotations.annotated import AnnotatedArticle
from annotations.corpus import import_articles, suggest_articles
from annotations.formats import format_named
from annotations.formats.export import export, targets
from annotations.selection import Selection
from annotations.split import Split
from annotations.suggest import load_suggester
from annotations.suggest.suggester import Suggester
from db.connection import connect
from db.errors import translated
from db.project import opened, refuse_to_overwrite
from db.store import SqliteStore


class Summary(Protocol):
    """What a job ends with, said for people and for programs."""

    def lines(self) -> list[str]:
        """Say it in sentences, the sum of it first."""

    def as_dict(self) -> dict[str, object]:
        """Say it in plain values, for JSON."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportOrder:
    """What to export, as what, and where to."""

    selection: Selection
    format: str
    target: Path
    split: Split | None = None


class Suggesters:
    """Keeps the pipelines that were loaded; for one worker thread."""

    def __init__(self) -> None:
        self._loaded: dict[str, Suggester] = {}

    def load(self, name: str) -> Suggester:
        """Load a pipeline by name or path, once."""
        if name not in self._loaded:
            self._loaded[name] = load_suggester(name)
        return self._loaded[name]


def importing(project: Path, sources: Sequence[Path]) -> Iterator[object]:
    """Import files and folders into a project."""
    with opened(project) as store:
        yield from import_articles(store, sources)


def suggesting(project: Path, load: Callable[[], Suggester]) -> Iterator[object]:
    """Have a suggester go over what it has not seen of a project."""
    with opened(project) as store:  # first, for loading takes long
        yield from suggest_articles(store, load())


def exporting(project: Path, order: ExportOrder) -> Iterator[object]:
    """Write a selection of a project to a file, but never over a project.

    Raises:
        StoreError: a file it would write is a project.
    """
    for target in targets(order.target, order.split):
        refuse_to_overwrite(target)
    with opened(project) as store:
        yield from export(
            _Selected(store, order.selection),
            format_named(order.format),
            order.target,
            split=order.split,
        )


def copied(project: Path, target: Path) -> None:
    """Copy a project whole, even while it is being written to."""
    with (
        opened(project),  # refuses what is no project
        translated(),
        closing(connect(project)) as source,
        closing(sqlite3.connect(target)) as copy,
    ):
        source.conn.backup(copy)


@dataclass(frozen=True, slots=True)
class _Selected:
    """The selected articles, counted beforehand and read anew for each walk."""

    store: SqliteStore
    selection: Selection

    def __iter__(self) -> Iterator[AnnotatedArticle]:
        return self.store.annotated(self.selection)

    def __len__(self) -> int:
        return self.store.count(self.selection)
