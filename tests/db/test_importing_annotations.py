"""Annotated files taken in as annotations."""

from dataclasses import replace
from pathlib import Path

import pytest

from annotations import review
from annotations.annotated import AnnotatedSpan
from annotations.article import ArticleId
from annotations.edit import Action, Edit, Kind, Review
from annotations.effort import Effort
from annotations.ids import new_edit_id
from annotations.intake.order import TakeAs
from annotations.intake.summary import Intake
from annotations.label import LabelScheme
from annotations.session import Session
from annotations.suggestion import Proposal
from db.intake import importing as import_job
from db.project import create, opened
from db.store import SqliteStore
from tests import builders, importing
from tests.importing import article, decided, every_state, span, written

FIRST = ArticleId(1)
# What an edit makes, whichever road it takes; ids of suggestions are as they come.
MADE = (
    ("id, annotator, start, end, label, state, suggestion_id, note", "annotations"),
    ("suggested_start, suggested_end, suggested_label, decided_at", "annotations"),
    ("annotator, state, flag, pending, lowest, mean, missed, disputed", "reviews"),
    ("*", "memory"),
    ("*", "memory_refused"),
    ("*", "memory_became"),
    ("*", "memory_edges"),
    ("*", "memory_shapes"),
    ("position, what, annotation_id, before, after, annotator", "changes"),
)


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    return written(tmp_path / "sample.jsonl", [every_state()])


def test_everything_decided_is_restored(
    project: Path, store: SqliteStore, sample: Path
) -> None:
    decided(project, sample)

    (back,) = importing.held(store)
    (before,) = importing.read(sample)
    assert (back.review, back.flag) == (Review.DONE, "which Byron?")
    for one, told in zip(back.spans, before.spans, strict=True):
        assert _told_by_machine(one) == _told_by_machine(told)
        bare = replace(one, suggestion=None, pipeline=None, id="")
        assert bare == replace(told, suggestion=None, pipeline=None, id="")


def test_what_was_restored_exports_to_the_same_bytes(
    project: Path, store: SqliteStore, sample: Path, tmp_path: Path
) -> None:
    ours = [one for one in every_state().spans if one.state != "pending"]
    sample = written(
        tmp_path / "ours.jsonl", [replace(every_state(), spans=tuple(ours))]
    )

    decided(project, sample)

    again = written(tmp_path / "again.jsonl", importing.held(store))
    assert again.read_bytes() == sample.read_bytes()


def test_the_project_is_sound_and_can_be_rebuilt(
    project: Path, store: SqliteStore, sample: Path
) -> None:
    decided(project, sample)

    assert store.check() == []
    before = importing.held(store)
    store.rebuild()
    assert importing.held(store) == before


def test_it_is_one_edit_by_who_imports_about_whose_it_is(
    project: Path, store: SqliteStore, tmp_path: Path
) -> None:
    texts = [f"Rome no. {number}." for number in range(120)]
    found = [article(span("Rome", "GPE", text=text), text=text) for text in texts]

    summary = decided(project, written(tmp_path / "many.jsonl", found))

    (logged,) = store.log(limit=9)
    assert (logged.annotator, logged.entry.action) == ("ann", Action.IMPORT)
    assert (logged.entry.action.said, summary.edits) == ("import", 1)
    assert (summary.taken, summary.annotators) == (120, ("zoe",))


def test_undo_takes_it_all_back_and_redo_brings_it_again(
    project: Path, store: SqliteStore, sample: Path
) -> None:
    decided(project, sample)
    before = importing.held(store)
    session = Session(store, annotator="ann")

    session.undo()

    assert importing.spans_of(store) == [
        *(
            (words, label, "pending")
            for words, label in (
                ("Ada Lovelace", "PERSON"),
                ("met", "EVENT"),
                ("Byron", "ORG"),
                ("London", "GPE"),
            )
        )
    ]
    assert store.check() == []
    session.redo()
    assert importing.held(store) == before
    assert store.check() == []


def test_all_that_follows_is_as_the_usual_road_makes_it(
    project: Path, store: SqliteStore, sample: Path, tmp_path: Path
) -> None:
    decided(project, sample, user="zoe")

    slow = tmp_path / "slow.copydesk"
    create(slow)
    (logged,) = store.log(limit=9)
    edit = store.edit(logged.entry.id)
    with opened(slow) as other:
        _copy_machines(store, other)
        other.record(replace(edit, id=new_edit_id()), Effort())
        assert other.check() == []
    for columns, table in MADE:
        assert importing.rows(project, columns, table) == importing.rows(
            slow, columns, table
        )


def test_importing_twice_doubles_nothing(project: Path, sample: Path) -> None:
    decided(project, sample)
    before = importing.counts(project)

    again = decided(project, sample)

    assert importing.counts(project) == before
    assert (again.taken, again.there, again.conflicts) == (0, 4, ())


