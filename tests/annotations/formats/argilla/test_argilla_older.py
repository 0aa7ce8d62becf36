"""Token classification of Argilla 1."""

from pathlib import Path
from typing import Any

import pytest

from tests.annotations.formats import made
from tests.annotations.formats.argilla.records import settled_in, states_of


def older(**more: Any) -> dict[str, Any]:
    return {
        "text": made.MIXED,
        "tokens": made.MIXED.split(),
        "prediction": [["PERSON", 0, 8, 0.5], ["GPE", 11, 14, 0.25]],
        "prediction_agent": "spacy",
        "annotation": None,
        "annotation_agent": None,
        "id": 3,
        "metadata": {"outlet": "Wire"},
        "status": "Default",
        "event_timestamp": "2023-01-02T03:04:05",
        "metrics": None,
        "search_keywords": None,
        "vectors": None,
        **more,
    }


def test_predictions_of_version_1_are_pending(tmp_path: Path) -> None:
    outcome = settled_in(tmp_path, older())

    assert states_of(outcome) == [("Tim Cook", "pending", ""), ("met", "pending", "")]
    assert (outcome.found.key, outcome.annotated.article.news.outlet) == ("3", "Wire")


def test_annotations_of_version_1_decide_on_predictions(tmp_path: Path) -> None:
    annotated = [{"label": "PERSON", "start": 0, "end": 8, "score": 1.0}]
    told = older(annotation=annotated, annotation_agent="ann", status="Validated")

    outcome = settled_in(tmp_path, told)

    assert states_of(outcome) == [
        ("Tim Cook", "confirmed", "ann"),
        ("met", "rejected", "ann"),
    ]


def test_a_record_of_version_1_may_be_validated_without_a_span(tmp_path: Path) -> None:
    outcome = settled_in(tmp_path, older(annotation=[], status="Validated"))

    assert [state for _, state, _ in states_of(outcome)] == ["rejected", "rejected"]


@pytest.mark.parametrize(
    ("status", "told"), [("Discarded", "discarded"), ("Edited", "draft")]
)
def test_what_is_not_validated_in_version_1_decides_nothing(
    tmp_path: Path, status: str, told: str
) -> None:
    outcome = settled_in(tmp_path, older(annotation=[["PERSON", 0, 8]], status=status))

    assert [state for _, state, _ in states_of(outcome)] == ["pending", "pending"]
    assert outcome.found.left_aside == (
        f"Left out of answers that are {told}: 1 span.",
    )
