from collections.abc import Callable
from pathlib import Path

import pytest

from annotations import review
from annotations.article import ArticleId
from annotations.edit import Action, Changes, Edit, Kind, Review
from annotations.errors import StaleEditError
from annotations.session import Desk, Session
from db.project import opened
from db.store import SqliteStore
from tests.builders import Clock, fill, mark_on

OTHER_TEXT = "In London, Ada Lovelace wrote."


def desk(session: Session) -> Desk:
    assert session.desk is not None
    return session.desk


def confirm(session: Session, words: str) -> Edit | None:
    here = desk(session)
    mark = mark_on(words, here.marks, here.article.text)
    return session.perform(
        Action.CONFIRM, f"Confirm {words}", review.confirm(here.layer, [mark])
    )


def states(session: Session) -> list[str]:
    return [mark.state for mark in desk(session).marks]


def test_opening_an_article_shows_what_is_suggested(session: Session) -> None:
    assert states(session) == ["pending", "pending", "pending"]


def test_a_decision_shows_at_once(session: Session) -> None:
    confirm(session, "Lord Byron")

    assert states(session) == ["pending", "confirmed", "pending"]


def test_the_first_decision_takes_the_article_up(session: Session) -> None:
    assert desk(session).layer.review is Review.UNSEEN
    confirm(session, "London")

    assert desk(session).layer.review is Review.STARTED


def test_undoing_the_first_decision_leaves_the_article_unseen(session: Session) -> None:
    before = desk(session).layer
    confirm(session, "London")
    session.undo()

    assert desk(session).layer == before


def test_redo_brings_back_what_undo_took(session: Session) -> None:
    confirm(session, "London")
    after = desk(session).layer
    session.undo()
    edit = session.redo()

    assert desk(session).layer == after
    assert edit is not None
    assert edit.kind is Kind.REDO


@pytest.mark.parametrize("verb", [Session.undo, Session.redo])
def test_with_nothing_done_there_is_nothing_to_take_back(
    session: Session, verb: Callable[[Session], Edit | None]
) -> None:
    assert verb(session) is None


def test_many_undos_and_redos_come_out_where_they_began(session: Session) -> None:
    for words in ("London", "Lord Byron", "Ada Lovelace"):
        confirm(session, words)
    after = desk(session).layer
    for step in (Session.undo, Session.redo):
        for _ in range(3):
            step(session)

    assert desk(session).layer == after
    assert session.redo() is None


def test_changing_nothing_is_no_edit(session: Session, store: SqliteStore) -> None:
    assert session.perform(Action.CONFIRM, "Nothing", ()) is None
    assert store.log(limit=9) == []


def test_whoever_subscribed_hears_of_every_edit_once_it_is_on_disk(
    session: Session, store: SqliteStore
) -> None:
    heard: list[tuple[Edit, Edit]] = []
    session.subscribe(lambda edit: heard.append((edit, store.edit(edit.id))))
    confirm(session, "London")
    session.undo()

    assert [told.kind for told, _ in heard] == [Kind.FRESH, Kind.UNDO]
    assert all(told == on_disk for told, on_disk in heard)


def test_undo_reaches_an_article_that_is_no_longer_on_the_desk(
    session: Session, store: SqliteStore
) -> None:
    first = desk(session).article.id
    confirm(session, "London")
    session.open(fill(store, OTHER_TEXT))
    edit = session.undo()

    assert edit is not None
    assert edit.article_ids == (first,)
    assert list(store.layer(first, "ann")) == []


def test_one_edit_may_reach_over_several_articles(
    session: Session, store: SqliteStore
) -> None:
    here, there = desk(session).article.id, fill(store, OTHER_TEXT)
    edit = session.perform(
        Action.CONFIRM_REST, "Confirm all", confirm_all(store, here, there)
    )

    assert edit is not None
    assert edit.article_ids == (here, there)
    assert [len(store.layer(id_, "ann").by_id) for id_ in (here, there)] == [3, 2]

    session.undo()
    assert [len(store.layer(id_, "ann").by_id) for id_ in (here, there)] == [0, 0]


def confirm_all(store: SqliteStore, *article_ids: ArticleId) -> Changes:
    desks = [Session(store, annotator="ann").open(id_) for id_ in article_ids]
    return tuple(c for d in desks for c in review.confirm(d.layer, d.marks))


def test_history_survives_closing_the_program(
    session: Session, store: SqliteStore
) -> None:
    confirm(session, "London")
    confirm(session, "Lord Byron")
    session.undo()

    later = Session(store, annotator="ann")

    assert later.history == session.history
    assert later.redo() is not None


def test_a_decision_made_elsewhere_is_not_overwritten(
    session: Session, project: Path
) -> None:
    with opened(project) as elsewhere:
        other = Session(elsewhere, annotator="ann")
        other.open(desk(session).article.id)
        confirm(other, "London")
    before = desk(session)

    with pytest.raises(StaleEditError, match="changed elsewhere"):
        confirm(session, "London")

    assert session.desk is before
    assert session.history.undoable is None


def test_edits_are_stamped_with_name_and_time(session: Session, clock: Clock) -> None:
    clock.wait(60)
    edit = confirm(session, "London")

    assert edit is not None
    assert (edit.annotator, edit.at) == ("ann", clock())


def test_active_time_is_recorded_with_the_edit(
    session: Session, store: SqliteStore, clock: Clock
) -> None:
    for _ in range(3):
        session.stopwatch.key()
        clock.wait(2)
    confirm(session, "London")

    figures = store.statistics("ann")
    assert (figures.actions, figures.active_seconds) == (3, 4)


def test_a_cleared_desk_is_empty(session: Session) -> None:
    session.close()

    assert session.desk is None


def test_a_suggestion_decided_on_in_another_window_is_not_decided_on_twice(
    session: Session, project: Path
) -> None:
    confirm(session, "Lord Byron")
    with opened(project) as elsewhere:
        other = Session(elsewhere, annotator="ann")
        other.open(desk(session).article.id)
        confirm(other, "London")

    with pytest.raises(StaleEditError, match="decided on elsewhere"):
        confirm(session, "London")


def test_undo_is_not_stuck_on_what_another_window_has_changed(
    session: Session, project: Path
) -> None:
    confirm(session, "London")
    with opened(project) as elsewhere:
        other = Session(elsewhere, annotator="ann")
        here = other.open(desk(session).article.id)
        london = mark_on("London", here.marks)
        other.perform(Action.NOTE, "Note", review.note(here.layer, london, "!"))
    with pytest.raises(StaleEditError, match="changed elsewhere"):
        session.undo()
    session.open(desk(session).article.id)

    assert [edit.title for edit in (session.undo(), session.undo()) if edit] == [
        "Note",
        "Confirm London",
    ]
    assert states(session) == ["pending", "pending", "pending"]
