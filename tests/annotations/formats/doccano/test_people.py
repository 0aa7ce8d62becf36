"""A file for each annotator, as doccano packs them where labels are not shared."""

import json
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from annotations.exchange.found import FoundArticle
from annotations.exchange.sources import files_in, unpacked
from annotations.formats.doccano.doccano import DOCCANO
from tests.annotations.formats import made


def _record(number: int, *spans: tuple[int, int, str], **more: Any) -> Any:
    text = f"Tim Cook met Ann, no. {number}."
    return {"id": number, "text": text, "label": spans, "Comments": [], **more}


def _put(path: Path, *records: Any) -> Path:
    lines = "".join(json.dumps(one) + "\n" for one in records)
    path.write_text(lines, encoding="utf-8")
    return path


def _whose(path: Path) -> list[str]:
    found = [one for one in DOCCANO.read(path) if isinstance(one, FoundArticle)]
    return [span.annotator for one in found for span in one.spans]


def test_files_are_named_for_the_annotators(tmp_path: Path) -> None:
    ann = _put(tmp_path / "ann.b@c.jsonl", _record(1, (0, 8, "PER")), _record(2))
    bob = _put(tmp_path / "bob.jsonl", _record(1), _record(2, (0, 3, "PER")))

    assert (_whose(ann), _whose(bob)) == (["ann.b@c"], ["bob"])


def test_that_some_have_approved_of_fewer_articles_does_not_matter(
    tmp_path: Path,
) -> None:
    ann = _put(tmp_path / "ann.jsonl", _record(2, (0, 8, "PER")))
    _put(tmp_path / "bob.jsonl", _record(1), _record(2))
    (tmp_path / "eve.jsonl").write_text("\n")

    assert _whose(ann) == ["ann"]


def test_older_files_have_no_comments_and_only_what_somebody_labelled(
    tmp_path: Path,
) -> None:
    records = [
        {"id": number, "data": f"Tim no. {number}", "label": [[0, 3, "PER"]]}
        for number in range(3)
    ]
    ann = _put(tmp_path / "ann.jsonl", *records[:2])
    _put(tmp_path / "bob.jsonl", records[1])
    unknown = _put(tmp_path / "unknown.jsonl", records[2])

    assert (_whose(ann), _whose(unknown)) == (["ann", "ann"], [""])


def test_who_is_named_inside_is_believed(tmp_path: Path) -> None:
    said = {"spans": [{"start": 0, "end": 3, "label": "PER", "annotator": "eve"}]}
    noted = json.dumps({"offsets": "utf-16", "version": 1, **said})
    record = {"id": 1, "text": "Tim Cook", "copydesk": noted, "Comments": []}
    ann = _put(
        tmp_path / "ann.jsonl",
        {**record, "label": [[0, 3, "PER"], [4, 8, "PER"]]},
    )
    _put(tmp_path / "bob.jsonl", {**record, "label": []})

    assert _whose(ann) == ["eve", "ann"]


def test_a_file_alone_names_nobody(tmp_path: Path) -> None:
    assert _whose(_put(tmp_path / "ann.jsonl", _record(1, (0, 8, "PER")))) == [""]


@pytest.mark.parametrize("name", ["all.jsonl", "news of may.jsonl", "ann.json"])
def test_other_names_are_no_annotators(tmp_path: Path, name: str) -> None:
    path = _put(tmp_path / name, _record(1, (0, 8, "PER")))
    _put(tmp_path / "bob.jsonl", _record(1))

    assert _whose(path) == [""]


@pytest.mark.parametrize(
    ("name", "record"),
    [
        ("dev.jsonl", _record(7)),
        ("notes.txt", _record(1)),
        ("bob.jsonl", {"text": "Tim Cook met Ann, no. 1.", "label": []}),
        ("bob.jsonl", {"id": 1}),
    ],
    ids=["other articles", "another kind of file", "written by hand", "no article"],
)
def test_files_of_another_kind_beside_name_nobody(
    tmp_path: Path, name: str, record: Any
) -> None:
    path = _put(tmp_path / "ann.jsonl", _record(1, (0, 8, "PER")))
    _put(tmp_path / name, record)

    assert _whose(path) == [""]


def test_two_exports_of_copydesk_name_nobody(tmp_path: Path) -> None:
    article = made.article(made.span("Tim Cook", "PERSON"))
    (path,), _ = made.written(tmp_path, [article], DOCCANO)
    path.with_name("later.jsonl").write_bytes(path.read_bytes())

    assert _whose(path) == [""]


def test_annotators_are_named_in_the_zip_itself(tmp_path: Path) -> None:
    ann = _put(tmp_path / "ann.jsonl", _record(1, (0, 8, "PER")))
    bob = _put(tmp_path / "bob.jsonl", _record(1, (13, 16, "PER")))
    with ZipFile(tmp_path / "all.zip", "w") as archive:
        archive.write(ann, ann.name)
        archive.write(bob, bob.name)

    with unpacked(tmp_path / "all.zip") as folder:
        named = [_whose(one) for one in files_in(folder, [DOCCANO])]

    assert named == [["ann"], ["bob"]]
