"""What annotated files hold, and as what it is to be imported."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QCompleter,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from annotations.exchange.units import Unit
from annotations.intake.looking import Findings
from annotations.intake.order import ImportOrder, Onto, TakeAs
from annotations.label import LabelScheme
from annotations.readers.reader import name_of
from gui.dialogs.fields import beside, in_order, words
from gui.dialogs.helped import IMPORTING, offer_help
from gui.dialogs.import_files import FilesTable
from gui.dialogs.targets import TargetsTable

_KINDS = {
    TakeAs.SUGGESTIONS: "suggestions, to be decided on",
    TakeAs.ANNOTATIONS: "annotations, decided already",
    TakeAs.ARTICLES: "nothing: articles only",
}
_ONTO = {Onto.NEW: "&new", Onto.EXISTING: "&there already"}
_AS_NAMED = "as the file says, or mine"
_OWN_UNIT = "as the format has it"
_SIZE, _LEAST = (700, 640), 60
_LOOKING = "Looking at the files…"


class ImportDialog(QDialog):
    """Shows what was found; what is changed of formats or units is looked at anew.

    ``ordered`` and ``asked`` carry an ``ImportOrder``: to import, and to look first.
    """

    ordered = Signal(object)
    asked = Signal(object)

    def __init__(
        self,
        look: Findings,
        scheme: LabelScheme,
        annotators: list[str],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(f"Import of {look.order.said}")
        self.resize(*_SIZE)
        self._look = look
        self._scheme = scheme
        self._units: dict[Path, Unit] = {}
        self.files = FilesTable()
        self.found, self.left_out, self.offered = words(), words(), words()
        self.recount = QPushButton(autoDefault=False)
        self.kind, self.annotator, self.unit = QComboBox(), QComboBox(), QComboBox()
        self.onto = {one: QCheckBox(name) for one, name in _ONTO.items()}
        self.targets = TargetsTable(scheme, says="The file says")
        self.aside = QPlainTextEdit(readOnly=True)
        self.aside.setAccessibleName("What would not be taken")
        self.aside.setTabChangesFocus(True)
        self.about = QLabel("&Not read, or not taken as it is")
        self.about.setBuddy(self.aside)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.go = self.buttons.addButton(
            "Import", QDialogButtonBox.ButtonRole.AcceptRole
        )
        offer_help(self, self.buttons, IMPORTING)
        self._fill(annotators)
        self._lay_out()
        self.show_findings(look)
        self._connect()
        self.kind.setFocus()

    @property
    def order(self) -> ImportOrder:
        """What is ordered as things stand."""
        unit = self.unit.currentData()
        whose = self.annotator.currentText().strip()
        return replace(
            self._look.order,
            take_as=self._take_as,
            annotator="" if whose == _AS_NAMED else whose,
            formats=self.files.formats,
            onto=frozenset(one for one, box in self.onto.items() if box.isChecked()),
            targets=self.targets.changed,
            unit=Unit(unit) if unit else None,
            units=dict(self._units),
            expected=tuple(self._look.labels),
        )

    @property
    def _take_as(self) -> TakeAs:
        return TakeAs(self.kind.currentData())

    def show_findings(self, look: Findings) -> None:
        """Show what was found in the files."""
        self._look = look
        self.files.show_files(look)
        self.found.setText(look.sentence())
        self.aside.setPlainText("\n".join(look.lines()))
        self.about.setVisible(bool(look.lines()))
        self.aside.setVisible(bool(look.lines()))
        self.offered.setText(look.offer() or _counted(self._units))
        self.recount.setText(f"Co&unt in {look.better.said}" if look.better else "")
        self.offered.setVisible(bool(self.offered.text()))
        self.recount.setVisible(look.better is not None)
        self._show_targets()
        self.go.setEnabled(look.has_articles)

    def foretell(self, look: object) -> None:
        """Show what another look has found."""
        assert isinstance(look, Findings)  # noqa: S101  what a look ends with
        self.show_findings(look)

    def _fill(self, annotators: list[str]) -> None:
        for kind, name in _KINDS.items():
            self.kind.addItem(name, kind.value)
        self.annotator.setEditable(True)
        if (completer := self.annotator.completer()) is not None:
            # Completed inline, a name would take the first Enter for itself.
            completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        self.annotator.addItem(_AS_NAMED)
        names = (self._look.order.user, *self._look.annotators, *annotators)
        self.annotator.addItems(list(dict.fromkeys(names)))
        self.unit.addItem(_OWN_UNIT, "")
        for unit in Unit:
            self.unit.addItem(unit.said, unit.value)
        for box in self.onto.values():
            box.setChecked(True)

    def _lay_out(self) -> None:
        self._form = QFormLayout()
        self._form.addRow("&Spans become", self.kind)
        self._form.addRow("Annotations &of", self.annotator)
        self._form.addRow("Articles that are", beside(*self.onto.values()))
        self._form.addRow("Offsets &count", self.unit)
        offer = QHBoxLayout()
        offer.addWidget(self.offered, 1)
        offer.addWidget(self.recount)
        column = QVBoxLayout(self)
        column.addWidget(self.files)
        column.addWidget(self.found)
        column.addLayout(offer)
        column.addLayout(self._form)
        column.addWidget(self.targets, 3)
        column.addWidget(self.left_out)
        column.addWidget(self.about)
        column.addWidget(self.aside, 2)
        column.addStretch()
        column.addWidget(self.buttons)
        for part in (self.targets, self.aside):  # on a small screen they give way
            part.setMinimumHeight(_LEAST)

    def _connect(self) -> None:
        self.kind.currentIndexChanged.connect(lambda _: self._show_targets())
        self.unit.currentIndexChanged.connect(lambda _: self._count_all())
        self.files.changed.connect(self._ask)
        self.recount.clicked.connect(self._take_offer)
        self.targets.chosen.connect(self._say_left_out)
        for box in self.onto.values():
            box.toggled.connect(lambda _: self._ask())
        self.buttons.accepted.connect(self._order)
        self.buttons.rejected.connect(self.reject)

    def _ask(self) -> None:
        """Have another look taken, off the UI thread."""
        self.go.setEnabled(False)
        self.found.setText(_LOOKING)
        self.asked.emit(replace(self.order, take_as=TakeAs.SUGGESTIONS, targets=()))

    def _take_offer(self) -> None:
        """Count offsets in the unit in which all spans fit; that is looked at anew.

        Files that fit as they are go on counting as they do.
        """
        self.unit.setFocus()
        if miscounted := self._look.miscounted:
            self._units |= miscounted
            self._ask()
        elif (better := self._look.better) is not None:
            self.unit.setCurrentIndex(self.unit.findData(better.value))

    def _count_all(self) -> None:
        """Count the offsets of all files alike."""
        self._units.clear()
        self._ask()

    def _show_targets(self) -> None:
        kind, look = self._take_as, self._look
        self._form.setRowVisible(self.annotator, kind is TakeAs.ANNOTATIONS)
        self.targets.setVisible(kind is not TakeAs.ARTICLES and bool(look.labels))
        self.targets.show_targets(look.targets(self._scheme, kind), look.labels)
        self._say_left_out()
        in_order(
            *self.files.boxes,
            *(self.recount, self.kind, self.annotator, *self.onto.values(), self.unit),
            *(*self.targets.boxes, self.aside, self.go),
        )

    def _say_left_out(self) -> None:
        is_asked = self._take_as is not TakeAs.ARTICLES
        told = self._look.left_out(self.targets.ignored) if is_asked else ""
        self.left_out.setText(told)
        self.left_out.setVisible(bool(told))

    def _order(self) -> None:
        self.ordered.emit(self.order)
        self.accept()


def _counted(units: Mapping[Path, Unit]) -> str:
    """Say of which files offsets are counted otherwise than the format has it."""
    return " ".join(
        f"{name_of(path)} counts {unit.said}." for path, unit in units.items()
    )
