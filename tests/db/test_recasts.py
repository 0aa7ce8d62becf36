from pathlib import Path

import pytest

from annotations import review
from annotations.article import ArticleId
from annotations.edit import Action, Kind
from annotations.errors import CopydeskError, StaleEditError
from annotations.label import Label
from annotations.scheme import (
    Recast,
    added,
    merged,
    removed,
    renamed,
    restored,
    retired,
    split,
)
from annotations.session import Session
from db.project import opened
from db.store import SqliteStore
from tests import builders
from tests.builders import TEXT, Clock, mark_on

BYRON = "Lord Byron rode out."


@pytest.fixture
def two(store: SqliteStore, clock: Clock) -> SqliteStore:
    """Ann and Bob have confirmed Ada; Ann has added London as LOC beside the GPE."""
    here = builders.fill(store)
    builders.fill(store, BYRON, headline="Riding")
    for name in ("ann", "bob"):
        session = Session(store, annotator=name, clock=clock)
        desk = session.open(here)
        ada = mark_on("Ada Lovelace", desk.marks)
        session.perform(Action.CONFIRM, "Confirm", review.confirm(desk.layer, [ada]))
    desk = Session(store, annotator="ann", clock=clock).open(here)
    ann = Session(store, annotator="ann", clock=clock)
    ann.open(here)
    place = review.add(desk.layer, builders.span("London"), "LOC")
    ann.perform(Action.ADD, "Add", place)
    return store


def perform(store: SqliteStore, recast: Recast) -> None:
    store.recasts.perform(recast, annotator="ann")


def said(store: SqliteStore, annotator: str = "ann") -> list[tuple[str, str, str]]:
    desk = Session(store, annotator=annotator).open(ArticleId(1))
    return [(mark.span.of(TEXT), mark.label, mark.state) for mark in desk.marks]


def pending(store: SqliteStore, annotator: str = "cleo") -> list[int]:
    ids = [ArticleId(1), ArticleId(2)]
    return [one.pending for one in store.summaries(ids, annotator)]


def test_a_renaming_reaches_everybody_and_what_is_pending(two: SqliteStore) -> None:
    perform(two, renamed(two.labels(), "PERSON", "HUMAN"))

    assert said(two) == [
        ("Ada Lovelace", "HUMAN", "confirmed"),
        ("Lord Byron", "HUMAN", "pending"),
        ("London", "LOC", "added"),
    ]
    assert said(two, "bob")[0] == ("Ada Lovelace", "HUMAN", "confirmed")
    assert two.check() == []


def test_the_edit_is_whoevers_who_changed_the_scheme(two: SqliteStore) -> None:
    perform(two, renamed(two.labels(), "PERSON", "HUMAN"))

    (entry,) = two.entries("bob", limit=9)
    latest = two.log(limit=1)[0]
    assert entry.action is Action.CONFIRM
    assert (latest.annotator, latest.entry.title) == ("ann", "Rename PERSON to HUMAN")
    assert latest.entry.article_id is None


def test_undo_restores_everything_and_redo_does_it_again(
    two: SqliteStore, clock: Clock
) -> None:
    before = two.labels(), said(two), said(two, "bob"), pending(two)
    perform(two, merged(two.labels(), "LOC", "GPE"))
    after = two.labels(), said(two), said(two, "bob"), pending(two)
    ann = Session(two, annotator="ann", clock=clock)

    ann.undo()
    undone = two.labels(), said(two), said(two, "bob"), pending(two)
    ann.redo()

    assert undone == before
    assert (two.labels(), said(two), said(two, "bob"), pending(two)) == after
    assert [one.entry.kind for one in two.log(limit=2)] == [Kind.UNDO, Kind.REDO]
    assert two.check() == []


def test_a_session_sees_the_scheme_change_on_its_desk(
    two: SqliteStore, clock: Clock
) -> None:
    perform(two, renamed(two.labels(), "PERSON", "HUMAN"))
    ann = Session(two, annotator="ann", clock=clock)
    ann.open(ArticleId(1))

    ann.undo()

    assert ann.desk
    assert [mark.label for mark in ann.desk.marks] == ["PERSON", "PERSON", "LOC"]


def test_retiring_hides_what_is_pending_and_counts_it_out(two: SqliteStore) -> None:
    assert pending(two) == [3, 1]

    perform(two, retired(two.labels(), "PERSON"))

    assert pending(two) == [1, 0]
    assert pending(two, "ann") == [0, 0]
    assert [label for _, label, _ in said(two)] == ["PERSON", "LOC"]
    assert two.check() == []


def test_what_is_restored_is_heard_again(two: SqliteStore) -> None:
    perform(two, retired(two.labels(), "PERSON"))
    perform(two, restored(two.labels(), "PERSON"))

    assert pending(two) == [3, 1]
    assert two.check() == []


def test_a_merger_asks_once_for_what_two_labels_said(store: SqliteStore) -> None:
    here = store.add(builders.article())
    both = [builders.proposal(label=one) for one in ("PERSON", "ORG")]
    store.add_suggestions(store.continued_run(builders.pipeline()), [(here, both)])

    perform(store, merged(store.labels(), "ORG", "PERSON"))

    (line,) = store.summaries([here], "cleo")
    assert line.pending == 1
    assert store.check() == []


