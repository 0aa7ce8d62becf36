import pytest

from annotations import review
from annotations.article import ArticleId
from annotations.edit import Action
from annotations.errors import CopydeskError
from annotations.session import Session
from db.store import SqliteStore
from tests.builders import Clock, fill

HERE = ArticleId(1)

TAMPERINGS = {
    "a decision is lost": (
        "DELETE FROM annotations WHERE label = 'GPE'",
        "the annotations are not what the record",
    ),
    "a label is changed": (
        "UPDATE annotations SET label = 'SHIP'",
        "the annotations are not what the record",
    ),
    "a decision is slipped in": (
        """
        INSERT INTO annotations (
            id, article_id, annotator, start, "end", label, state, created_at,
            decided_at
        ) VALUES ('x', 2, 'ann', 0, 3, 'X', 'added', '2024', '2024')
        """,
        "ann has annotations that the record of edits knows nothing of",
    ),
    "an article is declared done": (
        "UPDATE reviews SET state = 'done'",
        "the review state is not what the record",
    ),
    "another is, too": (
        """
        INSERT INTO reviews (annotator, article_id, state, pending, updated_at)
        VALUES ('ann', 2, 'done', 0, '2024')
        """,
        "ann has reviews that the record of edits knows nothing of",
    ),
    "what is pending is miscounted": (
        "UPDATE reviews SET pending = 7",
        "the review state is not what the record",
    ),
    "the search index forgets": (
        """
        INSERT INTO articles_fts (articles_fts, rowid, headline, text)
        SELECT 'delete', id, headline, text FROM articles WHERE id = 1
        """,
        "The search index does not fit the articles",
    ),
}
UNMENDABLE = {
    "an edit is cut out of the record": (
        "DELETE FROM changes WHERE position = 1",
        "The record of edits breaks off at article 1",
    ),
    "the record is scribbled over": (
        "UPDATE changes SET after = '{}' WHERE what = 'annotation'",
        "The record of edits breaks off at article 1",
    ),
}


@pytest.fixture
def reviewed(store: SqliteStore, clock: Clock) -> SqliteStore:
    """Ann confirmed everything in one of two articles."""
    fill(store)
    fill(store, "In London, Ada Lovelace wrote.")
    session = Session(store, annotator="ann", clock=clock)
    desk = session.open(HERE)
    session.perform(Action.CONFIRM, "All", review.confirm(desk.layer, desk.marks))
    desk = session.open(HERE)
    session.perform(Action.NOTE, "Note", review.note(desk.layer, desk.marks[0], "!"))
    return store


def tamper(store: SqliteStore, statement: str) -> None:
    store._db.execute("PRAGMA foreign_keys = OFF")
    store._db.execute(statement)
    store._db.execute("PRAGMA foreign_keys = ON")


def test_a_sound_project_has_no_problems(reviewed: SqliteStore) -> None:
    assert reviewed.check() == []


@pytest.mark.parametrize(("statement", "problem"), TAMPERINGS.values(), ids=TAMPERINGS)
def test_what_was_tampered_with_is_found_and_mended(
    reviewed: SqliteStore, statement: str, problem: str
) -> None:
    before = reviewed.layer(HERE, "ann")
    tamper(reviewed, statement)
    (found,) = reviewed.check()
    reviewed.rebuild()

    assert problem in found
    assert reviewed.check() == []
    assert reviewed.layer(HERE, "ann") == before


@pytest.mark.parametrize(("statement", "problem"), UNMENDABLE.values(), ids=UNMENDABLE)
def test_a_broken_record_is_reported_and_nothing_made_worse(
    reviewed: SqliteStore, statement: str, problem: str
) -> None:
    before = reviewed.layer(HERE, "ann")
    tamper(reviewed, statement)
    (found,) = reviewed.check()

    with pytest.raises(CopydeskError, match="put a copy of the project in its place"):
        reviewed.rebuild()

    assert problem in found
    assert reviewed.layer(HERE, "ann") == before


def test_a_reference_that_leads_nowhere_is_found(reviewed: SqliteStore) -> None:
    tamper(reviewed, "DELETE FROM suggestions WHERE id = 1")

    assert "A row of annotations points to one of suggestions that is gone." in (
        reviewed.check()
    )


def test_rebuilding_keeps_what_reviewing_has_cost(
    reviewed: SqliteStore, clock: Clock
) -> None:
    session = Session(reviewed, annotator="ann", clock=clock)
    for _ in range(3):
        session.stopwatch.key()
        clock.wait(5)
    session.undo()
    before = reviewed.statistics("ann")
    reviewed.rebuild()

    assert before.active_seconds == 10
    assert reviewed.statistics("ann") == before
