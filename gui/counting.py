"""Counting the keys and clicks that go to a window, each once."""

from collections.abc import Callable, Iterator
from typing import cast

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget
from typing_extensions import override

from annotations.effort import Stopwatch
from gui.dialogs.shown import is_in_review

_MODIFIERS = frozenset(
    {
        Qt.Key.Key_Shift,
        Qt.Key.Key_Control,
        Qt.Key.Key_Alt,
        Qt.Key.Key_AltGr,
        Qt.Key.Key_Meta,
        Qt.Key.Key_Super_L,
        Qt.Key.Key_Super_R,
        Qt.Key.Key_CapsLock,
        Qt.Key.Key_NumLock,
        Qt.Key.Key_ScrollLock,
    }
)


class Counting(QObject):
    """Watches what is pressed in a window, its menus and the dialogs of reviewing.

    In all other dialogs the watch stands still: who exports does not review.
    Modifiers alone are no keys. A key held down is one key however often it acts,
    and a drag or a double-click one click. ``counted`` comes before what was pressed
    takes effect.

    A key comes by up to twice, as an offer to shortcuts and then to the widget, and
    from the widget on to all that hold it; always with the time it was pressed at.
    """

    counted = Signal()

    def __init__(
        self, window: QWidget, stopwatch: Callable[[], Stopwatch | None]
    ) -> None:
        super().__init__(window)
        self._window = window
        self._stopwatch = stopwatch
        self._down: dict[Qt.Key | Qt.MouseButton | int, int] = {}
        self._let_go = (0, 0)
        self._clicked: tuple[Qt.MouseButton, int] | None = None
        kinds = QEvent.Type
        self._notes: dict[QEvent.Type, Callable[[QEvent], None]] = {
            kinds.ShortcutOverride: self._key_down,
            kinds.KeyPress: self._key_down,
            kinds.KeyRelease: self._key_up,
            kinds.MouseButtonPress: self._button_down,
            kinds.MouseButtonDblClick: self._button_down,
            kinds.MouseButtonRelease: self._button_up,
            kinds.Wheel: self._wheel,
        }
        application = QApplication.instance()
        assert application is not None  # noqa: S101  there are no widgets without one
        application.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        note = self._notes.get(kind)
        if note is not None and self._is_ours(watched, kind):
            note(event)
        return False

    def _is_ours(self, watched: QObject, kind: QEvent.Type) -> bool:
        # While no widget has the keyboard, shortcuts are offered to the handle only;
        # a double-click comes to the handle as two presses, and to widgets as one.
        is_handle = watched is self._window.windowHandle()
        if is_handle and kind == QEvent.Type.ShortcutOverride:
            return True
        holders = tuple(_holders(watched))
        if self._window not in holders:
            return False
        is_review = all(map(is_in_review, holders))
        if not is_review and (stopwatch := self._stopwatch()) is not None:
            stopwatch.pause()
        return is_review

    def _key_down(self, event: QEvent) -> None:
        pressed = cast(QKeyEvent, event)
        key, at = pressed.key(), pressed.timestamp()
        if key in _MODIFIERS or pressed.isAutoRepeat() or self._is_down(key, at):
            return
        # X11 tells of a held key as of one let go and pressed again at once.
        if not at or (key, at) != self._let_go:
            self._count(Stopwatch.key)

    def _key_up(self, event: QEvent) -> None:
        released = cast(QKeyEvent, event)
        self._let_go = released.key(), released.timestamp()
        self._down.pop(released.key(), None)

    def _button_down(self, event: QEvent) -> None:
        pressed = cast(QMouseEvent, event)
        button, at = pressed.button(), pressed.timestamp()
        if self._is_down(button, at):
            return
        before, self._clicked = self._clicked, (button, at)
        if pressed.type() != QEvent.Type.MouseButtonDblClick or not _ends(
            before, button, at
        ):
            self._count(Stopwatch.click)

    def _button_up(self, event: QEvent) -> None:
        self._down.pop(cast(QMouseEvent, event).button(), None)

    def _wheel(self, _: QEvent) -> None:
        self._count(Stopwatch.stir)

    def _is_down(self, what: Qt.Key | Qt.MouseButton | int, at: int) -> bool:
        """Tell whether this very press came by before, and remember it."""
        was_down = self._down.get(what) == at
        self._down[what] = at
        return was_down

    def _count(self, note: Callable[[Stopwatch], None]) -> None:
        if (stopwatch := self._stopwatch()) is not None:
            note(stopwatch)
            self.counted.emit()


def _holders(watched: QObject) -> Iterator[QWidget]:
    """List a widget and all it is part of."""
    holder = watched if isinstance(watched, QWidget) else None
    while holder is not None:
        yield holder
        holder = holder.parentWidget()


def _ends(
    before: tuple[Qt.MouseButton, int] | None, button: Qt.MouseButton, at: int
) -> bool:
    """Tell whether a press is the second half of a double-click."""
    if before is None or before[0] != button:
        return False
    return at - before[1] <= QApplication.styleHints().mouseDoubleClickInterval()
