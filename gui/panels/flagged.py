"""The button that lists only what is flagged for discussion."""

from annotations.edit import Edit, FlagChange
from annotations.listing import Query
from annotations.wording import counted
from gui.flagging import Flagging
from gui.panels.parts import Chip
from gui.workspace import Workspace


class FlaggedChip(Chip):
    """Says how many articles are flagged; it is there while there are any."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.setCheckable(True)
        self.setToolTip("Only articles flagged for discussion")
        self._workspace = workspace
        self._flagging = Flagging(workspace, self)
        self.clicked.connect(self._flagging.list_flagged)
        workspace.list_changed.connect(self._count)
        workspace.edited.connect(self._on_edit)
        self.hide()

    def _on_edit(self, edit: Edit) -> None:
        if any(isinstance(change, FlagChange) for change in edit.changes):
            self._count()

    def _count(self) -> None:
        project, filtered = self._workspace.project, self._workspace.query.flagged
        number = 0
        if project is not None:
            flagged = Query(flagged=True)
            ids = project.store.article_ids(flagged, self._workspace.annotator)
            number = len(ids)
        self.setText(f"⚑ {number:,}")
        self.setAccessibleName(f"Flagged for discussion: {counted(number, 'article')}")
        self.setChecked(filtered)
        self.setVisible(bool(number) or filtered)
