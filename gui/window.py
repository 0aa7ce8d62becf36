"""The main window: puts the parts together and keeps them in step."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QApplication,
    QMainWindow,
    QSplitter,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from annotations.ontonotes import ONTONOTES
from annotations.span import Span
from gui.actions import ACTIONS
from gui.article.document import Setting
from gui.article.overlays import Over
from gui.article.view import ArticleView
from gui.commands import Commands
from gui.counting import Counting
from gui.dropping import paths_of, take_in
from gui.enabling import Enabling
from gui.evaluating import point_out
from gui.held import HeldKeys
from gui.helping import Helping
from gui.idle import Idle
from gui.jobs import Jobs
from gui.keyboard import Keyboard
from gui.menus import Menus, make_tool_bar
from gui.panels.articles import ArticlePanel
from gui.panels.banner import Banner
from gui.panels.hints import Hints
from gui.panels.inspector import Inspector
from gui.panels.parts import Bar
from gui.panels.sight import SightBar
from gui.panels.status import Status
from gui.pointing import Pointing
from gui.reviewing import Reviewing
from gui.settings import Settings
from gui.shortcuts import make_action, perform, tick
from gui.teaching import Teaching
from gui.theme import FIELDS, chosen_theme, field_palette, palette, style_sheet
from gui.welcome import NO_ARTICLES, NO_PROJECT
from gui.workspace import Workspace

_SIZE = (1440, 900)
_WIDTHS = (300, 840, 300)


class Window(QMainWindow):
    """Shows the article between the list and the inspector."""

    def __init__(self, settings: Settings, samples: Path) -> None:
        super().__init__()
        self.settings = settings
        self.theme = chosen_theme(settings.appearance)
        self.workspace = Workspace(settings.annotator, self)
        self.jobs = Jobs(self)
        self.view = ArticleView(self._setting())
        self.articles = ArticlePanel(self.workspace, self.theme)
        self.inspector = Inspector(self.workspace, self.theme)
        self.banner = Banner()
        self.status = Status(self.workspace, self.jobs)
        self.done = Bar(self.theme.line, self.theme.done)
        self.pointing = Pointing(self.workspace, self.view, lambda: settings.points)
        reviewing = Reviewing(self.workspace, self.pointing)
        self.commands = Commands(self.workspace, reviewing, self.jobs, settings, self)
        self.commands.samples = samples
        self._held = HeldKeys(self.view, self.articles.view)
        self.commands.is_held = lambda: self._held.repeating
        self.actions_by_id = {
            spec.id: make_action(spec, self.commands, self) for spec in ACTIONS
        }
        self.keyboard = Keyboard(self.workspace, settings, self.actions_by_id)
        self.hints = Hints(self.workspace)
        self.sight = SightBar(
            self.workspace, self.commands.sighting, self.actions_by_id
        )
        self._set_up()
        self._connect()
        self._dress()
        self._show_project()

    def open(self, path: Path) -> None:
        """Open a project."""
        self.commands.open_path(path)

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        self.settings.keep_shape("window", self.saveGeometry())
        self.settings.keep_shape("splitter", self.splitter.saveState())
        self.commands.close()
        self.workspace.close()
        super().closeEvent(event)

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if paths_of(event.mimeData()):
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        take_in(paths_of(event.mimeData()), self.commands)

    def _setting(self) -> Setting:
        return Setting(self.theme, self.settings.size)

    def _set_up(self) -> None:
        self._menus = Menus(self, self.actions_by_id, self.commands)
        self._enabling = Enabling(self.workspace, self.actions_by_id, self.pointing)
        self.resize(*_SIZE)
        self.setAcceptDrops(True)
        self.view.setAcceptDrops(False)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setHandleWidth(1)
        self.splitter.setChildrenCollapsible(False)
        for pane in (self.articles, self._middle(), self.inspector):
            self.splitter.addWidget(pane)
        self.splitter.setSizes(_WIDTHS)
        self.splitter.setStretchFactor(1, 1)
        self.setCentralWidget(self.splitter)
        self.setStatusBar(self.status)
        self.commands.propagating.offered.connect(self.status.offer.setText)
        self.addToolBar(make_tool_bar(self.actions_by_id, "help.sheet"))
        for spec in ACTIONS:
            (self.view if spec.in_article else self).addAction(
                self.actions_by_id[spec.id]
            )
        self.restoreGeometry(self.settings.shape("window"))
        self.splitter.restoreState(self.settings.shape("splitter"))

    def _middle(self) -> QWidget:
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        parts = (self.done, self.banner, self.view, self.pointing.jump.strip)
        for widget in (*parts, self.sight, self.hints):
            column.addWidget(widget)
        middle = QWidget()
        middle.setMinimumWidth(360)
        middle.setLayout(column)
        return middle

    def _connect(self) -> None:
        workspace = self.workspace
        workspace.project_changed.connect(self._show_project)
        workspace.labels_changed.connect(self._show_labels)
        workspace.article_changed.connect(self._show_article)
        workspace.edited.connect(lambda _: self._show_marks())
        workspace.current_changed.connect(self._show_marks)
        workspace.sight_changed.connect(self._show_marks)
        self._speak_up()
        self._offer_help()
        self.idle = Idle(self.commands, self)
        self.counting = Counting(self, lambda: workspace.stopwatch)
        self.counting.counted.connect(self.status.count)
        self.idle.advanced.connect(self.articles.model.look_again)
        self.commands.looks_changed.connect(self._dress)
        self.commands.focus_wanted.connect(self._focus)
        self.commands.dismissed.connect(self._dismiss)
        pointed = partial(point_out, workspace, self.view)
        self.commands.evaluating.pointed.connect(pointed)
        self.view.pulled.connect(self._pull)
        self._look_out()
        self.pointing.changed.connect(self._enabling.refresh)
        self.inspector.labels.chosen.connect(self._label)
        QApplication.styleHints().colorSchemeChanged.connect(lambda _: self._dress())

    def _speak_up(self) -> None:
        """Have what happened said above the text."""
        self.workspace.failed.connect(self.banner.say)
        self.workspace.hindered.connect(self.banner.complain)
        self.workspace.edited.connect(lambda _: self.banner.go_on())
        self.commands.filling.announced.connect(self.banner.say)
        self.commands.details_wanted.connect(self.banner.show_more)

    def _look_out(self) -> None:
        """Have what is known and what may be missed shown where somebody asks."""
        commands = self.commands
        self.articles.missed_wanted.connect(commands.filling.count_missed)
        self.inspector.span.known.asked.connect(commands.elsewhere.ask)
        commands.missed.shown.connect(partial(self.view.show_over, Over.CANDIDATE))
        commands.dismissed.connect(commands.missed.end)

    def _offer_help(self) -> None:
        actions = self.actions_by_id
        self.helping = Helping(self.commands, self.keyboard, actions, self.view)
        teaching = Teaching(self.commands, self.hints, actions)
        self.menuBar().triggered.connect(lambda _: teaching.open_menu())
        complaint, reasons = self.keyboard.complaint()
        if complaint:
            self.banner.say(complaint, reasons)

    def _dress(self) -> None:
        """Put on the chosen looks."""
        self.theme = chosen_theme(self.settings.appearance)
        QApplication.setPalette(palette(self.theme))
        # Its stub asks for bytes where it takes a string.
        set_palette: Callable[..., None] = QApplication.setPalette
        for field in FIELDS:
            set_palette(field_palette(self.theme), field)
        self.setStyleSheet(style_sheet(self.theme))
        self.view.set_setting(self._setting())
        self.done.set_colours(self.theme.line, self.theme.done)
        self.articles.set_theme(self.theme)
        self.inspector.set_theme(self.theme)
        self.hints.setVisible(self.settings.hints)
        tick(self.actions_by_id, self.settings)
        self._draw_marks()

    def _show_project(self) -> None:
        project = self.workspace.project
        self._show_labels()
        name = f"{project.path.stem} · " if project else ""
        self.setWindowTitle(f"{name}Copydesk")
        if project is None:
            self._show_article()
        self._enabling.refresh()

    def _show_labels(self) -> None:
        project = self.workspace.project
        self._menus.fill_labels()
        self.view.set_scheme(project.labels if project else ONTONOTES)

    def _show_article(self) -> None:
        desk = self.workspace.desk
        if desk is None:
            welcome = NO_ARTICLES if self.workspace.project else NO_PROJECT
            self.view.welcome = self.workspace.keymap.said(welcome)
            self.view.show_nothing()
        elif not self.view.shows(desk.article):
            self.view.show_article(desk.article)
            self._reveal()
        self._draw_marks()
        focus = QApplication.focusWidget()
        if focus is None or not self.articles.isAncestorOf(focus):
            self.view.setFocus()

    def _show_marks(self) -> None:
        self._draw_marks()
        self._reveal()

    def _reveal(self) -> None:
        current = self.workspace.current
        is_led = self.pointing.holds or self.commands.missed.is_walking
        if current and not is_led:
            self.view.reveal(current.span)

    def _draw_marks(self) -> None:
        """Show the marks as they stand, without moving the text under the reader."""
        current = self.workspace.current
        marks = self.workspace.marks
        flag = self.workspace.desk.layer.flag if self.workspace.desk else ""
        self.view.show_marks(marks, current.key if current else None, flag)
        decided = sum(not mark.is_pending for mark in marks)
        pending = len(self.workspace.shown.pending)
        self.done.show_part(decided / max(1, decided + pending))
        self._enabling.refresh()

    def _focus(self, where: str) -> None:
        if where == "spans_order":
            self.inspector.foot.reorder()
            return
        if where == "spans":
            self.inspector.foot.show_spans(shown=True)
        {
            "article": self.view,
            "list": self.articles.view,
            "search": self.articles.search,
            "spans": self.inspector.foot.spans,
        }[where].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _dismiss(self) -> None:
        """Leave the message, and what was begun to be selected."""
        self.banner.hide()
        self.view.drop_selection()
        self.pointing.end()

    def _pull(self, key: str, span: Span) -> None:
        pull = partial(self.commands.reviewing.pull, key, span)
        perform(pull, self.workspace)

    def _label(self, name: str) -> None:
        label = partial(self.commands.reviewing.label, name)
        if self.workspace.desk is not None:
            perform(label, self.workspace)
