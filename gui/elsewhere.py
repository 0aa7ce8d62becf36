"""Where else the words of a span were decided, and whether that agrees."""

from collections.abc import Sequence

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from annotations.article import ArticleId
from annotations.consistency import Place, against, elsewhere, said, same_words
from annotations.edit import Action, Edit, Kind, annotation_changes
from annotations.marks import Mark, MarkKey, mark_of
from annotations.memory.remembered import Remembered
from annotations.wording import shortened
from annotations.words import words_key
from gui.dialogs.places import PlacesDialog
from gui.dialogs.shown import show
from gui.pointing import Pointing
from gui.workspace import Workspace

_MOST = 300
_UNKNOWN = "These words were decided nowhere else."
_NO_WAY_BACK = "There is no place to go back to."
_TAKE_BACK = "{edit.undo} takes it back."
_CHOICES = frozenset({Action.ADD, Action.CONFIRM, Action.REJECT, Action.RELABEL})


def about(workspace: Workspace, mark: Mark) -> tuple[Remembered, ...]:
    """Look up what this annotator decided about a span's words elsewhere."""
    project = workspace.project
    if project is None:
        return ()
    memory = project.store.memory
    remembered = memory.about(_words(workspace, mark), workspace.annotator)
    return elsewhere(remembered, mark)


def warning(workspace: Workspace, mark: Mark, remembered: Sequence[Remembered]) -> str:
    """Say what a span's label goes against; nothing if it agrees."""
    desk = workspace.desk
    if desk is None:
        return ""
    same = same_words(desk.article.text, mark, workspace.marks)
    return against(mark, remembered, (other.label for other in same))


class Elsewhere(QObject):
    """Lists the places, goes there and back, and speaks up after a choice."""

    def __init__(
        self, workspace: Workspace, pointing: Pointing, window: QWidget
    ) -> None:
        super().__init__(workspace)
        self._workspace = workspace
        self._pointing = pointing
        self._window = window
        self._came_from: list[tuple[ArticleId, MarkKey | None]] = []
        self._warned = ""
        workspace.edited.connect(self._weigh)
        workspace.exhausted.connect(self._warn)
        workspace.project_changed.connect(self._came_from.clear)

    def ask(self) -> None:
        """List where the words of the current span were decided."""
        mark, project = self._workspace.current, self._workspace.project
        if mark is None or project is None:
            return
        here = mark.annotation.id if mark.annotation else ""
        words = _words(self._workspace, mark)
        places = project.store.lookout.places(
            words, self._workspace.annotator, but=here, limit=_MOST
        )
        if not places:
            self._workspace.told.emit(_UNKNOWN)
            return
        title = f"“{shortened(words)}” elsewhere"
        head = _head(said(about(self._workspace, mark)), len(places))
        dialog = PlacesDialog(title, head, places, self._window)
        dialog.chosen.connect(self.go)
        show(dialog, in_review=True)

    def go(self, place: Place) -> None:
        """Open a place; the way back is remembered."""
        desk, current = self._workspace.desk, self._workspace.current
        if desk is not None:
            key = current.key if current else None
            self._came_from.append((desk.article.id, key))
        self._workspace.attempt(lambda: self._open(place))

    def back(self) -> None:
        """Return to where the last place was opened from."""
        if not self._came_from:
            self._workspace.told.emit(_NO_WAY_BACK)
            return
        article_id, key = self._came_from.pop()
        self._workspace.open_article(article_id)
        self._workspace.select(key)

    def _open(self, place: Place) -> None:
        self._workspace.open_article(place.article_id)
        marks = self._workspace.marks
        there = (
            m for m in marks if m.annotation and m.annotation.id == place.annotation_id
        )
        if (mark := next(there, None)) is not None:
            self._workspace.select(mark.key)
        else:  # words that were found to be nothing bear no mark
            self._pointing.cursor.put(place.span)
        way = self._workspace.keymap.said("{review.elsewhere_back} goes back.")
        self._workspace.told.emit(way)

    def _weigh(self, edit: Edit) -> None:
        """Say what a choice goes against, once it is made: no question stops it."""
        self._warned = ""
        desk, changes = self._workspace.desk, annotation_changes(edit.changes)
        if edit.kind is not Kind.FRESH or edit.action not in _CHOICES or desk is None:
            return
        if len(changes) != 1 or changes[0].article_id != desk.article.id:
            return
        made = changes[0].after
        if made is None or made.is_nothing:
            return
        mark = mark_of(made)
        if said_ := warning(self._workspace, mark, about(self._workspace, mark)):
            back = self._workspace.keymap.said(_TAKE_BACK)
            self._warned = f"⚠ {edit.title}. {said_} {back}"
            self._warn()

    def _warn(self) -> None:
        """Say it, again if that nothing is pending was said over it."""
        if self._warned:
            self._workspace.told.emit(self._warned)


def _words(workspace: Workspace, mark: Mark) -> str:
    desk = workspace.desk
    return words_key(mark.span.of(desk.article.text)) if desk else ""


def _head(known: str, number: int) -> str:
    return f"{known} (the first {number:,})" if number == _MOST else known
