"""A decision repeated in other articles: what is found, and what is recorded."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from annotations import review
from annotations.article import Article, ArticleId, NewsMetadata, Zone, ZoneKind
from annotations.edit import Action, Edit, Review
from annotations.elsewhere import Found, Repeat, Wanted, noted, summed_up
from annotations.history import History
from annotations.marks import Mark
from annotations.propagate import Decision, same_words_here, sheet_of
from annotations.session import Session
from annotations.span import Span
from annotations.suggestion import Proposal
from db.large import repeating, stepping
from db.project import opened
from db.store import SqliteStore
from tests import builders

BYRON = Decision(words="Lord Byron", label="PERSON")
TEXTS = (
    "Ada met Lord Byron.",
    "Lord Byron left. Lord\nByron came, Lord\n\nByron not.",
    "Nobody of that name.",
    "LORD BYRON and the Lord Byron Society.",
)


@pytest.fixture
def ids(store: SqliteStore) -> list[ArticleId]:
    return [add(store, text) for text in TEXTS]


def add(
    store: SqliteStore, text: str, *proposals: Proposal, language: str = "en"
) -> ArticleId:
    news = NewsMetadata(headline=text[:9], language=language)
    article_id = store.add(Article(text=text, news=news))
    run = store.continued_run(builders.pipeline())
    store.add_suggestions(run, [(article_id, proposals)])
    return article_id


def wanted(
    decision: Decision = BYRON,
    *,
    articles: Sequence[ArticleId] | None = None,
    match_case: bool = True,
    finished: bool = False,
) -> Wanted:
    return Wanted(
        decision=decision,
        annotator="ann",
        articles=articles,
        match_case=match_case,
        finished=finished,
    )


def places(found: list[Found]) -> list[tuple[int, list[int]]]:
    return [
        (one.places.article_id, [place.span.start for place in one.places.changes])
        for one in found
    ]


def in_hand(store: SqliteStore, article_id: ArticleId) -> Session:
    session = Session(store, annotator="ann")
    session.open(article_id)
    return session


def mark(session: Session, words: str, label: str) -> Edit | None:
    desk = session.desk
    assert desk is not None
    span = builders.span(words, desk.article.text)
    return session.perform(Action.ADD, "Add", review.add(desk.layer, span, label))


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
