"""Every command: what it says, what it writes, and what programs read of it."""

import json
from pathlib import Path

import pytest

from annotations import review
from annotations.edit import Action
from annotations.formats import WRITTEN
from annotations.session import Session
from annotations.span import Span
from db.project import opened
from tests import builders
from tests.commandline import SOUND, run, well

MEANT = {
    "window": "Open the window",
    "samples": "without a display, do the job headless",
    "new": "Make an empty project",
    "import": "the same text twice is one article",
    "suggest": "Have a spaCy pipeline suggest entities",
    "pipelines": "List the pipelines to choose from",
    "evaluate": "Measure a pipeline against gold",
    "export": "prove the file by reading it back",
    "release": "Make a dataset of a project",
    "release-diff": "List what has changed from one release to another",
    "convert": "Turn one format into another",
    "formats": "what each cannot carry",
    "stats": "what the work cost",
    "labels": "List the label scheme",
    "log": "List the latest edits",
    "check": "Check a project file",
    "keys": "List every action of the window with its keys",
    "picture": "Draw the window on a project to a PNG",
}


@pytest.fixture
def reviewed(project: Path, clock: builders.Clock) -> Path:
    """Two articles, three suggestions; Ann confirmed, rejected and added a span."""
    with opened(project) as store:
        first = builders.fill(store)
        builders.fill(store, "Nobody knew Mary Somerville.", headline="Unknown")
        session = Session(store, annotator="ann", clock=clock)
        confirmed, rejected, _ = session.open(first).marks
        for action, act in (
            (Action.CONFIRM, lambda layer: review.confirm(layer, [confirmed])),
            (Action.REJECT, lambda layer: review.reject(layer, [rejected])),
            (Action.ADD, lambda layer: review.add(layer, Span(13, 16), "EVENT")),
            (Action.MARK_DONE, review.mark_done),
        ):
            assert session.desk is not None
            session.stopwatch.key()
            session.perform(action, action.value, act(session.desk.layer))
    return project


