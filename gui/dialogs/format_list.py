"""A list of formats to choose from, found by typing."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHeaderView,
    QLineEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from annotations.exchange.format import Format
from annotations.formats.groups import grouped
from annotations.formats.parts.extra import advice
from gui.theme import small_font

_INDENT = 10
_FORMAT = Qt.ItemDataRole.UserRole
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
_GO = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_PLAIN = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class FormatList(QWidget):
    """Offers formats under headings; one is current or, of ``several``, some ticked.

    What is typed narrows the list; the arrows move in it from the field, too.
    """

    changed = Signal()

    def __init__(self, formats: Sequence[Format], *, several: bool = False) -> None:
        super().__init__()
        self._several = several
        self.field = QLineEdit(placeholderText="Type to find a format")
        self.field.setAccessibleName("Find a format")
        self.field.setClearButtonEnabled(True)
        self.tree = _tree("Formats" if several else "Format")
        for title, some in grouped(formats):
            self._add(title, some)
        self.tree.expandAll()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.field)
        column.addWidget(self.tree, 1)
        self.setFocusProxy(self.field)
        self.field.installEventFilter(self)
        self.field.textChanged.connect(self._narrow)
        self.tree.currentItemChanged.connect(lambda *_: self._tell(several=False))
        self.tree.itemChanged.connect(lambda *_: self._tell(several=True))

    @property
    def current(self) -> Format | None:
        """The format the list stands at."""
        return _format(self.tree.currentItem())

    @property
    def ticked(self) -> tuple[Format, ...]:
        """The formats that are ticked, also those that are not shown now."""
        made = ((_format(x), x.checkState(0)) for x in self._items())
        return tuple(x for x, is_on in made if x and is_on == Qt.CheckState.Checked)

    def choose(self, name: str) -> None:
        """Make a format the current one."""
        for item in self._items():
            if (one := _format(item)) is not None and one.name == name:
                self.tree.setCurrentItem(item)

    def tick(self, names: Sequence[str]) -> None:
        """Tick some formats, and no others."""
        for item in self._items():
            one = _format(item)
            is_on = one is not None and one.name in names
            item.setCheckState(
                0, Qt.CheckState.Checked if is_on else Qt.CheckState.Unchecked
            )

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move in the list with the arrows; Enter goes there rather than on."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        if event.key() in _GO:
            self.tree.setFocus(Qt.FocusReason.TabFocusReason)
            return True
        step = _STEPS.get(Qt.Key(event.key()))
        if step is not None:
            self._step(step)
        return step is not None

    def _add(self, title: str, formats: Sequence[Format]) -> None:
        heading = QTreeWidgetItem(self.tree, [title])
        heading.setFlags(Qt.ItemFlag.ItemIsEnabled)
        heading.setFont(0, small_font())
        heading.setForeground(0, self.palette().placeholderText())
        heading.setFirstColumnSpanned(True)
        for one in formats:
            item = QTreeWidgetItem(heading, [one.title, _ending(one)])
            item.setFlags(_PLAIN)
            if self._several:
                item.setFlags(_PLAIN | Qt.ItemFlag.ItemIsUserCheckable)
                item.setCheckState(0, Qt.CheckState.Unchecked)
            item.setData(0, _FORMAT, one)
            lacks = advice(one.needs)
            item.setToolTip(0, lacks or one.title)
            told = ", ".join(filter(None, (one.title, title, _ending(one), lacks)))
            item.setData(0, Qt.ItemDataRole.AccessibleTextRole, told)
            for place in range(2):
                if lacks or place:
                    item.setForeground(place, self.palette().placeholderText())

    def _headings(self) -> Iterator[QTreeWidgetItem]:
        found = map(self.tree.topLevelItem, range(self.tree.topLevelItemCount()))
        return (one for one in found if one is not None)

    def _items(self) -> Iterator[QTreeWidgetItem]:
        for heading in self._headings():
            yield from _below(heading)

    def _narrow(self, typed: str) -> None:
        wanted = typed.casefold().split()
        for heading in self._headings():
            for item in _below(heading):
                told = f"{_told(item)} {heading.text(0)}".casefold()
                item.setHidden(not all(word in told for word in wanted))
            heading.setHidden(all(item.isHidden() for item in _below(heading)))
        current = self.tree.currentItem()
        if wanted and (current is None or current.isHidden()):
            self._step(0)

    def _step(self, by: int) -> None:
        """Go on from the current format, or to the first if it is hidden."""
        shown = [item for item in self._items() if not item.isHidden()]
        if not shown:
            return
        current = self.tree.currentItem()
        at = shown.index(current) + by if current in shown else 0
        self.tree.setCurrentItem(shown[min(max(at, 0), len(shown) - 1)])

    def _tell(self, *, several: bool) -> None:
        if several == self._several:
            self.changed.emit()


def _tree(name: str) -> QTreeWidget:
    tree = QTreeWidget(columnCount=2)
    tree.setAccessibleName(name)
    tree.setHeaderHidden(True)
    tree.setIndentation(_INDENT)
    tree.setRootIsDecorated(False)
    tree.setItemsExpandable(False)
    header = tree.header()
    header.setStretchLastSection(False)
    header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
    header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
    return tree


def _format(item: QTreeWidgetItem | None) -> Format | None:
    found = None if item is None else item.data(0, _FORMAT)
    return found if isinstance(found, Format) else None


def _below(heading: QTreeWidgetItem) -> list[QTreeWidgetItem]:
    found = map(heading.child, range(heading.childCount()))
    return [one for one in found if one is not None]


def _told(item: QTreeWidgetItem) -> str:
    one = _format(item)
    return "" if one is None else f"{one.title} {one.name} {_ending(one)}"


def _ending(of_format: Format) -> str:
    return "folder, .zip" if of_format.is_spread else of_format.suffixes[0]
