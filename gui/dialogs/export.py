"""What to export, as what, and where to, with what would be lost said beforehand."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QWidget,
)
from typing_extensions import override

from annotations.errors import CopydeskError
from annotations.exchange.draft import world
from annotations.exchange.export import targets
from annotations.exchange.format import Format
from annotations.exchange.naming import proposed, renamed
from annotations.exchange.outlook import outlook
from annotations.exchange.summary import ExportSummary
from annotations.formats import WRITTEN
from annotations.formats.parts.extra import advice
from annotations.selection import Selection
from annotations.split import Split
from annotations.wording import shortened
from db.store import SqliteStore
from db.work import ExportOrder
from gui.dialogs import files
from gui.dialogs.ahead import AheadDialog
from gui.dialogs.fields import SelectionFields, beside, words
from gui.dialogs.format_list import FormatList
from gui.dialogs.helped import EXPORTING, offer_help

_LONGEST = 240
_PAUSE = 150
_SIZE = (790, 680)
_FOLDER, _PACKED = range(2)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """What was chosen and typed for an export, to begin with at the next one."""

    selection: Selection
    format: str
    split: str
    seed: int
    kind: int
    target: str


class ExportDialog(AheadDialog):
    """Gathers an export order."""

    def __init__(
        self, store: SqliteStore, project: Path, annotator: str, parent: QWidget
    ) -> None:
        super().__init__("Export", FormatList(WRITTEN), parent, pause=_PAUSE)
        self.setWindowTitle("Export")
        offer_help(self, self.buttons, EXPORTING)
        self.resize(*_SIZE)
        self._store = store
        self._format = WRITTEN[0]
        self._number = 0
        self.title, self.cannot = words("heading"), words("muted")
        self.fields = SelectionFields(store, annotator, self)
        self.split = QLineEdit(placeholderText="none, or train=0.8,dev=0.1,test=0.1")
        self.kind = QComboBox()
        self.target = QLineEdit(_proposed(project, self._format))
        self.browse = QPushButton("Choose…", autoDefault=False)
        for field, name in (
            (self.split, "Split"),
            (self.seed, "Seed of the split"),
            (self.kind, "As a folder of files, or packed"),
            (self.target, "Where to write to"),
        ):
            field.setAccessibleName(name)
        self._lay_out()
        self._connect()
        self.formats.choose(self._format.name)
        self._recount()

    @property
    def wishes(self) -> Wishes:
        """What is chosen and typed."""
        return Wishes(
            selection=self.fields.selection(),
            format=self._format.name,
            split=self.split.text(),
            seed=self.seed.value(),
            kind=self.kind.currentIndex(),
            target=self.target.text(),
        )

    def begin_with(self, wishes: Wishes) -> None:
        """Choose and type what was wished before."""
        self.fields.choose(wishes.selection)
        self.formats.choose(wishes.format)
        self.split.setText(wishes.split)
        self.seed.setValue(wishes.seed)
        self.kind.setCurrentIndex(wishes.kind)
        self.target.setText(wishes.target)

    def foretell(self, summary: object) -> None:
        """Show what the export would write and lose."""
        assert isinstance(summary, ExportSummary)  # noqa: S101  what a forecast yields
        self.losses.show_losses(summary.sentence(), {"": summary.losses})

    def _lay_out(self) -> None:
        self.kind.addItems(["Folder", "One .zip"])
        form = QFormLayout()
        self.fields.add_to(form)
        form.addRow("&Split", beside(self.split, QLabel("seed"), self.seed))
        form.addRow("&To", beside(self.target, self.kind, self.browse))
        self.arrange("&Format", form, self.title, self.cannot)

    def _connect(self) -> None:
        self.formats.changed.connect(self._follow_format)
        self.kind.currentIndexChanged.connect(lambda _: self._rename(self._format))
        self.fields.changed.connect(self._recount)
        for field in (self.split, self.target):
            field.textChanged.connect(lambda _: self._allow())
        self.browse.clicked.connect(self._choose_target)

    def _follow_format(self) -> None:
        if (chosen := self.formats.current) is not None:
            self._rename(chosen)
            self._format = chosen
            self._preview()

    def _rename(self, to_format: Format) -> None:
        target = Path(self.target.text())
        packed = self.kind.currentIndex() == _PACKED
        self.target.setText(
            str(renamed(target, self._format, to_format, packed=packed))
        )

    def _preview(self) -> None:
        """Say what there is to say at once, and have the rest looked for."""
        self.kind.setVisible(self._format.is_spread)
        self.title.setText(self._format.title)
        self.cannot.setText(told(self._format))
        self.look_ahead()
        self._allow()

    def _allow(self) -> None:
        """Say what would be taken and replaced, or what is in the way."""
        trouble = advice(self._format.needs)
        self.seed.setEnabled(bool(self.split.text().strip()))
        try:
            self.outcome.setText(trouble or self._outlook())
        except CopydeskError as error:
            trouble = shortened(str(error), limit=_LONGEST)
            self.outcome.setText(trouble)
        self.go.setEnabled(not trouble)

    def _outlook(self) -> str:
        target = Path(self.target.text().strip())
        split = _split(self.split.text(), self.seed.value())
        if not self._number:
            raise CopydeskError("There is no such article: tick more of the boxes.")
        if not target.name:
            raise CopydeskError("Name a file or folder to write to.")
        with world(target):
            return outlook(self._number, targets(target, split), self._format)

    def _recount(self) -> None:
        self._number = self._store.count(self.fields.selection())
        self._preview()

    @override
    def _consider(self) -> None:
        if lacks := advice(self._format.needs):
            self.losses.say(lacks)
        else:
            self.considered.emit(self._told(split=None))

    def _told(self, split: Split | None) -> ExportOrder:
        return ExportOrder(
            selection=self.fields.selection(),
            format=self._format.name,
            target=Path(self.target.text().strip()),
            split=split,
        )

    def _choose_target(self) -> None:
        target = Path(self.target.text().strip())
        is_folder = self._format.is_spread and self.kind.currentIndex() == _FOLDER
        path = (
            files.folder(self, "Export to a folder, new or empty", target.parent)
            if is_folder
            else files.target(self, target)
        )
        if path:
            self.target.setText(str(path))

    @override
    def _order(self) -> None:
        self.ordered.emit(self._told(_split(self.split.text(), self.seed.value())))
        self.accept()


def told(of_format: Format) -> str:
    """Say what a format cannot carry, and what it wants installed."""
    losses = "; ".join(of_format.what_it_loses())
    cannot = f"Cannot carry: {losses}." if losses else "Carries everything."
    return "\n".join(filter(None, (advice(of_format.needs), cannot)))


def _proposed(project: Path, to_format: Format) -> str:
    return str(proposed(project.absolute().with_suffix(""), to_format))


def _split(text: str, seed: int) -> Split | None:
    return Split.parse(text, seed=seed) if text.strip() else None
