"""What something that is not written yet would lose, by count and with examples."""

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from annotations.exchange.losses import LossCount
from annotations.progress import Progress
from annotations.wording import percent
from gui.dialogs.fields import words

_INDENT = 16
_LOOKING = "Looking for what would be lost…"
_NOTHING = "Nothing that is there would be lost."


class LossView(QWidget):
    """Says how far the look ahead is, then lists losses; each opens to its examples."""

    def __init__(self) -> None:
        super().__init__()
        self.state = words()
        self.tree = QTreeWidget(columnCount=1)
        self.tree.setAccessibleName("What would be lost")
        self.tree.setHeaderHidden(True)
        self.tree.setWordWrap(True)
        self.tree.setIndentation(_INDENT)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.state)
        column.addWidget(self.tree, 1)
        column.addStretch()  # for while there is no list
        self.tree.hide()

    def wait(self) -> None:
        """Tell that what was listed holds no longer."""
        self._clear()
        self.state.setText(_LOOKING)

    def advance(self, progress: object) -> None:
        """Tell how far the look is."""
        if isinstance(progress, Progress) and progress.total:
            share = percent(min(progress.done / progress.total, 1))
            self.state.setText(f"{_LOOKING} {share}")

    def say(self, sentence: str) -> None:
        """Tell why nothing is listed."""
        self._clear()
        self.state.setText(sentence)

    def show_losses(
        self, sentence: str, losses: Mapping[str, Iterable[LossCount]]
    ) -> None:
        """List losses, under the titles of formats if those have any."""
        self._clear()
        for title, counts in losses.items():
            over = QTreeWidgetItem(self.tree, [title]) if title else None
            for one in counts:
                _add(over or self.tree, one)
            if over is not None:
                over.setExpanded(True)
                if not over.childCount():
                    _line(over, _NOTHING)
        is_whole = not any(tuple(counts) for counts in losses.values())
        self.state.setText(f"{sentence} {_NOTHING}" if is_whole else sentence)
        if first := self.tree.topLevelItem(0):
            # The keyboard begins there; nothing is chosen.
            self.tree.setCurrentItem(
                first, 0, QItemSelectionModel.SelectionFlag.NoUpdate
            )
            self.tree.show()

    def _clear(self) -> None:
        self.tree.clear()
        self.tree.hide()


def _add(over: QTreeWidget | QTreeWidgetItem, loss: LossCount) -> None:
    head, *examples = loss.lines()
    item = _line(over, head.removesuffix(":"))
    for one in examples:
        _line(item, one.strip())


def _line(over: QTreeWidget | QTreeWidgetItem, text: str) -> QTreeWidgetItem:
    # Two calls, for the overloads of a widget's items cannot be told apart by types.
    item = QTreeWidgetItem([text])
    if isinstance(over, QTreeWidget):
        over.addTopLevelItem(item)
    else:
        over.addChild(item)
    item.setToolTip(0, text)
    item.setData(0, Qt.ItemDataRole.AccessibleTextRole, text)
    return item
