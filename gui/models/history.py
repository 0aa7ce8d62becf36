"""The annotator's edits, newest first."""

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt
from typing_extensions import override

from annotations.history import Entry
from gui.panels.facts import clock
from gui.workspace import Workspace

_ROOT = QModelIndex()
ENTRY = Qt.ItemDataRole.UserRole
UNDONE = Qt.ItemDataRole.UserRole + 1
AnyIndex = QModelIndex | QPersistentModelIndex


class HistoryModel(QAbstractListModel):
    """Lists what can be redone, then what can be undone, newest first."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._workspace = workspace
        self._entries: list[tuple[Entry, bool]] = []
        workspace.project_changed.connect(self._read)
        workspace.edited.connect(lambda _: self._read())

    @override
    def rowCount(self, parent: AnyIndex = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._entries)

    @override
    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        entry, undone = self._entries[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{clock(entry.at)}  {entry.title}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return entry.title + (" (undone)" if undone else "")
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
        self.endResetModel()
