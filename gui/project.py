"""A project that is open in the window."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import replace
from pathlib import Path

from annotations.errors import CopydeskError
from annotations.label import LabelScheme
from annotations.session import Session
from annotations.suggestion import Pipeline, RunId
from db.project import open_store
from db.store import SqliteStore


class Project:
    """A project that is open: its file, its store, and the annotator's session."""

    def __init__(self, path: Path, annotator: str) -> None:
        self.path = path
        self.store: SqliteStore = open_store(path)
        self.session = Session(self.store, annotator=annotator)
        self.labels: LabelScheme = self.store.labels()
        self.pipelines: Mapping[RunId, Pipeline] = self.store.pipelines()
        self._file = _identity(path)

    def relabel(self, taken: AbstractSet[str]) -> bool:
        """Read the labels anew, without ``taken`` keys; tell whether they differ."""
        before, self.labels = self.labels, freed(self.store.labels(), taken)
        return self.labels != before

    @property
    def is_gone(self) -> bool:
        """Tell whether the file was moved, replaced or deleted since it was opened."""
        return self._file != _identity(self.path)

    def leave(self) -> None:
        """Take down what was spent on looking at the article, if that can be found."""
        if not self.is_gone:
            self.session.leave()

    def refuse_if_gone(self) -> None:
        """Refuse to write where nobody would find it again.

        A file that is open can be moved or deleted, and takes decisions all the same.

        Raises:
            CopydeskError: the project's file is no longer in its place.
        """
        if self.is_gone:
            self.store.settle()
            raise CopydeskError(
                f"“{self.path}” is no longer there: it was moved, renamed or deleted. "
                "Put it back, or open it where it is now; only this was not stored."
            )


def _identity(path: Path) -> tuple[int, int] | None:
    """Tell a file from any other that may come to stand in its place."""
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino


def freed(scheme: LabelScheme, taken: AbstractSet[str]) -> LabelScheme:
    """Leave a label without a key that a command or a label before it answers to."""
    gone, labels = set(taken), []
    for label in scheme:
        key = label.key.upper()
        labels.append(replace(label, key="") if key in gone or key.isspace() else label)
        gone |= {key} - {""}
    return LabelScheme(tuple(labels))
