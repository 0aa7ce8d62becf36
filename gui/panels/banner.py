"""A line across the top for what went wrong or was finished; it stops no hands."""

from PySide6.QtCore import QElapsedTimer, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy

from gui.dialogs.report import ReportDialog
from gui.dialogs.shown import show

_NONE = "There was no message yet."
_READ = 2_000
"""Milliseconds for which hands that go on leave a message there, to be read."""


class Banner(QFrame):
    """Shows one sentence until it is dismissed, with details where there are any.

    What kept an act from being done is gone once another has been done, unless that
    follows within ``least`` milliseconds.
    """

    def __init__(self) -> None:
        super().__init__()
        self.least = _READ
        self._passes = False
        self._shown = QElapsedTimer()
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
        self._lines, self._passes = lines, False
        self.text.setText(sentence)
        self.text.setAccessibleName(sentence)
        self.more.setVisible(bool(lines))
        self.show()

    def complain(self, sentence: str) -> None:
        """Show what kept an act from being done."""
        self.say(sentence)
        self._passes = True
        self._shown.start()

    def go_on(self) -> None:
        """Take away a complaint that an act has overtaken."""
        if self._passes and self._shown.elapsed() >= self.least:
            self.hide()

    def show_more(self) -> None:
        """Show the last message with what goes with it; that it has gone is no bar."""
        dialog = ReportDialog(
            "Summary",
            self.text.text() or _NONE,
            "\n".join(self._lines),
            self.window(),
        )
        show(dialog)
