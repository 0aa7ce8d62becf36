"""`evaluate`: against files, against a project, and what it refuses."""

import json
from pathlib import Path

import pytest

from annotations import review
from annotations.edit import Action
from annotations.session import Session
from db.project import opened
from tests import builders
from tests.commandline import run, well
from tests.trouble import dump, refused, sentence

TEXT = "Ada Lovelace met Charles Babbage in London on 5 June 1833."
MEANT = (("Ada Lovelace", "PERSON"), ("Babbage", "PERSON"), ("London", "GPE"))
SHARED = Path(__file__).parents[3] / "shared" / "corpora" / "dev"


def spans(*meant: tuple[str, str]) -> list[dict[str, object]]:
    return [
        {
            "start": builders.span(words, TEXT).start,
            "end": builders.span(words, TEXT).end,
            "label": label,
        }
        for words, label in meant
    ]


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    """One article of gold, in which a date is missing and a name is cut short."""
    path = tmp_path / "gold.jsonl"
    record = {"id": "engine", "text": TEXT, "spans": spans(*MEANT)}
    path.write_text(json.dumps(record) + "\n", encoding="utf-8")
    return path


@pytest.fixture
def tiny(tmp_path: Path) -> Path:
    """A pipeline that knows the article by heart."""
    known = (*MEANT[::2], ("Charles Babbage", "PERSON"), ("5 June 1833", "DATE"))
    return saved(tmp_path / "tiny", *known)


def saved(folder: Path, *known: tuple[str, str]) -> Path:
    import spacy

    nlp = spacy.blank("en", meta={"name": folder.name, "version": "1.2.3"})
    ruler = nlp.add_pipe("entity_ruler")
    patterns = [{"label": label, "pattern": words} for words, label in known]
    ruler.add_patterns(patterns)  # type: ignore[attr-defined]
    nlp.to_disk(folder)
    return folder


@pytest.fixture
def finished(project: Path, clock: builders.Clock) -> Path:
    """Two articles, one of them done: Ann confirmed all that was suggested there."""
    with opened(project) as store:
        first = builders.fill(store)
        builders.fill(store, "Nobody knew Mary Somerville.", headline="Unknown")
        session = Session(store, annotator="ann", clock=clock)
        marks = session.open(first).marks
        assert session.desk is not None
        confirmed = review.confirm(session.desk.layer, marks)
        session.perform(Action.CONFIRM, "Confirm", confirmed)
        session.perform(Action.MARK_DONE, "Done", review.mark_done(session.desk.layer))
    return project


def test_figures_tables_and_mistakes_are_printed(gold: Path, tiny: Path) -> None:
    lines = well("evaluate", "--gold", gold, "--pipeline", tiny).splitlines()

    assert lines[0] == (
        "en_tiny 1.2.3 on gold.jsonl: core F1 0.571, all labels 0.571 "
        "(overlapping 0.857 and 0.857)."
    )
    assert lines[1].startswith("1 article, 11 words in ")
    assert lines[1].endswith(" words a second.")
    persons = next(line.split() for line in lines if line.startswith("PERSON "))
    assert persons[:4] == ["PERSON", "0.500", "0.500", "0.500"]
    assert persons[4:7] == ["1.000", "1.000", "1.000"]
    assert "engine: 2 mistakes" in lines
    assert (
        "  wrong boundary  PERSON    Ada Lovelace met Charles [Babbage] in London on 5 "
        "June 1833. (said: “Charles Babbage”)"
    ) in lines


def test_programs_read_json(gold: Path, tiny: Path) -> None:
    order = ("--gold", gold, "--pipeline", tiny, "--json")
    said = json.loads(well("evaluate", *order))

    assert said["pipeline"]["name"] == "en_tiny"
    assert said["strict"]["GPE"]["f1"] == 1
    assert said["confusion"]["PERSON"] == {"PERSON": 1, "boundary": 1}
    assert [one["kind"] for one in said["worst"][0]["mistakes"]] == [
        "wrong boundary",
        "spurious",
    ]


