"""Which pipeline suggests, and what becomes of its labels."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QHeaderView,
    QInputDialog,
    QLabel,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from annotations.errors import CopydeskError
from annotations.suggest.listed import Listed
from annotations.suggest.offers import FOLDER, offer
from db.choosing import SuggestOrder, listed, source_of
from db.store import SqliteStore
from gui.dialogs import files
from gui.dialogs.targets import TargetsTable

_COLUMNS = ("Pipeline", "Version", "Labels", "From")
_GAP = 14
_UNDECLARED = "Which labels it gives is known when it has suggested something."
_AGAIN = (
    "A pipeline that is new here, or whose labels become others, goes over all "
    "articles; earlier suggestions and every decision are kept."
)


class PipelineDialog(QDialog):
    """Lists what can be chosen; the table below is about the current one.

    ``ordered`` carries a ``SuggestOrder``.
    """

    ordered = Signal(object)

    def __init__(self, store: SqliteStore, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Pipeline")
        self.resize(660, 620)
        self._store = store
        self._listed: list[Listed] = []
        self.list = _table()
        self.facts, self.trouble, self.again = _words(), _words(), _words(_AGAIN)
        self.facts.setObjectName("muted")
        self.again.setObjectName("muted")
        self.targets = TargetsTable(store.labels())
        self.groups = QLineEdit(placeholderText="all of them")
        self.groups.setAccessibleName("Span groups to read")
        self.groups.setToolTip("Names of span groups, with commas between them")
        self.add = QPushButton("Add from &folder…", autoDefault=False)
        self.remove = QPushButton("&Remove from the list", autoDefault=False)
        self.another = QPushButton("Another &label…", autoDefault=False)
        self.another.setToolTip("Say what a label becomes that is not listed here")
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.use = self.buttons.addButton(
            "Suggest with it", QDialogButtonBox.ButtonRole.AcceptRole
        )
        self._lay_out()
        self._connect()
        self._fill(store.pipeline_choices.chosen().source)

    def add_folder(self, folder: str) -> None:
        """Offer the pipeline in a folder, or say why it cannot be used."""
        source = source_of(folder)
        if trouble := offer(source).trouble:
            self._warn(trouble)
            return
        try:
            self._store.pipeline_choices.add(source)
        except CopydeskError as error:
            self._warn(str(error))
        else:
            self._fill(source)

    def choose(self, source: str) -> None:
        """Make a pipeline the current one."""
        sources = [one.offer.source for one in self._listed]
        at = sources.index(source) if source in sources else 0
        if item := self.list.topLevelItem(at):
            self.list.setCurrentItem(item)

    def _lay_out(self) -> None:
        self._form = QFormLayout()
        self._form.addRow("&Span groups", self.groups)
        column = QVBoxLayout(self)
        column.addWidget(self.list, 2)
        column.addLayout(_beside(self.add, self.remove))
        column.addWidget(self.facts)
        column.addWidget(self.trouble)
        column.addWidget(self.targets, 3)
        column.addLayout(_beside(self.another))
        column.addLayout(self._form)
        column.addWidget(self.again)
        column.addWidget(self.buttons)

    def _connect(self) -> None:
        self.list.currentItemChanged.connect(lambda *_: self._show())
        self.add.clicked.connect(self._ask_for_folder)
        self.remove.clicked.connect(self._remove)
        self.another.clicked.connect(self._ask_for_label)
        self.buttons.accepted.connect(self._order)
        self.buttons.rejected.connect(self.reject)

    def _fill(self, source: str) -> None:
        self._listed = listed(self._store)
        self.list.clear()
        for one in self._listed:
            item = QTreeWidgetItem(self.list, _cells(one))
            item.setToolTip(0, one.offer.source)
            if one.is_chosen:
                font = item.font(0)
                font.setBold(True)
                item.setFont(0, font)
        for column in range(1, len(_COLUMNS)):
            self.list.resizeColumnToContents(column)
            self.list.setColumnWidth(column, self.list.columnWidth(column) + _GAP)
        self.choose(source)

    def _current(self) -> Listed:
        return self._listed[self.list.currentIndex().row()]

    def _show(self) -> None:
        """Show what is known of the current pipeline."""
        if not self.list.currentIndex().isValid():
            return
        one = self._current()
        offer = one.offer
        source = f" · {offer.source}" if offer.source != offer.name else ""
        self.facts.setText(f"{offer.facts()}{source}")
        undeclared = "" if one.targets else _UNDECLARED
        self._warn(offer.trouble or undeclared)
        self.targets.show_targets({} if offer.trouble else one.targets)
        self.groups.setText(", ".join(one.groups))
        self._form.setRowVisible(self.groups, bool(offer.groups or one.groups))
        self.remove.setEnabled(offer.kind == FOLDER and not one.is_chosen)
        self.another.setEnabled(not offer.trouble)
        self.use.setEnabled(not offer.trouble)

    def _warn(self, words: str) -> None:
        self.trouble.setText(words)
        self.trouble.setVisible(bool(words))

    def _ask_for_folder(self) -> None:
        if path := files.folder(self, "A spaCy pipeline's folder"):
            self.add_folder(str(path))

    def _remove(self) -> None:
        self._store.pipeline_choices.forget(self._current().offer.source)
        self._fill(self._store.pipeline_choices.chosen().source)

    def _ask_for_label(self) -> None:
        dialog = QInputDialog(self)
        dialog.setWindowTitle("Another label")
        dialog.setLabelText("The label as the pipeline gives it:")
        dialog.textValueSelected.connect(self.targets.add_label)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _order(self) -> None:
        one = self._current()
        named = [name.strip() for name in self.groups.text().split(",")]
        self.ordered.emit(
            SuggestOrder(
                pipeline=one.offer.source,
                groups=tuple(name for name in named if name) or ("",),
                targets=self.targets.changed,
            )
        )
        self.accept()


def _table() -> QTreeWidget:
    table = QTreeWidget(columnCount=len(_COLUMNS))
    table.setHeaderLabels(list(_COLUMNS))
    table.setRootIsDecorated(False)
    table.setAccessibleName("Pipelines")
    table.header().setStretchLastSection(False)
    table.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
    return table


def _beside(*buttons: QPushButton) -> QHBoxLayout:
    row = QHBoxLayout()
    for button in buttons:
        row.addWidget(button)
    row.addStretch()
    return row


def _words(text: str = "") -> QLabel:
    """Make room for words of any length, which never widen the dialog."""
    words = QLabel(text, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
    words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    return words


def _cells(one: Listed) -> list[str]:
    offer = one.offer
    if offer.trouble:
        return [offer.name, offer.version, "", "cannot be used"]
    said = f"{len(offer.labels)}" if offer.labels else "not said"
    chosen = " · chosen" if one.is_chosen else ""
    return [offer.name, offer.version, said, f"{offer.kind}{chosen}"]
