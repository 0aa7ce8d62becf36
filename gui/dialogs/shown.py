"""Putting a dialog over the window."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QWidget
from typing_extensions import override

_FRAME = QSize(8, 40)
"""What a window manager puts around a window, about."""
_IN_REVIEW = "in_review"


def show(dialog: QDialog, *, in_review: bool = False) -> None:
    """Open a dialog that goes away for good once it is closed.

    What is typed and clicked in one that is ``in_review`` is a part of what reviewing
    costs; in others people are about something else.
    """
    dialog.setProperty(_IN_REVIEW, in_review)
    # A style sheet comes too late for buttons that were made before their dialog.
    for box in dialog.findChildren(QDialogButtonBox):
        for button in box.buttons():
            button.setIcon(QIcon())
    fit(dialog)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.installEventFilter(_Ringed(dialog))
    dialog.open()


class _Ringed(QObject):
    """Has it seen at once what has the keyboard, not only after the first Tab."""

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.WindowActivate:
            QTimer.singleShot(0, self, self._show)  # Qt takes it back till then
        return False

    def _show(self) -> None:
        dialog = self.parent()
        assert isinstance(dialog, QDialog)  # noqa: S101  what it was made for
        dialog.setAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)
        if (holder := dialog.focusWidget()) is not None:
            holder.update()


def is_in_review(widget: QWidget) -> bool:
    """Tell whether what is done in a widget itself can be a part of reviewing."""
    return not isinstance(widget, QDialog) or bool(widget.property(_IN_REVIEW))


def fit(window: QWidget) -> None:
    """Make a window no larger than the screen, or than the window it stands over."""
    room = window.screen().availableGeometry().size()
    if (parent := window.parentWidget()) is not None:
        room = room.expandedTo(parent.window().size())
    if not window.isMaximized():
        window.resize(window.size().boundedTo(room - _FRAME))
