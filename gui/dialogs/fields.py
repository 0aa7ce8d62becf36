"""Fields that several dialogs have."""

from itertools import pairwise

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QWidget,
)
from typing_extensions import override

from annotations.annotation import State
from annotations.edit import Review
from annotations.marks import PENDING
from annotations.selection import GOOD_STATES, Selection
from db.store import SqliteStore

_APART = 18
_STATES = (*(state.value for state in State), PENDING)
_REVIEWS = {Review.DONE: "done", Review.STARTED: "started", Review.UNSEEN: "to do"}


class SelectionFields(QObject):
    """Asks whose spans in which states, over which articles."""

    changed = Signal()

    def __init__(self, store: SqliteStore, annotator: str, parent: QObject) -> None:
        super().__init__(parent)
        self.annotator = QComboBox()
        self.states = {name: QCheckBox(name) for name in _STATES}
        self.reviews = {review: QCheckBox(name) for review, name in _REVIEWS.items()}
        names = dict.fromkeys([annotator, *store.annotators()])
        self.annotator.addItems(list(names))
        for name, box in self.states.items():
            box.setAccessibleName(f"Spans that are {name}")
            box.setChecked(name in GOOD_STATES)
        for review, box in self.reviews.items():
            box.setAccessibleName(f"Articles that are {_REVIEWS[review]}")
            box.setChecked(True)
        self.annotator.currentTextChanged.connect(lambda _: self.changed.emit())
        for box in (*self.states.values(), *self.reviews.values()):
            box.toggled.connect(lambda _: self.changed.emit())

    def add_to(self, form: QFormLayout) -> None:
        """Put the fields into a form, a row each."""
        form.addRow("&Annotator", self.annotator)
        form.addRow("Spans that a&re", beside(*self.states.values()))
        form.addRow("Arti&cles that are", beside(*self.reviews.values()))

    def choose(self, selection: Selection) -> None:
        """Choose something else."""
        self.annotator.setCurrentText(selection.annotator)
        for name, box in self.states.items():
            box.setChecked(name in selection.states)
        for review, box in self.reviews.items():
            box.setChecked(review in selection.reviews)

    def selection(self) -> Selection:
        """Say what is chosen."""
        return Selection(
            annotator=self.annotator.currentText(),
            states=frozenset(n for n, box in self.states.items() if box.isChecked()),
            reviews=frozenset(r for r, box in self.reviews.items() if box.isChecked()),
        )


class Choice(QComboBox):
    """Offers a choice that the wheel changes only once the keyboard is there.

    Whoever scrolls a table of them would change what is under the mouse.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


def words(name: str = "") -> QLabel:
    """Make a label for sentences, which widen nothing."""
    made = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
    made.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    made.setObjectName(name)
    return made


def in_order(*widgets: QWidget) -> None:
    """Have Tab go from one widget to the next, as they stand on the screen."""
    for one, following in pairwise(widgets):
        QWidget.setTabOrder(one, following)


def beside(*widgets: QWidget) -> QWidget:
    """Put widgets into a row; the row's mnemonic leads to the first."""
    row = QHBoxLayout()
    row.setContentsMargins(0, 0, 0, 0)
    for widget in widgets:
        row.addWidget(widget)
    if isinstance(widgets[-1], QCheckBox):
        row.setSpacing(_APART)
        row.addStretch()
    whole = QWidget()
    whole.setLayout(row)
    whole.setFocusProxy(widgets[0])
    whole.setFocusPolicy(widgets[0].focusPolicy())  # or mnemonics pass it by
    return whole
