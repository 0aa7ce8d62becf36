"""Annotated files taken in as suggestions."""

from hashlib import sha256
from pathlib import Path

import pytest

from annotations.article import Article, ArticleId
from annotations.errors import CopydeskError
from annotations.exchange.units import Unit
from annotations.intake.order import Onto, TakeAs
from annotations.session import Session
from annotations.suggestion import Proposal
from db.project import create, opened
from db.store import SqliteStore
from tests import builders, importing
from tests.importing import answering, article, span, take, written

FOLLOWING = (
    ("headline, title, text, zones, extra, source, language", "articles"),
    ("article_id, start, end, label, score, rule", "suggestions"),
    ("article_id, run_id, suggestions", "article_runs"),
    ("*", "tallies"),
    ("*", "candidates"),
)


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    """A file of two articles with spans."""
    found = [
        article(span("Ada Lovelace", "PERSON"), answering(span("London", "GPE"))),
        article(span("Oslo", "GPE", text="Oslo slept."), text="Oslo slept."),
    ]
    return written(tmp_path / "sample.jsonl", found)


def test_spans_become_suggestions_of_a_run_named_for_the_file(
    project: Path, store: SqliteStore, sample: Path
) -> None:
    summary = take(project, sample)

    assert (summary.added, summary.taken) == (2, 3)
    (machine,) = store.pipelines().values()
    assert (machine.name, machine.version) == ("import of sample.jsonl", "jsonl")
    assert machine.digest == sha256(sample.read_bytes()).hexdigest()


def test_scores_and_rules_are_kept(
    project: Path, store: SqliteStore, sample: Path
) -> None:
    take(project, sample)

    told = {
        (one.span.of(builders.TEXT), one.score, one.rule)
        for one in store.opinions(ArticleId(1)).newest
    }
    assert told == {("Ada Lovelace", None, ""), ("London", 0.75, "by hand")}


def test_all_that_follows_is_as_the_usual_road_makes_it(
    tmp_path: Path, project: Path, sample: Path
) -> None:
    slow = tmp_path / "slow.copydesk"
    create(slow)

    take(project, sample)

    with opened(slow) as store:
        run = store.continued_run(builders.pipeline())
        for one in importing.read(sample):
            proposals = [
                Proposal(
                    s.span,
                    s.label,
                    s.suggestion.score if s.suggestion else None,
                    s.suggestion.rule if s.suggestion else "",
                )
                for s in one.spans
            ]
            store.add_suggestions(run, [(store.add(one.article), proposals)])
    for columns, table in FOLLOWING:
        assert importing.rows(project, columns, table) == importing.rows(
            slow, columns, table
        )


