"""The fields of each change of the labels."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from string import ascii_uppercase, digits

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPixmap
from PySide6.QtWidgets import (
    QColorDialog,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QRadioButton,
    QTreeWidget,
    QTreeWidgetItem,
)

from annotations import scheme as verbs
from annotations.colouring import proposed, spread, too_near
from annotations.errors import CopydeskError
from annotations.label import Label, LabelScheme
from annotations.scheme import Recast
from annotations.scheme_files import extended, fresh, replaced
from annotations.words import folded
from gui.dialogs.scheme_steps import Fields
from gui.theme import Theme, ink

_SWATCH = 14
_ROOM = 200
_KEYS = ascii_uppercase + digits
_CHECKED = Qt.CheckState.Checked

KeyRefusal = Callable[[str], str]
"""Says what in the window answers to a key already; nothing if it is free."""


class LabelFields(Fields):
    """Name, key, colour and description of a label, one of the scheme or a new one."""

    def __init__(
        self, scheme: LabelScheme, label: Label, refusal: KeyRefusal, theme: Theme
    ) -> None:
        is_new = label.name not in scheme
        title = "Add a label" if is_new else f"Change {label.name}"
        super().__init__(title, "Add" if is_new else "Change", self._made)
        self.warns = self._warning
        self._scheme = scheme
        self._label = label
        self._refusal = refusal
        self._theme = theme
        self._is_new = is_new
        self.name = QLineEdit(label.name)
        self.key = QLineEdit(label.key.upper(), maxLength=1, placeholderText="none")
        self.key.setFixedWidth(60)
        self.colour = QPushButton(autoDefault=False)
        self.another = QPushButton("&Another colour", autoDefault=False)
        self.description = QLineEdit(label.description)
        self._lay_out()
        self.set_colour(label.colour)

    def set_colour(self, colour: str) -> None:
        """Show another colour."""
        self.colour.setText(colour)
        self.colour.setIcon(swatch(colour, self._theme))
        self.changed.emit()

    def _lay_out(self) -> None:
        self.name.textEdited.connect(self._propose_key)
        self.form.addRow("&Name", self.name)
        self.form.addRow("&Key", self.key)
        colours = QHBoxLayout()
        colours.addWidget(self.colour, 1)
        colours.addWidget(self.another, 1)
        title = QLabel("&Colour")
        title.setBuddy(self.colour)
        self.form.addRow(title, colours)
        self.form.addRow("&Description", self.description)
        self.colour.clicked.connect(self._ask_colour)
        self.another.clicked.connect(self._propose)
        for field in (self.name, self.key, self.description):
            field.textChanged.connect(lambda _: self.changed.emit())

    def _made(self) -> Recast:
        key = self.key.text().strip()
        if key and (why := self._refusal(key)):
            raise CopydeskError(f"{why} Choose another key, or none.")
        wanted = Label(
            name=self.name.text(),
            key=key,
            colour=self.colour.text(),
            description=self.description.text(),
        )
        if self._is_new:
            return verbs.added(self._scheme, wanted)
        return verbs.edited(self._scheme, self._label.name, wanted)

    def _warning(self) -> str:
        if self.colour.text() == self._label.colour and not self._is_new:
            return ""
        near = too_near(self._scheme, self._label.name, self.colour.text())
        told = f"This colour is near that of {near}: some eyes cannot tell them apart."
        return told if near else ""

    def _propose_key(self, name: str) -> None:
        """Give a new label a key out of its name, until somebody chooses one."""
        if self._is_new and not self.key.isModified():
            taken = {one for one in _KEYS if self._refusal(one)}
            self.key.setText(fresh(name, self._scheme, taken=taken).key.upper())

    def _propose(self) -> None:
        rest = (one for one in self._scheme if one.name != self._label.name)
        tried = Label(self._label.name or "·", colour=self.colour.text())
        self.set_colour(proposed(LabelScheme((*rest, tried))))

    def _ask_colour(self) -> None:
        dialog = QColorDialog(QColor(self.colour.text()), self)
        dialog.setWindowTitle("Colour")
        dialog.colorSelected.connect(lambda colour: self.set_colour(colour.name()))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()


class RecolourFields(Fields):
    """Every label's colour as it is and as it would be."""

    def __init__(self, scheme: LabelScheme, theme: Theme) -> None:
        colours = spread(scheme)
        make = partial(verbs.recoloured, scheme, colours)
        super().__init__("Recolour all labels", "Recolour", make)
        self.lines = 1
        table = QTreeWidget(columnCount=3)
        table.setHeaderLabels(["Label", "Now", "Then"])
        table.setRootIsDecorated(False)
        table.setMinimumHeight(2 * _ROOM)
        table.header().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        table.setAccessibleName("Colours now and then")
        for label in scheme:
            then = colours[label.name]
            item = QTreeWidgetItem(table, [label.name, label.colour, then])
            item.setIcon(1, swatch(label.colour, theme))
            item.setIcon(2, swatch(then, theme))
        self.form.addRow(table)


