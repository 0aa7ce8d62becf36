"""Flagging articles for discussion, and finding them again."""

from dataclasses import replace
from functools import partial

from PySide6.QtWidgets import QInputDialog, QWidget

from annotations import flags
from annotations.edit import Action
from annotations.layer import Layer
from annotations.session import Desk
from gui.dialogs.shown import show
from gui.needed import desk_of
from gui.workspace import Workspace


class Flagging:
    """Turns the keys for flags into edits; a pending span stays pending under them."""

    def __init__(self, workspace: Workspace, window: QWidget) -> None:
        self._workspace = workspace
        self._window = window

    def toggle(self) -> None:
        """Flag the article at the current span, or take that place off its flag."""
        place = self._place()
        text = flags.toggled(self._layer.flag, place)
        self._flag(text)
        if place in text.splitlines():
            says = self._workspace.keymap.said("{article.flag_note} says why.")
            self._workspace.told.emit(f"Flagged for discussion: {place}. {says}")

    def ask(self) -> None:
        """Ask what is to be discussed about the article."""
        dialog = QInputDialog(self._window)
        dialog.setWindowTitle("Flag for discussion")
        dialog.setOption(QInputDialog.InputDialogOption.UsePlainTextEditForTextInput)
        dialog.setLabelText("What is to be discussed? Without a word, the flag goes.")
        dialog.setTextValue(self._layer.flag or self._place())
        dialog.resize(460, 220)
        dialog.textValueSelected.connect(self._noted)
        show(dialog, in_review=True)

    def list_flagged(self) -> None:
        """List only articles that are flagged, or all again."""
        query = self._workspace.query
        self._workspace.search(replace(query, flagged=not query.flagged))

    @property
    def _desk(self) -> Desk:
        return desk_of(self._workspace)

    @property
    def _layer(self) -> Layer:
        return self._desk.layer

    def _place(self) -> str:
        mark = self._workspace.current
        if mark is None:
            return flags.WHOLE
        return flags.place(mark, self._desk.article.text)

    def _noted(self, text: str) -> None:
        self._workspace.attempt(partial(self._flag, text))

    def _flag(self, text: str) -> None:
        changes = flags.flag(self._layer, text)
        verb = "Flag" if text.strip() else "Unflag"
        title = f"{verb} for discussion: {self._desk.article.title}"
        self._workspace.perform(Action.FLAG, title, changes)
