"""An annotator at work: the only place where state changes."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
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
from annotations.effort import Clock, Effort, Stopwatch, utc_now
from annotations.errors import CopydeskError, StaleEditError
from annotations.history import Entry, History
from annotations.ids import new_edit_id
from annotations.layer import Layer
from annotations.marks import NONE, Known, Mark, MarkKey, mark_of
from annotations.memory.page import Page
from annotations.memory.recall import NOTHING, Recollection
from annotations.opinions import Opinions
from annotations.ports import Store
from annotations.sight import Shown, Sight, shown
from annotations.suggestion import Suggestion
from annotations.tokens import Tokens

Listener = Callable[[Edit], None]
_REMEMBERED = 1_000


@dataclass(frozen=True, slots=True)
class Desk:
    """An article as one annotator has it: text, decisions, and what runs say of it."""

    article: Article
    layer: Layer
    opinions: Opinions
    sight: Sight
    memory: Recollection | None = None
    before: Known = field(default_factory=lambda: NONE, repr=False, compare=False)
    shown: Shown = field(init=False)

    def __post_init__(self) -> None:
        recall = self.memory.recall if self.memory else NOTHING
        seen = shown(self.layer, self.opinions, self.sight, recall, self.before)
        object.__setattr__(self, "shown", seen)

    @property
    def suggestions(self) -> Sequence[Suggestion]:
        """What the newest run suggested."""
        return self.opinions.newest

    @property
    def tokens(self) -> Tokens:
        """The tokens of the text."""
        return self.memory.page.tokens if self.memory else Tokens.of(self.article.text)

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
        self._spent = Effort()
        self.history = self._recorded()
        self.sight = Sight()
        self.desk: Desk | None = None

    @property
    def spent(self) -> Effort:
        """What this annotator's work on the article on the desk has cost so far."""
        return self._spent + self.stopwatch.gathered

    def subscribe(self, listener: Listener) -> None:
        """Be told of every edit once it is safe on disk."""
        self._listeners.append(listener)

    def open(self, article_id: ArticleId) -> Desk:
        """Put an article on the desk, as it stands on disk."""
        if self.desk is None or self.desk.article.id != article_id:
            self.sight = replace(self.sight, kept=frozenset())
        article = self._store.article(article_id)
        layer = self._store.layer(article_id, self.annotator)
        opinions = self._store.opinions(article_id)
        memory = self._recollected(Page(article, opinions.newest), layer)
        self.desk = Desk(article, layer, opinions, self.sight, memory)
        self._spent = self._store.spent(article_id, self.annotator)
        return self.desk

    def leave(self) -> None:
        """Take down what was spent on looking at the article on the desk."""
        effort = self.stopwatch.gathered
        if self.desk is None or not effort:
            return
        # Counting never stops the hands: what cannot be written now counts later.
        with suppress(CopydeskError):
            here, now = self.desk.article.id, self._clock()
            self._store.visit(here, self.annotator, effort, at=now)
            self._spent += self.stopwatch.take()

    def look(
        self, *, threshold: float, second_opinion: bool, silenced: bool = False
    ) -> None:
        """See more or less of what is undecided; nothing is stored."""
        self.sight = Sight(
            threshold=threshold, second_opinion=second_opinion, silenced=silenced
        )
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
            self.read_history()
            raise

    def _commit(self, edit: Edit) -> Edit:
        """Refuse, then record, then adopt, then tell: a failure leaves nothing."""
        if edit.scheme_change is not None:
            # It is nobody's work on an article, and touches most of them.
            self._store.record(edit, Effort())
            self.learn(edit)
            return edit
        layers = [
            self._layer(article_id, whose).apply(changes)
            for (article_id, whose), changes in edit.by_layer().items()
        ]
        self._store.record(edit, self.stopwatch.gathered)
        effort = self.stopwatch.take()
        if self.desk is not None and self.desk.article.id in edit.article_ids[:1]:
            self._spent += effort
        self._keep_in_sight(edit)
        self._adopt(edit, layers)
        self._tell(edit)
        return edit

    def read_history(self) -> None:
        """Learn what was done in this name, in other windows, too."""
        self.history = self._recorded()

    def learn(self, edit: Edit) -> None:
        """Take over an edit that a worker has recorded in this name."""
        self._keep_in_sight(edit)
        if self.desk is not None:
            # What it did elsewhere, too, may change what memory says here.
            self.open(self.desk.article.id)
        self._tell(edit)

    def _tell(self, edit: Edit) -> None:
        self.history.take(Entry.of(edit))
        for listener in self._listeners:
            listener(edit)

    def _recorded(self) -> History:
        return History.of(self._store.entries(self.annotator, limit=_REMEMBERED))

    def _beginnings(self, changes: Changes) -> Changes:
        """Take up the articles in which this is the first decision."""
        settled = {c.article_id for c in changes if isinstance(c, ReviewChange)}
        mine = (c for c in annotation_changes(changes) if not c.annotator)
        ids = dict.fromkeys(change.article_id for change in mine)
        return tuple(
            ReviewChange(id_, Review.UNSEEN, Review.STARTED)
            for id_ in ids
            if id_ not in settled
            and self._layer(id_, self.annotator).review is Review.UNSEEN
        )

    def _layer(self, article_id: ArticleId, annotator: str) -> Layer:
        here = self.desk.layer if self.desk is not None else None
        if here and (here.article_id, here.annotator) == (article_id, annotator):
            return here
        return self._store.layer(article_id, annotator)

    def _keep_in_sight(self, edit: Edit) -> None:
        """Go on showing what was in hand, even if it is undecided again."""
        if edit.scheme_change is not None:
            return
        keys = {mark_of(c.side).key for c in annotation_changes(edit.changes)}
        self.sight = replace(self.sight, kept=self.sight.kept | keys)

    def _adopt(self, edit: Edit, layers: Sequence[Layer]) -> None:
        for layer in layers:
            if self.desk is not None and _is_of(self.desk, layer):
                desk = self.desk
                self.desk = replace(
                    desk,
                    layer=layer,
                    sight=self.sight,
                    memory=self._recalled(desk, layer, edit),
                    before=desk.by_key,
                )

    def _recollected(self, page: Page, layer: Layer) -> Recollection:
        known = self._store.memory.of(page, self.annotator)
        return Recollection.of(page, known, layer)

    def _recalled(self, desk: Desk, layer: Layer, edit: Edit) -> Recollection | None:
        """Let what was decided bear on the article at once."""
        memory = desk.memory
        if memory is None or edit.article_ids != (desk.article.id,):
            return self._recollected(Page(desk.article, desk.opinions.newest), layer)
        words = memory.page.concerned(annotation_changes(edit.changes))
        known = self._store.memory.again(memory.known, words, self.annotator)
        return memory.after(layer, known, words)


def _is_of(desk: Desk, layer: Layer) -> bool:
    here = desk.layer
    return (here.article_id, here.annotator) == (layer.article_id, layer.annotator)
