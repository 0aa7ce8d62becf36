"""Every action and its keys, to look up and to change."""

from collections.abc import Iterator, Mapping

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from gui.actions import ACTIONS
from gui.dialogs.key_editor import KeyEditor
from gui.dialogs.key_field import KeyField
from gui.keyboard import Keyboard
from gui.keymap import Keymap
from gui.keys import written
from gui.sheet import WHOLE_NAME
from gui.shortcuts import bare

_ID = Qt.ItemDataRole.UserRole
_WHOLE = "labels.whole"
_CHANGED = "  (changed)"


class KeysDialog(QDialog):
    """Lists actions and labels; what is chosen can have other keys at once.

    ``scheme_wanted`` tells that somebody wants to change the labels' keys.
    """

    scheme_wanted = Signal()

    def __init__(
        self,
        keyboard: Keyboard,
        labels: Mapping[str, str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("All keys")
        self.resize(640, 700)
        self._keyboard = keyboard
        self._labels = labels
        self.search = QLineEdit(
            placeholderText="Type to find an action or a key", clearButtonEnabled=True
        )
        self.search.setAccessibleName("Find an action or a key")
        self.by_key = KeyField("… or press a key")
        self.by_key.setAccessibleName("Find what a key does by pressing it")
        self.tree = QTreeWidget(columnCount=2)
        self.editor = KeyEditor()
        self._rows: dict[str, QTreeWidgetItem] = {}
        self._set_up()
        self._fill()
        self._connect()
        self.go_to(ACTIONS[0].id)
        self.search.setFocus()

    @property
    def keymap(self) -> Keymap:
        """The present keys, the labels' among them."""
        return self._keyboard.keymap.with_labels(self._labels)

    def go_to(self, id_: str) -> None:
        """Choose an action, and show it even if it was not looked for."""
        self.search.clear()
        self.tree.setCurrentItem(self._rows[id_])
        self.tree.scrollToItem(self._rows[id_])

    def show_key(self, key: str) -> None:
        """Show what a key does."""
        self.search.clear()
        for row in self._rows.values():
            row.setHidden(True)
        owner = self.keymap.owner(key) or self._label_row(key)
        if owner is not None:
            self._rows[owner].setHidden(False)
        self._choose_seen()
        self.by_key.setText(written((key,)) if owner else f"{written((key,))} is free")

    def _set_up(self) -> None:
        self.tree.setHeaderLabels(["Action", "Keys"])
        self.tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.tree.header().setStretchLastSection(False)
        self.tree.header().setSectionResizeMode(
            1, QHeaderView.ResizeMode.ResizeToContents
        )
        self.tree.setAccessibleName("Actions and keys")
        find = QHBoxLayout()
        find.addWidget(self.search, stretch=3)
        find.addWidget(self.by_key, stretch=2)
        kinds = QDialogButtonBox.StandardButton
        self.buttons = QDialogButtonBox(kinds.Close)
        self.all_usual = QPushButton("All usual keys")
        self.scheme = QPushButton("Label keys…")
        self.scheme.setEnabled(bool(self._labels))
        reset = QDialogButtonBox.ButtonRole.ResetRole
        for button in (self.all_usual, self.scheme):
            button.setAutoDefault(False)
            self.buttons.addButton(button, reset)
        column = QVBoxLayout(self)
        column.addLayout(find)
        column.addWidget(self.tree, stretch=1)
        column.addWidget(self.editor)
        column.addWidget(self.buttons)

    def _connect(self) -> None:
        self.search.textChanged.connect(self._narrow)
        self.by_key.pressed.connect(self.show_key)
        self.tree.currentItemChanged.connect(lambda *_: self._show_current())
        self.editor.added.connect(self._add)
        self.editor.removed.connect(self._remove)
        self.editor.reset.connect(self._reset)
        self.editor.owner_wanted.connect(self.go_to)
        self.all_usual.clicked.connect(self._reset_all)
        self.scheme.clicked.connect(self._go_to_scheme)
        self.buttons.rejected.connect(self.reject)

    def _fill(self) -> None:
        groups: dict[str, QTreeWidgetItem] = {}
        for id_, group, title in self._listed():
            if group not in groups:
                groups[group] = QTreeWidgetItem(self.tree, [group])
            row = QTreeWidgetItem(groups[group], [title, ""])
            row.setData(0, _ID, id_)
            self._rows[id_] = row
        self._write_keys()
        self.tree.expandAll()

    def _listed(self) -> Iterator[tuple[str, str, str]]:
        for spec in ACTIONS:
            yield spec.id, bare(spec.menu), bare(spec.title)
        if self._labels:
            yield _WHOLE, "Labels", WHOLE_NAME
        for name in self._labels.values():
            yield f"label.{name}", "Labels", name

    def _write_keys(self) -> None:
        keymap = self.keymap
        for spec in ACTIONS:
            mark = _CHANGED if spec.id in keymap.changed else ""
            keys = written(keymap.keys(spec.id)) or ("none" if mark else "")
            self._rows[spec.id].setText(1, keys + mark)
        if self._labels:
            self._rows[_WHOLE].setText(1, "Shift and the label's key")
        for key, name in self._labels.items():
            self._rows[f"label.{name}"].setText(1, written((key,)))

    def _label_row(self, key: str) -> str | None:
        if key in self._labels:
            return f"label.{self._labels[key]}"
        is_with_shift = key.removeprefix("Shift+") in self._labels
        return _WHOLE if is_with_shift and key[-1].isalpha() else None

    def _chosen(self) -> str | None:
        item = self.tree.currentItem()
        id_: str | None = item.data(0, _ID) if item else None
        return id_ if id_ in self.keymap.usual else None

    def _show_current(self) -> None:
        self.editor.show_action(self.keymap, self._chosen())

    def _add(self, key: str) -> None:
        id_ = self._chosen()
        if id_ is None:
            return
        if why := self.keymap.refusal(id_, key):
            self.editor.refuse(why, self.keymap.owner(key))
        else:
            self._give(id_, (*self.keymap.keys(id_), key))

    def _remove(self, key: str) -> None:
        if (id_ := self._chosen()) is not None:
            self._give(id_, tuple(k for k in self.keymap.keys(id_) if k != key))

    def _reset(self) -> None:
        id_ = self._chosen()
        if id_ is None:
            return
        usual = self.keymap.usual[id_].keys
        for key in usual:
            if why := self.keymap.refusal(id_, key):
                self.editor.refuse(why, self.keymap.owner(key))
                return
        self._give(id_, usual)

    def _give(self, id_: str, keys: tuple[str, ...]) -> None:
        self._change(self._keyboard.keymap.with_keys(id_, keys))

    def _reset_all(self) -> None:
        self._change(self._keyboard.keymap.reset())

    def _go_to_scheme(self) -> None:
        self.accept()
        self.scheme_wanted.emit()

    def _change(self, keymap: Keymap) -> None:
        self._keyboard.change(keymap)
        self._write_keys()
        self._show_current()

    def _narrow(self, text: str) -> None:
        self.by_key.clear()
        for row in self._rows.values():
            words = f"{row.text(0)} {row.text(1)}".casefold()
            row.setHidden(text.casefold() not in words)
        self._choose_seen()

    def _choose_seen(self) -> None:
        """Choose a row that is seen, if there is one: its keys are changed below."""
        self._hide_empty_groups()
        current = self.tree.currentItem()
        if current is None or current.isHidden():
            seen = (row for row in self._rows.values() if not row.isHidden())
            first = next(map(self.tree.indexFromItem, seen), QModelIndex())
            self.tree.setCurrentIndex(first)

    def _hide_empty_groups(self) -> None:
        for index in range(self.tree.topLevelItemCount()):
            group = self.tree.topLevelItem(index)
            assert group is not None  # noqa: S101  the index is in range
            rows = (group.child(i) for i in range(group.childCount()))
            group.setHidden(all(row.isHidden() for row in rows if row))
