"""The label scheme on the command line: each change said first, then done."""

import json
from pathlib import Path

import pytest

from annotations import review
from annotations.edit import Action
from annotations.session import Session
from db.project import opened
from tests import builders
from tests.commandline import SOUND, run, well


@pytest.fixture
def decided(project: Path, clock: builders.Clock) -> Path:
    """Ann and Bob have confirmed what was suggested in one article."""
    with opened(project) as store:
        here = builders.fill(store)
        for name in ("ann", "bob"):
            session = Session(store, annotator=name, clock=clock)
            desk = session.open(here)
            session.perform(
                Action.CONFIRM_REST, "Confirm", review.confirm(desk.layer, desk.marks)
            )
    return project


def labels(project: Path) -> dict[str, dict[str, object]]:
    found = json.loads(well("labels", project, "--json"))["labels"]
    return {label["name"]: label for label in found}


def test_labels_alone_still_lists(decided: Path) -> None:
    assert well("labels", decided) == well("labels", "list", decided)
    assert well("labels", "--json", decided) == well("labels", decided, "--json")


def test_help_lists_what_can_be_done() -> None:
    said = well("labels", "--help")

    for command in ("rename", "merge", "split", "retire", "import", "from-pipeline"):
        assert command in said


def test_a_dry_run_says_what_it_would_do_and_does_nothing(decided: Path) -> None:
    said = well("labels", "rename", decided, "PERSON", "HUMAN", "--dry-run")

    assert said.splitlines() == [
        (
            "Rename PERSON to HUMAN: 4 annotations are changed in 1 article: 2 of ann, "
            "2 of bob. 2 suggestions are read under another name."
        ),
        "  PERSON: becomes HUMAN",
        "  “Ada Lovelace” in Poets (ann)",
        "  “Ada Lovelace” in Poets (bob)",
        "  “Lord Byron” in Poets (ann)",
        "  “Lord Byron” in Poets (bob)",
        "This was a dry run: nothing was changed.",
    ]
    assert "PERSON" in labels(decided)


def test_a_renaming_is_signed_and_logged(decided: Path) -> None:
    said = well("labels", "rename", decided, "PERSON", "HUMAN", "--annotator", "cleo")

    assert said.splitlines()[-1] == "Done; undo in the window takes it back."
    assert (
        well("log", decided).splitlines()[-1].endswith("cleo  Rename PERSON to HUMAN")
    )
    assert labels(decided)["HUMAN"]["also"] == ["PERSON"]
    assert well("check", decided) == SOUND


def test_json_tells_programs_what_was_done(decided: Path) -> None:
    found = json.loads(well("labels", "merge", decided, "GPE", "LOC", "--json"))

    assert found["annotations"] == 2
    assert found["by_annotator"] == {"ann": 1, "bob": 1}
    assert found["edit"]
    assert not found["dry_run"]


def test_a_label_is_added_with_all_that_is_said_of_it(project: Path) -> None:
    well(
        *("labels", "add", project, "SHIP", "--key", "0", "--colour", "#ABC"),
        *("--description", "Vessels"),
    )

    assert labels(project)["SHIP"] == {
        "name": "SHIP",
        "key": "0",
        "colour": "#aabbcc",
        "description": "Vessels",
        "also": [],
        "retired": False,
    }


def test_a_label_gets_colour_and_key_by_itself(project: Path) -> None:
    well("labels", "add", project, "BOAT")

    assert labels(project)["BOAT"]["key"] == "1"
    assert labels(project)["BOAT"]["colour"] not in {"", "#888888"}


def test_a_label_may_go_without_a_key(project: Path) -> None:
    well("labels", "add", project, "SHIP", "--key", "")
    well("labels", "key", project, "ORG")

    assert labels(project)["SHIP"]["key"] == labels(project)["ORG"]["key"] == ""


def test_a_key_that_the_window_has_is_warned_of(project: Path) -> None:
    said = well("labels", "key", project, "ORG", "x")

    assert "The window usually answers to X itself" in said


def test_words_are_split_off(decided: Path) -> None:
    well("labels", "split", decided, "PERSON", "POET", "Ada Lovelace", "Lord Byron")

    assert "POET" in well("stats", decided)
    assert well("check", decided) == SOUND


def test_words_that_bear_another_label_are_told_of(decided: Path) -> None:
    said = well("labels", "split", decided, "PERSON", "CITY", "London", "--dry-run")

    assert said.splitlines()[0] == (
        "Split CITY off PERSON: no annotation of these words bears PERSON, so none is "
        "changed."
    )


def test_a_merger_warns_of_no_colour_that_was_there_before(project: Path) -> None:
    well("labels", "recolour", project, "ORG", "#3fbf8a")
    well("labels", "recolour", project, "GPE", "#3fbf8b")

    said = well("labels", "merge", project, "LOC", "GPE", "--dry-run")

    assert "cannot tell apart" not in said


