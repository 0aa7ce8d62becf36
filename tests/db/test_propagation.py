"""Where in other articles a decision would be repeated."""

import pytest

from annotations import review
from annotations.article import Article, ArticleId, Zone, ZoneKind
from annotations.edit import Action, Review
from annotations.elsewhere import Found, noted, summed_up
from annotations.propagate import Decision, same_words_here, sheet_of
from annotations.session import Session
from annotations.span import Span
from annotations.suggestion import Proposal
from db.store import SqliteStore
from tests.db.repeated import BYRON, TEXTS, add, in_hand, mark, wanted


@pytest.fixture
def ids(store: SqliteStore) -> list[ArticleId]:
    return [add(store, text) for text in TEXTS]


def places(found: list[Found]) -> list[tuple[int, list[int]]]:
    return [
        (one.places.article_id, [place.span.start for place in one.places.changes])
        for one in found
    ]


def test_words_are_found_in_all_articles(
    store: SqliteStore, ids: list[ArticleId]
) -> None:
    found = store.propagation.look(wanted())

    assert places(found) == [(ids[0], [8]), (ids[1], [0, 17]), (ids[3], [19])]
    assert summed_up(found) == "4 places in 3 articles."


def test_case_can_be_left_out_of_account(
    store: SqliteStore, ids: list[ArticleId]
) -> None:
    found = store.propagation.look(wanted(match_case=False))

    assert places(found)[-1] == (ids[3], [0, 19])


def test_articles_can_be_named(store: SqliteStore, ids: list[ArticleId]) -> None:
    found = store.propagation.look(wanted(articles=ids[1:3]))

    assert places(found) == [(ids[1], [0, 17])]


def test_finished_articles_are_left_out_until_asked_for(
    store: SqliteStore, ids: list[ArticleId]
) -> None:
    session = in_hand(store, ids[0])
    assert session.desk is not None
    session.perform(Action.MARK_DONE, "Done", review.mark_done(session.desk.layer))

    usual = store.propagation.look(wanted())
    all_ = store.propagation.look(wanted(finished=True))

    assert ids[0] not in dict(places(usual))
    assert (all_[0].places.article_id, all_[0].review) == (ids[0], Review.DONE)


def test_words_stand_over_no_edge_of_a_zone(store: SqliteStore) -> None:
    zone = Zone(ZoneKind.HEADLINE, Span(0, 9))
    store.add(Article(text="Meet Lord\nByron went.", zones=(zone,)))

    assert store.propagation.look(wanted()) == []


@pytest.mark.parametrize("language", ["", "en"])
@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("他在北京。", "北京"),
        ("ไปกรุงเทพมหานคร", "กรุงเทพ"),
        ("Played by 👩\u200d👧 here", "👩\u200d👧"),
        ("AT&T said so", "AT&T"),
        ('He is "Bob" here', '"Bob"'),
        ("ب أحمد هنا", "أحمد"),
        ("— and —", "—"),
    ],
)
def test_words_of_every_kind_are_found(
    store: SqliteStore, text: str, words: str, language: str
) -> None:
    add(store, text, language=language)

    found = store.propagation.look(wanted(Decision(words=words, label="ORG")))

    assert [one.places.changes[0].span.of(text) for one in found] == [words]


def test_words_are_found_between_those_of_scripts_without_blanks(
    store: SqliteStore,
) -> None:
    add(store, "新iPhone手机", language="zh")

    found = store.propagation.look(wanted(Decision(words="iPhone", label="PRODUCT")))

    assert len(found) == 1


def test_what_stands_there_is_taken_into_account(store: SqliteStore) -> None:
    text = "Lord Byron, Lord Byron, Lord Byron Society and Lord Byron."
    said = [Proposal(Span(12, 22), "ORG"), Proposal(Span(24, 42), "ORG")]
    article_id = add(store, text, *said)
    session = in_hand(store, article_id)
    mark(session, "Lord Byron", "WORK_OF_ART")

    (found,) = store.propagation.look(wanted())

    assert [noted(text, one) for one in found.places.changes] == ["suggested ORG", ""]
    assert [noted(text, one) for one in found.places.conflicts] == [
        "WORK_OF_ART",
        "suggested ORG “Lord Byron Society”",
    ]


def test_it_finds_what_the_desk_finds(store: SqliteStore) -> None:
    text = (
        "Lord Byron; Byron Lord Byron; Lord Byron Society; the Lord Byron, Lord Byron"
    )
    said = [
        Proposal(Span(12, 28), "ORG"),
        Proposal(Span(30, 48), "ORG"),
        Proposal(Span(50, 64), "ORG"),
    ]
    session = in_hand(store, add(store, text, *said))
    mark(session, "Society", "ORG")
    assert session.desk is not None

    (found,) = store.propagation.look(wanted())

    assert found.places == same_words_here(sheet_of(session.desk), BYRON)


def test_a_suggestion_answered_elsewhere_is_not_pending(store: SqliteStore) -> None:
    session = in_hand(store, add(store, "Lord Byron", Proposal(Span(0, 10), "ORG")))
    desk = session.desk
    assert desk is not None
    moved = review.resize(desk.layer, desk.marks[0], Span(0, 4))
    session.perform(Action.RESIZE, "Shrink", moved)

    (found,) = store.propagation.look(wanted(Decision(words="Byron", label="ORG")))

    assert found.places.changes[0].suggestion is None


def test_other_annotators_decisions_are_theirs(
    store: SqliteStore, ids: list[ArticleId]
) -> None:
    session = Session(store, annotator="bob")
    session.open(ids[0])
    mark(session, "Lord Byron", "ORG")

    found = store.propagation.look(wanted())

    assert found[0].places.conflicts == ()
