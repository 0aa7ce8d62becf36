"""The open project, as something Qt can listen to; owns no widget."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from annotations.article import ArticleId
from annotations.edit import Action, Changes, Edit, Review
from annotations.effort import Stopwatch
from annotations.errors import CopydeskError, StaleEditError
from annotations.following import followed, is_repeated, leads_to, place_after
from annotations.listing import ArticleSummary, Query
from annotations.marks import Mark, MarkKey, under
from annotations.session import Desk
from annotations.sight import Shown
from annotations.tokens import Tokens
from annotations.walking import beyond, is_any, is_pending
from db.project import create
from gui.keymap import Keymap
from gui.project import Project
from gui.queue import first_unfinished
from gui.turns import Turns


class Workspace(QObject):
    """Holds project, list and current span, and tells when one of them changes.

    ``failed`` carries a sentence about what the world did, ``hindered`` one about what
    it kept from being done, ``told`` one about what was done, and ``withdrawn`` one
    that holds no longer; ``exhausted`` that nothing is left to go to.
    """

    project_changed = Signal()
    list_changed = Signal()
    article_changed = Signal()
    edited = Signal(object)
    current_changed = Signal()
    sight_changed = Signal()
    exhausted = Signal()
    keys_changed = Signal()
    labels_changed = Signal()
    failed = Signal(str)
    hindered = Signal(str)
    told = Signal(str)
    withdrawn = Signal(str)

    def __init__(self, annotator: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._annotator = annotator
        self.project: Project | None = None
        self.query = Query()
        self.queue: Sequence[ArticleId] = ()
        self.tokens = Tokens.of("")
        self.keymap = Keymap({})
        self.turns = Turns(lambda: QApplication.activeModalWidget() is not None)
        self._key: MarkKey | None = None
        self._place = 0
        self._going_on = False

    @property
    def annotator(self) -> str:
        """Who decides."""
        return self._annotator

    @property
    def desk(self) -> Desk | None:
        """The article being reviewed."""
        return self.project.session.desk if self.project else None

    @property
    def marks(self) -> tuple[Mark, ...]:
        """What stands on the article, in reading order."""
        return self.desk.marks if self.desk else ()

    @property
    def shown(self) -> Shown:
        """What is seen of the article, and how much is not."""
        return self.desk.shown if self.desk else Shown()

    @property
    def current(self) -> Mark | None:
        """The span that keys act on."""
        if self.desk is None or self._key is None:
            return None
        return self.desk.by_key.get(self._key)

    @property
    def stopwatch(self) -> Stopwatch | None:
        """What counts for the article on the desk."""
        return self.project.session.stopwatch if self.project else None

    def create(self, path: Path) -> None:
        """Make a new project and open it."""
        create(path)
        self.open(path)

    def open(self, path: Path) -> None:
        """Open a project at its first unfinished article; the old one stays on failure.

        Raises:
            CopydeskError: the file cannot be opened as a project.
        """
        if self.project is not None and self.project.is_gone:
            # Nobody else may open the file while its log is still elsewhere.
            self.project.store.settle()
            self.close()
            self.project_changed.emit()
            self.refresh_list()
        opened = Project(path, self._annotator)
        opened.relabel(self.keymap.taken)
        self.close()
        self.project = opened
        opened.session.subscribe(self._on_edit)
        self.query = Query()
        self.project_changed.emit()
        self.refresh_list()
        self._open_first()

    def close(self) -> None:
        """Let go of the project; everything is on disk already."""
        if self.project is not None:
            self.project.leave()
            self.project.store.close()
            self.project = None

    def sign_as(self, annotator: str) -> None:
        """Go on as another annotator."""
        self._annotator = annotator
        if self.project is not None:
            self.open(self.project.path)

    def search(self, query: Query) -> None:
        """List other articles, or in another order."""
        self.query = query
        self.refresh_list()

    def refresh_list(self) -> None:
        """List the articles anew."""
        self.queue = ()
        if self.project is not None:
            self.queue = self.project.store.article_ids(self.query, self._annotator)
        self.list_changed.emit()

    def refresh(self) -> None:
        """Show what a job has added, keeping place and current span."""
        if self.project is None:
            return
        self.project.pipelines = self.project.store.pipelines()
        self.refresh_list()
        if self.desk is None:
            self._open_first()
        else:
            self._lay_out(self.desk.article.id, key=self._key)

    def open_article(self, article_id: ArticleId) -> None:
        """Put an article on the desk, at its first pending span."""
        if self.desk is None or self.desk.article.id != article_id:
            self._lay_out(article_id, key=None)

    def step_article(self, step: int) -> None:
        """Go to the article before or after in the list."""
        if not self.queue:
            self.told.emit("No article is listed: look for other ones, or for all.")
            return
        if self.desk is None or self.desk.article.id not in self.queue:
            self._open_first()
            return
        index = self.queue.index(self.desk.article.id) + step
        if 0 <= index < len(self.queue):
            self.open_article(self.queue[index])

    def next_unfinished(self) -> ArticleId | None:
        """Find the next article in the list that is not done, from here on around."""
        here = self.desk.article.id if self.desk else None
        start = self.queue.index(here) + 1 if here in self.queue else 0
        rest = [*self.queue[start:], *self.queue[:start]]
        return first_unfinished(self.summaries, rest)

    def perform(
        self, action: Action, title: str, changes: Changes, *, go_on: bool = False
    ) -> None:
        """Do something new; with ``go_on``, the next pending span becomes current.

        Both are told as one, so that nothing is worked out and drawn twice.
        """
        assert self.project is not None  # noqa: S101  the actions are off without one
        self.project.refuse_if_gone()
        self._going_on = go_on
        try:
            edit = self.project.session.perform(action, title, changes)
        finally:
            self._going_on = False
        if go_on and (edit is None or not any(mark.is_pending for mark in self.marks)):
            self.step(1, pending_only=True)

    def select(self, key: MarkKey | None) -> None:
        """Make a span current."""
        if key != self._key:
            self._key = key
            self.current_changed.emit()

    def select_at(self, point: int) -> None:
        """Make the innermost span at a position current."""
        if at := under(self.marks, point):
            self.select(min(at, key=lambda mark: len(mark.span)).key)

    def step(self, step: int, *, pending_only: bool) -> None:
        """Go to the next or previous span, around the ends of the article."""
        beyond = self._beyond(step, pending_only=pending_only)
        if beyond is None:
            self.exhausted.emit()
        else:
            self.select(beyond.key)

    def look(self, *, threshold: float, second_opinion: bool, silenced: bool) -> None:
        """See more or less of what is undecided."""
        if self.project is not None:
            session = self.project.session
            session.look(
                threshold=threshold, second_opinion=second_opinion, silenced=silenced
            )
        if self.current is None:
            self._key = self._first_pending()
        self.sight_changed.emit()

    def summaries(self, ids: Sequence[ArticleId]) -> Sequence[ArticleSummary]:
        """Fetch lines of the list."""
        if self.project is None:
            return ()
        return self.project.store.summaries(ids, self._annotator)

    def counts(self) -> Mapping[Review, int]:
        """Count the articles by review state."""
        if self.project is None:
            return {}
        return self.project.store.review_counts(self._annotator)

    def attempt(self, act: Callable[[], None]) -> None:
        """Do something in its turn; what the world does to it is said in a sentence.

        What somebody else has changed in the meantime is shown as it stands now.
        """
        self.turns.take(partial(self._attempt, act))

    def _attempt(self, act: Callable[[], None]) -> None:
        try:
            act()
        except CopydeskError as error:
            if isinstance(error, StaleEditError):
                self.refresh()
            self.hindered.emit(str(error))

    def _beyond(self, step: int, *, pending_only: bool) -> Mark | None:
        wanted = is_pending if pending_only else is_any
        return beyond(self.marks, self.current, step, wanted, place=self._place)

    def _open_first(self) -> None:
        unfinished = self.next_unfinished()
        first = next(iter(self.queue), None) if unfinished is None else unfinished
        if first is not None:
            self._lay_out(first, key=None)
        else:
            self._clear()

    def _clear(self) -> None:
        if self.project is not None:
            self.project.leave()
            self.project.session.close()
        self._key = None
        self.article_changed.emit()

    def _lay_out(self, article_id: ArticleId, *, key: MarkKey | None) -> None:
        assert self.project is not None  # noqa: S101  an id comes from a project
        if self.desk is not None and self.desk.article.id != article_id:
            self.project.leave()
        desk = self.project.session.open(article_id)
        self.tokens = desk.tokens
        self._key = key if key in desk.by_key else self._first_pending()
        self._place = 0
        self.article_changed.emit()

    def _first_pending(self) -> MarkKey | None:
        return next((m.key for m in self.marks if m.is_pending), None)

    def _on_edit(self, edit: Edit) -> None:
        """Follow an edit to where it was, even to another article."""
        here = self.desk.article.id if self.desk else None
        if (home := leads_to(edit, here)) is not None:
            self._lay_out(home, key=None)
        if self.desk is not None:
            self._key = followed(edit, self.desk) or self._key
            self._place = place_after(edit, self.desk, self._place)
        lost = is_repeated(edit) and self.current is None
        if self._going_on or lost:
            beyond = self._beyond(1, pending_only=True)
            self._key = beyond.key if beyond else self._key
        self.edited.emit(edit)