def test_several_files_are_summed_up_and_told_apart(gold: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.jsonl"
    other.write_text(json.dumps({"text": "In Rome.", "spans": []}))

    said = json.loads(well("evaluate", "--gold", gold, "--gold", other, "--json"))

    assert said["articles"] == 2
    assert [one["articles"] for one in said["sources"]] == [1, 1]


def test_the_finished_articles_of_a_project_are_gold(finished: Path) -> None:
    before = dump(finished)

    said = json.loads(well("evaluate", finished, "--annotator", "ann", "--json"))

    assert said["name"] == str(finished)
    assert (said["articles"], said["strict"]["all"]["gold"]) == (1, 3)
    assert dump(finished) == before


@pytest.mark.parametrize("format_", ["jsonl", "spacy"])
def test_what_export_writes_is_gold(
    finished: Path, tmp_path: Path, format_: str
) -> None:
    target = tmp_path / f"out.{format_}"
    order = ("--annotator", "ann", "--articles", "done", "--format", format_)
    well("export", finished, target, *order)

    said = json.loads(well("evaluate", "--gold", target, "--json"))

    assert (said["articles"], said["strict"]["all"]["gold"]) == (1, 3)


def test_a_pipelines_labels_are_read_as_the_golds(gold: Path, tmp_path: Path) -> None:
    known = (("Ada Lovelace", "PER"), ("London", "TOWN"), ("1833", "MISC"))
    conll = saved(tmp_path / "conll", *known)
    order = ("evaluate", "--gold", gold, "--pipeline", conll, "--json")

    plain = json.loads(well(*order))
    mapped = json.loads(well(*order, "--map", "TOWN=GPE", "--map", "MISC="))

    assert plain["strict"]["PERSON"]["right"] == 1
    assert plain["strict"]["TOWN"]["predicted"] == 1
    assert mapped["strict"]["GPE"]["f1"] == 1
    assert "MISC" not in mapped["strict"]


def test_a_bar_can_be_set(gold: Path, tiny: Path) -> None:
    order = ("evaluate", "--gold", gold, "--pipeline", tiny, "--at-least")
    well(*order, "0.5")

    said = run(*order, "0.99")

    assert said.out.startswith("en_tiny ")
    assert "below the 0.99 asked for" in sentence(said)


def test_files_or_a_project_must_be_named_but_not_both(
    gold: Path, project: Path
) -> None:
    assert "name one of the two" in refused("evaluate")
    assert "name one of the two" in refused("evaluate", project, "--gold", gold)


def test_a_project_without_finished_articles_is_refused(finished: Path) -> None:
    said = refused("evaluate", finished, "--annotator", "bob")

    assert "marked done by “bob”; mark some done in the window" in said
    assert "name another annotator (ann)" in said


def test_gold_that_cannot_be_read_is_refused(gold: Path, tmp_path: Path) -> None:
    bad = tmp_path / "bad.jsonl"
    bad.write_text('{"text": "Ada", "spans": [{"start": 0, "end": 9, "label": "X"}]}')

    assert "There is no file" in refused("evaluate", "--gold", tmp_path / "nowhere")
    assert "bad.jsonl, line 1: The range 0-9 runs off a text of 3" in refused(
        "evaluate", "--gold", gold, "--gold", bad
    )


@pytest.mark.slow
@pytest.mark.skipif(not SHARED.is_dir(), reason="the corpora are not here")
@pytest.mark.parametrize("path", sorted(SHARED.glob("*.jsonl")), ids=lambda p: p.stem)
def test_every_corpus_can_be_measured_against(path: Path) -> None:
    said = json.loads(well("evaluate", "--gold", path, "--json", "--mistakes", "0"))

    assert said["articles"] == len(path.read_bytes().splitlines())
    assert 0 < said["strict"]["all"]["f1"] <= said["overlapping"]["all"]["f1"] <= 1
