from pathlib import Path

from annotations import flags
from annotations.edit import Action, Review
from annotations.listing import Query
from annotations.selection import Selection
from annotations.session import Session
from db.project import opened
from db.store import SqliteStore


def flag(session: Session, text: str) -> None:
    assert session.desk is not None
    session.perform(Action.FLAG, "Flag", flags.flag(session.desk.layer, text))


def test_a_flag_is_on_disk_and_leaves_the_article_as_it_was(
    session: Session, project: Path
) -> None:
    flag(session, "Who is that?")

    with opened(project) as other:
        (article_id,) = other.article_ids(Query(flagged=True), "ann")
        layer = other.layer(article_id, "ann")
        (summary,) = other.summaries([article_id], "ann")
    assert (layer.flag, layer.review, layer.by_id) == (
        "Who is that?",
        Review.UNSEEN,
        {},
    )
    assert summary.flag == "Who is that?"


def test_a_flag_is_one_annotators(session: Session, store: SqliteStore) -> None:
    flag(session, "Who is that?")

    assert store.article_ids(Query(flagged=True), "bob") == []
    assert store.statistics("ann").flagged == 1
    assert store.statistics("bob").flagged == 0
    assert store.statistics(None).flagged == 1


def test_undo_takes_a_flag_off_and_redo_brings_it_back(
    session: Session, store: SqliteStore
) -> None:
    flag(session, "Who is that?")
    session.undo()
    gone = store.article_ids(Query(flagged=True), "ann")
    session.redo()

    assert gone == []
    assert session.desk is not None
    assert session.desk.layer.flag == "Who is that?"


def test_the_record_proves_and_restores_flags(
    session: Session, store: SqliteStore
) -> None:
    flag(session, "Who is that?")
    sound = store.check()
    store._db.execute("UPDATE reviews SET flag = ''")
    (broken,) = store.check()
    store.rebuild()

    assert sound == []
    assert "review state is not what" in broken
    assert len(store.article_ids(Query(flagged=True), "ann")) == 1


def test_an_export_carries_the_flag(session: Session, store: SqliteStore) -> None:
    flag(session, "Who is that?")

    (annotated,) = store.annotated(Selection(annotator="ann"))

    assert annotated.flag == "Who is that?"
