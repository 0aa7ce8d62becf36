"""Walking what may be missed: at the end of an article, or whenever somebody asks."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal

from annotations import review
from annotations.article import ArticleId
from annotations.edit import Action, Edit, Kind, annotation_changes
from annotations.marks import Mark
from annotations.missed import Candidate, missed
from annotations.span import Span
from annotations.wording import counted, shortened
from gui.pointing import Pointing
from gui.settings import Settings
from gui.workspace import Workspace

_HERE = "{at} of {all} possibly missed: “{words}”, {why}."
_KEYS = " A label’s key marks it, {review.reject}: it is nothing."  # noqa: RUF001  an apostrophe is meant
_NONE = "Nothing else here looks like an entity: {article.done} marks the article done."
_OVER = "{left} passed over: {review.next_missed} begins again."
_PENDING_DONE = "Nothing is pending: {article.done} marks the article done."
_LEFT = "Nothing is pending, {left} possibly missed: {review.next_missed} walks them."


class Missed(QObject):
    """Puts the token cursor on one candidate after the other until it is led away.

    What is added there, or found to be nothing, leads on to the next. ``shown`` tells
    the spans of all candidates while the walk lasts, and none after it.
    """

    shown = Signal(object)

    def __init__(
        self, workspace: Workspace, pointing: Pointing, settings: Settings
    ) -> None:
        super().__init__(workspace)
        self._workspace = workspace
        self._pointing = pointing
        self._settings = settings
        self._here: Candidate | None = None
        self._offered: ArticleId | None = None
        workspace.edited.connect(self._follow)
        workspace.exhausted.connect(self._say_what_is_left)
        workspace.article_changed.connect(self._begin_anew)
        for changed in (workspace.current_changed, workspace.sight_changed):
            changed.connect(self.end)

    @property
    def is_walking(self) -> bool:
        """Tell whether the cursor stands on a candidate, wider or narrower perhaps."""
        cursor = self._pointing.cursor.span
        return bool(self._here and cursor and self._here.span.overlaps(cursor))

    @property
    def found(self) -> Sequence[Candidate]:
        """List what may be missed on the article, in order."""
        project, desk = self._workspace.project, self._workspace.desk
        return missed(desk, project.labels) if project and desk else ()

    def step(self, step: int) -> None:
        """Go to the next or previous candidate, around the ends of the article."""
        found = self.found
        here = self._here.span if self._here and self.is_walking else None
        if not found:
            self.end()
            self._tell(_NONE)
        else:
            self._go(_beyond(found, here, step) or found[0 if step > 0 else -1], found)

    def unless_walking(self, act: Callable[[], None]) -> None:
        """Say of the candidate that it is nothing; else do what the key does else."""
        if self.is_walking:
            self._settle()
        else:
            act()

    def first(self, finish: Callable[[], None]) -> None:
        """Walk the candidates before an article is left, if that is wanted, once."""
        desk = self._workspace.desk
        here = desk.article.id if desk else None
        if self._settings.walks_missed and here != self._offered and self.found:
            self._offered = here
            self.step(1)
        else:
            finish()

    def end(self) -> None:
        """Walk no further."""
        if self._here is not None:
            self._here = None
            self.shown.emit(())

    def _go(self, candidate: Candidate, found: Sequence[Candidate]) -> None:
        self._pointing.cursor.put(candidate.span)
        self._here = candidate
        self.shown.emit(tuple(one.span for one in found))
        desk = self._workspace.desk
        assert desk is not None  # noqa: S101  there is something to be missed
        said = _HERE.format(
            at=list(found).index(candidate) + 1,
            all=len(found),
            words=shortened(candidate.span.of(desk.article.text)),
            why=f"{candidate.reason}{candidate.label and f' ({candidate.label})'}",
        )
        self._workspace.told.emit(said + self._workspace.keymap.said(_KEYS))

    def _settle(self) -> None:
        """Remember that there is nothing, so that nobody asks again."""
        desk, here = self._workspace.desk, self._here
        assert desk is not None and here is not None  # noqa: S101, PT018  it walks
        words = shortened(here.span.of(desk.article.text))
        if here.suggestion is None:
            title = f"Nothing at “{words}”"
            changes = review.nothing(desk.layer, here.span)
        else:
            title = f"Reject “{words}” {here.label}"
            changes = review.reject(desk.layer, [Mark(suggestion=here.suggestion)])
        self._workspace.perform(Action.REJECT, title, changes)

    def _follow(self, edit: Edit) -> None:
        """Go on from what was decided, or back to what was taken back."""
        here = self._here.span if self._here else None
        back = _taken_back(edit)
        if here is None and back is None:
            return
        found = self.found
        again = next((one for one in found if one.span == back), None)
        following = again or (here and _beyond(found, here, 1))
        if following:
            self._go(following, found)
            return
        self.end()
        self._tell(_OVER if found else _NONE, left=counted(len(found), "candidate"))

    def _begin_anew(self) -> None:
        self._offered = None
        self.end()

    def _say_what_is_left(self) -> None:
        if self.is_walking:
            return
        number = len(self.found)
        self._tell(_LEFT if number else _PENDING_DONE, left=f"{number:,}")

    def _tell(self, sentence: str, *, left: str = "") -> None:
        whole = sentence.replace("{left}", left)
        self._workspace.told.emit(self._workspace.keymap.said(whole))


def _beyond(
    found: Sequence[Candidate], here: Span | None, step: int
) -> Candidate | None:
    if here is None:
        return None
    if step > 0:
        return next((one for one in found if one.span.start >= here.end), None)
    return next((one for one in reversed(found) if one.span.end <= here.start), None)


def _taken_back(edit: Edit) -> Span | None:
    """Give the words of which an undo takes back that they are nothing."""
    if edit.kind is not Kind.UNDO:
        return None
    gone = (one.before for one in annotation_changes(edit.changes) if not one.after)
    return next((one.span for one in gone if one and one.is_nothing), None)
