"""From a folder of articles to a dataset, in four commands."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import spacy  # noqa: TID253  spaCy's own reader is what judges
from spacy.tokens import DocBin  # noqa: TID253

from tests.commandline import ROOT, SOUND, ended, run, start, well

SHARED = ROOT.parent / "shared" / "articles"


def records(path: Path) -> Iterator[Any]:
    for line in path.read_text(encoding="utf-8").splitlines():
        yield json.loads(line)


def spans(path: Path) -> list[tuple[str, int, int, str]]:
    """Read a JSONL export with nothing but a JSON reader."""
    return [
        (record["text"], span["start"], span["end"], span["label"])
        for record in records(path)
        for span in record["spans"]
    ]


def test_a_folder_becomes_a_dataset_whose_spans_are_their_slices(
    tmp_path: Path, folder: Path
) -> None:
    project, out = tmp_path / "p.copydesk", tmp_path / "out.jsonl"
    well("new", project)
    well("import", project, folder)
    well("suggest", project)
    well("export", project, out, "--format", "jsonl", "--states", "all")

    found = list(records(out))
    words = {span["text"] for record in found for span in record["spans"]}
    assert len(found) == 5
    assert {"London", "Emmanuel Macron", "Kenya", "$3 million"} <= words
    for record in found:
        for span in record["spans"]:
            assert record["text"][span["start"] : span["end"]] == span["text"]


@pytest.mark.skipif(not SHARED.is_dir(), reason="the shared articles are not here")
def test_the_five_shared_articles_give_more_than_two_hundred_spans(
    tmp_path: Path,
) -> None:
    project, out = tmp_path / "p.copydesk", tmp_path / "out.jsonl"
    for command in (
        ("new", project),
        ("import", project, SHARED),
        ("suggest", project),
        ("export", project, out, "--format", "jsonl", "--states", "all"),
    ):
        said = ended(start(*command, home=tmp_path))
        assert (said.code, said.err) == (0, "")

    found = list(records(out))
    assert len(found) == 5
    assert sum(len(record["spans"]) for record in found) > 200
    for record in found:
        for span in record["spans"]:
            assert record["text"][span["start"] : span["end"]] == span["text"]


def test_spacy_reads_the_same_spans_out_of_its_own_format(
    press: Path, tmp_path: Path
) -> None:
    well("export", press, tmp_path / "a.jsonl", "--states", "all")
    well("export", press, tmp_path / "a.spacy", "--format", "spacy", "--states", "all")
    docs = DocBin().from_disk(tmp_path / "a.spacy").get_docs(spacy.blank("en").vocab)

    found = [
        (doc.text, span.start_char, span.end_char, span.label_)
        for doc in docs
        for span in doc.spans["pending"]
    ]
    assert found
    assert sorted(found) == sorted(spans(tmp_path / "a.jsonl"))


def test_the_same_text_twice_is_one_article(imported: Path, folder: Path) -> None:
    again = folder / "again.txt"
    again.write_bytes((folder / "0003.txt").read_bytes())

    said = well("import", imported, again)

    assert said.startswith("No articles added, 1 was there already.\nagain.txt: There")
    assert "The World Bank lent Kenya" in said
    assert json.loads(well("stats", imported, "--json"))["articles"]["unseen"] == 5


def test_a_mixed_folder_gives_what_it_holds(project: Path, tmp_path: Path) -> None:
    mixed = tmp_path / "mixed"
    (mixed / "deeper").mkdir(parents=True)
    (mixed / "a.txt").write_text("Ada met Byron.", encoding="utf-8")
    (mixed / "latin.txt").write_bytes("Le café de la Paix est fermé.".encode("cp1252"))
    (mixed / "deeper" / "b.jsonl").write_text('{"text": "One."}\n{"text": "Two."}\n')
    (mixed / "empty.txt").touch()
    (mixed / "logo.png").write_bytes(b"\x89PNG")
    (mixed / ".hidden.txt").write_text("Never seen.")

    said = well("import", project, mixed)

    first, *rest = said.splitlines()
    assert first == "4 articles added, 1 refused."
    assert rest == ["empty.txt: The file holds no text; check that it was saved whole."]


def test_file_names_may_hold_brackets_and_broken_characters(
    project: Path, tmp_path: Path
) -> None:
    (tmp_path / "[red] {}.txt").write_text("Ada met Byron.")
    (tmp_path / "caf\udce9.txt").write_text("Byron met Ada.")

    assert well("import", project, tmp_path) == "2 articles added.\n"


def test_suggesting_twice_suggests_nothing_twice(press: Path) -> None:
    before = well("stats", press)

    assert "has been over every article already" in well("suggest", press)
    assert well("stats", press) == before


def test_another_pipeline_is_another_run_beside_the_first(
    press: Path, tmp_path: Path
) -> None:
    nlp = spacy.blank("en")
    ruler: Any = nlp.add_pipe("entity_ruler")
    ruler.add_patterns([{"label": "ORG", "pattern": "World Bank"}])
    nlp.to_disk(tmp_path / "banks")

    said = json.loads(
        well("suggest", press, "--pipeline", tmp_path / "banks", "--json")
    )
    well("export", press, tmp_path / "out.jsonl", "--states", "all")

    assert (said["articles"], said["spans"], said["run"]) == (5, 1, 2)
    assert [text[a:b] for text, a, b, _ in spans(tmp_path / "out.jsonl")] == [
        "World Bank"
    ]
    assert json.loads(well("stats", press, "--json"))["runs"] == 2
    assert well("check", press) == SOUND


def test_what_copydesk_exported_comes_in_again_as_it_was(
    press: Path, tmp_path: Path
) -> None:
    first, second = tmp_path / "a.jsonl", tmp_path / "b.jsonl"
    other = tmp_path / "other.copydesk"
    well("export", press, first, "--states", "all")
    well("new", other)

    told = well("import", other, first, "--as", "articles")
    well("export", other, second)

    assert told == "5 articles added.\n"
    bare = [{**record, "spans": []} for record in records(first)]
    assert list(records(second)) == bare


def test_what_was_pending_comes_in_again_as_suggestions(
    press: Path, tmp_path: Path
) -> None:
    first, second = tmp_path / "a.jsonl", tmp_path / "b.jsonl"
    other = tmp_path / "other.copydesk"
    well("export", press, first, "--states", "all")
    well("new", other)

    told = well("import", other, first)
    well("export", other, second, "--states", "all")

    assert told.startswith("5 articles added; ")
    assert list(spans(second)) == list(spans(first))


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"version": 2}, "no article of Copydesk, version 1"),
        ({"text": "Other words."}, "its text is not the one its id was made from"),
        ({"zones": [{"kind": "headline"}]}, "is not as Copydesk writes it"),
        ({"headline": 7}, "are no strings"),
        (
            {"zones": [{"kind": "slug", "start": 0, "end": 9999}]},
            "runs off a text of",
        ),
    ],
)
def test_a_line_of_copydesk_that_was_tampered_with_is_refused(
    press: Path, tmp_path: Path, change: dict[str, object], why: str
) -> None:
    out, other = tmp_path / "a.jsonl", tmp_path / "other.copydesk"
    well("export", press, out)
    changed = [{**record, **change} for record in records(out)]
    out.write_text(json.dumps(changed[0]) + "\n", encoding="utf-8")
    well("new", other)

    said = run("import", other, out)

    assert said.code == 1
    assert why in said.out
    assert "export the file again" in said.out
