"""The foot of the inspector: what was done, or what stands on the article."""

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from gui.panels.history import HistoryPanel
from gui.panels.parts import Chip
from gui.panels.spans import SpanList
from gui.theme import Theme
from gui.workspace import Workspace


class Foot(QWidget):
    """Shows one of two lists: the history of edits, or the spans of the article."""

    def __init__(self, workspace: Workspace, theme: Theme) -> None:
        super().__init__()
        self.history = HistoryPanel(workspace, theme)
        self.spans = SpanList(workspace, theme)
        self.chips = [_chip("History"), _chip("Spans")]
        self.order = Chip()
        self._lists = QStackedWidget()
        for each in (self.history, self.spans):
            self._lists.addWidget(each)
        self._set_up()
        self.show_spans(shown=False)

    def set_theme(self, theme: Theme) -> None:
        """Draw in other colours."""
        self.history.set_theme(theme)
        self.spans.set_theme(theme)

    def show_spans(self, *, shown: bool) -> None:
        """Show the spans, or the history."""
        self._lists.setCurrentIndex(int(shown))
        self.chips[int(shown)].setChecked(True)
        self.order.setVisible(shown)

    def reorder(self) -> None:
        """List the spans in the other order, and show them."""
        self.spans.sort(by_score=not self.spans.by_score)
        self._name_order()
        self.show_spans(shown=True)

    def _set_up(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(0, 6, 0, 0)
        head.setSpacing(5)
        for chip in self.chips:
            head.addWidget(chip)
        head.addStretch(1)
        head.addWidget(self.order)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self._lists, stretch=1)
        self.chips[0].clicked.connect(lambda: self.show_spans(shown=False))
        self.chips[1].clicked.connect(lambda: self.show_spans(shown=True))
        self.order.clicked.connect(self.reorder)
        self._name_order()

    def _name_order(self) -> None:
        title = "Least sure first" if self.spans.by_score else "Reading order"
        self.order.setText(f"{title} ⇅")
        self.order.setAccessibleName(f"Order of the spans: {title}")


def _chip(title: str) -> Chip:
    chip = Chip(title)
    chip.setCheckable(True)
    chip.setAutoExclusive(True)
    return chip
