"""The keys of one action, to take away, to add to, and to have as they were."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from gui.dialogs.key_field import KeyField
from gui.keymap import Keymap
from gui.keys import written

_HEIGHT = 104


class KeyEditor(QWidget):
    """Asks for changes; whether one is made is decided elsewhere.

    ``owner_wanted`` carries the action that has a key already.
    """

    added = Signal(str)
    removed = Signal(str)
    reset = Signal()
    owner_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.title = QLabel(textFormat=Qt.TextFormat.PlainText)
        self.new_key = KeyField("Press a new key")
        self.new_key.setAccessibleName("Press a new key for this action")
        self.usual = QPushButton("Usual keys")
        self.note = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.show_owner = QPushButton("Show it")
        self.caps: list[QToolButton] = []
        self._owner = ""
        self._set_up()

    def show_action(self, keymap: Keymap, id_: str | None) -> None:
        """Show the keys of an action; of a label, where they are changed."""
        self._say("" if id_ else "The keys of labels belong to the label scheme.")
        self.title.setText(keymap.usual[id_].title if id_ else "")
        for widget in (self.new_key, self.usual):
            widget.setEnabled(id_ is not None)
        self.usual.setVisible(id_ in keymap.changed)
        self.new_key.clear()
        for cap in self.caps:
            cap.hide()
            cap.deleteLater()
        self.caps = [self._cap(key) for key in keymap.keys(id_)] if id_ else []
        for place, cap in enumerate(self.caps):
            self._line.insertWidget(place, cap)

    def refuse(self, why: str, owner: str | None) -> None:
        """Say why a key cannot be given, and offer to go to who has it."""
        self._owner = owner or ""
        self._say(why)
        self.show_owner.setVisible(owner is not None)

    def _set_up(self) -> None:
        self.setFixedHeight(_HEIGHT)
        font = self.title.font()
        font.setBold(True)
        self.title.setFont(font)
        self.new_key.setFixedWidth(150)
        for button in (self.usual, self.show_owner):
            button.setAutoDefault(False)
        self.new_key.pressed.connect(self.added)
        self.usual.clicked.connect(self.reset)
        self.show_owner.clicked.connect(lambda: self.owner_wanted.emit(self._owner))
        self._line = QHBoxLayout()
        self._line.addWidget(self.new_key)
        self._line.addStretch(1)
        self._line.addWidget(self.usual)
        noted = QHBoxLayout()
        noted.addWidget(self.note, stretch=1)
        noted.addWidget(self.show_owner)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.addWidget(self.title)
        column.addLayout(self._line)
        column.addLayout(noted)
        column.addStretch(1)

    def _say(self, note: str) -> None:
        self.note.setText(note)
        self.show_owner.hide()

    def _cap(self, key: str) -> QToolButton:
        cap = QToolButton()
        cap.setText(f"{written((key,))}  ✕")
        cap.setObjectName("keycap")
        cap.setToolTip("Take this key away")
        cap.setAccessibleName(f"Take the key {written((key,))} away")
        cap.clicked.connect(lambda: self.removed.emit(key))
        return cap
