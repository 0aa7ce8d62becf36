"""The right side: the current span, the labels, the history or all spans."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from gui.panels.foot import Foot
from gui.panels.labels import LabelPanel
from gui.panels.parts import section
from gui.panels.span import SpanPanel
from gui.theme import Theme
from gui.workspace import Workspace


class Inspector(QScrollArea):
    """Stacks the panes that answer a reviewer's questions, in their order."""

    def __init__(self, workspace: Workspace, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("inspector")
        self.setAccessibleName("Inspector")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.span = SpanPanel(workspace, theme)
        self.labels = LabelPanel(workspace, theme)
        self.foot = Foot(workspace, theme)
        self.setWidget(self._column())

    def set_theme(self, theme: Theme) -> None:
        """Draw in other colours."""
        for panel in (self.span, self.labels, self.foot):
            panel.set_theme(theme)

    def _column(self) -> QWidget:
        page = QWidget()
        page.setObjectName("page")
        column = QVBoxLayout(page)
        column.setContentsMargins(16, 8, 12, 8)
        column.setSpacing(6)
        column.addWidget(self.span)
        column.addWidget(section("Labels"))
        column.addWidget(self.labels)
        column.addWidget(self.foot, stretch=1)
        return page
