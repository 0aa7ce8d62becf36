"""How the places of a decision look: a concordance, the words below each other."""

from typing import cast
from unicodedata import bidirectional

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QTextCharFormat,
    QTextLayout,
    QTextLine,
)
from PySide6.QtWidgets import (
    QStyle,
    QStyledItemDelegate,
    QStyleOptionButton,
    QStyleOptionViewItem,
)
from typing_extensions import override

from annotations.offsets import Utf16Map
from gui.models.places import LINE, Kind, Line, PlacesModel
from gui.panels.rows import draw_chosen, draw_focus
from gui.theme import Ink, Theme

AnyIndex = QModelIndex | QPersistentModelIndex
_PAD, _BOX, _INDENT = 8, 18, 26
_COLUMN = 0.38
_NOTE = 0.3
_TITLES = {Kind.ARTICLE, Kind.SECTION, Kind.OTHERS}
_BOXES = {
    Qt.CheckState.Checked: QStyle.StateFlag.State_On,
    Qt.CheckState.Unchecked: QStyle.StateFlag.State_Off,
    Qt.CheckState.PartiallyChecked: QStyle.StateFlag.State_NoChange,
}
_STRONG = {"L", "R", "AL"}
_TICKS = Qt.ItemDataRole.CheckStateRole


class PlacesDelegate(QStyledItemDelegate):
    """Draws tick, words in their sentence, and what stands there now."""

    def __init__(self, theme: Theme, ink: Ink) -> None:
        super().__init__()
        self._theme = theme
        self._ink = ink

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        return QSize(200, QFontMetrics(option.font).height() + 9)

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex
    ) -> None:
        line: Line = index.data(LINE)
        column = option.rect.left() + int(option.rect.width() * _COLUMN)
        painter.save()
        draw_chosen(painter, option, self._theme)
        draw_focus(painter, option, self._theme)
        room = option.rect.adjusted(_PAD, 0, -_PAD, 0)
        if line.kind in (Kind.PLACE, Kind.CONFLICT, Kind.OTHERS):
            room.setLeft(room.left() + _INDENT)
        ticked = index.data(_TICKS)
        if ticked is not None:
            self._draw_box(painter, option, room.left(), ticked)
            room.setLeft(room.left() + _BOX + 6)
        self._draw_note(painter, option.font, room, line)
        painter.setPen(QColor(self._theme.text))
        if line.kind in _TITLES:
            self._draw_title(painter, option.font, room, line)
        else:
            self._draw_words(painter, option.font, room, line, column)
        painter.restore()

    @override
    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: AnyIndex,
    ) -> bool:
        if isinstance(model, PlacesModel) and _asks(event, option.rect):
            model.toggle(index)
            return True
        return False

    def _draw_box(
        self, painter: QPainter, option: QStyleOptionViewItem, left: int, ticked: object
    ) -> None:
        box = QStyleOptionButton()
        top = option.rect.top() + (option.rect.height() - _BOX) // 2
        box.rect = QRect(left, top, _BOX, _BOX)
        box.palette = option.palette
        box.state = QStyle.StateFlag.State_Enabled | _BOXES[Qt.CheckState(ticked)]
        style = option.widget.style()
        element = QStyle.PrimitiveElement.PE_IndicatorCheckBox
        style.drawPrimitive(element, box, painter, option.widget)

    def _draw_note(
        self, painter: QPainter, font: QFont, room: QRect, line: Line
    ) -> None:
        """Write on the right, and take that off the room."""
        metrics = QFontMetrics(font)
        note = metrics.elidedText(
            line.note, Qt.TextElideMode.ElideRight, int(room.width() * _NOTE)
        )
        painter.setFont(font)
        painter.setPen(QColor(self._theme.muted))
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(room, int(right), note)
        room.setRight(room.right() - metrics.horizontalAdvance(note) - 2 * _PAD)

    def _draw_title(
        self, painter: QPainter, font: QFont, room: QRect, line: Line
    ) -> None:
        bold = QFont(font)
        bold.setBold(line.kind is not Kind.OTHERS)
        painter.setFont(bold)
        title = QFontMetrics(bold).elidedText(
            " ".join(line.words.split()), Qt.TextElideMode.ElideRight, room.width()
        )
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(room, int(left), title)

    def _draw_words(
        self, painter: QPainter, font: QFont, room: QRect, line: Line, column: int
    ) -> None:
        """Set the sentence so that its words stand in the column."""
        cut = _cut(
            line, QFontMetrics(font), column - room.left(), room.right() - column
        )
        layout = QTextLayout(f"{cut.before}{cut.words}{cut.after}", font)
        start, length = _units(cut.before), _units(cut.words)
        mark = QTextLayout.FormatRange()
        mark.start, mark.length = start, length
        mark.format = QTextCharFormat()
        mark.format.setBackground(self._ink.fill)
        layout.beginLayout()
        row = layout.createLine()
        layout.endLayout()
        begin = min(_x(row, start), _x(row, start + length))
        top = room.top() + (room.height() - row.height()) / 2
        painter.setClipRect(room)
        layout.draw(painter, QPointF(column - begin, top), [mark])


def _cut(line: Line, metrics: QFontMetrics, left: int, right: int) -> Line:
    """Cut what does not fit beside the words, with an ellipsis."""
    right -= metrics.horizontalAdvance(line.words)
    strong = (bidirectional(char) for char in f"{line.before}{line.words}")
    leftwards = next((one != "L" for one in strong if one in _STRONG), False)
    before, after = (right, left) if leftwards else (left, right)
    ends = Qt.TextElideMode
    return line._replace(
        before=metrics.elidedText(line.before, ends.ElideLeft, before),
        after=metrics.elidedText(line.after, ends.ElideRight, after),
    )


def _units(text: str) -> int:
    """Count what Qt counts."""
    return Utf16Map.of(text).to_units(len(text))


def _x(row: QTextLine, unit: int) -> float:
    """Find where a place in the text stands on its line."""
    # It gives the place with the unit, which its stub does not say.
    found = cast(tuple[float, int], row.cursorToX(unit))
    return found[0]


def _asks(event: QEvent, rect: QRect) -> bool:
    """Tell whether a key or a click asks for the tick."""
    if isinstance(event, QKeyEvent):
        return event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Select)
    if not isinstance(event, QMouseEvent):
        return False
    near = event.position().x() < rect.left() + _PAD + _INDENT + _BOX
    return near and event.type() == QEvent.Type.MouseButtonRelease