def written(path: Path) -> list[tuple[str, list[str]]]:
    """List the headlines and the words marked below them."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [
        (record["headline"], [span["text"] for span in record["spans"]])
        for record in map(json.loads, lines)
    ]


@pytest.mark.parametrize("command", MEANT)
def test_help_says_what_a_command_does(command: str) -> None:
    assert MEANT[command] in " ".join(well(command, "--help").split())


def test_help_lists_every_command() -> None:
    listed = well("--help").partition("Commands:")[2].splitlines()[1:]

    assert {line.split()[0] for line in listed if line[2:3].strip()} == set(MEANT)


def test_new_makes_a_project_and_says_what_is_next(tmp_path: Path) -> None:
    path = tmp_path / "p.copydesk"

    assert f"Next: copydesk import {path}" in well("new", path)
    assert well("check", path) == SOUND


def test_new_says_in_json_where_the_project_is(tmp_path: Path) -> None:
    path = tmp_path / "fresh.copydesk"

    assert json.loads(well("new", path, "--json")) == {"project": str(path)}


def test_labels_are_listed_with_their_keys(project: Path) -> None:
    lines = well("labels", project).splitlines()

    assert len(lines) == 18
    assert lines[0].split()[:2] == ["PERSON", "P"]


def test_stats_count_spans_by_label_and_state(reviewed: Path) -> None:
    said = well("stats", reviewed)

    assert "Articles: 1 unseen, 0 started, 1 done" in said
    assert "Spans: 3 decided, 1 pending" in said
    assert "Cost: 4 actions (4 keys, no clicks), 0 s" in said
    assert "  per entity: 2.00 actions, 0.0 s" in said
    assert said.splitlines()[-1].split()[1:] == ["4", "0", "1", "2", "2.00", "0", "s"]


def test_stats_for_programs_have_the_cost_of_every_article(reviewed: Path) -> None:
    cost = json.loads(well("stats", reviewed, "--json"))["cost"]

    assert [(one["article"], one["keys"]) for one in cost["by_article"]] == [(1, 4)]
    assert (cost["clicks"], cost["actions_per_entity"]) == (0, 2.0)
    assert [one["keys"] for one in cost["by_day"]] == [4]
    assert {one["kind"] for one in cost["by_kind"]} >= {"confirm", "mark_done"}


def test_stats_of_somebody_else_are_theirs(reviewed: Path) -> None:
    said = json.loads(well("stats", reviewed, "--annotator", "bob", "--json"))

    assert (said["annotator"], said["decisions"], said["actions"]) == ("bob", 0, 0)


def test_the_log_lists_edits_oldest_first(reviewed: Path) -> None:
    every = well("log", reviewed).splitlines()
    last = well("log", reviewed, "--limit", "1").splitlines()

    assert len(every) == 4
    assert "2024-02-24 12:00:00  ann  " in every[0]
    assert last == every[-1:]


def test_a_log_without_edits_says_so(project: Path) -> None:
    assert well("log", project) == "No edits.\n"


def test_repair_rebuilds_what_differs_from_the_record(reviewed: Path) -> None:
    with opened(reviewed) as store:
        store._db.execute("DELETE FROM annotations")

    said = run("check", reviewed)

    assert (said.code, said.out) == (1, "")
    assert "not what the record of edits makes of them" in said.err
    assert well("check", reviewed, "--repair") == SOUND
    assert well("check", reviewed) == SOUND


def test_a_text_that_changed_on_disk_is_found(reviewed: Path) -> None:
    reviewed.write_bytes(reviewed.read_bytes().replace(b"in London.", b"in Landon."))

    said = run("check", reviewed)

    assert (said.code, said.err.count("\n")) == (1, 1)
    assert "Article 1: the text is no longer the one that was imported" in said.err


def test_whatever_is_damaged_is_said_on_one_line(press: Path) -> None:
    whole = press.read_bytes()
    press.write_bytes(whole[: len(whole) // 2].ljust(len(whole), b"\xff"))

    said = run("check", press)

    assert (said.code, said.err.count("\n")) == (1, 1)
    assert "The project file is damaged" in said.err


@pytest.mark.parametrize("format_", [one.name for one in WRITTEN])
def test_every_format_is_written_and_proven(
    reviewed: Path, tmp_path: Path, format_: str
) -> None:
    target = tmp_path / "out"

    said = well("export", reviewed, target, "--format", format_, "--annotator", "ann")

    assert said.startswith("2 articles with 2 spans written to out.")
    assert target.stat().st_size > 0


@pytest.mark.parametrize(
    ("states", "words"),
    [
        ("all", ["Ada Lovelace", "met", "Lord Byron", "London"]),
        ("confirmed", ["Ada Lovelace"]),
        ("rejected, added", ["met", "Lord Byron"]),
        ("pending", ["London"]),
        (None, ["Ada Lovelace", "met"]),
    ],
)
def test_states_choose_spans(
    reviewed: Path, tmp_path: Path, states: str | None, words: list[str]
) -> None:
    target = tmp_path / "out.jsonl"
    chosen = () if states is None else ("--states", states)

    well("export", reviewed, target, "--annotator", "ann", *chosen)

    assert written(target) == [("Poets", words), ("Unknown", [])]


@pytest.mark.parametrize(
    ("articles", "headlines"),
    [("done", ["Poets"]), ("unseen", ["Unknown"]), ("all", ["Poets", "Unknown"])],
)
def test_review_states_choose_articles(
    reviewed: Path, tmp_path: Path, articles: str, headlines: list[str]
) -> None:
    target = tmp_path / "out.jsonl"

    well("export", reviewed, target, "--annotator", "ann", "--articles", articles)

    assert [headline for headline, _ in written(target)] == headlines


def test_an_export_holds_one_annotators_decisions(
    reviewed: Path, tmp_path: Path
) -> None:
    target = tmp_path / "out.jsonl"

    well("export", reviewed, target, "--annotator", "bob", "--states", "all")

    assert written(target)[0] == ("Poets", ["Ada Lovelace", "Lord Byron", "London"])


def test_where_the_system_knows_no_user_the_export_is_some_annotators(
    reviewed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unknown() -> str:
        raise KeyError

    monkeypatch.setattr("annotations.user.getuser", unknown)

    said = run("export", reviewed, tmp_path / "out")

    assert "2 articles with no spans" in said.out
    assert "decisions of ann: name one with --annotator." in said.err


def test_a_split_divides_the_articles_the_same_way_each_time(
    imported: Path, tmp_path: Path
) -> None:
    parts = []
    for seed in ("7", "7", "8"):
        split = ("--split", "train=0.6,test=0.4", "--seed", seed)
        said = json.loads(
            well("export", imported, tmp_path / "out.jsonl", *split, "--json")
        )
        parts.append([Path(one).read_text(encoding="utf-8") for one in said["files"]])

    assert [one.count("\n") for one in parts[0]] == [3, 2]
    assert parts[0] == parts[1] != parts[2]
    assert {path.name for path in tmp_path.glob("out*")} == {
        "out-train.jsonl",
        "out-test.jsonl",
    }


@pytest.mark.parametrize("command", ["stats", "labels", "log"])
def test_json_is_all_that_is_printed(reviewed: Path, command: str) -> None:
    assert json.loads(well(command, reviewed, "--json"))


def test_jobs_say_what_they_did_in_json(
    project: Path, folder: Path, tmp_path: Path
) -> None:
    target = tmp_path / "out.jsonl"
    imported = json.loads(well("import", project, folder, "--json"))
    again = json.loads(well("import", project, folder / "0000.txt", "--json"))
    suggested = json.loads(well("suggest", project, "--json"))
    exported = json.loads(well("export", project, target, "--states=all", "--json"))

    assert imported == {"added": 5, "duplicates": [], "refused": []}
    assert again["duplicates"][0]["where"] == "0000.txt"
    assert suggested["articles"] == 5
    assert suggested["spans"] == exported["spans"] > 0
    assert exported["files"] == [str(target)]
    assert exported["by_state"] == {"pending": suggested["spans"]}