@pytest.mark.parametrize("given", ["", "max"])
def test_whose_they_are_is_told_or_as_the_file_says(
    project: Path, store: SqliteStore, sample: Path, given: str
) -> None:
    summary = decided(project, sample, annotator=given)

    assert summary.annotators == (given or "zoe",)
    assert importing.held(store, given or "zoe")[0].review is Review.DONE


def test_labels_that_the_project_lacks_are_added_before(
    project: Path, store: SqliteStore, tmp_path: Path
) -> None:
    found = article(span("London", "Harbour"), span("met", "harbour"))

    summary = decided(project, written(tmp_path / "new.jsonl", [found]))

    assert summary.added_labels == ("harbour",)
    assert "harbour" in store.labels()
    assert [one.entry.action for one in store.log(limit=9)] == ["scheme", "import"]
    assert {label for _, label, _ in importing.spans_of(store)} == {"harbour"}
    session = Session(store, annotator="ann")
    session.undo()
    session.undo()
    assert "harbour" not in store.labels()
    assert store.check() == []


def test_a_label_goes_by_the_name_it_has_now(
    project: Path, store: SqliteStore, tmp_path: Path
) -> None:
    scheme = store.labels()
    renamed = LabelScheme(
        tuple(
            replace(one, name="PLACE", also=("GPE",)) if one.name == "GPE" else one
            for one in scheme
        )
    )
    builders.relabelled(store, renamed)

    decided(project, written(tmp_path / "old.jsonl", [article(span("London", "GPE"))]))

    assert importing.spans_of(store) == [("London", "PLACE", "added")]


@pytest.mark.parametrize(("expected", "edits"), [((), 2), (("GPE", "Harbour"), 1)])
def test_a_large_file_is_one_edit_if_its_labels_are_expected(
    project: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    expected: tuple[str, ...],
    edits: int,
) -> None:
    monkeypatch.setattr("db.preparing.WORTH_IT", 1)
    texts = [f"Rome no. {number}." for number in range(120)]
    found = [article(span("Rome", "GPE", text=text), text=text) for text in texts]
    found.append(article(span("London", "Harbour")))

    summary = decided(project, written(tmp_path / "a.jsonl", found), expected=expected)

    assert (summary.edits, summary.taken) == (edits, 121)
    assert summary.added_labels == ("Harbour",)


def test_what_others_record_meanwhile_parts_it_into_two_edits(
    project: Path, store: SqliteStore, tmp_path: Path
) -> None:
    texts = [f"Rome no. {number}." for number in range(120)]
    found = [article(span("Rome", "GPE", text=text), text=text) for text in texts]
    path = written(tmp_path / "many.jsonl", found)

    steps = import_job(project, importing.order(path, take_as=TakeAs.ANNOTATIONS))
    next(steps)
    store.record(_mark_done(store), Effort())
    *_, summary = steps

    assert isinstance(summary, Intake)
    assert summary.edits == 2
    assert [one.entry.kind for one in store.log(limit=9)] == [Kind.FRESH] * 3
    assert store.check() == []


def test_what_is_cancelled_halfway_leaves_whole_articles(
    project: Path, store: SqliteStore, tmp_path: Path
) -> None:
    texts = [f"Rome no. {number}." for number in range(120)]
    found = [article(span("Rome", "GPE", text=text), text=text) for text in texts]
    path = written(tmp_path / "many.jsonl", found)

    steps = import_job(project, importing.order(path, take_as=TakeAs.ANNOTATIONS))
    next(steps)
    steps.close()  # type: ignore[attr-defined]

    assert len(importing.spans_of(store)) == store.article_count() == 50
    assert store.check() == []
    decided(project, path)
    assert len(importing.spans_of(store)) == store.article_count() == 120
    assert store.check() == []


def _told_by_machine(one: AnnotatedSpan) -> object:
    machine, made = one.pipeline, one.suggestion
    if machine is None or made is None:
        return None
    return (
        *(machine.name, machine.version, machine.digest),
        *(made.span, made.label, made.score, made.rule),
    )


def _mark_done(store: SqliteStore) -> Edit:
    layer = store.layer(FIRST, "bea")
    return replace(
        builders.edit(*review.mark_done(layer), annotator="bea"),
        action=Action.MARK_DONE,
    )


def _copy_machines(store: SqliteStore, other: SqliteStore) -> None:
    """Store the article and what was suggested for it as pipelines would."""
    other.add(store.article(FIRST))
    opinions = store.opinions(FIRST)
    for run_id, pipeline in sorted(store.pipelines().items()):
        run = other.continued_run(replace(pipeline, settings={"as": str(run_id)}))
        told = sorted(opinions.by_run[run_id], key=lambda one: one.id)
        proposals = [Proposal(one.span, one.label, one.score, one.rule) for one in told]
        other.add_suggestions(run, [(FIRST, proposals)])
