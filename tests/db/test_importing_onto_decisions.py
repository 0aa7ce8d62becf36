"""Annotated files taken in where somebody has decided already."""

from dataclasses import replace
from datetime import datetime, timedelta, timezone
from pathlib import Path

from annotations import review
from annotations.article import ArticleId
from annotations.edit import Action
from annotations.session import Session
from db.store import SqliteStore
from tests import builders, importing
from tests.importing import answering, article, decided, span, written

FIRST = ArticleId(1)


def test_decisions_that_are_there_stay_and_contradictions_are_listed(
    project: Path, store: SqliteStore, tmp_path: Path
) -> None:
    mine = written(
        tmp_path / "mine.jsonl",
        [article(span("London", "GPE"), span("Byron", "PERSON"), span("met", "EVENT"))],
    )
    theirs = written(
        tmp_path / "theirs.jsonl",
        [
            article(
                span("London", "ORG"),
                span("Byron", "PERSON"),
                answering(span("met", "EVENT", state="rejected")),
            )
        ],
    )
    decided(project, mine)
    before = importing.spans_of(store)

    summary = decided(project, theirs)

    assert importing.spans_of(store) == before
    assert (summary.taken, summary.there, summary.conflicts[0].count) == (0, 1, 2)
    assert summary.conflicts[0].examples == (
        "theirs.jsonl, line 1: “met” (rejected EVENT)",
        "theirs.jsonl, line 1: “London” (ORG)",
    )


def test_two_labels_of_the_same_words_are_both_taken(
    project: Path, store: SqliteStore, tmp_path: Path
) -> None:
    found = article(span("London", "GPE"), span("London", "LOC"))

    summary = decided(project, written(tmp_path / "two.jsonl", [found]))

    assert (summary.taken, summary.conflicts) == (2, ())
    assert store.check() == []


def test_what_was_decided_here_about_a_suggestion_stays(
    store: SqliteStore, session: Session, project: Path, tmp_path: Path
) -> None:
    desk = session.open(FIRST)
    mark = builders.mark_on("London", desk.marks)
    session.perform(
        Action.RESIZE,
        "Resize",
        review.resize(desk.layer, mark, builders.span("in London")),
    )
    other = answering(span("London", "GPE", state="confirmed"))
    other = replace(other, pipeline=builders.pipeline())
    path = written(tmp_path / "other.jsonl", [article(other)])

    summary = decided(project, path, annotator="ann")

    assert (summary.taken, summary.conflicts[0].count) == (0, 1)
    assert store.check() == []


def test_a_suggestion_that_is_there_is_answered_rather_than_made_again(
    store: SqliteStore, session: Session, project: Path, tmp_path: Path
) -> None:
    told = answering(span("London", "GPE", state="confirmed"))
    told = replace(told, pipeline=builders.pipeline())
    before = importing.counts(project)["suggestions"]

    decided(project, written(tmp_path / "one.jsonl", [article(told)]))

    assert session.desk is not None
    assert importing.counts(project)["suggestions"] == before
    assert ("London", "GPE", "confirmed") in importing.spans_of(store)


def test_a_decision_without_the_white_space_at_its_ends_is_there_already(
    project: Path, store: SqliteStore, tmp_path: Path
) -> None:
    wide, bare = span("met ", "EVENT"), span("met", "EVENT")
    decided(project, written(tmp_path / "wide.jsonl", [article(wide)]))
    before = importing.spans_of(store)

    same = decided(project, written(tmp_path / "bare.jsonl", [article(bare)]))
    other = replace(bare, label="ORG")
    decided(project, written(tmp_path / "other.jsonl", [article(other)]))

    assert (same.taken, same.there) == (0, 1)
    assert importing.spans_of(store) == before


def test_a_time_that_there_is_not_in_utc_is_that_of_the_import(
    project: Path, store: SqliteStore, tmp_path: Path
) -> None:
    first = datetime(1, 1, 1, tzinfo=timezone(timedelta(hours=2)))
    early = replace(span("met", "EVENT"), decided_at=first)

    summary = decided(project, written(tmp_path / "early.jsonl", [article(early)]))

    assert summary.taken == 1
    assert store.check() == []
