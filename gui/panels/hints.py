"""The keys, under the text, and now and then a hint in their place."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QStackedLayout,
    QToolButton,
    QWidget,
)
from typing_extensions import override

from gui.keys import short
from gui.panels.parts import keycap
from gui.workspace import Workspace

_MARGIN, _APART = 12, 14
_LABELS = 2
_SHOWN = (
    (("review.confirm",), "confirm"),
    (("review.reject",), "reject"),
    ((), "… label"),
    (
        (
            "review.shrink_right",
            "review.grow_right",
            "review.grow_left",
            "review.shrink_left",
        ),
        "edges",
    ),
    (("edit.undo",), "undo"),
    (("review.next_pending",), "next"),
    (("article.confirm_rest",), "the rest"),
    (("article.done",), "done"),
    (("help.sheet",), "cheat sheet"),
)


class Hints(QWidget):
    """Shows the keys that a reviewer needs most; in a narrow window the first ones.

    A hint takes their place until it is dismissed, without moving anything else.
    """

    dismissed = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.setObjectName("hints")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._workspace = workspace
        self.groups: list[QWidget] = []
        self._row, keys = _row()
        self.tip = QLabel()
        self._pages = QStackedLayout(self)
        self._pages.addWidget(keys)
        self._pages.addWidget(self._tip_page())
        for changed in (
            workspace.keys_changed,
            workspace.labels_changed,
            workspace.project_changed,
        ):
            changed.connect(self._fill)
        self._fill()

    def give(self, tip: str) -> None:
        """Show a hint, as rich text; an empty one brings the keys back."""
        self.tip.setText(tip)
        self._pages.setCurrentIndex(int(bool(tip)))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _tip_page(self) -> QWidget:
        self.tip.setObjectName("tip")
        self.tip.setTextFormat(Qt.TextFormat.RichText)
        self.tip.setWordWrap(True)
        # A long hint takes two lines; it never moves what stands above.
        self.tip.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        close = QToolButton(autoRaise=True)
        close.setText("✕")
        close.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        close.setAccessibleName("Dismiss the hint")
        close.clicked.connect(self.dismissed)
        row, page = _row()
        row.setContentsMargins(_MARGIN, 1, _MARGIN, 1)
        page.setObjectName("tip_page")
        page.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row.addWidget(self.tip, stretch=1)
        row.addWidget(close)
        return page

    def _fill(self) -> None:
        for old in self.groups:
            old.hide()
            old.deleteLater()
        while self._row.takeAt(0):
            pass
        self.groups = list(self._made())
        self._row.addStretch(1)
        for group in self.groups:
            self._row.addWidget(group)
        self._row.addStretch(1)
        self._fit()

    def _made(self) -> list[QWidget]:
        keymap, project = self._workspace.keymap, self._workspace.project
        offered = project.labels.offered if project else ()
        labels = [label.key.upper() for label in offered if label.key]
        made = []
        for ids, what in _SHOWN:
            keys = [short(keymap.keys(id_)) for id_ in ids] or labels[:_LABELS]
            if any(keys):
                made.append(_group(keys, what))
        return made

    def _fit(self) -> None:
        room = self.width() - 2 * _MARGIN
        for group in self.groups:
            room -= group.sizeHint().width() + _APART
            group.setVisible(room >= 0)


def _row() -> tuple[QHBoxLayout, QWidget]:
    page = QWidget()
    row = QHBoxLayout(page)
    row.setContentsMargins(_MARGIN, 6, _MARGIN, 8)
    row.setSpacing(_APART)
    return row, page


def _group(keys: list[str], what: str) -> QWidget:
    group = QWidget()
    row = QHBoxLayout(group)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(5)
    for key in filter(None, keys):
        row.addWidget(keycap(key))
    label = QLabel(what)
    label.setObjectName("muted")
    row.addWidget(label)
    return group
