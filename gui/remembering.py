"""Where memory is to be silent: about words, in an article, in the whole project."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from annotations.memory.switches import EVERYWHERE, Switch
from annotations.session import Desk
from annotations.walking import is_pending
from annotations.wording import shortened
from annotations.words import words_key
from db.memory import Memory
from gui.dialogs.shown import show
from gui.dialogs.silences import Silence, SilencesDialog
from gui.needed import desk_of, project_of
from gui.workspace import Workspace

_LISTED = "“Where memory is silent” in the menu Suggest takes it back."


class Remembering(QObject):
    """Switches memory off and on; what it had suggested comes and goes at once."""

    changed = Signal()

    def __init__(self, workspace: Workspace, window: QWidget) -> None:
        super().__init__(window)
        self._workspace = workspace
        self._window = window
        workspace.article_changed.connect(self.changed)
        workspace.current_changed.connect(self.changed)
        workspace.edited.connect(lambda _: self.changed.emit())

    def toggle_words(self) -> None:
        """Have memory say nothing of the words of the current span, or speak again."""
        mark = self._workspace.current
        if mark is None:
            return
        text = mark.span.of(self._desk.article.text)
        off = self._toggle(Switch(words=words_key(text)))
        quoted = f"“{shortened(text)}”"
        self._tell(
            f"Memory says nothing of {quoted} now",
            f"Memory speaks of {quoted}",
            off=off,
        )
        self._go_on_from(mark.span.start)

    def toggle_article(self) -> None:
        """Have memory say nothing in this article, or speak again."""
        off = self._toggle(Switch(article_id=self._desk.article.id))
        self._tell(
            "Memory is off in this article", "Memory is on in this article", off=off
        )

    def toggle_project(self) -> None:
        """Have memory say nothing in this project, or speak again."""
        off = self._toggle(EVERYWHERE)
        self._tell(
            "Memory is off in this project", "Memory is on in this project", off=off
        )

    def list_silences(self) -> None:
        """Show where memory is silent, to have it speak again."""
        dialog = SilencesDialog(self._silences(), self._window)
        dialog.lifted.connect(self._lift)
        show(dialog)

    def tick(self, actions: Mapping[str, QAction]) -> None:
        """Tick what is switched off."""
        off = self._off
        actions["memory.project"].setChecked(EVERYWHERE in off)
        desk, mark = self._workspace.desk, self._workspace.current
        if desk is not None:
            here = Switch(article_id=desk.article.id)
            actions["memory.article"].setChecked(here in off)
            words = words_key(mark.span.of(desk.article.text)) if mark else ""
            actions["memory.words"].setChecked(Switch(words) in off and bool(words))

    def _toggle(self, switch: Switch) -> bool:
        """Switch off what is on, or on what is off; tell whether it is off now."""
        off = switch not in self._off
        self._memory.switch(switch, self._workspace.annotator, off=off)
        self._recall()
        return off

    def _lift(self, switches: Sequence[Switch]) -> None:
        for switch in switches:
            self._memory.switch(switch, self._workspace.annotator, off=False)
        self._recall()

    def _recall(self) -> None:
        self._workspace.refresh()
        self.changed.emit()

    def _go_on_from(self, start: int) -> None:
        """Stay near words that are marked no longer."""
        marks = self._workspace.marks
        following = (m for m in marks if is_pending(m) and m.span.start >= start)
        if mark := next(following, None):
            self._workspace.select(mark.key)

    def _silences(self) -> list[Silence]:
        return [
            Silence(switch, self._named(switch))
            for switch in sorted(self._off, key=lambda s: (bool(s.words), s.words))
        ]

    def _named(self, switch: Switch) -> str:
        if switch.words:
            return f"The words “{shortened(switch.words)}”"
        if switch.article_id is None:
            return "The whole project"
        (found,) = self._workspace.summaries([switch.article_id])
        return f"The article “{shortened(found.title)}”"

    def _tell(self, silent: str, speaks: str, *, off: bool) -> None:
        self._workspace.told.emit(f"{silent}: {_LISTED}" if off else f"{speaks} again.")

    @property
    def _off(self) -> Sequence[Switch]:
        if self._workspace.project is None:
            return ()
        return self._memory.switched_off(self._workspace.annotator)

    @property
    def _memory(self) -> Memory:
        return project_of(self._workspace).store.memory

    @property
    def _desk(self) -> Desk:
        return desk_of(self._workspace)
