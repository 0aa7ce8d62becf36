"""Recording edits: all or nothing, at once, and for the right person."""

from dataclasses import replace
from pathlib import Path

import pytest

from annotations import review
from annotations.annotation import Annotation, State
from annotations.article import ArticleId
from annotations.edit import Action, Change, Changes, Review, ReviewChange
from annotations.effort import Effort
from annotations.errors import InvalidSpanError, StaleEditError
from annotations.marks import marks
from annotations.ports import Archive, Store
from annotations.session import Session
from annotations.span import Span
from db.project import opened
from db.store import SqliteStore
from tests.builders import (
    NOON,
    Clock,
    annotation,
    any_act,
    edit,
    fill,
)
from tests.trouble import dump

HERE = ArticleId(1)
ADA = annotation("Ada Lovelace")
AGREED = Effort(keys=1, clicks=1, seconds=1.5)


@pytest.fixture(autouse=True)
def _one_article(store: SqliteStore) -> None:
    fill(store)


def test_the_store_is_all_that_the_domain_asks_for(store: SqliteStore) -> None:
    # What is shown here is shown by mypy, which reads it.
    as_store: Store = store
    as_archive: Archive = store

    assert (as_store, as_archive) == (store, store)


def test_an_edit_comes_back_as_it_was(store: SqliteStore) -> None:
    suggestion = store.opinions(HERE).newest[0]
    confirmed = annotation(state=State.CONFIRMED, answers=suggestion)
    made = edit(
        ReviewChange(HERE, Review.UNSEEN, Review.STARTED),
        Change(HERE, None, confirmed),
        Change(HERE, confirmed, replace(confirmed, note="Ada “the” poet 🦊")),
    )
    store.record(made, AGREED)

    assert store.edit(made.id) == made


def test_asking_for_an_edit_that_never_was_is_our_mistake(store: SqliteStore) -> None:
    with pytest.raises(KeyError):
        store.edit(edit(Change(HERE, None, ADA)).id)


def test_a_recorded_edit_is_there_for_a_fresh_connection(
    session: Session, project: Path
) -> None:
    numbers = range(0, 5_000, 37)
    for number in numbers:
        act(session, number)

        with opened(project) as fresh:
            assert session.desk is not None
            assert fresh.layer(session.desk.article.id, "ann") == session.desk.layer


def act(session: Session, number: int) -> None:
    assert session.desk is not None
    action, changes = any_act(session.desk.layer, session.desk.suggestions, number)
    session.perform(action, f"Act {number}", changes)


@pytest.fixture
def session(store: SqliteStore, clock: Clock) -> Session:
    session = Session(store, annotator="ann", clock=clock)
    session.open(HERE)
    return session


@pytest.mark.parametrize(
    "changes",
    [
        (Change(HERE, ADA, None),),
        (Change(HERE, None, ADA), Change(HERE, None, ADA)),
        (Change(HERE, None, ADA), ReviewChange(HERE, Review.DONE, Review.STARTED)),
    ],
)
def test_an_edit_that_is_stale_changes_nothing(
    store: SqliteStore, project: Path, changes: tuple[Change | ReviewChange, ...]
) -> None:
    before = dump(project)

    with pytest.raises(StaleEditError):
        store.record(edit(*changes), AGREED)

    assert dump(project) == before


def test_an_edit_that_is_stale_in_one_article_changes_none(store: SqliteStore) -> None:
    there = fill(store, "In London, Ada Lovelace wrote.")
    halves = (Change(there, None, ADA), Change(HERE, ADA, None))

    with pytest.raises(StaleEditError):
        store.record(edit(*halves), AGREED)

    assert list(store.layer(there, "ann")) == []


def test_one_annotator_cannot_change_what_is_anothers(store: SqliteStore) -> None:
    store.record(edit(Change(HERE, None, ADA)), AGREED)

    with pytest.raises(StaleEditError):
        store.record(edit(Change(HERE, ADA, None), annotator="bob"), AGREED)

    assert list(store.layer(HERE, "ann")) == [ADA]


