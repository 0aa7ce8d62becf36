"""What dialogs have that say beforehand what writing would lose."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from gui.dialogs.fields import words
from gui.dialogs.format_list import FormatList
from gui.dialogs.loss_view import LossView

_LIST = 350


class AheadDialog(QDialog):
    """Gathers an order; ``considered`` carries each that is worth a look ahead.

    What comes of the look is given to ``losses``. Looks wait for ``pause``
    milliseconds without another change.
    """

    ordered = Signal(object)
    considered = Signal(object)

    def __init__(
        self, verb: str, formats: FormatList, parent: QWidget, *, pause: int
    ) -> None:
        super().__init__(parent)
        self.formats = formats
        self.losses = LossView()
        self.seed = QSpinBox(maximum=2**31 - 1)
        self.outcome = words()
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.go = self.buttons.addButton(verb, QDialogButtonBox.ButtonRole.AcceptRole)
        self._later = QTimer(self, singleShot=True, interval=pause)
        self.buttons.accepted.connect(self._order)
        self.buttons.rejected.connect(self.reject)
        self._later.timeout.connect(self._consider)
        self.finished.connect(lambda _: self._later.stop())

    def arrange(self, name: str, form: QFormLayout, *above: QWidget) -> None:
        """Put the list of formats beside the losses, and the form below them.

        ``name`` labels the list; what is ``above`` stands over the losses.
        """
        label = QLabel(name)
        label.setBuddy(self.formats)
        left, right, row = QVBoxLayout(), QVBoxLayout(), QHBoxLayout()
        left.addWidget(label)
        left.addWidget(self.formats, 1)
        self.formats.setFixedWidth(_LIST)
        for widget in above:
            right.addWidget(widget)
        right.addWidget(self.losses, 1)
        row.addLayout(left)
        row.addLayout(right, 1)
        column = QVBoxLayout(self)
        column.addLayout(row, 1)
        column.addLayout(form)
        column.addWidget(self.outcome)
        column.addWidget(self.buttons)

    def look_ahead(self) -> None:
        """Have it looked for what would be lost, once nothing changes for a moment."""
        self.losses.wait()
        self._later.start()

    def _consider(self) -> None:
        """Ask for a look ahead, or say why there is none."""
        raise NotImplementedError

    def _order(self) -> None:
        """Order what is gathered, if it can be done."""
        raise NotImplementedError
