from annotations import review
from annotations.annotation import State
from annotations.article import ArticleId
from annotations.edit import Action
from annotations.marks import mark_of
from annotations.session import Session
from db.store import SqliteStore
from tests.builders import Clock, article, span

FIRST, SECOND, THIRD = map(ArticleId, (1, 2, 3))
TEXTS = (
    "He left. Georgia won the match. All slept.",
    "They saw Georgia\nplay in New  York.",
    "Georgian wine and 東京 for $5.",
)


def decided(store: SqliteStore, annotator: str = "ann") -> Session:
    """Mark Georgia in two articles, and what is like it in a third."""
    for text in TEXTS:
        if store.same_text(article(text)) is None:
            store.add(article(text, headline=text[:8]))
    who = Session(store, annotator=annotator, clock=Clock())
    for id_, words, label in (
        (FIRST, "Georgia", "GPE"),
        (SECOND, "Georgia", "ORG"),
        (SECOND, "New  York", "GPE"),
        (THIRD, "Georgian", "NORP"),
        (THIRD, "東京", "GPE"),
        (THIRD, "$5", "MONEY"),
    ):
        desk = who.open(id_)
        added = review.add(desk.layer, span(words, desk.article.text), label)
        who.perform(Action.ADD, "Add", added)
    return who


def places(store: SqliteStore, words: str, **but: str) -> list[tuple[int, str]]:
    found = store.lookout.places(words, "ann", limit=9, **but)
    return [(place.article_id, place.verdict) for place in found]


def test_places_are_those_where_the_very_words_were_decided(store: SqliteStore) -> None:
    decided(store)

    assert places(store, "Georgia") == [(FIRST, "GPE"), (SECOND, "ORG")]
    assert places(store, "georgia") == []
    assert places(store, "Torun") == []


def test_words_are_the_same_however_they_are_spaced(store: SqliteStore) -> None:
    decided(store)

    assert places(store, "New York") == [(SECOND, "GPE")]


def test_words_that_the_index_does_not_know_are_found(store: SqliteStore) -> None:
    decided(store)

    assert places(store, "東京") == [(THIRD, "GPE")]
    assert places(store, "$5") == [(THIRD, "MONEY")]


def test_words_that_look_like_a_question_to_the_index_are_no_question(
    store: SqliteStore,
) -> None:
    decided(store)

    assert places(store, 'Georgia" OR "wine') == []
    assert places(store, "NOT") == []


def test_only_so_many_places_are_listed(store: SqliteStore) -> None:
    decided(store)

    assert len(store.lookout.places("Georgia", "ann", limit=1)) == 1


def test_the_decision_in_hand_is_no_place_elsewhere(store: SqliteStore) -> None:
    decided(store)
    (here,) = store.layer(FIRST, "ann")

    assert places(store, "Georgia", but=here.id) == [(SECOND, "ORG")]


def test_nobody_sees_what_others_decided(store: SqliteStore) -> None:
    decided(store, annotator="bob")

    assert places(store, "Georgia") == []


def test_a_place_is_shown_in_its_sentence(store: SqliteStore) -> None:
    decided(store)

    place, _ = store.lookout.places("Georgia", "ann", limit=9)

    assert (place.before, place.words, place.after) == (
        "",
        "Georgia",
        " won the match.",
    )
    assert place.span == span("Georgia", TEXTS[0])


def test_what_was_turned_down_says_so(store: SqliteStore) -> None:
    ann = decided(store)
    desk = ann.open(FIRST)
    (mark,) = map(mark_of, desk.layer)
    ann.perform(Action.DELETE, "Delete", review.delete(desk.layer, mark))
    layer = ann.open(FIRST).layer
    ann.perform(Action.REJECT, "Nothing", review.nothing(layer, mark.span))

    (place, _) = store.lookout.places("Georgia", "ann", limit=9)

    assert (place.state, place.verdict) == (State.REJECTED, "nothing")
