"""What the words of the current span were decided as elsewhere, and the guideline."""

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from annotations.consistency import said
from annotations.marks import Mark
from gui.elsewhere import about, warning
from gui.models.articles import plain_tip
from gui.panels.parts import Lines
from gui.theme import Theme
from gui.workspace import Workspace

_MORE = "  ›"  # noqa: RUF001  it points to more
_HEIGHT, _ROUND, _INDENT = 22, 5, 7


class KnownPanel(QWidget):
    """Two lines that keep their room: what the label is for, what the words were.

    Where the label goes against that, the second line has a sign and a ground of its
    own. ``asked`` tells that somebody wants to see the places.
    """

    asked = Signal()

    def __init__(self, workspace: Workspace, theme: Theme) -> None:
        super().__init__()
        self._workspace = workspace
        self.guideline = Lines()
        self.known = _Known(theme)
        self.known.clicked.connect(self.asked)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        for widget in (self.guideline, self.known):
            policy = widget.sizePolicy()
            policy.setRetainSizeWhenHidden(True)
            widget.setSizePolicy(policy)
            column.addWidget(widget)

    def set_theme(self, theme: Theme) -> None:
        """Draw in other colours."""
        self.known.theme = theme
        self.known.update()

    def show_mark(self, mark: Mark | None) -> None:
        """Say what is known of a span's words and label."""
        project = self._workspace.project
        if mark is None or project is None:
            self.guideline.setText("")
            self.known.hide()
            return
        guideline = project.labels.named(mark.label).description
        self.guideline.setText(guideline.partition("\n")[0])
        self.guideline.setToolTip(plain_tip(guideline) if guideline else "")
        remembered = about(self._workspace, mark)
        warned = warning(self._workspace, mark, remembered)
        self._show_known(said(remembered), warned)

    def _show_known(self, known: str, warned: str) -> None:
        elsewhere = f"Elsewhere {known}" if known else ""
        if warned.startswith("In this article"):
            elsewhere = " · ".join(filter(None, [warned.rstrip("."), known]))
        self.known.setVisible(bool(elsewhere))
        self.known.say(f"⚠ {elsewhere}" if warned else elsewhere, warned=bool(warned))
        where = self._workspace.keymap.said("{review.elsewhere} lists the places.")
        tip = f"{warned}\n{elsewhere}\n{where}" if warned else f"{elsewhere}\n{where}"
        self.known.setToolTip(plain_tip(tip))


class _Known(QAbstractButton):
    """A line to click on, cut where the room ends."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self._warned = False
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def say(self, text: str, *, warned: bool) -> None:
        """Show other words, on a ground of their own if they warn."""
        self._warned = warned
        self.setText(text)
        self.setAccessibleName(text.replace("⚠", "Warning:"))
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(100, _HEIGHT)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        room = self.rect()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if self._warned:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(QColor(self.theme.warning))
                painter.drawRoundedRect(room, _ROUND, _ROUND)
                room = room.adjusted(_INDENT, 0, -_INDENT, 0)
            self._draw_words(painter, room)

    def _draw_words(self, painter: QPainter, room: QRect) -> None:
        colour = self.theme.text if self._warned else self.theme.accent
        painter.setPen(QColor(colour))
        width = room.width() - self.fontMetrics().horizontalAdvance(_MORE)
        shown = self.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, width
        )
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(room, int(flags), shown + _MORE)
