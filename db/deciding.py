"""Taking in the spans of files as annotations: one edit, in several transactions."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from itertools import chain

from annotations.article import ArticleId
from annotations.edit import (
    Action,
    Change,
    Edit,
    EditId,
    LayerChange,
    LayerKey,
    annotation_changes,
)
from annotations.effort import Clock, Effort
from annotations.ids import new_edit_id
from annotations.intake.deciding import Decisions, by_annotator, decided, still_pending
from annotations.intake.names import Names
from annotations.intake.order import ImportOrder
from annotations.intake.placing import Placed
from annotations.layer import Layer
from annotations.opinions import Opinions
from annotations.suggestion import Pipeline
from db import annotators, decisions, edits, remembering, reviews, rows, suggestions
from db.answering import Answering
from db.connection import relaxed
from db.errors import translated
from db.importing import Taking
from db.recasts import Recasts
from db.tracing import Counting, Told

_FREE = Effort()
_ByLayer = dict[LayerKey, tuple[Layer, list[LayerChange]]]


class Deciding:
    """Records what files say was decided, batch by batch, as one edit.

    If anybody else records one meanwhile, another one of this import follows it.
    """

    def __init__(
        self,
        taking: Taking,
        names: Names,
        order: ImportOrder,
        counting: Counting,
        clock: Clock,
    ) -> None:
        self._taking = taking
        self._names = names
        self._order = order
        self._counting = counting
        self._clock = clock
        self._edit: tuple[EditId, datetime] | None = None

    def take(self, batch: Sequence[Placed], machine: Pipeline) -> None:
        """Store articles, and what was decided on them that is not there."""
        self._grow(one.label for placed in batch for one in placed.annotated.spans)
        here = self._taking.articles(batch)
        answering = Answering(self._taking, self._names, machine)
        by_layer: _ByLayer = {}
        free = self._free(here)
        for placed in here:
            self._decide(placed, answering, by_layer, free)
        only = frozenset(one.annotated.article.id for one in here if one.is_new)
        made = {key: found for key, (_, found) in by_layer.items() if found}
        traces = self._counting.begin(self._told(made))
        used = (
            one.after.suggestion.id
            for one in _decided(made)
            if one.after and one.after.suggestion
        )
        opinions = answering.settle(used, only=only)
        self._record(made)
        remembering.add(self._taking.db, traces())
        for key in made:
            said = opinions.get(key[0]) or self._opinions(key[0], only)
            layer = by_layer[key][0]
            reviews.keep(self._taking.db, layer, said, effort=_FREE, at=self._taking.at)

    def expect(self, labels: Iterable[str]) -> None:
        """Make sure of labels, so that all that bears them can be a single edit."""
        with translated(), relaxed(self._taking.db):
            self._grow(labels)

    def _grow(self, labels: Iterable[str]) -> None:
        """Add to the scheme what annotations need, as an edit of its own."""
        recast = self._names.growth(labels, name=self._order.said)
        if recast is not None:
            recasts = Recasts(self._taking.db, clock=self._clock)
            recasts.perform(recast, annotator=self._order.user)
            self._names.follow(recast.after)

    def _decide(
        self,
        placed: Placed,
        answering: Answering,
        by_layer: _ByLayer,
        free: set[str],
    ) -> None:
        account, order = self._taking.account, self._order
        article_id = placed.annotated.article.id
        answering.know(article_id, is_new=placed.is_new)
        spans = decided(placed, self._names, account)
        for name in by_annotator(placed, order.annotator, order.user):
            key = article_id, name
            if key not in by_layer:
                by_layer[key] = self._layer(key, is_new=placed.is_new), []
            layer, changes = by_layer[key]
            told = [
                one
                for one in spans
                if order.annotator or (one.annotator or order.user) == name
            ]
            theirs = Decisions(
                placed=placed,
                layer=layer,
                spans=told,
                answers=answering.answers(article_id, told),
                free=free,
                whose="" if name == order.user else name,
            )
            made = theirs.changes(account)
            account.annotators[name] = None
            by_layer[key] = layer.follow(made), [*changes, *made]
        answering.leave_pending(article_id, still_pending(placed, self._names, account))

    def _layer(self, key: LayerKey, *, is_new: bool) -> Layer:
        if is_new:
            return Layer(article_id=key[0], annotator=key[1])
        return decisions.layer(self._taking.db, *key)

    def _free(self, here: Iterable[Placed]) -> set[str]:
        """List the ids in Copydesk's own files that no annotation bears here."""
        own = (one.annotated.spans for one in here if one.is_whole)
        ids = {one.id for one in chain.from_iterable(own)}
        found = self._taking.db.execute(
            "SELECT id FROM annotations WHERE id IN (SELECT value FROM json_each(?))",
            [rows.to_json(sorted(ids))],
        )
        return ids - {row["id"] for row in found}

    def _record(self, made: Mapping[LayerKey, Sequence[LayerChange]]) -> None:
        changes = tuple(chain.from_iterable(made.values()))
        if not changes:
            return
        db, account = self._taking.db, self._taking.account
        for name in {self._order.user, *(name for _, name in made)}:
            annotators.enrol(db, name, at=self._taking.at)
        if self._edit is None or not edits.extend(db, self._edit[0], changes):
            self._begin(changes)
        assert self._edit is not None  # noqa: S101  it was begun or goes on
        at = self._edit[1]
        for (article_id, name), found in made.items():
            theirs = annotation_changes(found)
            remembering.store_suggested(db, article_id, theirs, at=at)
            decisions.insert(db, _rows(theirs, name, at=at))
            account.taken += len(theirs)

    def _told(self, made: Mapping[LayerKey, Sequence[LayerChange]]) -> list[Told]:
        db = self._taking.db
        return [
            Told.of(name, remembering.article(db, id_), annotation_changes(found))
            for (id_, name), found in made.items()
        ]

    def _begin(self, changes: tuple[LayerChange, ...]) -> None:
        edit = Edit(
            id=new_edit_id(),
            annotator=self._order.user,
            action=Action.IMPORT,
            title=f"Import of {self._order.said}",
            changes=changes,
            at=self._clock(),
        )
        edits.append(self._taking.db, edit, _FREE)
        self._edit = edit.id, edit.at
        self._taking.account.edits += 1

    def _opinions(self, article_id: ArticleId, only: frozenset[ArticleId]) -> Opinions:
        if article_id in only:
            return Opinions()
        return suggestions.opinions(self._taking.db, article_id)


def _decided(made: Mapping[LayerKey, Sequence[LayerChange]]) -> Iterator[Change]:
    return (one for found in made.values() for one in annotation_changes(found))


def _rows(
    changes: Iterable[Change], annotator: str, *, at: datetime
) -> Iterator[dict[str, object]]:
    stamped = rows.stamp(at)
    for change in changes:
        after = change.after
        assert after is not None  # noqa: S101  an import takes nothing away
        yield decisions.from_annotation(
            after,
            article_id=change.article_id,
            annotator=annotator,
            created_at=stamped,
            decided_at=rows.stamp(after.decided_at) if after.decided_at else stamped,
        )