def test_a_label_in_use_is_not_taken_out(two: SqliteStore) -> None:
    with pytest.raises(CopydeskError, match="The label LOC is in use; retire it"):
        perform(two, removed(two.labels(), "LOC"))

    with pytest.raises(CopydeskError, match="PERSON is in use"):
        two.recasts.preview(removed(two.labels(), "PERSON"))


def test_a_label_that_nothing_uses_goes(two: SqliteStore) -> None:
    perform(two, removed(two.labels(), "LAW"))

    assert "LAW" not in two.labels()


def test_a_scheme_that_changed_in_the_meantime_is_looked_at_again(
    two: SqliteStore,
) -> None:
    stale = renamed(two.labels(), "PERSON", "HUMAN")
    perform(two, added(two.labels(), Label("SHIP")))

    with pytest.raises(StaleEditError, match="labels were changed elsewhere"):
        perform(two, stale)

    assert said(two)[0] == ("Ada Lovelace", "PERSON", "confirmed")


def test_a_window_that_knows_the_old_name_cannot_bring_it_back(
    two: SqliteStore, clock: Clock
) -> None:
    bob = Session(two, annotator="bob", clock=clock)
    desk = bob.open(ArticleId(1))
    byron = mark_on("Lord Byron", desk.marks)
    perform(two, renamed(two.labels(), "PERSON", "HUMAN"))

    with pytest.raises(StaleEditError, match="PERSON has become HUMAN"):
        bob.perform(Action.CONFIRM, "Confirm", review.confirm(desk.layer, [byron]))


def test_what_was_done_before_a_renaming_can_still_be_undone(
    two: SqliteStore, clock: Clock
) -> None:
    perform(two, renamed(two.labels(), "PERSON", "HUMAN"))

    Session(two, annotator="bob", clock=clock).undo()

    assert said(two, "bob")[0] == ("Ada Lovelace", "HUMAN", "pending")
    assert two.check() == []


def test_a_label_others_use_by_now_cannot_be_undone(
    two: SqliteStore, clock: Clock
) -> None:
    perform(two, added(two.labels(), Label("POET")))
    bob = Session(two, annotator="bob", clock=clock)
    desk = bob.open(ArticleId(1))
    byron = mark_on("Lord Byron", desk.marks)
    bob.perform(Action.RELABEL, "Relabel", review.relabel(desk.layer, byron, "POET"))

    with pytest.raises(StaleEditError, match="The label POET is in use"):
        Session(two, annotator="ann", clock=clock).undo()


def test_words_are_split_off_in_every_article(two: SqliteStore) -> None:
    recast = split(two.labels(), "PERSON", Label("POET"), ["Ada Lovelace"])
    preview = two.recasts.preview(recast)

    perform(two, recast)

    assert (preview.annotations, preview.articles) == (2, 1)
    assert said(two)[0] == ("Ada Lovelace", "POET", "corrected")
    assert said(two)[1] == ("Lord Byron", "PERSON", "pending")
    assert two.check() == []


def test_a_preview_tells_how_many_where_and_whose(two: SqliteStore) -> None:
    preview = two.recasts.preview(renamed(two.labels(), "PERSON", "HUMAN"))

    assert preview.sentence() == (
        "2 annotations are changed in 1 article: 1 of ann, 1 of bob. "
        "3 suggestions are read under another name."
    )
    assert preview.lines()[1:] == [
        "  PERSON: becomes HUMAN",
        "  “Ada Lovelace” in Poets (ann)",
        "  “Ada Lovelace” in Poets (bob)",
    ]


def test_a_preview_tells_of_doubles(two: SqliteStore, clock: Clock) -> None:
    ann = Session(two, annotator="ann", clock=clock)
    desk = ann.open(ArticleId(1))
    ann.perform(
        Action.ADD, "Add", review.add(desk.layer, builders.span("London"), "GPE")
    )

    preview = two.recasts.preview(merged(two.labels(), "LOC", "GPE"))
    perform(two, preview.recast)

    assert (preview.annotations, preview.doubles) == (1, 1)
    assert [label for _, label, _ in said(two)] == ["PERSON", "PERSON", "GPE"]
    assert two.check() == []


def test_a_preview_tells_what_will_not_be_shown(two: SqliteStore) -> None:
    preview = two.recasts.preview(retired(two.labels(), "PERSON"))

    assert preview.sentence() == (
        "No annotation is changed. 3 suggestions are no longer shown."
    )


def test_doing_nothing_is_no_edit(two: SqliteStore) -> None:
    before = len(two.log(limit=99))

    perform(two, renamed(two.labels(), "PERSON", "PERSON"))

    assert len(two.log(limit=99)) == before


def test_the_scheme_can_be_made_again_from_the_record(
    two: SqliteStore, project: Path
) -> None:
    perform(two, renamed(two.labels(), "PERSON", "HUMAN"))
    perform(two, merged(two.labels(), "LOC", "GPE"))
    expected = two.labels(), said(two), said(two, "bob")
    two._db.execute("UPDATE labels SET name = 'X' WHERE name = 'HUMAN'")
    assert (
        "The label scheme is not what the record of edits makes of it." in two.check()
    )

    with opened(project) as again:
        again.rebuild()

    assert (two.labels(), said(two), said(two, "bob")) == expected
    assert two.check() == []
