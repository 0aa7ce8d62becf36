"""Taking in the spans of files as annotations: one edit, in several transactions."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
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
from annotations.intake.answering import Answering
from annotations.intake.deciding import Judging
from annotations.intake.names import Names
from annotations.intake.order import ImportOrder
from annotations.intake.placing import Placed
from annotations.layer import Layer
from annotations.opinions import Opinions
from annotations.suggestion import Pipeline, RunId
from db import annotators, decisions, edits, remembering, reviews, rows, suggestions
from db.answering import stored
from db.connection import relaxed
from db.errors import translated
from db.fresh import Decided, Noted, Prepared
from db.importing import Numbers, Taking
from db.recasts import Recasts
from db.tracing import Counting, Told, left

_FREE = Effort()
_UNANSWERED = (None,) * 7
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

    def expect(self, labels: Iterable[str]) -> None:
        """Make sure of labels, so that all that bears them can be a single edit."""
        with translated(), relaxed(self._taking.db):
            self.prepare(labels)

    def prepare(self, labels: Iterable[str]) -> None:
        """Add to the scheme what annotations need, as an edit of its own."""
        recast = self._names.growth(labels, name=self._order.said)
        if recast is not None:
            recasts = Recasts(self._taking.db, clock=self._clock)
            recasts.perform(recast, annotator=self._order.user)
            self._names.follow(recast.after)

    def take_fresh(self, prepared: Prepared, runs: Mapping[RunId, RunId]) -> None:
        """Store new articles, and what was decided on them."""
        numbers = self._taking.fresh(prepared, runs)
        found = [
            (id_, one)
            for id_, fresh in enumerate(prepared.fresh, start=numbers.article)
            for one in fresh.decided
        ]
        if not found:
            return
        db = self._taking.db
        seq, first, at = self._room({one.annotator for _, one in found})
        changes, made = changed(found, numbers, at=rows.stamp(at))
        for article_id, suggestion in numbers.by_memory:
            remembering.store(db, article_id, suggestion, at=at)
        edits.write(db, ((seq, n, *row) for n, row in enumerate(changes, start=first)))
        decisions.write(db, made)
        reviews.write(db, reviewed(found, numbers, at=rows.stamp(self._taking.at)))
        if prepared.memory is not None:
            remembering.put(db, prepared.memory)
        else:
            told = (one for fresh in prepared.fresh for one in Told.made_ready(fresh))
            remembering.add(db, left(told))

    def take(self, batch: Sequence[Placed], machine: Pipeline) -> None:
        """Store articles, and what was decided on them that is not there."""
        self.prepare(one.label for placed in batch for one in placed.annotated.spans)
        here = self._taking.articles(batch)
        by_layer: _ByLayer = {}
        free = self._free(here)
        answering = Answering(
            self._names,
            machine,
            self._taking.account,
            first=self._taking.next_id(),
            run=self._taking.run,
        )
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
        opinions = self._taking.store(answering.said(used), only=only)
        self._record(made)
        remembering.add(self._taking.db, traces())
        for key in made:
            said = opinions.get(key[0]) or self._opinions(key[0], only)
            layer = by_layer[key][0]
            reviews.keep(self._taking.db, layer, said, effort=_FREE, at=self._taking.at)

    def _decide(
        self,
        placed: Placed,
        answering: Answering,
        by_layer: _ByLayer,
        free: set[str],
    ) -> None:
        account, order = self._taking.account, self._order
        article_id = placed.annotated.article.id
        if not answering.knows(article_id):
            readings = self._names.scheme.readings
            known = stored(self._taking.db, article_id, readings)
            answering.know(article_id, known)

        def layer_of(name: str) -> Layer:
            key = article_id, name
            if key not in by_layer:
                by_layer[key] = self._layer(key, is_new=placed.is_new), []
            return by_layer[key][0]

        judging = Judging(self._names, account, answering, order.annotator, order.user)
        for name, layer, made in judging.judge(placed, free, layer_of):
            by_layer[article_id, name] = layer, [*by_layer[article_id, name][1], *made]

    def _layer(self, key: LayerKey, *, is_new: bool) -> Layer:
        if is_new:
            return Layer(article_id=key[0], annotator=key[1])
        return decisions.layer(self._taking.db, *key)

    def _free(self, here: Iterable[Placed]) -> set[str]:
        """List the ids in Copydesk's own files that no annotation bears here."""
        own = (one.annotated.spans for one in here if one.is_whole)
        ids = {one.id for one in chain.from_iterable(own)}
        return ids - decisions.taken(self._taking.db, sorted(ids))

    def _record(self, made: Mapping[LayerKey, Sequence[LayerChange]]) -> None:
        changes = tuple(chain.from_iterable(made.values()))
        if not changes:
            return
        db, account = self._taking.db, self._taking.account
        seq, first, at = self._room({name for _, name in made})
        edits.add(db, seq, changes, first=first)
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

    def _room(self, names: AbstractSet[str]) -> tuple[int, int, datetime]:
        """Give number and next position of the edit that goes on, and its time."""
        db = self._taking.db
        for name in {self._order.user, *names}:
            annotators.enrol(db, name, at=self._taking.at)
        room = edits.end_of(db, self._edit[0]) if self._edit else None
        if self._edit is None or room is None:
            edit = self._begun()
            self._edit = edit.id, edit.at
            room = edits.append(db, edit, _FREE), 0
            self._taking.account.edits += 1
        return *room, self._edit[1]

    def _begun(self) -> Edit:
        return Edit(
            id=new_edit_id(),
            annotator=self._order.user,
            action=Action.IMPORT,
            title=f"Import of {self._order.said}",
            changes=(),
            at=self._clock(),
        )

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


def changed(
    found: Iterable[tuple[int, Decided]], numbers: Numbers, *, at: str
) -> tuple[list[tuple[object, ...]], list[tuple[object, ...]]]:
    """Make rows of changes, but for edit and position, and of annotations."""
    changes: list[tuple[object, ...]] = []
    made: list[tuple[object, ...]] = []
    for article_id, one in found:
        changes += _noted(article_id, one.begins, one.whose)
        for id_, place, suggested, note, decided in one.decisions:
            answered = numbers.answered(article_id, suggested)
            after = rows.side_of_change(id_, place, note, answered, decided)
            number, *_ = answered or _UNANSWERED
            changes.append(
                (article_id, "annotation", id_, number, None, after, one.whose)
            )
            made.append(
                (
                    *(id_, article_id, one.annotator, *place),
                    *(*(answered or _UNANSWERED), note, at, decided or at),
                )
            )
        changes += _noted(article_id, one.ends, one.whose)
    return changes, made


def _noted(
    article_id: int, noted: Iterable[Noted], whose: str | None
) -> Iterator[tuple[object, ...]]:
    for what, before, after in noted:
        yield article_id, what, None, None, before, after, whose


def reviewed(
    found: Iterable[tuple[int, Decided]], numbers: Numbers, *, at: str
) -> Iterator[tuple[object, ...]]:
    """Make rows of states of review, which cost nothing."""
    for article_id, one in found:
        missed = one.missed if article_id in numbers.looked else None
        yield (
            *(one.annotator, article_id, one.state, *numbers.figures(one.left)),
            *(missed, one.flag, 0.0, 0, 0, 0, None, at),
        )
