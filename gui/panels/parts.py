"""Small widgets that several panes are made of."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from gui.theme import small_font


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


def keycap(key: str, parent: QWidget | None = None) -> QLabel:
    """Draw a key."""
    label = QLabel(key, parent)
    label.setObjectName("key")
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    font = small_font(size=11, bold=False)
    label.setFont(font)
    label.setFixedWidth(max(22, QFontMetrics(font).horizontalAdvance(key) + 14))
    return label
