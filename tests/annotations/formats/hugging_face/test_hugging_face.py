import json
from codecs import BOM_UTF8
from pathlib import Path
from typing import Any

import pytest

from annotations.annotated import AnnotatedArticle
from annotations.exchange.found import FoundArticle
from annotations.exchange.head import Head
from annotations.formats.hugging_face.lines import HUGGING_FACE
from annotations.readers.reader import Refusal
from tests.annotations.formats import made

GOLDEN: dict[str, Any] = {
    "id": made.mixed().article.sha256[:16],
    "tokens": [
        *("Tim", "Cook", "🙂", "met", "Jose\u0301", "in", "תל", "אביב", ",", "not"),
        *("北京", ".", "He", "said", "so", "."),
    ],
    "ner_tags": [1, 2, 0, 0, 1, 0, 3, 4, 0, 0, 0, 0, 0, 0, 0, 0],
    "text": made.MIXED,
    "spans": [
        {"start": 0, "end": 8, "label": "PERSON"},
        {"start": 4, "end": 8, "label": "FAMILY NAME"},
        {"start": 15, "end": 20, "label": "PERSON"},
        {"start": 24, "end": 31, "label": "GPE"},
    ],
}
NAMES = {"0": "O", "1": "B-PERSON", "2": "I-PERSON", "3": "B-GPE", "4": "I-GPE"}
CARD = """\
---
dataset_info:
  features:
  - name: tokens
    sequence: string
  - name: ner_tags
    sequence:
      class_label:
        names:
          '0': O
          '1': B-LOC
          '2': I-LOC
---
"""
INFOS = {
    "default": {
        "features": {
            "ner_tags": {
                "feature": {"names": ["O", "B-LOC", "I-LOC"], "_type": "ClassLabel"},
                "_type": "Sequence",
            }
        }
    }
}


def written(folder: Path, *articles: AnnotatedArticle) -> Path:
    (path,), _ = made.written(folder, articles, HUGGING_FACE)
    return path


def features_beside(path: Path) -> list[dict[str, Any]]:
    import srsly

    card = path.with_name("README.md").read_text("utf-8").split("---\n")[1]
    said: Any = srsly.yaml_loads(card)
    features: list[dict[str, Any]] = said["dataset_info"]["features"]
    return features


def found(
    folder: Path, *rows: dict[str, Any], mark: bytes = b""
) -> list[FoundArticle | Refusal]:
    path = folder / "train.jsonl"
    path.write_bytes(
        mark + b"".join(json.dumps(row).encode() + b"\r\n" for row in rows)
    )
    return list(HUGGING_FACE.read(path))


def marked(
    one: FoundArticle | Refusal,
) -> tuple[str | None, list[tuple[int, int, str]]]:
    assert isinstance(one, FoundArticle), one
    return one.text, [(span.start, span.end, span.label) for span in one.spans]


def test_rows_have_tokens_tags_as_numbers_and_all_spans(tmp_path: Path) -> None:
    row = json.loads(written(tmp_path, made.mixed()).read_bytes())

    assert json.loads(row.pop("copydesk"))["review"] == "done"
    assert row == GOLDEN


def test_the_card_beside_names_the_numbers(tmp_path: Path) -> None:
    path = written(tmp_path, made.mixed())

    features = features_beside(path)
    tags = next(one for one in features if one["name"] == "ner_tags")
    assert tags["sequence"]["class_label"]["names"] == NAMES
    assert [one["name"] for one in features] == [*GOLDEN, "copydesk"]


def test_odd_labels_stand_in_the_card_as_they_are(tmp_path: Path) -> None:
    label = "a: [b] \"c\" 'd' \\ #é"

    path = written(tmp_path, made.article(made.span("Tim Cook", label)))

    tags = features_beside(path)[2]["sequence"]
    assert tags["class_label"]["names"]["1"] == f"B-{label}"


def test_without_what_copydesk_knows_text_and_spans_are_read(tmp_path: Path) -> None:
    (one,) = found(tmp_path, GOLDEN, mark=BOM_UTF8)

    text, spans = marked(one)
    assert text == made.MIXED
    assert spans == [(s["start"], s["end"], s["label"]) for s in GOLDEN["spans"]]


