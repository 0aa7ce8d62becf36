"""Small widgets that several panes are made of."""

from typing import cast

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QToolButton, QWidget
from typing_extensions import override

from gui.theme import small_font


class Bar(QWidget):
    """A part of a whole, from 0 to 1, as a bar.

    Not a ``QProgressBar``: that one paints at once when its value changes, and with
    it everything else that was waiting to be painted.
    """

    def __init__(self, ground: str, colour: str, *, height: int = 3) -> None:
        super().__init__()
        self.setFixedHeight(height)
        self._part = 0.0
        self.set_colours(ground, colour)

    def set_colours(self, ground: str, colour: str) -> None:
        """Draw in other colours, written as ``#rrggbb``."""
        self._ground, self._colour = QColor(ground), QColor(colour)
        self.update()

    def show_part(self, part: float) -> None:
        """Draw another part."""
        if part != self._part:
            self._part = part
            self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), self._ground)
            bar = self.rect()
            bar.setWidth(round(self.width() * self._part))
            painter.fillRect(bar, self._colour)


class Chip(QToolButton):
    """A small round button that keeps the space bar, which else would decide."""

    def __init__(self, title: str = "") -> None:
        super().__init__()
        self.setText(title)
        self.setObjectName("chip")

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride:
            asked = cast(QKeyEvent, event)
            if asked.key() == Qt.Key.Key_Space:
                event.accept()
                return True
        return super().event(event)


def section(title: str) -> QLabel:
    """Make the heading of a section."""
    label = QLabel(title.upper())
    label.setObjectName("section")
    label.setFont(small_font(size=11))
    label.setContentsMargins(0, 8, 0, 0)
    return label


def words(*, muted: bool = False, wrap: bool = True) -> QLabel:
    """Make a stretch of text that can be selected with the mouse."""
    label = QLabel()
    label.setWordWrap(wrap)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    if muted:
        label.setObjectName("muted")
    return label


class Lines(QWidget):
    """Lines of muted text, each cut with an ellipsis where the room ends.

    They run to the right, as they are ours, whatever script they begin in. Not a
    ``QLabel``: that one has all around it laid out anew at each text.
    """

    def __init__(self, *, muted: bool = True) -> None:
        super().__init__()
        if muted:
            self.setObjectName("muted")
        self._text = ""
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def text(self) -> str:
        """Give the text that is shown."""
        return self._text

    def setText(self, text: str) -> None:
        """Show another text."""
        if text == self._text:
            return
        before, self._text = self._text, text
        self.setAccessibleName(text)
        self.update()
        if before.count("\n") != text.count("\n"):
            self.updateGeometry()

    @override
    def sizeHint(self) -> QSize:
        metrics, around = self.fontMetrics(), self.contentsMargins()
        lines = self._text.split("\n")
        wide = max(map(metrics.horizontalAdvance, lines))
        tall = metrics.lineSpacing() * len(lines)
        margins = QSize(around.left() + around.right(), around.top() + around.bottom())
        return QSize(wide, tall) + margins

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        metrics, room = self.fontMetrics(), self.contentsRect()
        with QPainter(self) as painter:
            painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
            painter.setPen(self.palette().windowText().color())
            for number, line in enumerate(self._text.split("\n")):
                shown = metrics.elidedText(
                    line, Qt.TextElideMode.ElideRight, room.width()
                )
                top = room.top() + number * metrics.lineSpacing()
                painter.drawText(room.left(), top + metrics.ascent(), shown)


class Steady(QLabel):
    """A text on one line that keeps its room while that is enough for it.

    So nothing around it is laid out anew at each figure.
    """

    @override
    def setText(self, text: str) -> None:
        if text == self.text():
            return
        super().setText(text)
        wanted = self.sizeHint()
        # Before it is seen, it may not have the style that its size depends on.
        if self.isVisible() and wanted.width() > self.minimumWidth():
            self.setFixedSize(wanted)


def keycap(key: str, parent: QWidget | None = None, *, size: int = 11) -> QLabel:
    """Draw a key, its sign so many pixels large."""
    label = QLabel(key, parent)
    label.setObjectName("key")
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    font = small_font(size=size, bold=False)
    label.setFont(font)
    label.setFixedWidth(max(2 * size, QFontMetrics(font).horizontalAdvance(key) + 14))
    return label
