"""Recording edits: all or nothing, at once, and for the right person."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotations import review
from annotations.annotation import Annotation, State
from annotations.article import ArticleId
from annotations.edit import Action, Change, Changes, Review, ReviewChange
from annotations.effort import Effort
from annotations.errors import CopydeskError, StaleEditError
from annotations.marks import marks
from annotations.ports import Archive, Store
from annotations.session import Session
from db.connection import connect
from db.errors import StoreError
from db.project import opened
from db.store import SqliteStore
from tests.builders import (
    NOON,
    Clock,
    annotation,
    any_act,
    article,
    edit,
    fill,
)

HERE = ArticleId(1)
ADA = annotation("Ada Lovelace")
AGREED = Effort(actions=2, seconds=1.5)


@pytest.fixture(autouse=True)
def _one_article(store: SqliteStore) -> None:
    fill(store)


def dump(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as db:
        return list(db.iterdump())


def test_the_store_is_all_that_the_domain_asks_for(store: SqliteStore) -> None:
    # What is shown here is shown by mypy, which reads it.
    as_store: Store = store
    as_archive: Archive = store

    assert (as_store, as_archive) == (store, store)


def test_an_edit_comes_back_as_it_was(store: SqliteStore) -> None:
    suggestion = store.suggestions(HERE)[0]
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
    return review.confirm(layer, marks(layer, store.suggestions(article_id)))


@contextmanager
def full_disk(store: SqliteStore) -> Iterator[None]:
    """Let SQLite have not one page more than it has."""
    pages = store._db.execute("PRAGMA page_count").fetchone()[0]
    store._db.execute(f"PRAGMA max_page_count = {pages}")
    yield
    store._db.execute("PRAGMA max_page_count = 1000000")


def test_on_a_full_disk_an_edit_is_refused_and_nothing_is_lost(
    store: SqliteStore, project: Path
) -> None:
    store.record(edit(Change(HERE, None, ADA)), AGREED)
    before = dump(project)
    long = edit(Change(HERE, ADA, replace(ADA, note="long " * 10_000)))

    with (
        full_disk(store),
        pytest.raises(StoreError, match="The disk is full; free some space"),
    ):
        store.record(long, AGREED)

    assert dump(project) == before
    store.record(long, AGREED)
    assert store.check() == []


def test_on_a_full_disk_a_bulk_job_never_claims_to_have_stored_anything(
    store: SqliteStore,
) -> None:
    refused = []
    with full_disk(store), store.bulk():
        for number in range(20):
            try:
                store.add(article(f"{number} " + "long " * 5_000))
            except CopydeskError as error:
                refused.append(str(error))

    assert len(refused) == 20
    assert {message.split(";")[0] for message in refused} == {"The disk is full"}
    assert store.check() == []


def test_when_sqlite_drops_a_bulk_job_its_end_says_so(store: SqliteStore) -> None:
    with pytest.raises(StoreError, match="none of this was stored"):
        drop_in_bulk(store)

    assert store.same_text(article("Soon gone.")) is None


def drop_in_bulk(store: SqliteStore) -> None:
    with store.bulk():
        store.add(article("Soon gone."))
        # SQLite does this by itself when a disk fails in the middle of a write.
        store._db.conn.rollback()


def test_while_another_program_writes_an_edit_is_refused(
    store: SqliteStore, project: Path
) -> None:
    store._db.execute("PRAGMA busy_timeout = 0")
    made = edit(Change(HERE, None, ADA))
    with closing(sqlite3.connect(project)) as other:
        other.execute("BEGIN EXCLUSIVE")

        with pytest.raises(StoreError, match="Another program is writing"):
            store.record(made, AGREED)

    store.record(made, AGREED)
    assert list(store.layer(HERE, "ann")) == [ADA]


def test_on_a_connection_that_may_not_write_an_edit_is_refused(project: Path) -> None:
    with closing(connect(project, mode="ro")) as db:
        store = SqliteStore(db)

        with pytest.raises(StoreError, match="This project is read-only"):
            store.record(edit(Change(HERE, None, ADA)), AGREED)

        assert list(store.layer(HERE, "ann")) == []


def test_our_own_mistakes_are_not_dressed_up(store: SqliteStore) -> None:
    with pytest.raises(sqlite3.IntegrityError):
        store.record(edit(Change(ArticleId(99), None, ADA)), AGREED)

    assert store.log(limit=9) == []


@given(st.lists(st.integers(0, 10_000), max_size=15))
@settings(max_examples=15, deadline=None)
def test_annotations_can_be_rebuilt_from_the_record_of_any_session(
    tmp_path_factory: pytest.TempPathFactory, numbers: list[int]
) -> None:
    path = tmp_path_factory.mktemp("any") / "news.copydesk"
    with opened(path, create=True) as store:
        work(store, numbers)
        before = dump(path)
        store._db.execute("DELETE FROM annotations")
        store._db.execute("UPDATE reviews SET state = 'done', pending = 99")
        store.rebuild()

        assert content(dump(path)) == content(before)
        assert store.check() == []


def work(store: SqliteStore, numbers: list[int]) -> None:
    ids = [fill(store), fill(store, "Ada Lovelace met Lord Byron in London again.")]
    clock = Clock()
    sessions = [Session(store, annotator=name, clock=clock) for name in ("ann", "bob")]
    for number in numbers:
        clock.wait(1)
        session = sessions[number % 2]
        session.open(ids[number // 2 % 2])
        act(session, number // 4)
        for step in (Session.undo, Session.redo)[: number % 3]:
            step(session)


def content(lines: list[str]) -> list[str]:
    """Leave out the time of the rebuilding and how the index is laid out."""
    return sorted(
        line.rpartition(",")[0] if '"reviews"' in line else line
        for line in lines
        if "articles_fts" not in line
    )


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
    suggestion = store.suggestions(HERE)[0]
    decided: Annotation = annotation("Ada", state=State.CORRECTED, answers=suggestion)
    store.record(edit(Change(HERE, None, decided)), AGREED)

    assert list(store.layer(HERE, "ann")) == [decided]
