"""The annotator's edits, newest first."""

from PySide6.QtCore import QAbstractListModel, Qt
from typing_extensions import override

from annotations.history import Entry
from gui.models.articles import plain_tip
from gui.models.index import ROOT, AnyIndex
from gui.panels.facts import clock
from gui.workspace import Workspace

_PAGE = 64
ENTRY = Qt.ItemDataRole.UserRole
UNDONE = Qt.ItemDataRole.UserRole + 1


class HistoryModel(QAbstractListModel):
    """Lists what can be redone, then what can be undone, newest first, by pages."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._workspace = workspace
        self._entries: list[tuple[Entry, bool]] = []
        self._shown = 0
        workspace.project_changed.connect(self._read)
        workspace.edited.connect(lambda _: self._read())
        workspace.list_changed.connect(self._read)  # a job may have made edits

    @override
    def rowCount(self, parent: AnyIndex = ROOT) -> int:
        return 0 if parent.isValid() else self._shown

    @override
    def canFetchMore(self, parent: AnyIndex) -> bool:
        return not parent.isValid() and self._shown < len(self._entries)

    @override
    def fetchMore(self, parent: AnyIndex) -> None:
        shown = min(self._shown + _PAGE, len(self._entries))
        self.beginInsertRows(ROOT, self._shown, shown - 1)
        self._shown = shown
        self.endInsertRows()

    @override
    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        entry, undone = self._entries[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{clock(entry.at)}  {entry.title}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(entry.title + (" (undone)" if undone else ""))
        if role == ENTRY:
            return entry
        if role == UNDONE:
            return undone
        return None

    def _read(self) -> None:
        self.beginResetModel()
        project = self._workspace.project
        self._entries = []
        if project is not None:
            history = project.session.history
            self._entries = [(entry, True) for entry in history.undone]
            self._entries += [(entry, False) for entry in reversed(history.done)]
        # A view lays out every line it is told of, and few look back that far.
        self._shown = min(_PAGE, len(self._entries))
        self.endResetModel()
