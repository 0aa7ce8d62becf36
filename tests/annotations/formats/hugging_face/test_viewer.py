"""Reading pages of the viewer of data sets."""

import json
from pathlib import Path
from typing import Any

import pytest

from annotations.exchange.found import FoundArticle
from annotations.exchange.settling import settled
from annotations.exchange.sources import guessed
from annotations.formats import FORMATS
from annotations.formats.hugging_face.lines import HUGGING_FACE
from annotations.readers.reader import Refusal
from tests.annotations.formats import made

TEXT = {"dtype": "string", "_type": "Value"}
TAGS = {"names": ["O", "B-PER", "I-PER", "B-LOC", "I-LOC"], "_type": "ClassLabel"}
FEATURES = [
    {"feature_idx": 0, "name": "id", "type": TEXT},
    {"feature_idx": 1, "name": "tokens", "type": {"feature": TEXT, "_type": "List"}},
    {"feature_idx": 2, "name": "ner_tags", "type": {"feature": TAGS, "_type": "List"}},
]
ROW = {
    "id": "7",
    "tokens": ["Tim", "Cook", "🙂", "met", "Jose\u0301", "in", "תל", "אביב"],
    "ner_tags": [1, 2, 0, 0, 1, 0, 3, 4],
}


def page(*rows: Any, features: Any = FEATURES) -> dict[str, Any]:
    numbered = [
        {"row_idx": 100 + at, "row": row, "truncated_cells": []}
        for at, row in enumerate(rows)
    ]
    told = {"num_rows_total": 900, "num_rows_per_page": 100, "partial": False}
    return {"features": features, "rows": numbered, **told}


def _read(folder: Path, value: Any) -> list[FoundArticle | Refusal]:
    path = folder / "rows.json"
    path.write_text(json.dumps(value), encoding="utf-8")
    assert guessed(path, FORMATS) is HUGGING_FACE
    return list(HUGGING_FACE.read(path))


@pytest.mark.parametrize("kind", ["List", "Sequence"])
def test_rows_are_read_with_the_names_of_the_page(tmp_path: Path, kind: str) -> None:
    features = json.loads(json.dumps(FEATURES).replace('"List"', f'"{kind}"'))

    (found,) = _read(tmp_path, page(ROW, features=features))

    assert isinstance(found, FoundArticle)
    assert (found.where, found.key) == ("rows.json, row 100", "7")
    assert made.labelled(settled(found)) == [
        ("Tim Cook", "PER"),
        ("Jose\u0301", "PER"),
        ("תל אביב", "LOC"),
    ]


def test_a_row_that_was_cut_off_is_refused_and_the_next_one_read(
    tmp_path: Path,
) -> None:
    told = page(ROW, ROW, ROW)
    told["rows"][0]["truncated_cells"] = ["tokens"]
    told["rows"][1]["row"] = 7

    cut, odd, whole = _read_any(tmp_path, told)

    assert isinstance(cut, Refusal)
    assert "cut off “tokens”" in cut.why
    assert isinstance(odd, Refusal)
    assert isinstance(whole, FoundArticle)


def _read_any(folder: Path, value: Any) -> list[FoundArticle | Refusal]:
    path = folder / "rows.json"
    path.write_text(json.dumps(value), encoding="utf-8")
    return list(HUGGING_FACE.read(path))


def test_numbers_without_names_are_refused(tmp_path: Path) -> None:
    (refused,) = _read_any(tmp_path, page(ROW, features=[7, {"name": "tokens"}]))

    assert isinstance(refused, Refusal)
    assert "What the tag 1 means is not said" in refused.why


@pytest.mark.parametrize("rows", [[], [{"row": {"text": "Tim"}}], [{"row": 7}]])
def test_a_page_without_words_and_tags_is_not_told_for_ours(
    tmp_path: Path, rows: list[Any]
) -> None:
    path = tmp_path / "rows.json"
    path.write_text(json.dumps({"features": FEATURES, "rows": rows}))

    assert guessed(path, FORMATS) is None
