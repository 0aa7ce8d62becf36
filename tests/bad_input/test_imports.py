"""Annotated files that are not as they should be."""

import json
import os
import signal
from pathlib import Path

import pytest

from db.project import opened
from tests import importing
from tests.commandline import HELD, SOUND, ended, start, until, well
from tests.importing import article, decided, span, take, written

TEXT = "Ada met 🙂 in Rome.\r\nShe left.\r\n"


def prodigy(path: Path, *spans: tuple[int, int, str], text: str = TEXT) -> Path:
    """Write a task as Prodigy does."""
    told = [{"start": s, "end": e, "label": label} for s, e, label in spans]
    record = {"text": text, "spans": told, "answer": "accept", "_view_id": "ner"}
    path.write_text(json.dumps(record) + "\n", encoding="utf-8")
    return path


def test_what_a_truncated_file_holds_whole_comes_in(
    project: Path, tmp_path: Path
) -> None:
    texts = [f"Rome no. {number}." for number in range(3)]
    found = [article(span("Rome", "GPE", text=text), text=text) for text in texts]
    path = written(tmp_path / "cut.jsonl", found)
    path.write_bytes(path.read_bytes()[:-40])

    summary = take(project, path)

    assert (summary.added, summary.taken) == (2, 2)
    assert summary.refused[0].where == "cut.jsonl, line 3"


def test_a_format_that_is_wrong_is_said_with_the_right_one(
    project: Path, tmp_path: Path
) -> None:
    path = written(tmp_path / "ours.jsonl", [article(span("London", "GPE"))])

    said = well("import", project, path, "--format", "doccano")

    assert "ours.jsonl: Copydesk JSON Lines (--format jsonl)" in said


def test_offsets_beyond_the_text_are_listed_and_the_rest_is_taken(
    project: Path, tmp_path: Path
) -> None:
    path = prodigy(tmp_path / "far.jsonl", (0, 3, "PERSON"), (13, 99, "GPE"))

    summary = take(project, path)

    assert summary.taken == 1
    assert "lies outside the text" in summary.asides[0].examples[0]


def test_the_wrong_unit_is_named_and_the_right_one_fits(
    project: Path, tmp_path: Path
) -> None:
    text = "🙂🙂 Ada met Bo in Rome"
    path = prodigy(tmp_path / "js.jsonl", (5, 8, "PERSON"), (19, 23, "GPE"), text=text)

    withheld = take(project, path)
    taken = well("import", project, path, "--offsets", "utf-16")

    assert withheld.taken == 0
    assert "import again with --offsets utf-16." in withheld.sentence()
    assert taken.startswith("No articles added, 1 was there already; 2 suggestions.")


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_line_ends_and_marks_move_no_span(
    project: Path, tmp_path: Path, mark: bytes
) -> None:
    path = prodigy(tmp_path / "crlf.jsonl", (13, 17, "GPE"), (20, 23, "PERSON"))
    path.write_bytes(mark + path.read_bytes())

    decided(project, path, annotator="zoe")

    with opened(project) as store:
        words = [one[0] for one in importing.spans_of(store)]
    assert words[-2:] == ["Rome", "She"]


def test_two_articles_of_one_id_are_two_and_said(project: Path, tmp_path: Path) -> None:
    text = "".join(
        json.dumps({"id": 7, "text": f"Rome {n}", "label": [[0, 4, "GPE"]]}) + "\n"
        for n in range(2)
    )
    path = tmp_path / "doccano.jsonl"
    path.write_text(text, encoding="utf-8")

    summary = take(project, path)

    assert (summary.added, summary.taken) == (2, 2)


def test_what_cannot_be_a_label_is_left_out_and_said(
    project: Path, tmp_path: Path
) -> None:
    path = written(tmp_path / "odd.jsonl", [article(span("met", "a\nb"))])

    summary = decided(project, path)

    assert (summary.taken, summary.added_labels) == (0, ())
    assert "cannot be seen" in summary.asides[0].why


@pytest.mark.parametrize(
    "change",
    [
        *({"label": 5}, {"note": None}, {"id": []}, {"values": {"a": 1}}, {"state": 1}),
        *({"start": 1.5}, {"start": "1"}, {"end": 10**9}, {"decided_at": "soon"}),
        *({"suggestion": {"start": 0}}, {"pipeline": {"name": "x"}}, {"parts": 3}),
    ],
)
def test_a_span_of_other_types_is_refused_with_its_line(
    project: Path, tmp_path: Path, change: dict[str, object]
) -> None:
    path = written(tmp_path / "odd.jsonl", [article(span("met", "EVENT"))])
    record = json.loads(path.read_text(encoding="utf-8"))
    record["spans"][0].update(change)
    path.write_text(json.dumps(record), encoding="utf-8")

    summary = decided(project, path)

    assert "export the file again" in summary.refused[0].why


@pytest.mark.skipif(os.name == "nt", reason="Windows has other signals")
@pytest.mark.parametrize("kind", ["suggestions", "annotations"])
def test_killed_halfway_it_leaves_whole_articles_and_goes_on(
    project: Path, tmp_path: Path, kind: str
) -> None:
    texts = [f"Rome met Oslo in no. {number}." for number in range(2_000)]
    found = [
        article(span("Rome", "GPE", text=t), span("Oslo", "GPE", text=t), text=t)
        for t in texts
    ]
    path = written(tmp_path / "many.jsonl", found)
    before = importing.counts(project)

    words = ("import", project, path, "--as", kind)
    program = start(len(texts) * 3 // 4, *words, home=tmp_path, code=HELD)
    until(lambda: importing.counts(project)["articles"] >= 100, program)
    program.send_signal(signal.SIGKILL)
    ended(program)
    halfway = importing.counts(project)
    came = halfway["articles"] - before["articles"]

    assert 0 < came < len(texts)
    assert halfway[kind] - before[kind] == 2 * came
    assert well("check", project) == SOUND
    well("import", project, path, "--as", kind)
    assert importing.counts(project)[kind] - before[kind] == 2 * len(texts)
    assert well("check", project) == SOUND
