"""Reading the lines of Vertex AI and AutoML."""

import json
from pathlib import Path
from typing import Any

import pytest

from annotations.exchange.found import FoundArticle
from annotations.exchange.settling import Settled
from annotations.exchange.sources import guessed
from annotations.formats import FORMATS
from annotations.formats.cloud.vertex import VERTEX
from annotations.readers.reader import Refusal
from tests.annotations.formats import made

COOK = {"startOffset": 0, "endOffset": 8, "displayName": "PERSON"}
MET = {"startOffset": 11, "endOffset": 14, "displayName": "VERB"}
PEKING = {"startOffset": "37", "endOffset": "39", "displayName": "GPE"}


def line(*segments: Any, **more: Any) -> dict[str, Any]:
    return {"textContent": made.MIXED, "textSegmentAnnotations": [*segments], **more}


def _settled(folder: Path, one: Any) -> Settled:
    path = folder / "in.jsonl"
    path.write_text(json.dumps(one) + "\n", encoding="utf-8")
    assert guessed(path, FORMATS) is VERTEX
    return made.settled_in(path, VERTEX)


def test_segments_are_read_with_numbers_as_strings_too(tmp_path: Path) -> None:
    told = line(COOK, MET, PEKING, languageCode="en", dataItemResourceLabels={"a": "b"})

    outcome = _settled(tmp_path, told)

    assert made.labelled(outcome) == [
        ("Tim Cook", "PERSON"),
        ("met", "VERB"),
        ("北京", "GPE"),
    ]
    extra = outcome.annotated.article.news.extra
    assert extra == {"languageCode": "en", "dataItemResourceLabels": {"a": "b"}}


def test_a_start_of_zero_may_be_left_out(tmp_path: Path) -> None:
    outcome = _settled(tmp_path, line({"endOffset": 8, "displayName": "PERSON"}))

    assert made.labelled(outcome) == [("Tim Cook", "PERSON")]


def test_ends_that_are_last_characters_throughout_are_taken_for_that(
    tmp_path: Path,
) -> None:
    outcome = _settled(tmp_path, line(COOK | {"endOffset": 7}, MET | {"endOffset": 13}))

    assert made.labelled(outcome) == [("Tim Cook", "PERSON"), ("met", "VERB")]


def test_one_end_behind_its_word_shows_that_all_are(tmp_path: Path) -> None:
    outcome = _settled(tmp_path, line(COOK | {"endOffset": 7}, MET))

    assert made.labelled(outcome) == [("Tim Coo", "PERSON"), ("met", "VERB")]


def test_segments_inside_are_read(tmp_path: Path) -> None:
    inside = {"textSegment": {"startOffset": 0, "endOffset": 8}, "displayName": "P"}

    outcome = _settled(tmp_path, line(inside))

    assert made.labelled(outcome) == [("Tim Cook", "P")]


def test_lines_of_automl_are_read(tmp_path: Path) -> None:
    segment = {"start_offset": 0, "end_offset": 8}
    told = {
        "annotations": [
            {"text_extraction": {"text_segment": segment}, "display_name": "PERSON"}
        ],
        "text_snippet": {"content": made.MIXED},
    }

    outcome = _settled(tmp_path, told)

    assert made.labelled(outcome) == [("Tim Cook", "PERSON")]


def test_what_a_model_found_is_pending(tmp_path: Path) -> None:
    told = {
        "instance": {"content": made.MIXED, "mimeType": "text/plain"},
        "prediction": {
            "ids": ["1", "2"],
            "displayNames": ["PERSON", "VERB"],
            "textSegmentStartOffsets": ["0", "11"],
            "textSegmentEndOffsets": ["7", "13"],
            "confidences": [0.5, 0.25],
        },
    }

    outcome = _settled(tmp_path, told)

    assert made.labelled(outcome) == [("Tim Cook", "PERSON"), ("met", "VERB")]
    one = outcome.annotated.spans[0]
    assert one.state == "pending"
    assert one.suggestion is not None
    assert one.suggestion.score == 0.5


def test_a_text_may_lie_beside_the_lines(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(made.MIXED, encoding="utf-8")
    told = {"textGcsUri": "gs://bucket/texts/a.txt", "textSegmentAnnotations": [COOK]}

    outcome = _settled(tmp_path, told)

    assert made.labelled(outcome) == [("Tim Cook", "PERSON")]
    assert outcome.annotated.article.news.extra["textGcsUri"] == told["textGcsUri"]


@pytest.mark.parametrize(
    "item",
    [
        7,
        {"startOffset": 0, "displayName": "A"},
        {"endOffset": "x"},
        COOK | {"displayName": 1},
    ],
)
def test_what_is_no_segment_is_told(tmp_path: Path, item: object) -> None:
    outcome = _settled(tmp_path, line(item, COOK))

    assert made.labelled(outcome) == [("Tim Cook", "PERSON")]
    assert "is no span with a start, an end" in outcome.found.left_aside[0]


@pytest.mark.parametrize(
    "bad",
    [
        '{"textContent": "Tim", "textSegmentAnnotations": [',
        '{"textContent": "Tim"}',
        '{"textSegmentAnnotations": []}',
        '{"textGcsUri": "gs://b/gone.txt", "textSegmentAnnotations": []}',
        "7",
    ],
)
def test_a_damaged_line_is_refused_and_the_next_one_read(
    tmp_path: Path, bad: str
) -> None:
    path = tmp_path / "in.jsonl"
    path.write_text(f"{bad}\n{json.dumps(line(COOK))}\n", encoding="utf-8")

    found = list(VERTEX.read(path))

    assert [type(one) for one in found] == [Refusal, FoundArticle]
