from pathlib import Path

import pytest

from annotations import review
from annotations.article import ArticleId
from annotations.edit import Action, Kind
from annotations.listing import SpanEvent
from annotations.session import Session
from annotations.suggestion import SuggestionId
from db.store import SqliteStore
from tests.builders import Clock, fill, mark_on, span

HERE = ArticleId(1)


@pytest.fixture
def busy(store: SqliteStore, clock: Clock) -> SqliteStore:
    """Ann relabelled London, took it back and added a name; Bob rejected London."""
    fill(store)
    ann, bob = (Session(store, annotator=name, clock=clock) for name in ("ann", "bob"))
    desk = ann.open(HERE)
    london = mark_on("London", desk.marks)
    ann.perform(Action.RELABEL, "LOC", review.relabel(desk.layer, london, "LOC"))
    ann.undo()
    desk = ann.open(HERE)
    ann.perform(Action.ADD, "GIVEN", review.add(desk.layer, span("Ada"), "GIVEN"))
    desk = bob.open(HERE)
    bob.perform(Action.REJECT, "No", review.reject(desk.layer, [london]))
    return store


def london(store: SqliteStore) -> SuggestionId:
    return store.opinions(HERE).newest[-1].id


def outline(events: list[SpanEvent]) -> list[tuple[str, Kind, str | None]]:
    return [
        (e.annotator, e.entry.kind, None if e.after is None else e.after.label)
        for e in events
    ]


def test_a_span_remembers_what_one_annotator_did_to_it(busy: SqliteStore) -> None:
    events = busy.span_history(HERE, suggestion_id=london(busy), annotator="ann")

    assert outline(list(events)) == [
        ("ann", Kind.FRESH, "LOC"),
        ("ann", Kind.UNDO, None),
    ]


def test_a_span_remembers_what_everybody_did_to_it(busy: SqliteStore) -> None:
    events = busy.span_history(HERE, suggestion_id=london(busy))

    assert [event.annotator for event in events] == ["ann", "ann", "bob"]


def test_an_addition_is_followed_by_its_annotation(busy: SqliteStore) -> None:
    (added,) = busy.layer(HERE, "ann")
    (event,) = busy.span_history(HERE, annotation_id=added.id, annotator="ann")

    assert (event.before, event.after) == (None, added)
    assert event.entry.title == "GIVEN"


def test_a_span_nobody_touched_has_no_history(busy: SqliteStore) -> None:
    untouched = busy.opinions(HERE).newest[0].id

    assert busy.span_history(HERE, suggestion_id=untouched) == []
    assert busy.span_history(HERE) == []


def test_the_log_tells_what_everybody_did_oldest_first(busy: SqliteStore) -> None:
    lines = busy.log(limit=10)

    assert [(line.annotator, line.entry.title) for line in lines] == [
        ("ann", "LOC"),
        ("ann", "LOC"),
        ("ann", "GIVEN"),
        ("bob", "No"),
    ]


def test_a_short_log_tells_the_latest(busy: SqliteStore) -> None:
    assert [line.entry.title for line in busy.log(limit=2)] == ["GIVEN", "No"]


def test_a_log_can_be_one_annotators(busy: SqliteStore) -> None:
    lines = busy.log(annotator="bob", limit=10)

    assert [line.entry for line in lines] == busy.entries("bob", limit=10)


def test_an_undo_in_the_log_names_what_it_took_back(busy: SqliteStore) -> None:
    fresh, undo, *_ = busy.entries("ann", limit=10)

    assert (undo.kind, undo.reverses) == (Kind.UNDO, fresh.id)


def test_the_record_is_written_for_people_who_read_sql(
    busy: SqliteStore, project: Path
) -> None:
    row = busy._db.execute("""
        SELECT after ->> 'label', after -> 'suggestion' ->> 'label'
        FROM changes WHERE what = 'annotation' ORDER BY edit LIMIT 1
    """).fetchone()

    assert tuple(row) == ("LOC", "GPE")
    assert project.is_file()
