"""What a release is to hold, and how it is divided."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QWidget,
)
from typing_extensions import override

from annotations.errors import CopydeskError
from annotations.formats import WRITTEN, format_named
from annotations.formats.parts.extra import advice
from annotations.release.folder import foreseen
from annotations.release.order import (
    NOT_STATED,
    USUAL_FORMATS,
    USUAL_SPLIT,
    By,
    Plan,
    Shared,
)
from annotations.release.summary import ReleaseSummary
from annotations.split import Split
from annotations.wording import counted, shortened
from db.releasing import ReleaseOrder
from db.store import SqliteStore
from gui.dialogs import files
from gui.dialogs.ahead import AheadDialog
from gui.dialogs.fields import SelectionFields, beside
from gui.dialogs.format_list import FormatList
from gui.dialogs.helped import RELEASING, offer_help

_LONGEST = 240
_PAUSE = 250
_SIZE = (840, 720)


class ReleaseDialog(AheadDialog):
    """Gathers a release order."""

    def __init__(
        self, store: SqliteStore, project: Path, annotator: str, parent: QWidget
    ) -> None:
        formats = FormatList(WRITTEN, several=True)
        super().__init__("Release", formats, parent, pause=_PAUSE)
        self.setWindowTitle("Release a dataset")
        offer_help(self, self.buttons, RELEASING)
        self.resize(*_SIZE)
        self.fields = SelectionFields(store, annotator, self)
        self.split = QLineEdit(USUAL_SPLIT)
        self.by = QComboBox()
        for one in By:
            self.by.addItem(f"{one.value}: {one.said}", one)
        self.shared = {one: QCheckBox(one.value) for one in Shared}
        self.name = QLineEdit(project.stem)
        self.licence = QLineEdit(placeholderText=f"{NOT_STATED}, or CC-BY-4.0")
        self.target = QLineEdit(
            str(project.absolute().with_name(f"{project.stem}-release"))
        )
        self.earlier = QLineEdit(placeholderText="none")
        self._name_fields()
        self._lay_out()
        self._connect()
        self.formats.tick(USUAL_FORMATS.split(","))
        self.formats.choose(WRITTEN[0].name)
        self._preview()

    def foretell(self, summary: object) -> None:
        """Show what the release would hold and lose."""
        assert isinstance(summary, ReleaseSummary)  # noqa: S101  what releasing yields
        parts = "; ".join(
            f"{name} {part.articles:,}" for name, part in summary.parts.items()
        )
        said = " ".join((summary.sentence(), f"Articles: {parts}.", *summary.notes))
        if (changes := summary.changes) is not None:
            said = f"{said} Since the earlier release: {changes.summed()}."
        losses = {
            format_named(name).title: counts for name, counts in summary.losses.items()
        }
        self.losses.show_losses(said, losses)

    def _name_fields(self) -> None:
        for field, name in (
            (self.split, "Parts and their shares"),
            (self.seed, "Seed"),
            (self.by, "Divide by"),
            (self.name, "Name of the dataset"),
            (self.licence, "Licence"),
            (self.target, "Folder to write to"),
            (self.earlier, "Earlier release to list the changes since"),
        ):
            field.setAccessibleName(name)
        for one, box in self.shared.items():
            box.setAccessibleName(f"Articles of one {one.value} stay together")

    def _lay_out(self) -> None:
        form = QFormLayout()
        self.fields.add_to(form)
        form.addRow("&Parts", beside(self.split, QLabel("seed"), self.seed))
        form.addRow("&Divide by", self.by)
        form.addRow("Also to&gether", beside(*self.shared.values()))
        form.addRow("&Name", beside(self.name, QLabel("licence"), self.licence))
        form.addRow("&To", beside(self.target, self._browse(self.target)))
        form.addRow("&Earlier", beside(self.earlier, self._browse(self.earlier)))
        self.arrange("&Formats", form)

    def _connect(self) -> None:
        self.formats.changed.connect(self._preview)
        self.fields.changed.connect(self._preview)
        for field in (self.split, self.target, self.earlier):
            field.textChanged.connect(lambda _: self._preview())
        self.seed.valueChanged.connect(lambda _: self._preview())
        self.by.currentIndexChanged.connect(lambda _: self._preview())
        for box in self.shared.values():
            box.toggled.connect(lambda _: self._preview())

    def _browse(self, field: QLineEdit) -> QPushButton:
        button = QPushButton("Choose…", autoDefault=False)

        def choose() -> None:
            start = Path(field.text().strip() or self.target.text().strip()).parent
            if path := files.folder(self, field.accessibleName(), start):
                field.setText(str(path))

        button.setAccessibleName(f"Choose: {field.accessibleName()}")
        button.clicked.connect(choose)
        return button

    def _preview(self) -> None:
        """Say what there is to say at once, and have the rest looked for."""
        is_stacked = self.by.currentData() == By.STACK
        for box in self.shared.values():
            box.setEnabled(is_stacked)
        trouble = self._trouble()
        self.outcome.setText(trouble or self._outlook())
        self.go.setEnabled(not trouble)
        self.look_ahead()

    def _trouble(self) -> str:
        """Say what is wrong with what was typed and ticked, if anything."""
        ticked = self.formats.ticked
        if not ticked:
            return "Tick a format."
        if lacks := next(filter(None, (advice(one.needs) for one in ticked)), ""):
            return lacks
        if not self._target.name:
            return "Name a folder to write to."
        try:
            Split.parse(self.split.text())
            foreseen(self._target)
        except CopydeskError as error:
            return shortened(str(error), limit=_LONGEST)
        return ""

    def _outlook(self) -> str:
        parts = counted(len(Split.parse(self.split.text()).parts), "part")
        formats = counted(len(self.formats.ticked), "format")
        verb = "replaces the release in" if foreseen(self._target) else "makes"
        what = f"the folder {self._target.name}: {parts} in {formats}"
        return f"This {verb} {what}, a data card, the labels and checksums."

    @property
    def _target(self) -> Path:
        return Path(self.target.text().strip())

    @override
    def _consider(self) -> None:
        if trouble := self._trouble():
            self.losses.say(trouble)
        else:
            self.considered.emit(replace(self._told(), target=None))

    @override
    def _order(self) -> None:
        self.ordered.emit(self._told())
        self.accept()

    def _told(self) -> ReleaseOrder:
        by = By(self.by.currentData())
        ticked = [one for one, box in self.shared.items() if box.isChecked()]
        earlier = self.earlier.text().strip()
        return ReleaseOrder(
            selection=self.fields.selection(),
            plan=Plan(
                name=self.name.text().strip() or NOT_STATED,
                split=Split.parse(self.split.text(), seed=self.seed.value()),
                by=by,
                shared=tuple(ticked) if by is By.STACK else (),
                formats=self.formats.ticked,
                licence=self.licence.text().strip(),
            ),
            target=self._target,
            earlier=Path(earlier) if earlier else None,
        )
