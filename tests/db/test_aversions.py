"""What a project remembers of labels and shapes of words that were never taken."""

from annotations import review
from annotations.edit import Action
from annotations.session import Session
from annotations.suggestion import Proposal
from db.store import SqliteStore
from tests.builders import article, mark_on, pipeline, span

DATES = ("a week", "some days", "last winter")


def dated(store: SqliteStore, words: str) -> Session:
    """Open an article where the run suggests words as a date."""
    text = f"They met {words}, they say."
    id_ = store.add(article(text))
    run = store.continued_run(pipeline())
    store.add_suggestions(run, [(id_, [Proposal(span(words, text), "DATE")])])
    session = Session(store, annotator="ann")
    session.open(id_)
    return session


def decide(session: Session, words: str, action: Action) -> None:
    assert session.desk is not None
    layer, text = session.desk.layer, session.desk.article.text
    mark = mark_on(words, session.desk.shown.pending, text)
    verb = review.reject if action is Action.REJECT else review.confirm
    session.perform(action, "Decide", verb(layer, [mark]))


def test_a_shape_of_which_nothing_was_taken_is_silenced_in_other_articles(
    store: SqliteStore,
) -> None:
    for words in DATES:
        decide(dated(store, words), words, Action.REJECT)
    desk = dated(store, "yesterday").desk

    assert desk is not None
    assert not desk.shown.pending
    assert desk.shown.silenced == 1


def test_accepting_one_ends_it(store: SqliteStore) -> None:
    for words in DATES:
        decide(dated(store, words), words, Action.REJECT)
    session = dated(store, "yesterday")
    session.look(threshold=0, second_opinion=False, silenced=True)
    decide(session, "yesterday", Action.CONFIRM)
    desk = dated(store, "tomorrow").desk

    assert desk is not None
    assert desk.shown.pending


def test_undoing_that_brings_it_back(store: SqliteStore) -> None:
    for words in DATES:
        decide(dated(store, words), words, Action.REJECT)
    session = dated(store, "yesterday")
    session.look(threshold=0, second_opinion=False, silenced=True)
    decide(session, "yesterday", Action.CONFIRM)
    session.undo()
    desk = dated(store, "tomorrow").desk

    assert desk is not None
    assert not desk.shown.pending
    assert store.check() == []
