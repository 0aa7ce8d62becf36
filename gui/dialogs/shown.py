"""Putting a dialog over the window."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QDialog, QDialogButtonBox


def show(dialog: QDialog) -> None:
    """Open a dialog that goes away for good once it is closed."""
    # A style sheet comes too late for buttons that were made before their dialog.
    for box in dialog.findChildren(QDialogButtonBox):
        for button in box.buttons():
            button.setIcon(QIcon())
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
