import pytest

from annotations import review
from annotations.annotated import AnnotatedArticle
from annotations.article import ArticleId
from annotations.edit import Action, Review
from annotations.selection import ALL_STATES, Selection
from annotations.session import Session
from db.store import SqliteStore
from tests.builders import NOON, TEXT, Clock, article, fill, mark_on, pipeline, span


@pytest.fixture
def reviewed(store: SqliteStore, clock: Clock) -> SqliteStore:
    """Ann confirmed Ada and rejected Byron in one article, and added a word."""
    first = fill(store)
    fill(store, "In London, Ada Lovelace wrote.")
    store.add(article("No machine has read this."))
    session = Session(store, annotator="ann", clock=clock)
    desk = session.open(first)
    ada, byron = (mark_on(w, desk.marks) for w in ("Ada Lovelace", "Lord Byron"))
    session.perform(Action.CONFIRM, "Yes", review.confirm(desk.layer, [ada]))
    session.perform(Action.REJECT, "No", review.reject(desk.layer, [byron]))
    session.perform(Action.ADD, "Add", review.add(desk.layer, span("Ada"), "GIVEN"))
    return store


def taken(
    store: SqliteStore, annotator: str = "ann", states: frozenset[str] = ALL_STATES
) -> list[AnnotatedArticle]:
    return list(store.annotated(Selection(annotator=annotator, states=states)))


def test_all_states_give_decisions_and_what_is_pending(reviewed: SqliteStore) -> None:
    first, second, third = taken(reviewed)

    assert [(s.span.of(TEXT), s.state) for s in first.spans] == [
        ("Ada Lovelace", "confirmed"),
        ("Ada", "added"),
        ("Lord Byron", "rejected"),
        ("London", "pending"),
    ]
    assert [s.state for s in second.spans] == ["pending", "pending"]
    assert third.spans == ()


def test_only_what_a_person_stands_behind_unless_more_is_asked(
    reviewed: SqliteStore,
) -> None:
    first, *_ = reviewed.annotated(Selection(annotator="ann"))

    assert [s.state for s in first.spans] == ["confirmed", "added"]


def test_what_is_pending_can_be_taken_alone(reviewed: SqliteStore) -> None:
    first, *_ = taken(reviewed, states=frozenset({"pending"}))

    assert [s.label for s in first.spans] == ["GPE"]


def test_a_decision_says_who_when_and_which_machine_led_to_it(
    reviewed: SqliteStore,
) -> None:
    confirmed, added, *_ = taken(reviewed)[0].spans

    assert (confirmed.annotator, confirmed.decided_at) == ("ann", NOON)
    assert confirmed.pipeline == pipeline()
    assert confirmed.suggestion == reviewed.opinions(ArticleId(1)).newest[0]
    assert (added.pipeline, added.suggestion) == (None, None)


def test_what_is_pending_is_nobodys_yet(reviewed: SqliteStore) -> None:
    pending = taken(reviewed)[0].spans[-1]

    assert (pending.annotator, pending.decided_at) == ("", None)
    assert pending.id == f"suggestion:{reviewed.opinions(ArticleId(1)).newest[-1].id}"
    assert pending.pipeline == pipeline()


def test_for_somebody_else_everything_is_pending(reviewed: SqliteStore) -> None:
    first, *_ = taken(reviewed, "bob")

    assert {s.state for s in first.spans} == {"pending"}
    assert first.review is Review.UNSEEN


@pytest.mark.parametrize(
    ("reviews", "expected"),
    [
        (frozenset(Review), [1, 2, 3]),
        (frozenset({Review.STARTED}), [1]),
        (frozenset({Review.UNSEEN}), [2, 3]),
        (frozenset({Review.DONE}), []),
        (frozenset[Review](), []),
    ],
)
def test_articles_are_taken_by_their_review_state(
    reviewed: SqliteStore, reviews: frozenset[Review], expected: list[int]
) -> None:
    selection = Selection(annotator="ann", reviews=reviews)

    assert [a.article.id for a in reviewed.annotated(selection)] == expected
    assert reviewed.count(selection) == len(expected)


def test_many_pages_are_one_walk(store: SqliteStore) -> None:
    with store.bulk():
        ids = [store.add(article(f"Article {n}.")) for n in range(250)]

    assert [a.article.id for a in taken(store)] == ids


def test_a_walk_holds_no_transaction_while_others_work(
    reviewed: SqliteStore,
) -> None:
    walk = reviewed.annotated(Selection(annotator="ann"))
    next(walk)

    assert not reviewed._db.conn.in_transaction