def test_the_list_is_aligned_whatever_the_names(project: Path) -> None:
    well("labels", "add", project, "A_LABEL_OF_A_LONG_NAME", "--key", "9")

    colours = {line.index("#") for line in well("labels", project).splitlines()}

    assert len(colours) == 1


def test_labels_are_recoloured_one_by_one_and_together(project: Path) -> None:
    before = labels(project)
    well("labels", "recolour", project, "ORG", "#123456")
    well("labels", "recolour", project, "GPE")
    between = labels(project)
    well("labels", "recolour", project)
    after = labels(project)

    assert between["ORG"]["colour"] == "#123456"
    assert between["GPE"]["colour"] != before["GPE"]["colour"]
    assert all(after[name]["colour"] != before[name]["colour"] for name in before)


def test_labels_are_described_moved_retired_restored_and_removed(project: Path) -> None:
    well("labels", "describe", project, "ORG", "Firms and  the like")
    well("labels", "move", project, "ORG", "1")
    well("labels", "retire", project, "ORG")
    first, *_ = well("labels", project).splitlines()
    assert first.endswith("Firms and the like (retired)")

    well("labels", "restore", project, "ORG")
    well("labels", "remove", project, "LAW")

    assert not labels(project)["ORG"]["retired"]
    assert "LAW" not in labels(project)


def test_doing_again_what_is_done_changes_nothing(project: Path) -> None:
    well("labels", "describe", project, "ORG", "Firms")

    said = well("labels", "describe", project, "ORG", "Firms")

    assert said.splitlines() == ["Describe ORG: nothing changes, as it is so already."]


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("remove", "PERSON"), "The label PERSON is in use; retire it, or merge it"),
        (("rename", "ORG", "gpe"), "differ only in case, “GPE” and “gpe”"),
        (("rename", "ORG", "GPE"), "Two labels share the name “GPE”"),
        (("add", "GPE"), "There is a label “GPE” already; choose another name."),
        (("add", " "), "A label needs a name"),
        (("key", "ORG", "g"), "Two labels share the key “g”"),
        (("recolour", "ORG", "red"), "“red” is no colour"),
        (("recolour", "FIRM"), "no label “FIRM”"),
        (("split", "ORG", "ORG", "x"), "cannot be split off itself"),
        (("from-pipeline", "nowhere"), "nowhere"),
        (("import", "missing.json"), "cannot be read"),
    ],
)
def test_what_cannot_be_done_is_refused_with_a_sentence(
    decided: Path, words: tuple[str, ...], sentence: str
) -> None:
    command, *more = words

    ended = run("labels", command, decided, *more)

    assert ended.code == 1
    assert sentence in ended.err


def test_a_scheme_goes_to_another_project(decided: Path, tmp_path: Path) -> None:
    other, file = tmp_path / "other.copydesk", tmp_path / "labels.json"
    well("new", other)
    well("labels", "rename", other, "ORG", "COMPANY")
    well("labels", "remove", other, "GPE")
    well("labels", "remove", other, "LAW")
    well("labels", "export", other, file)

    said = well("labels", "import", decided, file)

    assert "  ORG: becomes COMPANY" in said.splitlines()
    assert "  LAW: goes, nothing uses it" in said.splitlines()
    assert list(labels(decided))[-1] == "GPE"
    assert labels(decided)["COMPANY"]["also"] == ["ORG"]
    assert well("check", decided) == SOUND


def test_importing_may_only_add(project: Path, tmp_path: Path) -> None:
    file = tmp_path / "labels.json"
    file.write_text('{"labels": ["SHIP", {"name": "ORG", "key": "z"}]}')

    well("labels", "import", project, file, "--extend")

    assert list(labels(project))[-1] == "SHIP"
    assert labels(project)["ORG"]["key"] == "o"


def test_two_labels_of_one_name_are_refused_in_a_file_too(
    project: Path, tmp_path: Path
) -> None:
    file = tmp_path / "labels.json"
    file.write_text('{"labels": [{"name": "SHIP"}, {"name": "SHIP"}]}')

    ended = run("labels", "import", project, file)

    assert ended.code == 1
    assert "Two labels share the name “SHIP”" in ended.err


def test_a_scheme_is_never_written_over_a_project(project: Path) -> None:
    ended = run("labels", "export", project, project)

    assert ended.code == 1
    assert "is a Copydesk project" in ended.err


def test_the_built_in_pipeline_brings_no_label_that_is_there(project: Path) -> None:
    well("labels", "remove", project, "LAW")

    said = well("labels", "from-pipeline", project, "en_copydesk_news")

    assert [line for line in said.splitlines() if line.endswith(": new")] == [
        "  LAW: new"
    ]
