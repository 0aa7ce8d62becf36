"""A line across the top for what went wrong or was finished; it stops no hands."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy

from gui.dialogs.report import ReportDialog

_NONE = "There was no message yet."


class Banner(QFrame):
    """Shows one sentence until it is dismissed, with details where there are any."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("banner")
        self.text = QLabel(wordWrap=True)
        self.text.setTextFormat(Qt.TextFormat.PlainText)
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        # A word without end, such as a path, must not widen the window.
        self.text.setSizePolicy(
            QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred
        )
        self.more = QPushButton("Details…")
        self.dismiss = QPushButton("Dismiss")
        self._lines: tuple[str, ...] = ()
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 10, 6)
        row.addWidget(self.text, stretch=1)
        for button, slot in ((self.more, self.show_more), (self.dismiss, self.hide)):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.clicked.connect(slot)
            row.addWidget(button)
        self.hide()

    def say(self, sentence: str, lines: tuple[str, ...] = ()) -> None:
        """Show a sentence, and keep the lines below it for who asks."""
        self._lines = lines
        self.text.setText(sentence)
        self.text.setAccessibleName(sentence)
        self.more.setVisible(bool(lines))
        self.show()

    def show_more(self) -> None:
        """Show the last message with what goes with it; that it has gone is no bar."""
        dialog = ReportDialog(
            "Summary",
            self.text.text() or _NONE,
            "\n".join(self._lines),
            self.window(),
        )
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()
