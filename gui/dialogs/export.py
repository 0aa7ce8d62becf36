"""What to export, as what, and where to."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from annotations.annotation import State
from annotations.edit import Review
from annotations.errors import CopydeskError
from annotations.formats import FORMATS
from annotations.formats.format import Format
from annotations.marks import PENDING
from annotations.selection import GOOD_STATES, Selection
from annotations.split import Split
from annotations.wording import counted, shortened
from db.store import SqliteStore
from db.work import ExportOrder
from gui.dialogs import files

_LONGEST = 240
_STATES = (*(state.value for state in State), PENDING)
_REVIEWS = {Review.DONE: "done", Review.STARTED: "started", Review.UNSEEN: "to do"}


class ExportDialog(QDialog):
    """Gathers an export order; the text at the foot says what it would take."""

    ordered = Signal(object)

    def __init__(
        self, store: SqliteStore, project: Path, annotator: str, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Export")
        self.setMinimumWidth(560)
        self._store = store
        self.format = QComboBox()
        self.annotator = QComboBox()
        self.states = {name: QCheckBox(name) for name in _STATES}
        self.reviews = {review: QCheckBox(name) for review, name in _REVIEWS.items()}
        self.split = QLineEdit(placeholderText="none, or train=0.8,dev=0.1,test=0.1")
        self.seed = QSpinBox(maximum=2**31 - 1)
        self.target = QLineEdit(str(project.with_suffix(FORMATS[0].suffix)))
        self.losses, self.outcome = QLabel(wordWrap=True), QLabel(wordWrap=True)
        self.losses.setObjectName("muted")
        self.outcome.setTextFormat(Qt.TextFormat.PlainText)
        self.outcome.setSizePolicy(
            QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred
        )
        for field, name in (
            (self.split, "Split"),
            (self.seed, "Seed of the split"),
            (self.target, "File to write to"),
        ):
            field.setAccessibleName(name)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.go = self.buttons.addButton(
            "Export", QDialogButtonBox.ButtonRole.AcceptRole
        )
        self._fill(annotator)
        self._lay_out()
        self._connect()
        self._follow_format()

    def _fill(self, annotator: str) -> None:
        self.format.addItems([format_.title for format_ in FORMATS])
        names = [annotator, *self._store.annotators()]
        self.annotator.addItems(list(dict.fromkeys(names)))
        for name, box in self.states.items():
            box.setChecked(name in GOOD_STATES)
        for box in self.reviews.values():
            box.setChecked(True)

    def _lay_out(self) -> None:
        browse = QPushButton("Choose…", autoDefault=False)
        browse.clicked.connect(self._choose_target)
        form = QFormLayout()
        form.addRow("&Format", self.format)
        form.addRow("", self.losses)
        form.addRow("&Annotator", self.annotator)
        form.addRow("Spans that a&re", _beside(*self.states.values()))
        form.addRow("Arti&cles that are", _beside(*self.reviews.values()))
        form.addRow("&Split", _beside(self.split, QLabel("seed"), self.seed))
        form.addRow("&To", _beside(self.target, browse))
        column = QVBoxLayout(self)
        column.addLayout(form)
        column.addWidget(self.outcome)
        column.addWidget(self.buttons)

    def _connect(self) -> None:
        self.format.currentIndexChanged.connect(lambda _: self._follow_format())
        self.annotator.currentTextChanged.connect(lambda _: self._preview())
        for field in (self.split, self.target):
            field.textChanged.connect(lambda _: self._preview())
        for box in (*self.states.values(), *self.reviews.values()):
            box.toggled.connect(lambda _: self._preview())
        self.buttons.accepted.connect(self._order)
        self.buttons.rejected.connect(self.reject)

    def _format(self) -> Format:
        return FORMATS[self.format.currentIndex()]

    def _follow_format(self) -> None:
        format_ = self._format()
        self.losses.setText(
            "Cannot carry: " + "; ".join(format_.loses) + "."
            if format_.loses
            else "Carries everything."
        )
        target = Path(self.target.text())
        if target.suffix in {other.suffix for other in FORMATS}:
            self.target.setText(str(target.with_suffix(format_.suffix)))
        self._preview()

    def _preview(self) -> None:
        number = self._store.count(self._selection())
        self.outcome.setText(f"This takes {counted(number, 'article')}.")
        self.go.setEnabled(number > 0 and bool(Path(self.target.text().strip()).name))

    def _selection(self) -> Selection:
        return Selection(
            annotator=self.annotator.currentText(),
            states=frozenset(n for n, box in self.states.items() if box.isChecked()),
            reviews=frozenset(r for r, box in self.reviews.items() if box.isChecked()),
        )

    def _choose_target(self) -> None:
        if path := files.target(self, Path(self.target.text())):
            self.target.setText(str(path))

    def _order(self) -> None:
        try:
            split = _split(self.split.text(), self.seed.value())
        except CopydeskError as error:
            self.outcome.setText(shortened(str(error), limit=_LONGEST))
            return
        self.ordered.emit(
            ExportOrder(
                selection=self._selection(),
                format=self._format().name,
                target=Path(self.target.text()),
                split=split,
            )
        )
        self.accept()


def _split(text: str, seed: int) -> Split | None:
    return Split.parse(text, seed=seed) if text.strip() else None


def _beside(*widgets: QWidget) -> QWidget:
    row = QHBoxLayout()
    row.setContentsMargins(0, 0, 0, 0)
    for widget in widgets:
        row.addWidget(widget)
    whole = QWidget()
    whole.setLayout(row)
    whole.setFocusProxy(widgets[0])  # so that the row's mnemonic leads there
    return whole
