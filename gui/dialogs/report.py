"""Longer words: summaries and crash reports, to read and to copy."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

_ROLE = QDialogButtonBox.ButtonRole.ActionRole


class ReportDialog(QDialog):
    """Shows a sentence and the lines under it, with a button that copies both."""

    def __init__(
        self, title: str, sentence: str, lines: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.resize(640, 380)
        head = QLabel(sentence, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.body = QPlainTextEdit(lines, readOnly=True)
        self.body.setAccessibleName("Details")
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.copy = buttons.addButton("Copy", _ROLE)
        self.copy.setAutoDefault(False)
        self.copy.clicked.connect(self._copy)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(head)
        column.addWidget(self.body)
        column.addWidget(buttons)
        buttons.button(QDialogButtonBox.StandardButton.Close).setFocus()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.body.toPlainText())
