"""What people do in Label Studio to spans that Copydesk knows more of."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from annotations.annotated import AnnotatedArticle, AnnotatedSpan
from annotations.annotation import State
from annotations.edit import Review
from annotations.formats.label_studio.label_studio import LABEL_STUDIO
from annotations.span import Span
from annotations.suggestion import RunId, Suggestion, SuggestionId
from tests.annotations.formats import made
from tests.annotations.formats.tasks import Region, settled_task

WHEN = "2026-11-22T14:41:47.442790Z"
SENT_OFF = {"id": 9, "completed_by": 4, "updated_at": WHEN, "lead_time": 2.5}


def sent(folder: Path, article: AnnotatedArticle) -> Any:
    (path,), _ = made.written(folder, [article], LABEL_STUDIO)
    (task,) = json.loads(path.read_bytes())
    return task | {"id": 1}


def suggested(words: str, label: str, state: str) -> AnnotatedSpan:
    one = made.span(words, label, state=state)
    suggestion = Suggestion(
        id=SuggestionId(0), run_id=RunId(0), span=one.span, label=label, score=0.5
    )
    return replace(
        one,
        id=f"id-{state}",
        suggestion=suggestion,
        pipeline=made.PIPELINE,
        annotator="" if state == "pending" else "ann",
    )


def accepted(task: Any, origin: str = "prediction", **changed: Any) -> None:
    """Take a prediction over, as the window does, with what changes in a region."""
    (prediction,) = task["predictions"]
    (region,) = prediction["result"]
    region = region | {"origin": origin}
    region["value"] = region["value"] | changed
    task["annotations"].append(SENT_OFF | {"result": [region]})


def only(folder: Path, task: Region) -> AnnotatedSpan:
    (one,) = settled_task(folder, task).annotated.spans
    return one


@pytest.mark.parametrize("state", ["pending", "rejected"])
def test_a_prediction_that_somebody_accepts_is_confirmed(
    tmp_path: Path, state: str
) -> None:
    before = suggested("met", "GPE", state)
    task = sent(tmp_path, made.article(before))
    accepted(task)

    one = only(tmp_path, task)

    assert (one.state, one.annotator) == ("confirmed", "4")
    assert str(one.decided_at) == "2026-11-22 14:41:47.442790+00:00"
    assert (one.suggestion, one.pipeline) == (before.suggestion, before.pipeline)


def test_a_prediction_that_somebody_accepts_and_changes_is_corrected(
    tmp_path: Path,
) -> None:
    task = sent(tmp_path, made.article(suggested("met", "GPE", "pending")))
    accepted(task, "prediction-changed", labels=["VERB"])

    one = only(tmp_path, task)

    assert (one.state, one.label) == ("corrected", "VERB")
    assert one.suggestion is not None
    assert one.suggestion.label == "GPE"


def test_what_is_accepted_is_known_without_the_prediction(tmp_path: Path) -> None:
    task = sent(tmp_path, made.article(suggested("met", "GPE", "pending")))
    accepted(task)

    one = only(tmp_path, task | {"predictions": [12]})

    assert (one.state, one.pipeline) == ("confirmed", made.PIPELINE)


def test_what_was_confirmed_and_is_changed_is_corrected_by_who_did(
    tmp_path: Path,
) -> None:
    task = sent(tmp_path, made.article(suggested("met", "GPE", "confirmed")))
    (annotation,) = task["annotations"]
    annotation |= SENT_OFF
    annotation["result"][0]["value"]["labels"] = ["VERB"]
    annotation["result"][0]["origin"] = "prediction-changed"

    one = only(tmp_path, task)

    assert (one.state, one.label, one.annotator) == ("corrected", "VERB", "4")


def test_what_nobody_changes_stays_as_it_was(tmp_path: Path) -> None:
    before = suggested("met", "GPE", "confirmed")
    task = sent(tmp_path, made.article(before))
    task["annotations"][0] |= SENT_OFF

    assert only(tmp_path, task) == before


@pytest.mark.parametrize("state", ["confirmed", "added"])
def test_who_imports_has_decided_nothing(tmp_path: Path, state: str) -> None:
    before = replace(made.span("met", "GPE", state=state), id="a")
    task = sent(tmp_path, made.article(before))
    task["annotations"][0] |= SENT_OFF | {"lead_time": None}

    assert only(tmp_path, task) == before


def test_a_copy_of_an_annotation_is_whose_it_is(tmp_path: Path) -> None:
    before = replace(suggested("met", "GPE", "confirmed"), id="an odd id")
    task = sent(tmp_path, made.article(before))
    result = task["annotations"][0]["result"]
    task["annotations"].append(SENT_OFF | {"result": result, "parent_annotation": 7})

    first, copy = settled_task(tmp_path, task).annotated.spans

    assert first == before
    assert (copy.state, copy.annotator) == ("confirmed", "4")
    assert copy.id != first.id


@pytest.mark.parametrize("review", [Review.UNSEEN, Review.STARTED])
def test_an_article_that_somebody_has_sent_off_is_done(
    tmp_path: Path, review: Review
) -> None:
    task = sent(tmp_path, replace(made.article(), review=review))
    task["annotations"] = [SENT_OFF | {"result": []}]

    assert settled_task(tmp_path, task).annotated.review is Review.DONE


def test_an_article_that_was_only_imported_is_as_far_as_it_was(tmp_path: Path) -> None:
    task = sent(tmp_path, made.article(suggested("met", "GPE", "confirmed")))
    task["annotations"][0] |= {"id": 1, "completed_by": 1, "lead_time": None}

    assert settled_task(tmp_path, task).annotated.review is Review.UNSEEN


def test_what_was_rejected_is_kept_where_predictions_are_only_numbered(
    tmp_path: Path,
) -> None:
    before = suggested("met", "GPE", "rejected")
    task = sent(tmp_path, made.article(before)) | {"predictions": [12]}

    assert only(tmp_path, task) == before


def test_what_was_rejected_and_is_annotated_now_is_there_once(tmp_path: Path) -> None:
    task = sent(tmp_path, made.article(suggested("met", "GPE", "rejected")))
    accepted(task)

    assert only(tmp_path, task | {"predictions": [12]}).state == State.CONFIRMED


def test_another_label_besides_is_another_span(tmp_path: Path) -> None:
    before = replace(made.span("met", "GPE"), id="an odd id", span=Span(11, 14))
    task = sent(tmp_path, made.article(before))
    task["annotations"][0]["result"][0]["value"]["labels"] = ["GPE", "VERB"]

    first, second = settled_task(tmp_path, task).annotated.spans

    assert (first.id, first.label, second.label) == ("an odd id", "GPE", "VERB")
    assert second.id != first.id
