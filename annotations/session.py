"""An annotator at work: the only place where state changes."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

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
from annotations.marks import Mark, MarkKey, mark_of
from annotations.opinions import Opinions
from annotations.ports import Store
from annotations.sight import Shown, Sight, shown
from annotations.suggestion import Suggestion

Listener = Callable[[Edit], None]
_REMEMBERED = 1_000


@dataclass(frozen=True, slots=True)
class Desk:
    """An article as one annotator has it: text, decisions, and what runs say of it."""

    article: Article
    layer: Layer
    opinions: Opinions
    sight: Sight
    shown: Shown = field(init=False)

    def __post_init__(self) -> None:
        seen = shown(self.layer, self.opinions, self.sight)
        object.__setattr__(self, "shown", seen)

    @property
    def suggestions(self) -> Sequence[Suggestion]:
        """What the newest run suggested."""
        return self.opinions.newest

    @property
    def marks(self) -> tuple[Mark, ...]:
        """What is seen of the article, in reading order."""
        return self.shown.marks

    @property
    def by_key(self) -> Mapping[MarkKey, Mark]:
        """Find a mark that is seen."""
        return self.shown.by_key


class Session:
    """One annotator in one project, with one article on the desk."""

    def __init__(self, store: Store, *, annotator: str, clock: Clock = utc_now) -> None:
        self.annotator = annotator
        self._store = store
        self._clock = clock
        self._listeners: list[Listener] = []
        self.stopwatch = Stopwatch(clock)
        self.history = self._recorded()
        self.sight = Sight()
        self.desk: Desk | None = None

    def subscribe(self, listener: Listener) -> None:
        """Be told of every edit once it is safe on disk."""
        self._listeners.append(listener)

    def open(self, article_id: ArticleId) -> Desk:
        """Put an article on the desk, as it stands on disk."""
        if self.desk is None or self.desk.article.id != article_id:
            self.sight = replace(self.sight, kept=frozenset())
        self.desk = Desk(
            self._store.article(article_id),
            self._store.layer(article_id, self.annotator),
            self._store.opinions(article_id),
            self.sight,
        )
        return self.desk

    def look(self, *, threshold: float, second_opinion: bool) -> None:
        """See more or less of what is undecided; nothing is stored."""
        self.sight = Sight(threshold=threshold, second_opinion=second_opinion)
        if self.desk is not None:
            self.desk = replace(self.desk, sight=self.sight)

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
        self._keep_in_sight(edit)
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

    def _keep_in_sight(self, edit: Edit) -> None:
        """Go on showing what was in hand, even if it is undecided again."""
        keys = {mark_of(c.side).key for c in annotation_changes(edit.changes)}
        self.sight = replace(self.sight, kept=self.sight.kept | keys)

    def _adopt(self, layers: Sequence[Layer]) -> None:
        for layer in layers:
            if self.desk is not None and self.desk.article.id == layer.article_id:
                self.desk = replace(self.desk, layer=layer, sight=self.sight)
