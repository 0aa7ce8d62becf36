"""A decision repeated in other articles is one edit."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from annotations.article import ArticleId
from annotations.edit import Action, Edit, Review
from annotations.elsewhere import Repeat
from annotations.history import History
from annotations.marks import Mark
from annotations.propagate import Decision
from annotations.session import Session
from annotations.span import Span
from annotations.suggestion import Proposal
from db.large import repeating, stepping
from db.project import opened
from db.store import SqliteStore
from tests.db.repeated import BYRON, TEXTS, add, in_hand, mark, wanted


@pytest.fixture
def ids(store: SqliteStore) -> list[ArticleId]:
    return [add(store, text) for text in TEXTS]


def order(store: SqliteStore, decision: Decision = BYRON) -> Repeat:
    asked = wanted(decision)
    chosen = {
        one.places.article_id: frozenset(place.span for place in one.places.changes)
        for one in store.propagation.look(asked)
        if one.places.changes
    }
    return Repeat(wanted=asked, chosen=chosen)


def last(steps: Iterator[object]) -> object:
    *_, outcome = steps
    return outcome


def standing(store: SqliteStore, ids: list[ArticleId]) -> list[list[str]]:
    layers = (store.layer(id_, "ann") for id_ in ids)
    return [[f"{one.label} {one.span.start}" for one in layer] for layer in layers]


def test_a_decision_is_repeated_as_one_edit(
    store: SqliteStore, ids: list[ArticleId]
) -> None:
    recorded = store.propagation.repeat(order(store))

    assert recorded.edit is not None
    assert recorded.edit.action is Action.PROPAGATE
    assert recorded.edit.title == "“Lord Byron” PERSON in 4 places"
    assert store.edit(recorded.edit.id).changes == recorded.edit.changes
    assert standing(store, ids) == [
        ["PERSON 8"],
        ["PERSON 0", "PERSON 17"],
        [],
        ["PERSON 19"],
    ]
    assert store.review_counts("ann")[Review.STARTED] == 3
    assert store.check() == []


def test_what_is_unticked_stays_as_it_is(
    store: SqliteStore, ids: list[ArticleId]
) -> None:
    chosen = {ids[1]: frozenset({Span(17, 27)})}

    store.propagation.repeat(Repeat(wanted=wanted(), chosen=chosen))

    assert standing(store, ids) == [[], ["PERSON 17"], [], []]


def test_what_was_decided_meanwhile_is_left_out(
    store: SqliteStore, ids: list[ArticleId]
) -> None:
    ordered = order(store)
    mark(in_hand(store, ids[1]), "Lord Byron", "ORG")

    recorded = store.propagation.repeat(ordered)

    assert recorded.left == 1
    assert standing(store, ids)[1] == ["ORG 0", "PERSON 17"]


@pytest.mark.usefixtures("ids")
def test_if_all_was_decided_meanwhile_nothing_is_recorded(
    store: SqliteStore,
) -> None:
    ordered = order(store)
    store.propagation.repeat(ordered)

    recorded = store.propagation.repeat(ordered)

    assert (recorded.edit, recorded.left) == (None, 4)


def test_rejecting_is_repeated(store: SqliteStore) -> None:
    ids = [
        add(store, f"{n} Lord Byron", Proposal(Span(2, 12), "ORG")) for n in range(3)
    ]
    decision = Decision(words="Lord Byron", label="ORG", accepted=False)

    store.propagation.repeat(order(store, decision))

    states = [one.state for id_ in ids for one in store.layer(id_, "ann")]
    assert states == ["rejected"] * 3


def test_workers_repeat_undo_and_redo(
    project: Path, store: SqliteStore, ids: list[ArticleId]
) -> None:
    recorded = last(repeating(project, order(store)))
    done = Session(store, annotator="ann").history.done
    undone = last(stepping(project, "ann", History(done=done), Session.undo))
    after_undo = standing(store, ids)
    again = Session(store, annotator="ann").history.undone
    last(stepping(project, "ann", History(undone=again), Session.redo))

    assert recorded is not None
    assert isinstance(undone, Edit)
    assert after_undo == [[], [], [], []]
    assert sum(map(len, standing(store, ids))) == 4


def test_a_session_learns_what_a_worker_recorded(
    project: Path, store: SqliteStore, ids: list[ArticleId]
) -> None:
    session, told = in_hand(store, ids[0]), list[Edit]()
    session.subscribe(told.append)
    with opened(project) as other:
        edit = other.propagation.repeat(order(store)).edit
    assert edit is not None

    session.learn(edit)

    assert told == [edit]
    assert session.history.undoable is not None
    assert session.history.undoable.id == edit.id
    assert session.desk is not None
    assert [mark.label for mark in session.desk.marks] == ["PERSON"]
    assert session.undo() is not None
    assert standing(store, ids) == [[], [], [], []]


@pytest.mark.usefixtures("ids")
def test_the_reach_of_an_edit_is_the_articles_it_touches(
    store: SqliteStore,
) -> None:
    edit = store.propagation.repeat(order(store)).edit
    assert edit is not None

    assert store.propagation.reach(edit.id) == 3


def test_marks_keep_their_suggestions(store: SqliteStore) -> None:
    article_id = add(store, "Lord Byron", Proposal(Span(0, 10), "ORG", 0.5))

    store.propagation.repeat(order(store))

    (one,) = store.layer(article_id, "ann")
    assert one.suggestion is not None
    assert (one.state, one.suggestion.label) == ("corrected", "ORG")
    assert Mark(annotation=one, suggestion=one.suggestion).score == 0.5
