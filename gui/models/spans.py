"""The spans of the article on the desk, in reading order or the least sure first."""

from PySide6.QtCore import QAbstractListModel, Qt
from typing_extensions import override

from annotations.marks import Mark
from gui.models.articles import plain_tip
from gui.models.index import ROOT, AnyIndex
from gui.panels import facts
from gui.workspace import Workspace

MARK = Qt.ItemDataRole.UserRole


class SpanModel(QAbstractListModel):
    """Shows what is seen of the article; it is read anew when asked to."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._workspace = workspace
        self._marks: tuple[Mark, ...] = ()
        self.by_score = False

    @override
    def rowCount(self, parent: AnyIndex = ROOT) -> int:
        return 0 if parent.isValid() else len(self._marks)

    @override
    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        mark = self._marks[index.row()]
        if role == MARK:
            return mark
        if role == Qt.ItemDataRole.DisplayRole:
            return self._words(mark)
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(f"{self._words(mark)}\n{told(mark)}")
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self._words(mark)}, {told(mark)}"
        return None

    def read(self) -> None:
        """Take the marks as they stand now."""
        marks = self._workspace.marks
        self.beginResetModel()
        self._marks = tuple(sorted(marks, key=_doubt)) if self.by_score else marks
        self.endResetModel()

    def row_of(self, mark: Mark | None) -> int:
        """Find a mark in the list, -1 if it is not there."""
        return next((at for at, one in enumerate(self._marks) if one is mark), -1)

    def _words(self, mark: Mark) -> str:
        desk = self._workspace.desk
        return facts.brief(mark.span.of(desk.article.text)) if desk else ""


def told(mark: Mark) -> str:
    """Say what a span is, how sure its machine was, and whether runs disagree."""
    disputed = ", runs disagree" if mark.disputed else ""
    return f"{facts.state(mark)}, {facts.score(mark)}{disputed}"


def _doubt(mark: Mark) -> tuple[bool, bool, float]:
    """Put what is undecided first, there what is least sure; no score comes last."""
    return not mark.is_pending, mark.score is None, mark.score or 0.0
