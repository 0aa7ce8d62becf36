"""Data sets as they lie on the hub or on disk, made by hand."""

import json
from pathlib import Path
from typing import Any

import pytest

from annotations.errors import CopydeskError
from annotations.exchange.found import FoundArticle
from annotations.exchange.settling import settled
from annotations.exchange.sources import files_in, guessed
from annotations.formats import FORMATS
from annotations.formats.hugging_face.lines import HUGGING_FACE
from annotations.formats.hugging_face.names import features
from annotations.formats.hugging_face.parquet import HUGGING_FACE_PARQUET

NAMES = ["O", "B-PER", "I-PER", "B-LOC"]
ROW = {"tokens": ["Ann", "Lee", "in", "Oslo"], "ner_tags": [1, 2, 0, 3]}
MEANT = [("Ann Lee", "PER"), ("Oslo", "LOC")]


def shown(found: Any) -> list[tuple[str, str]]:
    assert isinstance(found, FoundArticle)
    annotated = settled(found).annotated
    text = annotated.article.text
    return [(one.words(text), one.label) for one in annotated.spans]


def lines(path: Path, *rows: dict[str, Any]) -> list[Any]:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(map(json.dumps, rows)))
    return list(HUGGING_FACE.read(path))


NUMBERED = {name: number for number, name in enumerate(NAMES)}
CARD = f"""---
language: en
---
- `chunk_tags`: a list of numbers. All of them:
{ {"O": 0, "B-NP": 1, "I-NP": 2, "B-VP": 3} }
- `ner_tags`: a list of numbers. All of them:
```python
{NUMBERED}
```
"""


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("README.md", CARD),
        ("README.md", f"The tags are {dict(enumerate(NAMES))}."),
        ("label.json", json.dumps({"B-LOC": 3, "B-PER": 1, "I-PER": 2, "O": 0})),
        ("config.json", json.dumps({"id2label": dict(enumerate(NAMES))})),
    ],
)
def test_numbers_are_named_by_what_lies_above(
    tmp_path: Path, name: str, said: str
) -> None:
    (tmp_path / name).write_text(said)

    (found,) = lines(tmp_path / "data" / "en" / "train.jsonl", ROW)

    assert shown(found) == MEANT


@pytest.mark.parametrize(
    "said",
    ["{}", "{'O': 0}", "{'A': 0, 'B': 1}", "{'O': 7}", "{'O': 0, 'A': 1}" * 2],
)
def test_what_names_no_tags_names_none(tmp_path: Path, said: str) -> None:
    (tmp_path / "README.md").write_text(said)

    (found,) = lines(tmp_path / "train.jsonl", ROW)

    assert "is not said" in found.why


def test_numbers_may_be_written_as_text(tmp_path: Path) -> None:
    (tmp_path / "label.json").write_text(json.dumps(NUMBERED))
    row = ROW | {"ner_tags": [*map(str, [1, 2, 0, 3])]}

    (found,) = lines(tmp_path / "a.jsonl", row)

    assert shown(found) == MEANT


def test_tags_count_where_a_list_of_entities_is_empty(tmp_path: Path) -> None:
    row = ROW | {"ner_tags": ["B-PER", "I-PER", "O", "B-LOC"], "entities": []}

    (found,) = lines(tmp_path / "a.jsonl", row | {"text": "Ann Lee in Oslo"})

    assert shown(found) == MEANT


def test_rows_of_parquet_may_have_a_text_and_its_spans(tmp_path: Path) -> None:
    pa, pq = pytest.importorskip("pyarrow"), pytest.importorskip("pyarrow.parquet")
    spans = [{"start": 0, "end": 3, "entity_group": "PER"}]
    row = {"text": "Ann left.", "entities": spans, "title": "So"}
    pq.write_table(pa.Table.from_pylist([row]), tmp_path / "a.parquet")

    (found,) = HUGGING_FACE_PARQUET.read(tmp_path / "a.parquet")

    assert shown(found) == [("Ann", "PER")]


def saved(folder: Path) -> Path:
    """Save a data set as ``save_to_disk`` does."""
    pa = pytest.importorskip("pyarrow")
    told = json.dumps({"info": {"features": features(NAMES)}})
    table = pa.Table.from_pylist([ROW]).replace_schema_metadata({"huggingface": told})
    path = folder / "train" / "data-00000-of-00001.arrow"
    path.parent.mkdir()
    with (
        pa.OSFile(str(path), "wb") as file,
        pa.ipc.new_stream(file, table.schema) as to,
    ):
        to.write_table(table)
    (folder / "dataset_dict.json").write_text('{"splits": ["train"]}')
    (path.parent / "state.json").write_text("{}")
    return path


def test_data_sets_that_were_saved_to_disk_are_read(tmp_path: Path) -> None:
    path = saved(tmp_path)

    (found,) = HUGGING_FACE_PARQUET.read(path)

    assert shown(found) == MEANT
    assert guessed(path, FORMATS) is HUGGING_FACE_PARQUET
    assert files_in(tmp_path, FORMATS) == [path]


def test_a_data_set_that_breaks_off_is_refused(tmp_path: Path) -> None:
    path = saved(tmp_path)
    path.write_bytes(path.read_bytes()[:200])

    with pytest.raises(CopydeskError, match="damaged"):
        list(HUGGING_FACE_PARQUET.read(path))


def infos(**configs: list[str]) -> str:
    classes = {
        name: {"feature": {"names": names, "_type": "ClassLabel"}, "_type": "Sequence"}
        for name, names in configs.items()
    }
    return json.dumps({x: {"features": {"ner_tags": y}} for x, y in classes.items()})


def test_of_several_configurations_the_one_in_the_path_counts(tmp_path: Path) -> None:
    said = infos(places=["O", "B-X", "I-X", "B-Y"], people=NAMES)
    (tmp_path / "dataset_infos.json").write_text(said)

    (found,) = lines(tmp_path / "people" / "train.jsonl", ROW)

    assert shown(found) == MEANT


def test_configurations_in_a_card_have_names_too(tmp_path: Path) -> None:
    listed = [
        {"config_name": name, **json.loads(infos(x=names))["x"]}
        for name, names in (("a", NAMES), ("b", [*reversed(NAMES)]))
    ]
    card = f"---\n{json.dumps({'dataset_info': listed})}\n---\n"
    (tmp_path / "README.md").write_text(card)

    (found,) = lines(tmp_path / "a" / "train.jsonl", ROW)

    assert shown(found) == MEANT


@pytest.mark.parametrize(
    ("other", "is_sure"), [(NAMES, True), (["O", "B-X", "I-X", "B-Y"], False)]
)
def test_configurations_that_disagree_name_nothing(
    tmp_path: Path, other: list[str], *, is_sure: bool
) -> None:
    (tmp_path / "dataset_infos.json").write_text(infos(a=NAMES, b=other))

    (found,) = lines(tmp_path / "train.jsonl", ROW)

    assert isinstance(found, FoundArticle) is is_sure
