"""Reading manifests of SageMaker Ground Truth."""

import json
from pathlib import Path
from typing import Any

import pytest

from annotations.exchange.found import FoundArticle
from annotations.exchange.settling import Settled
from annotations.exchange.sources import guessed
from annotations.formats import FORMATS
from annotations.formats.cloud.ground_truth import GROUND_TRUTH
from annotations.readers.reader import Refusal
from tests.annotations.formats import made

COOK = {"label": "PERSON", "startOffset": 0, "endOffset": 8}
CITY = {"label": "GPE", "startOffset": 24, "endOffset": 31}
PEKING = {"label": "GPE", "startOffset": 37, "endOffset": 39}


def line(*entities: Any, **about: Any) -> dict[str, Any]:
    return {
        "source": made.MIXED,
        "ner": {
            "annotations": {"entities": [*entities], "labels": [{"label": "PERSON"}]}
        },
        "ner-metadata": {
            "entities": [{"confidence": 0.92}],
            "job-name": "labeling-job/ner",
            "type": "groundtruth/text-span",
            "creation-date": "2024-05-14T21:45:27.175903",
            "human-annotated": "yes",
            **about,
        },
    }


def _settled(folder: Path, one: Any) -> Settled:
    path = folder / "output.manifest"
    path.write_text(json.dumps(one) + "\n", encoding="utf-8")
    assert guessed(path, FORMATS) is GROUND_TRUTH
    return made.settled_in(path, GROUND_TRUTH)


def test_entities_of_people_are_read(tmp_path: Path) -> None:
    outcome = _settled(tmp_path, line(COOK, CITY, PEKING))

    assert made.labelled(outcome) == [
        ("Tim Cook", "PERSON"),
        ("תל אביב", "GPE"),
        ("北京", "GPE"),
    ]
    one = outcome.annotated.spans[0]
    assert (one.state, one.values) == ("added", {"confidence": "0.92"})
    assert one.decided_at is not None
    assert one.decided_at.isoformat() == "2024-05-14T21:45:27.175903+00:00"


def test_entities_of_a_machine_are_pending(tmp_path: Path) -> None:
    outcome = _settled(tmp_path, line(COOK, **{"human-annotated": "no"}))

    (one,) = outcome.annotated.spans
    assert one.state == "pending"
    assert one.suggestion is not None
    assert one.suggestion.score == 0.92
    assert one.pipeline is not None
    assert one.pipeline.name == "labeling-job/ner"


def test_several_jobs_are_read_and_the_rest_is_kept(tmp_path: Path) -> None:
    other = {"annotations": {"entities": [CITY]}}

    outcome = _settled(tmp_path, line(COOK) | {"places": other, "outlet": "Wire"})

    assert [label for _, label in made.labelled(outcome)] == ["PERSON", "GPE"]
    news = outcome.annotated.article.news
    assert (news.outlet, news.source, dict(news.extra)) == ("Wire", "", {})


def test_offsets_that_fit_in_utf_16_only_are_taken_as_that(tmp_path: Path) -> None:
    met = {"label": "X", "startOffset": 12, "endOffset": 15}

    outcome = _settled(tmp_path, line(met))

    assert made.labelled(outcome) == [("met", "X")]


def test_a_text_may_lie_beside_the_manifest(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(made.MIXED, encoding="utf-8")
    one = line(COOK) | {"source-ref": "s3://bucket/texts/a.txt"}
    del one["source"]

    outcome = _settled(tmp_path, one)

    assert made.labelled(outcome) == [("Tim Cook", "PERSON")]


@pytest.mark.parametrize(
    "uri", ["s3://b/gone.txt", "s3://b/", "..", "a\0b", "output.manifest"]
)
def test_a_text_that_is_not_there_is_told(tmp_path: Path, uri: str) -> None:
    path = tmp_path / "output.manifest"
    one = line(COOK) | {"source-ref": uri}
    del one["source"]
    path.write_text(json.dumps(one), encoding="utf-8")

    (refused,) = GROUND_TRUTH.read(path)

    assert isinstance(refused, Refusal)
    assert "is not beside the file; put it there" in refused.why


@pytest.mark.parametrize(
    "item", [7, {"label": "A", "startOffset": 0}, {"startOffset": 0, "endOffset": 3}]
)
def test_what_is_no_entity_is_told(tmp_path: Path, item: object) -> None:
    outcome = _settled(tmp_path, line(item, COOK))

    assert made.labelled(outcome) == [("Tim Cook", "PERSON")]
    assert "is no span with a start, an end" in outcome.found.left_aside[0]


@pytest.mark.parametrize(
    "bad",
    [
        '{"source": "Tim", "ner": {"annotations": {"entities": []',
        '{"source": "Tim"}',
        '{"source": "Tim", "ner": 0, "ner-metadata": {"type": "groundtruth/text"}}',
        '{"ner": {"annotations": {"entities": []}}}',
        "7",
    ],
)
def test_a_damaged_line_is_refused_and_the_next_one_read(
    tmp_path: Path, bad: str
) -> None:
    path = tmp_path / "output.manifest"
    path.write_text(f"{json.dumps(line(COOK))}\n{bad}\n", encoding="utf-8")

    found = list(GROUND_TRUTH.read(path))

    assert [type(one) for one in found] == [FoundArticle, Refusal]
