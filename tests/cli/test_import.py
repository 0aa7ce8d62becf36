"""Importing annotated files from the command line."""

import json
from pathlib import Path

import pytest

from annotations.session import Session
from db.project import opened
from tests import importing
from tests.commandline import SOUND, run, well
from tests.importing import article, counts, every_state, span, written

CONLL = "-DOCSTART- -X- O O\n\nAda B-PER\nmet O\n🙂 O\nin O\nRome B-LOC\n. O\n"


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    return written(tmp_path / "sample.jsonl", [every_state()])


def test_spans_become_suggestions_unless_told_otherwise(
    project: Path, sample: Path
) -> None:
    said = well("import", project, sample).splitlines()

    assert said[0].startswith("1 article added; 4 suggestions, ")
    assert said[1] == "sample.jsonl (jsonl): 1 article, 5 spans."
    assert well("check", project) == SOUND


def test_annotations_come_in_by_an_edit_that_the_log_lists(
    project: Path, sample: Path
) -> None:
    said = well("import", project, sample, "--as", "annotations", "--annotator", "bob")

    assert said.startswith(
        "1 article added; 4 annotations of bob, 1 pending suggestion."
    )
    (line,) = well("log", project).splitlines()
    assert line.endswith("bob  Import of sample.jsonl")
    with opened(project) as store:
        assert Session(store, annotator="bob").undo() is not None
        assert importing.spans_of(store, "bob") != []
    assert well("check", project) == SOUND


def test_a_dry_run_says_the_same_and_writes_nothing(
    project: Path, sample: Path
) -> None:
    before = counts(project)

    tried = json.loads(
        well("import", project, sample, "--as", "annotations", "--dry-run", "--json")
    )

    assert counts(project) == before
    done = json.loads(well("import", project, sample, "--as", "annotations", "--json"))
    assert tried.pop("dry_run") != done.pop("dry_run")
    assert tried == done


def test_a_dry_run_says_that_nothing_was_written(project: Path, sample: Path) -> None:
    said = well("import", project, sample, "--dry-run")

    assert said.startswith("Nothing was written. This would be: 1 article added; 4 sug")


def test_as_articles_spans_are_left_aside(project: Path, sample: Path) -> None:
    assert well("import", project, sample, "--as", "articles") == "1 article added.\n"


def test_labels_are_mapped_and_left_out(project: Path, tmp_path: Path) -> None:
    found = article(span("met", "VERB"), span("London", "GPE"))
    path = written(tmp_path / "one.jsonl", [found])

    said = well("import", project, path, "--map", "VERB=EVENT", "--map", "GPE=")

    assert "Labels: VERB becomes EVENT; GPE ignored." in said.splitlines()


def test_tokens_are_put_onto_the_exact_text(project: Path, tmp_path: Path) -> None:
    (tmp_path / "rome.txt").write_text("Ada met 🙂\nin Rome.\n", encoding="utf-8")
    (tmp_path / "rome.conll").write_text(CONLL, encoding="utf-8")
    well("import", project, tmp_path / "rome.txt")

    said = well(
        "import", project, tmp_path / "rome.conll", "--as", "annotations",
        "--annotator", "zoe", "--format", "conll2003",
    )  # fmt: skip

    assert said.startswith("No articles added, 1 was there already; 2 annotations of")
    with opened(project) as store:
        assert importing.spans_of(store) == [
            ("Ada", "PERSON", "added"),
            ("Rome", "LOC", "added"),
        ]


def test_brats_spans_alone_find_their_text_by_its_source(
    project: Path, tmp_path: Path
) -> None:
    (tmp_path / "rome.txt").write_text("Ada met 🙂 in Rome.\n", encoding="utf-8")
    well("import", project, tmp_path / "rome.txt")
    alone = tmp_path / "alone"
    alone.mkdir()
    (alone / "rome.ann").write_text("T1\tGPE 13 17\tRome\n", encoding="utf-8")

    said = well("import", project, alone / "rome.ann")

    assert said.startswith("No articles added, 1 was there already; 1 suggestion.")


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("--format", "word"), "There is no format “word”"),
        (("--articles", "old"), "“old” is nothing for --articles"),
        (("--match", ""), "“” is nothing for --match"),
        (("--map", "PER"), "“PER” maps nothing"),
        (("--map", "PER=MISC"), "no label “MISC”"),
    ],
)
def test_what_makes_no_sense_is_refused(
    project: Path, sample: Path, words: tuple[str, ...], why: str
) -> None:
    said = run("import", project, sample, *words)

    assert said.code == 1
    assert why in said.err