def test_a_second_annotator_leaves_the_first_alone(
    store: SqliteStore, session: Session, clock: Clock
) -> None:
    for number in range(0, 900, 31):
        act(session, number)
    before = store.layer(HERE, "ann"), store.summaries([HERE], "ann")
    bob = Session(store, annotator="bob", clock=clock)
    bob.open(HERE)
    for number in range(0, 900, 17):
        act(bob, number)
    bob.undo()

    assert (store.layer(HERE, "ann"), store.summaries([HERE], "ann")) == before
    assert store.annotators() == ["ann", "bob"]
    assert store.check() == []


def test_an_annotator_joins_with_the_first_edit(store: SqliteStore) -> None:
    assert store.annotators() == []
    store.record(edit(Change(HERE, None, ADA)), AGREED)

    assert store.annotators() == ["ann"]


def test_what_is_pending_is_counted_with_every_edit(
    store: SqliteStore, session: Session
) -> None:
    assert session.desk is not None
    changes = review.confirm(session.desk.layer, session.desk.marks[:2])
    counts = [store.summaries([HERE], "ann")[0].pending]
    session.perform(Action.CONFIRM, "Confirm two", changes)
    counts.append(store.summaries([HERE], "ann")[0].pending)
    session.undo()
    counts.append(store.summaries([HERE], "ann")[0].pending)

    assert counts == [3, 1, 3]


def test_effort_adds_up_and_counts_once_for_an_edit_over_many_articles(
    store: SqliteStore,
) -> None:
    there = fill(store, "In London, Ada Lovelace wrote.")
    store.record(edit(Change(HERE, None, ADA)), AGREED)
    elsewhere = replace(ADA, id=annotation("London").id)
    store.record(edit(Change(HERE, ADA, None), Change(there, None, elsewhere)), AGREED)

    figures = store.statistics("ann")
    assert (figures.actions, figures.active_seconds) == (4, 3.0)


def test_a_thousand_articles_are_one_edit_and_one_undo(
    store: SqliteStore, clock: Clock
) -> None:
    with store.bulk():
        ids = [fill(store, f"{n}: Ada Lovelace in London.") for n in range(1_000)]
    session = Session(store, annotator="ann", clock=clock)
    changes = [change for id_ in ids for change in confirm_all(store, id_)]
    session.perform(Action.CONFIRM_REST, "Confirm all", tuple(changes))
    assert store.review_counts("ann")[Review.STARTED] == 1_000

    session.undo()
    assert store.review_counts("ann")[Review.STARTED] == 0


def confirm_all(store: SqliteStore, article_id: ArticleId) -> Changes:
    layer = store.layer(article_id, "ann")
    return review.confirm(layer, marks(layer, store.opinions(article_id).newest))


def test_the_times_of_a_decision_are_kept(store: SqliteStore) -> None:
    store.record(edit(Change(HERE, None, ADA)), AGREED)
    later = replace(
        edit(Change(HERE, ADA, replace(ADA, note="poet"))),
        at=NOON.replace(hour=13),
    )
    store.record(later, AGREED)

    row = store._db.execute("SELECT created_at, decided_at FROM annotations").fetchone()
    assert [at[11:13] for at in row] == ["12", "13"]


def test_an_annotation_answers_the_same_suggestion_after_a_round_trip(
    store: SqliteStore,
) -> None:
    suggestion = store.opinions(HERE).newest[0]
    decided: Annotation = annotation("Ada", state=State.CORRECTED, answers=suggestion)
    store.record(edit(Change(HERE, None, decided)), AGREED)

    assert list(store.layer(HERE, "ann")) == [decided]


def test_a_span_that_runs_off_its_text_is_refused(
    store: SqliteStore, project: Path
) -> None:
    before = dump(project)
    beyond = replace(ADA, span=Span(0, 500))

    with pytest.raises(InvalidSpanError, match="runs off a text of 38 characters"):
        store.record(edit(Change(HERE, None, beyond)), AGREED)

    assert dump(project) == before
