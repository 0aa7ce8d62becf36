"""One change of the labels: asked for above, and below what it would change."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from annotations.errors import CopydeskError
from annotations.scheme import Recast
from annotations.scheme_preview import Preview

Look = Callable[[Recast], Preview]
_PAUSE = 120
_LINES = 9
_WIDTH = 480


class Fields(QWidget):
    """What a change needs to be told; without fields it needs nothing.

    ``make`` gives the change as the fields stand, or raises a ``CopydeskError``;
    ``warns`` says what is allowed and yet better otherwise. At most ``lines`` are
    shown of what the change would do.
    """

    changed = Signal()

    def __init__(self, title: str, verb: str, make: Callable[[], Recast]) -> None:
        super().__init__()
        self.title = title
        self.verb = verb
        self.make = make
        self.warns: Callable[[], str] = str
        self.lines = _LINES
        self.form = QFormLayout(self)
        self.form.setContentsMargins(0, 0, 0, 0)
        self.form.setFieldGrowthPolicy(
            QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow
        )


class StepDialog(QDialog):
    """Asks, previews, and orders the change: ``ordered`` carries the ``Recast``."""

    ordered = Signal(object)

    def __init__(self, fields: Fields, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(fields.title)
        self.fields = fields
        self._look = look
        self._recast: Recast | None = None
        self._soon = QTimer(self, interval=_PAUSE, singleShot=True)
        self._soon.timeout.connect(self.preview)
        self.said = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.said.setSizePolicy(
            QSizePolicy.Policy.Ignored, QSizePolicy.Policy.MinimumExpanding
        )
        self.said.setAccessibleName("What this would change")
        self.said.setAlignment(Qt.AlignmentFlag.AlignTop)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.verb = buttons.addButton(
            fields.verb, QDialogButtonBox.ButtonRole.AcceptRole
        )
        buttons.accepted.connect(self._order)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(fields)
        column.addWidget(self.said, 1)
        column.addWidget(buttons)
        fields.changed.connect(self._wait)
        self.resize(_WIDTH, 0)
        self.preview()

    def preview(self) -> None:
        """Say what the change would do, or why it cannot be done."""
        try:
            self._recast = self.fields.make()
            found = self._look(self._recast)
            lines = [found.sentence(), *found.details()]
        except CopydeskError as error:
            self._recast, lines = None, [str(error)]
        else:
            lines = [self.fields.warns(), *lines]
        self.said.setText(
            "\n".join([line for line in lines if line][: self.fields.lines])
        )
        self.verb.setEnabled(self._recast is not None)
        self._make_room()

    def _make_room(self) -> None:
        layout = self.layout()
        assert layout is not None  # noqa: S101  __init__ made it
        width = max(self.width(), _WIDTH)
        wanted = layout.totalHeightForWidth(width)
        self.resize(width, max(self.height(), wanted) if self.isVisible() else wanted)

    def _wait(self) -> None:
        # What is wrong while a word is half typed need not be said; Enter asks anew.
        self._soon.start()

    def _order(self) -> None:
        if self._soon.isActive():
            self._soon.stop()
            self.preview()
        if self._recast is not None:
            self.ordered.emit(self._recast)
            self.accept()
