"""An annotator at work: the only place where state changes."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from annotations.article import Article, ArticleId
from annotations.edit import (
    Action,
    Changes,
    Edit,
    Review,
    ReviewChange,
    annotation_changes,
)
from annotations.effort import Clock, Stopwatch, utc_now
from annotations.errors import StaleEditError
from annotations.history import Entry, History
from annotations.ids import new_edit_id
from annotations.layer import Layer
from annotations.marks import Mark, MarkKey, marks
from annotations.ports import Store
from annotations.suggestion import Suggestion

Listener = Callable[[Edit], None]
_REMEMBERED = 1_000


@dataclass(frozen=True, slots=True)
class Desk:
    """An article as one annotator has it: text, decisions, suggestions."""

    article: Article
    layer: Layer
    suggestions: Sequence[Suggestion] = ()
    marks: tuple[Mark, ...] = field(init=False)
    by_key: Mapping[MarkKey, Mark] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        shown = marks(self.layer, self.suggestions)
        object.__setattr__(self, "marks", shown)
        object.__setattr__(self, "by_key", {mark.key: mark for mark in shown})


class Session:
    """One annotator in one project, with one article on the desk."""

    def __init__(self, store: Store, *, annotator: str, clock: Clock = utc_now) -> None:
        self.annotator = annotator
        self._store = store
        self._clock = clock
        self._listeners: list[Listener] = []
        self.stopwatch = Stopwatch(clock)
        self.history = self._recorded()
        self.desk: Desk | None = None

    def subscribe(self, listener: Listener) -> None:
        """Be told of every edit once it is safe on disk."""
        self._listeners.append(listener)

    def open(self, article_id: ArticleId) -> Desk:
        """Put an article on the desk, as it stands on disk."""
        self.desk = Desk(
            self._store.article(article_id),
            self._store.layer(article_id, self.annotator),
            self._store.suggestions(article_id),
        )
        return self.desk

    def close(self) -> None:
        """Clear the desk."""
        self.desk = None

    def perform(self, action: Action, title: str, changes: Changes) -> Edit | None:
        """Do something new; changing nothing does nothing."""
        if not changes:
            return None
        edit = Edit(
            id=new_edit_id(),
            annotator=self.annotator,
            action=action,
            title=title,
            changes=(*self._beginnings(changes), *changes),
            at=self._clock(),
        )
        return self._commit(edit)

    def undo(self) -> Edit | None:
        """Take back the last edit, if there is one, wherever it was."""
        if not (entry := self.history.undoable):
            return None
        edit = self._store.edit(entry.id)
        return self._again(edit.undone(edit_id=new_edit_id(), at=self._clock()))

    def redo(self) -> Edit | None:
        """Bring back what was last undone, if anything was."""
        if not (entry := self.history.redoable):
            return None
        edit = self._store.edit(entry.id)
        return self._again(edit.redone(edit_id=new_edit_id(), at=self._clock()))

    def _again(self, edit: Edit) -> Edit:
        """Commit, or learn what another window did in this name: it comes first."""
        try:
            return self._commit(edit)
        except StaleEditError:
            self.history = self._recorded()
            raise

    def _commit(self, edit: Edit) -> Edit:
        """Refuse, then record, then adopt, then tell: a failure leaves nothing."""
        layers = [self._layer(id_).apply(edit.changes) for id_ in edit.article_ids]
        self._store.record(edit, self.stopwatch.take())
        self._adopt(layers)
        self.history.take(Entry.of(edit))
        for listener in self._listeners:
            listener(edit)
        return edit

    def _recorded(self) -> History:
        return History.of(self._store.entries(self.annotator, limit=_REMEMBERED))

    def _beginnings(self, changes: Changes) -> Changes:
        """Take up the articles in which this is the first decision."""
        settled = {c.article_id for c in changes if isinstance(c, ReviewChange)}
        ids = dict.fromkeys(c.article_id for c in annotation_changes(changes))
        return tuple(
            ReviewChange(id_, Review.UNSEEN, Review.STARTED)
            for id_ in ids
            if id_ not in settled and self._layer(id_).review is Review.UNSEEN
        )

    def _layer(self, article_id: ArticleId) -> Layer:
        if self.desk is not None and self.desk.article.id == article_id:
            return self.desk.layer
        return self._store.layer(article_id, self.annotator)

    def _adopt(self, layers: Sequence[Layer]) -> None:
        for layer in layers:
            if self.desk is not None and self.desk.article.id == layer.article_id:
                self.desk = Desk(self.desk.article, layer, self.desk.suggestions)
