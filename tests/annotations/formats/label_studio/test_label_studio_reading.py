from pathlib import Path

import pytest

from annotations.edit import Review
from tests.annotations.formats.tasks import (
    CITY,
    COOK,
    annotation,
    extra,
    names,
    region,
    settled_task,
    task,
)


def test_annotations_are_read(tmp_path: Path) -> None:
    outcome = settled_task(tmp_path, task(annotation(region(*COOK), region(*CITY))))

    assert names(outcome) == [("Tim Cook", "PERSON"), ("北京", "GPE")]
    assert (outcome.found.key, outcome.annotated.review) == ("3", Review.DONE)


def test_who_decided_and_when_is_read(tmp_path: Path) -> None:
    person = {"id": 1, "email": "ann@desk.org", "first_name": "Ann"}
    told = {"completed_by": person, "created_at": "2024-02-03T04:05:06.7Z"}

    outcome = settled_task(tmp_path, task(annotation(region(*COOK), **told)))

    (one,) = outcome.annotated.spans
    assert one.annotator == "ann@desk.org"
    assert str(one.decided_at) == "2024-02-03 04:05:06.700000+00:00"


def test_all_annotators_of_a_task_are_read(tmp_path: Path) -> None:
    first = annotation(region(*COOK), id=7, completed_by=1)
    second = annotation(region(*COOK), region(*CITY), id=8, completed_by=2)

    spans = settled_task(tmp_path, task(first, second)).annotated.spans

    assert [(one.annotator, one.label) for one in spans] == [
        ("1", "PERSON"),
        ("2", "PERSON"),
        ("2", "GPE"),
    ]
    assert len({one.id for one in spans}) == len(spans)


def test_a_prediction_that_nobody_answered_is_pending(tmp_path: Path) -> None:
    model = {"model_version": "m-1", "result": [region(*COOK, score=0.75)]}

    outcome = settled_task(tmp_path, task(predictions=[model]))

    (one,) = outcome.annotated.spans
    assert (one.state, one.annotator) == ("pending", "")
    assert one.suggestion is not None
    assert one.suggestion.score == 0.75
    assert one.pipeline is not None
    assert one.pipeline.name == "m-1"
    assert outcome.annotated.review is Review.UNSEEN


@pytest.mark.parametrize(
    ("origin", "state"),
    [("prediction", "confirmed"), ("prediction-changed", "corrected")],
)
def test_a_region_answers_the_prediction_of_its_id(
    tmp_path: Path, origin: str, state: str
) -> None:
    model = {"model_version": "m-1", "result": [region("r1", 0, 3, "Tim", "ORG")]}
    answer = annotation(region(*COOK, origin=origin), parent_prediction=5)

    outcome = settled_task(tmp_path, task(answer, predictions=[model]))

    (one,) = outcome.annotated.spans
    assert (one.state, one.span.end) == (state, 8)
    assert one.suggestion is not None
    assert (one.suggestion.label, one.suggestion.span.end) == ("ORG", 3)


def test_notes_of_regions_are_read(tmp_path: Path) -> None:
    item = region(*COOK, meta={"text": ["sure?", "yes"]})

    outcome = settled_task(tmp_path, task(annotation(item)))

    assert outcome.annotated.spans[0].note == "sure?\nyes"


@pytest.mark.parametrize(
    ("direction", "ends"),
    [
        ("right", [("r1", "r2")]),
        ("left", [("r2", "r1")]),
        ("bi", [("r1", "r2"), ("r2", "r1")]),
    ],
)
def test_relations_are_read_in_their_direction(
    tmp_path: Path, direction: str, ends: list[tuple[str, str]]
) -> None:
    joined = {"type": "relation", "from_id": "r1", "to_id": "r2", "labels": ["met"]}
    joined |= {"direction": direction}

    outcome = settled_task(
        tmp_path, task(annotation(region(*COOK), region(*CITY), joined))
    )

    found = [(one.head, one.child) for one in outcome.annotated.relations]
    assert found == ends


def test_relations_stay_with_their_annotator(tmp_path: Path) -> None:
    joined = {"type": "relation", "from_id": "r1", "to_id": "r2"}
    items = region(*COOK), region(*CITY), joined

    outcome = settled_task(tmp_path, task(annotation(*items), annotation(*items, id=8)))

    first, second = outcome.annotated.relations
    assert {first.head, first.child}.isdisjoint({second.head, second.child})
    assert outcome.misfits == ()


def test_choices_about_a_region_are_its_values(tmp_path: Path) -> None:
    choice = region(*COOK) | {"type": "choices", "from_name": "certain"}
    choice["value"] = {"start": 0, "end": 8, "text": "Tim Cook", "choices": ["yes"]}

    outcome = settled_task(tmp_path, task(annotation(region(*COOK), choice)))

    assert [dict(one.values) for one in outcome.annotated.spans] == [{"certain": "yes"}]


def test_results_about_no_text_are_kept_and_told(tmp_path: Path) -> None:
    choice = {"from_name": "topic", "type": "choices", "value": {"choices": ["sport"]}}

    outcome = settled_task(tmp_path, task(annotation(choice, lead_time=1.5)))

    assert extra(outcome)["annotations"] == [
        {"id": 7, "completed_by": 1, "lead_time": 1.5, "result": [choice]}
    ]
    assert outcome.found.left_aside == (
        "Kept as metadata, being about no span of text: 1 result.",
    )


def test_cancelled_annotations_and_drafts_are_left_out_and_told(
    tmp_path: Path,
) -> None:
    skipped = annotation(region(*COOK), was_cancelled=True)

    outcome = settled_task(
        tmp_path, task(skipped, drafts=[{"result": [region(*CITY)]}])
    )

    assert outcome.annotated.spans == ()
    assert outcome.found.left_aside == (
        "Left out of cancelled annotations: 1 result.",
        "Left out of drafts: 1 result.",
    )


@pytest.mark.parametrize("what", ["prediction", "draft"])
def test_what_the_file_only_has_the_numbers_of_is_told(
    tmp_path: Path, what: str
) -> None:
    outcome = settled_task(
        tmp_path, task(annotation(region(*COOK)), **{f"{what}s": [5]})
    )

    assert outcome.found.left_aside == (
        f"Only numbered in the file: 1 {what}; a snapshot can have them whole.",
    )


def test_a_region_with_several_labels_is_a_span_for_each(tmp_path: Path) -> None:
    item = region(*COOK)
    item["value"]["labels"] = ["PERSON", "CEO"]

    outcome = settled_task(tmp_path, task(annotation(item)))

    assert names(outcome) == [("Tim Cook", "PERSON"), ("Tim Cook", "CEO")]


def test_a_region_without_a_label_is_named(tmp_path: Path) -> None:
    item = region(*COOK)
    item["value"]["labels"] = []

    outcome = settled_task(tmp_path, task(annotation(item)))

    assert [one.why for one in outcome.misfits] == ["has no label."]


def test_older_files_that_count_utf_16_are_read(tmp_path: Path) -> None:
    city = region("r2", 38, 40, "北京", "GPE")

    outcome = settled_task(tmp_path, task(annotation(region(*COOK), city)))

    assert (names(outcome)[1], outcome.misfits) == (("北京", "GPE"), ())
