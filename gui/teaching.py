"""Watching what hands do, to give them a hint the first times that one helps."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction

from annotations.annotation import State
from annotations.edit import Action, Change, Edit, Kind, Review, annotation_changes
from annotations.words import words_key
from gui.commands import Commands
from gui.keys import bold
from gui.lessons import Habits, Lesson, decided, lesson
from gui.panels.hints import Hints

_LONG_ENOUGH = 8


class Teaching(QObject):
    """Gives one hint at a time, in the place of the keys; it never asks for anything.

    A hint goes when what it names is done, when it is dismissed, or after a while.
    """

    def __init__(
        self, commands: Commands, hints: Hints, actions: Mapping[str, QAction]
    ) -> None:
        super().__init__(hints)
        self._workspace = commands.workspace
        self._settings = commands.settings
        self._hints = hints
        self._habits = Habits()
        self._said: frozenset[str] = frozenset()
        self._lesson: Lesson | None = None
        self._age = 0
        for id_, action in actions.items():
            action.triggered.connect(self._watcher(id_))
        self._workspace.article_changed.connect(self._begin)
        self._workspace.edited.connect(self._on_edit)
        self._workspace.keys_changed.connect(self._say)
        commands.dismissed.connect(self.dismiss)
        commands.looks_changed.connect(self._consider)
        hints.dismissed.connect(self.dismiss)

    def dismiss(self) -> None:
        """Put the hint away."""
        self._lesson = None
        self._say()

    def open_menu(self) -> None:
        """Note that somebody looked for something in a menu."""
        self._habits = replace(self._habits, by_menu=self._habits.by_menu + 1)
        self._consider()

    def _watcher(self, id_: str) -> Callable[[], None]:
        return lambda: self.use(id_)

    def use(self, id_: str) -> None:
        """Note that an action was done."""
        if self._lesson is not None and f"{{{id_}}}" in self._lesson.says:
            self.dismiss()
        if id_ == "review.next_pending":
            self._habits = replace(self._habits, walked=self._habits.walked + 1)
        self._consider()

    def _begin(self) -> None:
        by_menu = self._habits.by_menu
        self._said, self._lesson = frozenset(), None
        self._habits = Habits(by_menu=by_menu)
        desk = self._workspace.desk
        if desk is not None:
            known = len(desk.layer.by_id)
            self._habits = replace(self._habits, decided=known)
        self._say()
        self._consider()

    def _on_edit(self, edit: Edit) -> None:
        changes = annotation_changes(edit.changes)
        if edit.kind is Kind.FRESH and changes and self._workspace.desk is not None:
            self._note(edit.action, changes[-1])
        self._age += 1
        if self._lesson is not None and self._age > _LONG_ENOUGH:
            self.dismiss()
        self._consider()

    def _note(self, action: Action, change: Change) -> None:
        desk = self._workspace.desk
        assert desk is not None  # noqa: S101  who calls has looked
        side = change.side
        words = words_key(side.span.of(desk.article.text))
        what = f"{action}\n{words}\n{side.label}"
        self._habits = decided(
            self._habits, what, is_confirmed=side.state is State.CONFIRMED
        )
        if action is Action.ADD:
            self._habits = replace(
                self._habits,
                added=self._habits.added + 1,
                overlapping=any(
                    m.span.overlaps(side.span) and m.annotation != change.after
                    for m in self._workspace.marks
                ),
            )

    def _consider(self) -> None:
        """Give a hint if one applies now and none is given."""
        desk = self._workspace.desk
        if desk is None or not (self._settings.tips and self._settings.hints):
            self.dismiss()
            return
        self._habits = replace(
            self._habits,
            pending=len(self._workspace.shown.pending),
            is_done=desk.layer.review is Review.DONE,
        )
        if self._lesson is None:
            self._give(lesson(self._habits, self._settings.tips_given, self._said))

    def _give(self, chosen: Lesson | None) -> None:
        if chosen is None:
            return
        self._lesson, self._age = chosen, 0
        self._said |= {chosen.id}
        self._settings.give_tip(chosen.id)
        self._say()

    def _say(self) -> None:
        says = self._lesson.says if self._lesson else ""
        self._hints.give(self._workspace.keymap.said(says, bold))
