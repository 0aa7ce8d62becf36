"""The commands that make datasets to give away, and compare them."""

import json
from pathlib import Path

import pytest

from annotations import review
from annotations.article import ArticleId
from annotations.edit import Action
from annotations.session import Session
from db.project import opened
from tests import builders
from tests.commandline import run, well

TEXTS = [f"Ada Lovelace met Lord Byron in London, no. {number}." for number in range(6)]
LESS = ("--format", "jsonl", "--annotator", "ann")


def reviewed(session: Session, articles: range) -> None:
    """Confirm what is suggested in some articles, and mark them done."""
    for number in articles:
        desk = session.open(ArticleId(number))
        changes = review.confirm(desk.layer, desk.marks)
        session.perform(Action.CONFIRM, "Confirm", changes)
        assert session.desk is not None
        done = review.mark_done(session.desk.layer)
        session.perform(Action.MARK_DONE, "Done", done)


@pytest.fixture
def filled(project: Path, clock: builders.Clock) -> Path:
    """Six articles; Ann has done three of them, and Bob the first two."""
    with opened(project) as store:
        for number, text in enumerate(TEXTS):
            builders.fill(store, text, headline=f"No. {number}")
        for name, articles in (("ann", range(1, 4)), ("bob", range(1, 3))):
            reviewed(Session(store, annotator=name, clock=clock), articles)
    return project


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_a_release_is_written_and_said(filled: Path, tmp_path: Path) -> None:
    said = well("release", filled, tmp_path / "out", *LESS)

    assert said.startswith("6 articles with 9 spans released in 3 parts to out.")
    assert set(contents(tmp_path / "out")) == {
        "README.md",
        "SHA256SUMS",
        "dev.jsonl",
        "labels.json",
        "manifest.json",
        "test.jsonl",
        "train.jsonl",
    }


def test_the_same_project_makes_the_same_bytes(filled: Path, tmp_path: Path) -> None:
    for name in ("one", "two"):
        well("release", filled, tmp_path / name, *LESS, "--by", "label", "--seed", 3)

    assert contents(tmp_path / "one") == contents(tmp_path / "two")


def test_the_usual_formats_are_those_for_people_and_for_training(
    filled: Path, tmp_path: Path
) -> None:
    well("release", filled, tmp_path / "out", "--annotator", "ann")

    assert {"train.jsonl", "train.spacy"} <= set(contents(tmp_path / "out"))


def test_the_card_knows_how_far_annotators_agree(filled: Path, tmp_path: Path) -> None:
    well("release", filled, tmp_path / "out", *LESS, "--name", "Poets")

    card = (tmp_path / "out" / "README.md").read_text(encoding="utf-8")
    assert "# Poets" in card
    assert "ann and bob: strict F1 1.000 on 2 articles that both have done" in card


def test_a_dry_run_writes_nothing(filled: Path, tmp_path: Path) -> None:
    said = well("release", filled, tmp_path / "out", *LESS, "--dry-run", "--json")

    assert json.loads(said)["folder"] is None
    assert json.loads(said)["parts"]["train"]["articles"] == 4
    assert not (tmp_path / "out").exists()


def test_changes_are_told_by_a_command_of_their_own(
    filled: Path, tmp_path: Path
) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    well("release", filled, one, *LESS, "--split", "all=1", "--articles", "done")
    well("release", filled, two, *LESS, "--split", "all=1", "--earlier", one)

    said = well("release-diff", one, two)
    values = json.loads(well("release-diff", one, two, "--json"))

    assert said.splitlines()[0] == "3 articles added:"
    assert values["article_added"]["count"] == 3
    assert values == json.loads((two / "changes.json").read_bytes())


@pytest.mark.parametrize(
    ("option", "value", "why"),
    [
        ("--by", "magic", "choose one of article, stack, time, label"),
        ("--stack", "magic", "choose from source, outlet, day, headline"),
        ("--format", "magic", "There is no format"),
        ("--split", "a=2", "share"),
        ("--earlier", "nowhere", "holds no release"),
    ],
)
def test_what_cannot_be_is_said_in_a_sentence(
    filled: Path, tmp_path: Path, option: str, value: str, why: str
) -> None:
    said = run("release", filled, tmp_path / "out", *LESS, option, value)

    assert (said.code, said.err.count("\n")) == (1, 1)
    assert why in said.err
    assert not (tmp_path / "out").exists()


def test_a_project_is_no_folder_to_release_to(filled: Path) -> None:
    said = run("release", filled, filled, *LESS)

    assert said.code == 1
    assert "is a Copydesk project" in said.err
