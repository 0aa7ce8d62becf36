"""Every action and its key, to look up."""

from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLineEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

KeyTable = tuple[tuple[str, str, str], ...]
"""Rows of (menu, what it does, keys)."""


class KeysDialog(QDialog):
    """Lists the key table; typing narrows it down."""

    def __init__(self, table: KeyTable, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("All keys")
        self.resize(520, 620)
        self.search = QLineEdit(placeholderText="Type to find an action or a key")
        self.search.setAccessibleName("Find an action or a key")
        self.search.textChanged.connect(self._narrow)
        self.tree = QTreeWidget(columnCount=2)
        self.tree.setHeaderLabels(["Action", "Keys"])
        self.tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.tree.setAccessibleName("Actions and keys")
        self._fill(table)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(self.search)
        column.addWidget(self.tree)
        column.addWidget(buttons)

    def _fill(self, table: KeyTable) -> None:
        groups: dict[str, QTreeWidgetItem] = {}
        for menu, title, keys in table:
            if menu not in groups:
                groups[menu] = QTreeWidgetItem(self.tree, [menu])
            QTreeWidgetItem(groups[menu], [title, keys])
        self.tree.expandAll()

    def _narrow(self, text: str) -> None:
        for index in range(self.tree.topLevelItemCount()):
            group = self.tree.topLevelItem(index)
            assert group is not None  # noqa: S101  the index is in range
            rows = [row for i in range(group.childCount()) if (row := group.child(i))]
            for row in rows:
                words = f"{row.text(0)} {row.text(1)}".casefold()
                row.setHidden(text.casefold() not in words)
            group.setHidden(all(row.isHidden() for row in rows))