def test_of_a_large_import_what_may_be_missed_is_counted_when_it_is_asked_for(
    tmp_path: Path, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("db.importing.LOOKED_THROUGH", 1)
    texts = [f"Rome met Oslo no. {number}." for number in range(3)]
    found = [article(span("Rome", "GPE", text=text), text=text) for text in texts]

    take(project, written(tmp_path / "large.jsonl", found))

    with opened(project) as store:
        assert store.lookout.uncounted() == 2
        list(store.lookout.count())
    looked = [row[1] for row in importing.rows(project, "*", "candidates")]
    assert looked == [looked[0]] * 3


def test_importing_twice_doubles_nothing(project: Path, sample: Path) -> None:
    take(project, sample)
    before = importing.counts(project)

    again = take(project, sample)

    assert importing.counts(project) == before
    assert (again.added, again.existing, again.taken, again.there) == (0, 2, 0, 3)


def test_importing_twice_changes_nothing_at_all(project: Path, sample: Path) -> None:
    take(project, sample)
    before = importing.rows(project, "*", "runs")
    take(project, sample)

    assert importing.rows(project, "*", "runs") == before


def test_a_run_that_was_never_finished_is_finished_by_the_next_import(
    project: Path, sample: Path
) -> None:
    take(project, sample)
    with opened(project) as store:
        store._db.execute("UPDATE runs SET finished_at = NULL")
    take(project, sample)

    assert importing.rows(project, "finished_at IS NULL", "runs") == [(0,)]


def test_importing_more_into_a_run_moves_its_end(
    project: Path, store: SqliteStore, sample: Path
) -> None:
    store.add(builders.article())
    take(project, sample, onto=frozenset({Onto.EXISTING}))
    (before,) = importing.rows(project, "finished_at", "runs")
    take(project, sample)

    (after,) = importing.rows(project, "finished_at", "runs")
    assert after > before


def test_importing_another_file_between_doubles_nothing_either(
    tmp_path: Path, project: Path, sample: Path
) -> None:
    other = written(tmp_path / "other.jsonl", [article(span("met", "EVENT"))])
    for path in (sample, other):
        take(project, path)
    before = importing.counts(project)

    take(project, sample)

    assert importing.counts(project) == before


def test_an_article_that_a_file_holds_twice_gets_the_spans_of_both(
    tmp_path: Path, project: Path, store: SqliteStore
) -> None:
    found = [article(span("London", "GPE")), article(span("met", "EVENT"))]

    take(project, written(tmp_path / "twice.jsonl", found))

    newest = store.opinions(ArticleId(1)).newest
    assert [one.label for one in newest] == ["EVENT", "GPE"]
    assert store.check() == []


def test_spans_come_onto_articles_that_are_there(
    project: Path, store: SqliteStore, session: Session, sample: Path
) -> None:
    summary = take(project, sample)

    assert (summary.added, summary.existing) == (1, 1)
    assert session.open(ArticleId(1)).opinions.newest[0].score is None
    assert store.check() == []


@pytest.mark.parametrize(("onto", "taken"), [(Onto.NEW, 1), (Onto.EXISTING, 2)])
def test_only_new_articles_are_taken_or_only_those_there(
    project: Path, store: SqliteStore, sample: Path, onto: Onto, taken: int
) -> None:
    store.add(Article(text=builders.TEXT))

    summary = take(project, sample, onto=frozenset({onto}))

    assert summary.taken == taken
    assert summary.asides[0].count == 1


def test_labels_are_kept_mapped_or_ignored_and_listed(
    tmp_path: Path, project: Path
) -> None:
    found = article(
        span("London", "GPE"), span("Lord Byron", "per"), span("met", "VERB")
    )
    path = written(tmp_path / "labels.jsonl", [found])

    summary = take(project, path)

    assert summary.targets == {"GPE": "GPE", "per": "PERSON", "VERB": ""}
    assert "Labels: GPE kept; per becomes PERSON; VERB ignored." in summary.lines()
    assert "1 left out by their labels" in summary.sentence()


def test_a_label_is_mapped_as_told(tmp_path: Path, project: Path) -> None:
    path = written(tmp_path / "one.jsonl", [article(span("met", "VERB"))])

    summary = take(project, path, targets=(("VERB", "EVENT"),))

    assert summary.targets == {"VERB": "EVENT"}


def test_suggestions_are_mapped_to_no_label_that_the_project_lacks(
    tmp_path: Path, project: Path
) -> None:
    path = written(tmp_path / "one.jsonl", [article(span("met", "VERB"))])

    with pytest.raises(CopydeskError, match="no label “DEED”"):
        take(project, path, targets=(("VERB", "DEED"),))


def test_what_no_suggestion_can_say_is_listed(tmp_path: Path, project: Path) -> None:
    summary = take(project, written(tmp_path / "all.jsonl", [importing.every_state()]))

    assert summary.taken == 4
    told = {one.why.partition(" (")[0]: one.count for one in summary.asides}
    assert told == {
        "What only annotations have": 2,
        "Rejected spans, which nothing suggests": 1,
    }


@pytest.mark.parametrize("take_as", [TakeAs.SUGGESTIONS, TakeAs.ANNOTATIONS])
def test_each_file_counts_in_its_own_unit(
    project: Path, store: SqliteStore, tmp_path: Path, take_as: TakeAs
) -> None:
    paths = []
    for name, start in (("points", 2), ("units", 3)):
        text = f"🎻 Rome met Oslo in {name}."
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
        paths.append(tmp_path / f"{name}.ann")
        paths[-1].write_text(f"T1\tGPE {start} {start + 4}\tRome\n")

    take(project, *paths, take_as=take_as, units={paths[1]: Unit.UTF_16})

    if take_as is TakeAs.SUGGESTIONS:
        said = [store.opinions(ArticleId(number)).newest for number in (1, 2)]
        starts = [one.span.start for found in said for one in found]
    else:
        held = importing.held(store, "ann")
        starts = [one.span.start for found in held for one in found.spans]
    assert starts == [2, 2]


def test_a_pipeline_goes_on_where_it_was_whatever_was_imported(
    project: Path, store: SqliteStore, session: Session, sample: Path
) -> None:
    before = store.continued_run(builders.pipeline())

    take(project, sample)

    assert session.desk is not None
    assert store.continued_run(builders.pipeline()) == before
    assert store.left(before) == 1
