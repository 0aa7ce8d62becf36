"""How good a pipeline is, asked and answered."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QRadioButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from annotations.evaluate.evaluation import Evaluation
from annotations.evaluate.report import report, speed
from annotations.progress import Progress
from annotations.wording import counted
from db.choosing import SuggestOrder
from db.gold import EvaluationOrder
from gui.dialogs import files
from gui.dialogs.evaluation_results import Results

_ROLE = QDialogButtonBox.ButtonRole.ActionRole
_KEPT = 50
_SIZE = (1180, 720)
_BAR = 220


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """What can be measured, the first by default, and against what.

    ``finished`` counts the articles of ``project`` that ``annotator`` marked done.
    """

    pipelines: Sequence[str]
    project: Path | None = None
    annotator: str = ""
    finished: int = 0


class EvaluationDialog(QDialog):
    """Gathers an order and shows what came of it, beside the window."""

    ordered = Signal(object)
    cancelled = Signal()
    saved = Signal(object, object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Evaluate a pipeline")
        self.resize(*_SIZE)
        self._choices = Choices(pipelines=())
        self._files: tuple[Path, ...] = ()
        self._evaluation: Evaluation | None = None
        self.pipeline = QComboBox()
        self.folder = QPushButton("Folder…", autoDefault=False)
        self.own = QRadioButton()
        self.gold = QRadioButton("Files of &gold")
        self.choose = QPushButton("Choose…", autoDefault=False)
        self.names = _words()
        self.go = QPushButton("&Evaluate", autoDefault=False)
        self.stop = QPushButton("&Cancel", autoDefault=False)
        self.bar = QProgressBar(textVisible=False)
        self.bar.setFixedSize(_BAR, 5)
        self.outcome = _words()
        self.results = Results()
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.copy = self.buttons.addButton("C&opy", _ROLE)
        self.save = self.buttons.addButton("&Save…", _ROLE)
        self._lay_out()
        self._connect()
        self.show_idle()

    @property
    def evaluation(self) -> Evaluation | None:
        """What is shown."""
        return self._evaluation

    def offer(self, choices: Choices) -> None:
        """Offer what there is now, keeping what was chosen as far as it is there."""
        chosen = self.pipeline.currentText()
        self._choices = choices
        self.pipeline.clear()
        self.pipeline.addItems(list(choices.pipelines))
        self.pipeline.setCurrentIndex(max(0, self.pipeline.findText(chosen)))
        number = counted(choices.finished, "article")
        self.own.setText(f"What you &finished in this project ({number})")
        self.own.setVisible(choices.project is not None)
        self.own.setEnabled(choices.finished > 0)
        of_project = choices.finished > 0 and not self._files
        (self.own if of_project else self.gold).setChecked(True)
        self._check()

    def set_files(self, paths: Sequence[Path]) -> None:
        """Measure against files."""
        self._files = tuple(paths)
        self.names.setText(", ".join(path.name for path in paths) or "none chosen")
        self.names.setToolTip("\n".join(map(str, paths)))
        self.gold.setChecked(True)
        self._check()

    def show_busy(self) -> None:
        """Wait for an answer."""
        self.outcome.setText("Reading the pipeline and the gold …")
        self._say_busy(busy=True)
        self.bar.setRange(0, 0)

    def advance(self, progress: Progress) -> None:
        """Show how far it is."""
        self.bar.setRange(0, progress.total)
        self.bar.setValue(progress.done)
        self.outcome.setText(f"{progress.done:,} of {progress.total:,} articles …")

    def show_idle(self, said: str = "") -> None:
        """Take orders again, and say how the last one ended."""
        self._say_busy(busy=False)
        self.outcome.setText(said or "Precision, recall and F1 by label come here.")

    def show_evaluation(self, evaluation: Evaluation) -> None:
        """Show an answer."""
        self._evaluation = evaluation
        lines = (evaluation.sentence(), speed(evaluation), *evaluation.notes())
        self.show_idle("\n".join(lines))
        self.results.show_evaluation(evaluation)
        self.results.show()

    def report(self) -> str:
        """Give the whole report as text."""
        return "\n".join(report(self._evaluation)) if self._evaluation else ""

    def _lay_out(self) -> None:
        for label, name in ((self.names, "Gold"), (self.outcome, "Outcome")):
            label.setAccessibleName(name)
        self.pipeline.setAccessibleName("Pipeline")
        self.results.setVisible(False)
        for button in self.buttons.findChildren(QPushButton):
            button.setAutoDefault(False)  # Enter belongs to the list of mistakes
        form = QFormLayout()
        form.addRow("&Pipeline", _beside(self.pipeline, self.folder))
        form.addRow("Against", _beside(self.own))
        form.addRow("", _beside(self.gold, self.choose, self.names))
        column = QVBoxLayout(self)
        column.addLayout(form)
        column.addWidget(_beside(self.go, self.stop, self.bar))
        column.addWidget(self.outcome)
        column.addWidget(self.results, stretch=1)
        column.addStretch()
        column.addWidget(self.buttons)

    def _connect(self) -> None:
        either = QButtonGroup(self)  # they stand in different rows
        for button in (self.own, self.gold):
            either.addButton(button)
        self.folder.clicked.connect(self._choose_folder)
        self.choose.clicked.connect(self._choose_files)
        self.own.toggled.connect(lambda _: self._check())
        self.go.clicked.connect(lambda: self.ordered.emit(self._order()))
        self.stop.clicked.connect(self.cancelled)
        self.copy.clicked.connect(
            lambda: QGuiApplication.clipboard().setText(self.report())
        )
        self.save.clicked.connect(self._save)
        self.buttons.rejected.connect(self.reject)

    def _order(self) -> EvaluationOrder:
        of_project = self.own.isChecked()
        return EvaluationOrder(
            files=() if of_project else self._files,
            project=self._choices.project if of_project else None,
            annotator=self._choices.annotator,
            machine=SuggestOrder(pipeline=self.pipeline.currentText()),
            keep=_KEPT,
        )

    def _say_busy(self, *, busy: bool) -> None:
        self.stop.setVisible(busy)
        self.bar.setVisible(busy)
        for button in (self.copy, self.save):
            button.setEnabled(not busy and self._evaluation is not None)
        self._busy = busy
        self._check()

    def _check(self) -> None:
        there = self.own.isChecked() or bool(self._files)
        self.go.setEnabled(there and not self._busy and self.pipeline.count() > 0)

    def _choose_folder(self) -> None:
        if path := files.folder(self, "A spaCy pipeline's folder"):
            self.pipeline.addItem(str(path))
            self.pipeline.setCurrentIndex(self.pipeline.count() - 1)

    def _choose_files(self) -> None:
        if paths := files.gold(self):
            self.set_files(paths)

    def _save(self) -> None:
        if (path := files.report(self)) and self._evaluation:
            self.saved.emit(path, self._evaluation)


def _words() -> QLabel:
    label = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    return label


def _beside(*widgets: QWidget) -> QWidget:
    row = QHBoxLayout()
    row.setContentsMargins(0, 0, 0, 0)
    for widget in widgets:
        row.addWidget(widget, stretch=isinstance(widget, QLabel | QComboBox))
    if not any(isinstance(one, QLabel | QComboBox) for one in widgets):
        row.addStretch()
    whole = QWidget()
    whole.setLayout(row)
    whole.setFocusProxy(widgets[0])
    return whole
