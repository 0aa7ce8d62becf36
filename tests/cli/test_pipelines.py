"""Choosing pipelines and mapping labels on the command line."""

import json
from pathlib import Path

import pytest

from annotations.suggest import DEFAULT_PIPELINE
from tests.commandline import SOUND, well
from tests.pipelines import saved
from tests.trouble import refused

MARKED = {"Ada Lovelace": "PER", "London": "LOC", "June": "MISC", "World Bank": "ORG"}


@pytest.fixture
def conll(tmp_path: Path) -> Path:
    """A pipeline in the labels of CoNLL-2003."""
    return saved(tmp_path / "conll", MARKED)


def entry(press: Path, name: str) -> dict[str, object]:
    """Find a pipeline in what ``pipelines`` says of a project."""
    found = json.loads(well("pipelines", press, "--json"))
    return next(one for one in found if one["name"] == name)


def exported(press: Path) -> set[str]:
    target = press.with_suffix(".jsonl")
    well("export", press, target, "--states", "all")
    lines = target.read_text(encoding="utf-8").splitlines()
    return {span["label"] for line in lines for span in json.loads(line)["spans"]}


def test_without_a_project_it_lists_what_any_can_choose() -> None:
    said = well("pipelines")

    assert f"* {DEFAULT_PIPELINE} " in said
    assert "18 labels kept" in said


def test_labels_of_another_scheme_become_those_of_the_project(
    press: Path, conll: Path
) -> None:
    said = well("suggest", press, "--pipeline", conll)

    first, second = said.splitlines()
    assert first == "3 suggestions in 5 articles by en_conll 1.2.3."
    assert second.startswith("Left out by label: MISC 1;")
    assert exported(press) == {"PERSON", "LOC", "ORG"}


def test_what_labels_become_can_be_said_and_is_remembered(
    press: Path, conll: Path
) -> None:
    well("suggest", press, "--pipeline", conll, "--map", "MISC=DATE", "--map", "ORG=")
    said = well("suggest", press)

    assert "en_conll 1.2.3 has been over every article already" in said
    assert exported(press) == {"PERSON", "LOC", "DATE"}
    assert entry(press, "en_conll")["labels"] == {
        "LOC": "LOC",
        "MISC": "DATE",
        "ORG": "",
        "PER": "PERSON",
    }
    assert "LOC kept; MISC becomes DATE, PER becomes PERSON; ORG ignored" in well(
        "pipelines", press
    )


def test_other_labels_are_a_run_of_their_own(press: Path, conll: Path) -> None:
    well("suggest", press, "--pipeline", conll)
    well("suggest", press, "--map", "MISC=DATE")

    assert json.loads(well("stats", press, "--json"))["runs"] == 3
    assert well("check", press) == SOUND


def test_the_pipeline_that_was_named_is_the_projects_from_then_on(
    press: Path, conll: Path
) -> None:
    well("suggest", press, "--pipeline", conll)

    assert entry(press, "en_conll")["chosen"]
    assert not entry(press, DEFAULT_PIPELINE)["chosen"]
    assert entry(press, "en_conll")["source"] == str(conll)


def test_only_the_span_groups_that_are_named_are_read(
    press: Path, tmp_path: Path
) -> None:
    groups = saved(tmp_path / "groups", spans={"London": "GPE", "World Bank": "ORG"})
    words = "suggest", press, "--pipeline", groups

    assert "2 suggestions" in well(*words)
    assert "No suggestions" in well(*words, "--spans-key", "other")
    assert entry(press, "en_groups")["reads"] == ["other"]
    assert "reads of span groups other" in well("pipelines", press)
    assert "2 suggestions" in well("suggest", press, "--spans-key", "")


def test_a_pipeline_that_is_gone_is_listed_with_its_trouble(
    press: Path, conll: Path
) -> None:
    well("suggest", press, "--pipeline", conll)
    conll.rename(conll.with_name("moved"))

    assert "Cannot be used: There is no pipeline" in well("pipelines", press)
    assert "There is no pipeline" in refused("suggest", press)


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (["--map", "PER"], "“PER” maps nothing; write it like PER=PERSON"),
        (["--map", "PER=HUMAN"], "no label “HUMAN”; choose one of PERSON, NORP"),
    ],
)
def test_a_mapping_that_makes_no_sense_is_refused(
    press: Path, words: list[str], why: str
) -> None:
    assert why in refused("suggest", press, *words)
