import gzip
import json
from pathlib import Path

from model.records import Record, joined, read

ADA = Record("Ada left.", ((0, 3, "PERSON"),), ((4, 8),), frozenset({"PERSON"}), "a")
ROME = Record("In Rome.", ((3, 7, "GPE"),), (), frozenset({"PERSON"}), "a")


def test_texts_are_put_after_one_another() -> None:
    record = joined([ADA, ROME, ADA], "\n\n")

    assert record.text == "Ada left.\n\nIn Rome.\n\nAda left."
    assert [record.text[s:e] for s, e, _ in record.spans] == ["Ada", "Rome", "Ada"]
    assert [record.text[s:e] for s, e in record.unsure] == ["left", "left"]


def test_one_text_alone_stays_as_it_is() -> None:
    assert joined([ADA], " ") == ADA


def test_records_are_read_from_a_file_packed_or_not(tmp_path: Path) -> None:
    line = json.dumps(
        {
            "text": "Ada left.",
            "spans": [{"start": 0, "end": 3, "label": "PERSON", "orig": "per"}],
            "ignore": [{"start": 4, "end": 8, "orig": "?"}],
            "exhaustive": ["PERSON"],
        }
    )
    (tmp_path / "a.jsonl").write_text(line + "\n")
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(line.encode()))

    assert list(read(tmp_path / "a.jsonl")) == [ADA]
    assert list(read(tmp_path / "a.jsonl.gz")) == [ADA]
