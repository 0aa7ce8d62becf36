"""The same words everywhere: where they stand, and which places are meant."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QListView,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from annotations.article import ArticleId
from annotations.elsewhere import Found, Repeat, Wanted, said, summed_up
from annotations.propagate import doubt
from annotations.wording import counted
from gui.dialogs.propagation_rows import PlacesDelegate
from gui.models.places import PlacesModel
from gui.panels.parts import words
from gui.theme import Ink, Theme

_SIZE = (980, 640)
_ROLE = QDialogButtonBox.ButtonRole.AcceptRole
_HOW = "Space ticks a place, or all of an article; Ctrl+A ticks all, Ctrl+Shift+A none."
_WIDER = "There are places that the boxes below leave out."


@dataclass(frozen=True, slots=True)
class Sources:
    """Where the dialog has its answers from: places, and texts to show them in."""

    look: Callable[[Wanted], Sequence[Found]]
    text: Callable[[ArticleId], str]


class PropagationDialog(QDialog):
    """Shows what repeating a decision would change; ``ordered`` carries a ``Repeat``.

    ``here`` is the article that it was decided in, if it is on the desk.
    """

    ordered = Signal(object)

    def __init__(
        self, wanted: Wanted, here: ArticleId, sources: Sources, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("The same words elsewhere")
        self.resize(*_SIZE)
        self._wanted = wanted
        self._here = here
        self._sources = sources
        self.doubt = doubt(wanted.decision.words)
        self.title = words(wrap=False)
        self.summary = words()
        self.all = QRadioButton("A&ll articles")
        self.this = QRadioButton("&This article")
        self.case = QCheckBox("Match &case")
        self.done_too = QCheckBox("&Finished articles, too")
        self.model = PlacesModel(sources.text)
        self.list = QListView()
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.apply = self.buttons.addButton("", _ROLE)
        self._lay_out()
        self._connect()
        self._look()

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing would be found, whatever were asked for."""
        widest = replace(self._wanted, articles=None, match_case=False, finished=True)
        return not self.model.rowCount() and not self._sources.look(widest)

    def dress(self, theme: Theme, ink: Ink) -> None:
        """Draw in the colours of the window and of the label."""
        self._delegate = PlacesDelegate(theme, ink)
        self.list.setItemDelegate(self._delegate)

    def _lay_out(self) -> None:
        heading = self.title.font()
        heading.setPointSizeF(heading.pointSizeF() * 1.25)
        heading.setBold(True)
        self.title.setFont(heading)
        self.title.setText(said(self._wanted.decision))
        self.all.setChecked(True)
        self.case.setChecked(self._wanted.match_case)
        self.list.setModel(self.model)
        self.list.setAccessibleName("Places")
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.apply.setDefault(True)
        column = QVBoxLayout(self)
        column.addWidget(self.title)
        column.addWidget(self.summary)
        column.addLayout(self._options())
        column.addWidget(self.list, stretch=1)
        column.addWidget(_muted(_HOW))
        column.addWidget(self.buttons)
        self.list.setFocus()

    def _options(self) -> QHBoxLayout:
        row = QHBoxLayout()
        for option in (self.all, self.this):
            row.addWidget(option)
        row.addSpacing(18)
        row.addWidget(self.case)
        row.addWidget(self.done_too)
        row.addStretch()
        row.addWidget(self._ticker("Tick &all", "Ctrl+A", on=True))
        row.addWidget(self._ticker("&None", "Ctrl+Shift+A", on=False))
        return row

    def _ticker(self, title: str, key: str, *, on: bool) -> QPushButton:
        button = QPushButton(title, autoDefault=False)
        button.clicked.connect(lambda: self.model.tick_all(on=on))
        shortcut = QShortcut(QKeySequence(key), self)
        shortcut.activated.connect(lambda: self.model.tick_all(on=on))
        return button

    def _connect(self) -> None:
        for option in (self.this, self.case, self.done_too):
            option.toggled.connect(lambda _: self._look())
        self.model.ticked.connect(self._name)
        self.buttons.accepted.connect(self._order)
        self.buttons.rejected.connect(self.reject)

    def _asked(self) -> Wanted:
        is_here = self.this.isChecked()
        return replace(
            self._wanted,
            articles=[self._here] if is_here else None,
            match_case=self.case.isChecked(),
            # Whoever asks for the article in front of them means it, done or not.
            finished=is_here or self.done_too.isChecked(),
        )

    def _look(self) -> None:
        self.done_too.setEnabled(not self.this.isChecked())
        self._wanted = self._asked()
        found = self._sources.look(self._wanted)
        self.model.show(found, ticked=not self.doubt)
        why = self.doubt if any(one.places.changes for one in found) else ""
        if not found and not self.is_empty:
            why = _WIDER
        self.summary.setText(f"{summed_up(found)} {why}".rstrip())
        self.list.setCurrentIndex(self.model.index(0))

    def _name(self) -> None:
        verb = "&Mark" if self._wanted.decision.accepted else "&Reject"
        number = self.model.number
        self.apply.setText(f"{verb} {counted(number, 'place')}")
        self.apply.setEnabled(number > 0)

    def _order(self) -> None:
        self.ordered.emit(Repeat(wanted=self._wanted, chosen=self.model.chosen))
        self.accept()


def _muted(text: str) -> QLabel:
    label = QLabel(text)
    label.setObjectName("muted")
    return label