class MergeFields(Fields):
    """Which label another one becomes part of."""

    def __init__(self, scheme: LabelScheme, name: str) -> None:
        super().__init__(f"Merge {name} into another label", "Merge", self._made)
        self._scheme = scheme
        self._name = name
        self.into = QComboBox()
        self.into.addItems([one.name for one in scheme.offered if one.name != name])
        self.into.currentIndexChanged.connect(lambda _: self.changed.emit())
        self.form.addRow("&Into", self.into)

    def _made(self) -> Recast:
        return verbs.merged(self._scheme, self._name, self.into.currentText())


class SplitFields(Fields):
    """Which words of a label move, and to which label."""

    def __init__(
        self, scheme: LabelScheme, name: str, words: Mapping[str, int]
    ) -> None:
        super().__init__(f"Split words off {name}", "Split off", self._made)
        self._scheme = scheme
        self._name = name
        self.into = QComboBox(editable=True)
        self.into.addItems([one.name for one in scheme.offered if one.name != name])
        self.into.setEditText("")
        self.into.setLineEdit(
            QLineEdit(placeholderText="a new label, or one that is there")
        )
        self.search = QLineEdit(placeholderText="Type to find words")
        self.search.setAccessibleName("Find words")
        self.words = QListWidget()
        self.words.setAccessibleName("Words that move")
        self.words.setUniformItemSizes(True)
        self.words.setMinimumHeight(_ROOM)
        self._fill(words)
        self.form.addRow("&To", self.into)
        self.form.addRow("&Words", self.search)
        self.form.addRow(self.words)
        self.into.editTextChanged.connect(lambda _: self.changed.emit())
        self.search.textChanged.connect(self._narrow)
        self.words.itemChanged.connect(lambda _: self.changed.emit())

    def tick(self, *words: str) -> None:
        """Have words move."""
        for item in self._items():
            if item.data(Qt.ItemDataRole.UserRole) in words:
                item.setCheckState(_CHECKED)

    def _fill(self, words: Mapping[str, int]) -> None:
        for one, count in words.items():
            item = QListWidgetItem(f"{one}   {count:,}", self.words)
            item.setData(Qt.ItemDataRole.UserRole, one)
            item.setCheckState(Qt.CheckState.Unchecked)

    def _items(self) -> Iterator[QListWidgetItem]:
        return (self.words.item(at) for at in range(self.words.count()))

    def _narrow(self, typed: str) -> None:
        for item in self._items():
            words = folded(str(item.data(Qt.ItemDataRole.UserRole)))
            item.setHidden(folded(typed) not in words)

    def _made(self) -> Recast:
        ticked = [item for item in self._items() if item.checkState() == _CHECKED]
        words = [str(item.data(Qt.ItemDataRole.UserRole)) for item in ticked]
        name = self.into.currentText().strip()
        if not name or not words:
            raise CopydeskError("Name a label, and tick the words that move to it.")
        there = name in self._scheme
        label = self._scheme.named(name) if there else fresh(name, self._scheme)
        return verbs.split(self._scheme, self._name, label, words)


class ImportFields(Fields):
    """Which other labels come, and whether they take the place of the present ones.

    ``sources`` give schemes by the names of files or pipelines.
    """

    def __init__(
        self,
        scheme: LabelScheme,
        sources: Mapping[str, Callable[[], LabelScheme]],
        *,
        used: frozenset[str],
    ) -> None:
        super().__init__("Import labels", "Import", self._made)
        self._scheme = scheme
        self._sources = sources
        self._used = used
        self.source = QComboBox()
        self.source.addItems(list(sources))
        self.add = QRadioButton("&Add the labels that are missing here")
        self.put = QRadioButton("Put them in the &place of the present ones")
        self.put.setToolTip("Labels in use that they lack are kept below them")
        self.add.setChecked(True)
        self.form.addRow("&From", self.source)
        self.form.addRow("", self.add)
        self.form.addRow("", self.put)
        self.add.toggled.connect(lambda _: self.changed.emit())
        self.source.currentIndexChanged.connect(lambda _: self.changed.emit())

    def _made(self) -> Recast:
        by = self._sources[self.source.currentText()]()
        if self.add.isChecked():
            return extended(self._scheme, by)
        return replaced(self._scheme, by, used=self._used)


def swatch(colour: str, theme: Theme) -> QIcon:
    """Draw a label's colour as the window shows it."""
    picture = QPixmap(QSize(_SWATCH, _SWATCH))
    picture.fill(ink(colour, theme).outline)
    return QIcon(picture)