ROW = {"id": "7", "tokens": ["New", "York", "!"], "ner_tags": [1, 2, 0]}


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("README.md", CARD),
        ("README.md", CARD.replace("'0'", "0").replace("'1'", "1")),
        ("dataset_infos.json", json.dumps(INFOS)),
        ("dataset_info.json", json.dumps(INFOS["default"])),
    ],
)
@pytest.mark.parametrize("place", [".", ".."])
def test_names_of_others_are_found_beside_the_file_and_above(
    tmp_path: Path, name: str, data: str, place: str
) -> None:
    folder = tmp_path / "data"
    folder.mkdir()
    (folder / place / name).write_text(data, "utf-8")

    (one,) = found(folder, ROW)

    assert marked(one) == ("New York !", [(0, 8, "LOC")])
    assert isinstance(one, FoundArticle)
    assert (one.key, one.is_rebuilt) == ("7", True)


@pytest.mark.parametrize("tags", ["ner_tags", "tags", "labels"])
def test_tags_that_are_text_need_no_names(tmp_path: Path, tags: str) -> None:
    (one,) = found(tmp_path, {"tokens": ["Rome", "x"], tags: ["B-LOC", "O"]})

    assert marked(one) == ("Rome x", [(0, 4, "LOC")])


def test_a_text_beside_the_tokens_is_kept(tmp_path: Path) -> None:
    row = {"text": "“Rome”, x", "tokens": ["“", "Rome", "”", ",", "x"]}

    (one,) = found(tmp_path, {**row, "ner_tags": ["O", "B-LOC", "O", "O", "O"]})

    assert marked(one) == ("“Rome”, x", [(1, 5, "LOC")])
    assert isinstance(one, FoundArticle)
    assert not one.is_rebuilt


def test_metadata_goes_with_the_article(tmp_path: Path) -> None:
    row = {"tokens": ["x"], "ner_tags": ["O"], "title": "Late", "pos_tags": [3]}

    (one,) = found(tmp_path, row)

    assert isinstance(one, FoundArticle)
    assert one.news.headline == "Late"


@pytest.mark.parametrize(
    ("row", "why"),
    [
        (ROW, "What the tag 1 means is not said"),
        ({"tokens": ["a", "b"], "ner_tags": ["O"]}, "no list of words"),
        ({"tokens": [{"text": "a"}], "ner_tags": ["O"]}, "no list of words"),
        ({"text": "a"}, "no list of words"),
        ({**GOLDEN, "copydesk": "{]"}, "not JSON"),
        ({**GOLDEN, "copydesk": '{"spans": 3}'}, "damaged"),
    ],
)
def test_what_cannot_be_read_is_refused_with_the_reason(
    tmp_path: Path, row: dict[str, Any], why: str
) -> None:
    (one,) = found(tmp_path, row)

    assert isinstance(one, Refusal)
    assert why in one.why


def test_a_truncated_or_deep_line_is_refused_and_the_rest_read(tmp_path: Path) -> None:
    path = tmp_path / "in.jsonl"
    good = json.dumps({"tokens": ["x"], "tags": ["O"]})
    path.write_text(f"{good}\n{'[' * 1000}\n{good}\n{good[:-5]}", "utf-8")

    kinds = [type(one) for one in HUGGING_FACE.read(path)]

    assert kinds == [FoundArticle, Refusal, FoundArticle, Refusal]


@pytest.mark.parametrize(
    "row",
    [
        {"text": "a", "tokens": [{"text": "a", "start": 0}], "spans": []},
        {"text": "a", "label": [[0, 1, "X"]]},
    ],
    ids=["prodigy", "doccano"],
)
def test_rows_of_other_tools_are_not_taken_for_its_own(
    tmp_path: Path, row: dict[str, Any]
) -> None:
    path = tmp_path / "in.jsonl"
    path.write_text(json.dumps(row), "utf-8")

    assert not HUGGING_FACE.knows(Head.of(path))
