"""What a project remembers of pipelines, and how an order changes it."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

from annotations.corpus import SuggestSummary
from annotations.errors import CopydeskError
from annotations.label import LabelScheme
from annotations.ontonotes import ONTONOTES
from annotations.span import Span
from annotations.suggest import DEFAULT_PIPELINE
from annotations.suggest.choice import Choice
from annotations.suggestion import Pipeline, Proposal, RunId
from db import work
from db.choosing import (
    REMEMBERED,
    SuggestOrder,
    chosen_suggester,
    listed,
    source_of,
)
from db.project import opened
from db.store import SqliteStore
from tests import builders
from tests.pipelines import saved


class Machine:
    """A suggester that marks the first three letters with its one label."""

    def __init__(self, name: str, label: str) -> None:
        self.pipeline = Pipeline(name=name, version="1", digest="d")
        self.labels = (label,)

    def suggest(self, texts: Iterable[str]) -> Iterator[tuple[Proposal, ...]]:
        for _ in texts:
            yield (Proposal(Span(0, 3), self.labels[0]),)


@pytest.fixture
def asked() -> list[Choice]:
    return []


@pytest.fixture
def load(asked: list[Choice]) -> Callable[[Choice], Machine]:
    """Load machines by name; each says PER."""

    def load(choice: Choice) -> Machine:
        if choice.source == "nowhere":
            raise CopydeskError("There is no pipeline “nowhere”.")
        asked.append(choice)
        return Machine(choice.source, "PER")

    return load


def suggested(
    path: Path, load: Callable[[Choice], Machine], **order: object
) -> list[tuple[str, Any]]:
    """Suggest, and list the runs with their settings."""
    how = SuggestOrder(**order)  # type: ignore[arg-type]
    *_, _summary = work.suggesting(path, load, how)
    with opened(path) as store:
        return [(p.name, dict(p.settings)) for p in store.pipelines().values()]


@pytest.fixture
def press(project: Path) -> Path:
    with opened(project) as store:
        store.add(builders.article())
    return project


def test_until_something_is_chosen_the_default_suggests(store: SqliteStore) -> None:
    assert store.pipeline_choices.chosen() == Choice(DEFAULT_PIPELINE)
    assert store.pipeline_choices.known() == []


def test_the_pipeline_chosen_last_is_remembered(store: SqliteStore) -> None:
    for source in ("a", "b"):
        store.pipeline_choices.choose(Choice(source, (source,)))

    assert store.pipeline_choices.chosen() == Choice("b", ("b",))
    assert store.pipeline_choices.known() == [Choice("a", ("a",)), Choice("b", ("b",))]


def test_adding_a_pipeline_does_not_choose_it(store: SqliteStore) -> None:
    for _ in range(2):
        store.pipeline_choices.add("a")

    assert store.pipeline_choices.known() == [Choice("a")]
    assert store.pipeline_choices.chosen() == Choice(DEFAULT_PIPELINE)


def test_what_labels_become_is_remembered_by_pipeline(store: SqliteStore) -> None:
    store.pipeline_choices.set_targets("a", {"PER": "ORG", "MISC": ""})
    store.pipeline_choices.set_targets("a", {"PER": "PERSON"})
    store.pipeline_choices.set_targets("b", {"PER": "GPE"})

    assert store.pipeline_choices.targets("a") == {"MISC": "", "PER": "PERSON"}
    assert store.pipeline_choices.targets("none") == {}


def test_an_order_is_remembered_and_the_next_one_adds_to_it(
    press: Path, load: Callable[[Choice], Machine], asked: list[Choice]
) -> None:
    suggested(press, load, pipeline="a", groups=("sc",))
    suggested(press, load, targets=(("PER", "ORG"),))
    runs = suggested(press, load)

    assert asked == [Choice("a", ("sc",))] * 3
    assert runs == [("a", {"labels": {"PER": to}}) for to in ("PERSON", "ORG")]


def test_other_labels_are_another_run_and_the_same_go_on_with_it(
    press: Path, load: Callable[[Choice], Machine]
) -> None:
    for target in ("PERSON", "", ""):
        suggested(press, load, pipeline="a", targets=(("PER", target),))
    runs = suggested(press, load, targets=(("PER", "PERSON"),))

    assert [how["labels"]["PER"] for _, how in runs] == ["PERSON", "", "PERSON"]


def test_each_pipeline_has_its_own_groups(
    press: Path, load: Callable[[Choice], Machine], asked: list[Choice]
) -> None:
    suggested(press, load, pipeline="a", groups=("sc",))
    suggested(press, load, pipeline="b")
    suggested(press, load, pipeline="a")
    suggested(press, load, groups=("",))

    assert [choice.groups for choice in asked] == [("sc",), (), ("sc",), ()]


def test_what_cannot_be_loaded_is_not_remembered(
    press: Path, load: Callable[[Choice], Machine]
) -> None:
    suggested(press, load, pipeline="a")

    with pytest.raises(CopydeskError, match="nowhere"):
        suggested(press, load, pipeline="nowhere", targets=(("PER", "ORG"),))

    with opened(press) as store:
        assert store.pipeline_choices.chosen() == Choice("a")


def test_a_label_that_is_none_of_the_project_is_refused_before_anything_is_loaded(
    store: SqliteStore, load: Callable[[Choice], Machine], asked: list[Choice]
) -> None:
    with pytest.raises(CopydeskError, match="no label “HUMAN”"):
        chosen_suggester(store, load, SuggestOrder(targets=(("PER", "HUMAN"),)))

    assert asked == []


def test_what_is_left_out_is_said_with_counts(
    press: Path, load: Callable[[Choice], Machine]
) -> None:
    order = SuggestOrder(pipeline="a", targets=(("PER", ""),))
    *_, summary = work.suggesting(press, load, order)
    assert isinstance(summary, SuggestSummary)

    assert summary.lines()[1].startswith("Left out by label: PER 1; “Pipeline…” in ")
    assert summary.as_dict()["ignored"] == {"PER": 1}


def test_nothing_is_said_where_nothing_was_left_out(
    press: Path, load: Callable[[Choice], Machine]
) -> None:
    *_, summary = work.suggesting(press, load, REMEMBERED)

    assert isinstance(summary, SuggestSummary)
    assert len(summary.lines()) == 1


def test_a_folder_is_remembered_in_full(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = saved(tmp_path / "mine", {"Ada": "PER"})
    monkeypatch.chdir(tmp_path)
    monkeypatch.syspath_prepend(tmp_path)

    assert source_of("mine") == source_of("./mine/../mine") == str(folder)
    assert source_of(DEFAULT_PIPELINE) == DEFAULT_PIPELINE
    assert source_of("en_nowhere") == "en_nowhere"
    assert source_of("") == ""


def test_a_project_lists_what_it_can_choose_and_what_labels_become(
    store: SqliteStore, tmp_path: Path
) -> None:
    folder = str(saved(tmp_path / "mine", {"Ada": "PER", "X": "MISC"}))
    store.pipeline_choices.choose(Choice(folder, ("sc",)))
    store.pipeline_choices.set_targets("en_mine", {"MISC": "LAW"})

    default, mine = (listed(store)[0], listed(store)[-1])

    assert (mine.offer.source, mine.is_chosen, mine.groups) == (folder, True, ("sc",))
    assert mine.targets == {"MISC": "LAW", "PER": "PERSON"}
    assert not default.is_chosen
    assert set(default.targets) == {label.name for label in ONTONOTES}


def test_in_another_scheme_other_labels_are_kept(
    store: SqliteStore, load: Callable[[Choice], Machine]
) -> None:
    builders.relabelled(store, LabelScheme(tuple(ONTONOTES)[1:]))

    suggester = chosen_suggester(store, load, SuggestOrder(pipeline="a"))

    assert suggester.pipeline.settings == {"labels": {"PER": ""}}


def test_of_many_labels_that_were_left_out_the_most_frequent_are_named() -> None:
    summary = SuggestSummary(
        articles=1,
        spans=0,
        pipeline=builders.pipeline(),
        run_id=RunId(1),
        ignored={f"L{number}": number for number in range(1, 21)} | {"": 30},
    )

    _, left_out = summary.lines()

    assert left_out.startswith("Left out by label: no label 30, L20 20, L19 19, ")
    assert "L10 10, others 45;" in left_out
