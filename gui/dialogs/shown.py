"""Putting a dialog over the window."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QWidget

_FRAME = QSize(8, 40)
"""What a window manager puts around a window, about."""


def show(dialog: QDialog) -> None:
    """Open a dialog that goes away for good once it is closed."""
    # A style sheet comes too late for buttons that were made before their dialog.
    for box in dialog.findChildren(QDialogButtonBox):
        for button in box.buttons():
            button.setIcon(QIcon())
    fit(dialog)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()


def fit(window: QWidget) -> None:
    """Make a window no larger than the screen, or than the window it stands over."""
    room = window.screen().availableGeometry().size()
    if (parent := window.parentWidget()) is not None:
        room = room.expandedTo(parent.window().size())
    if not window.isMaximized():
        window.resize(window.size().boundedTo(room - _FRAME))
