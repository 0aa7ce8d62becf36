"""Reading what Argilla exports, of its versions and in their shapes."""

import json
from pathlib import Path
from typing import Any

import pytest

from annotations.exchange.found import FoundArticle
from annotations.exchange.settling import Settled
from annotations.exchange.sources import guessed
from annotations.formats import FORMATS
from annotations.formats.argilla.argilla import ARGILLA
from annotations.readers.reader import Refusal
from tests.annotations.formats import made

COOK = {"start": 0, "end": 8, "label": "PERSON"}
CITY = {"start": 24, "end": 31, "label": "GPE"}
PEKING = {"start": 37, "end": 39, "label": "GPE"}
LATER = {"start": 38, "end": 40, "label": "GPE"}
"""The same city as the window counts it, behind an emoji."""


def suggestion(*spans: Any, score: Any = None) -> dict[str, Any]:
    return {"ner": {"value": [*spans], "score": score, "agent": "en_core_web_lg"}}


def response(*spans: Any, who: str = "u1", **more: Any) -> dict[str, Any]:
    return {"value": [*spans], "user_id": who, **more}


def record(**more: Any) -> dict[str, Any]:
    return {
        "id": "a1",
        "fields": {"text": made.MIXED},
        "metadata": {"outlet": "Wire"},
        "suggestions": {},
        "responses": {},
        "vectors": {},
        "status": "completed",
        "_server_id": "5f1c2a00-0000-4000-8000-000000000002",
        **more,
    }


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


def _settled(folder: Path, one: Any, name: str = "in.json") -> Settled:
    path = folder / name
    path.write_text(json.dumps([one]), encoding="utf-8")
    assert guessed(path, FORMATS) is ARGILLA
    return made.settled_in(path, ARGILLA)


def _states(outcome: Settled) -> list[tuple[str, str, str]]:
    text = outcome.annotated.article.text
    return [
        (one.words(text), one.state, one.annotator) for one in outcome.annotated.spans
    ]


def test_suggestions_are_pending(tmp_path: Path) -> None:
    suggested = suggestion(COOK, CITY, PEKING, score=[0.5, 0.25, 1])

    outcome = _settled(tmp_path, record(suggestions=suggested))

    assert made.labelled(outcome) == [
        ("Tim Cook", "PERSON"),
        ("תל אביב", "GPE"),
        ("北京", "GPE"),
    ]
    one = outcome.annotated.spans[1]
    assert one.state == "pending"
    assert one.pipeline is not None
    assert one.pipeline.name == "en_core_web_lg"
    assert one.suggestion is not None
    assert one.suggestion.score == 0.25


@pytest.mark.parametrize(
    ("score", "inside", "told"), [(0.5, {}, 0.5), (None, {"score": 0.25}, 0.25)]
)
def test_a_score_is_for_all_or_with_a_span(
    tmp_path: Path, score: object, inside: Any, told: float
) -> None:
    suggested = suggestion(COOK | inside, score=score)

    outcome = _settled(tmp_path, record(suggestions=suggested))

    (one,) = outcome.annotated.spans
    assert one.suggestion is not None
    assert one.suggestion.score == told


def test_responses_decide_on_suggestions(tmp_path: Path) -> None:
    surname = COOK | {"start": 4}
    answered = {"ner": [response(surname, CITY, status="submitted")]}
    told = record(suggestions=suggestion(COOK, CITY, PEKING), responses=answered)

    outcome = _settled(tmp_path, told)

    assert _states(outcome) == [
        ("Cook", "corrected", "u1"),
        ("תל אביב", "confirmed", "u1"),
        ("北京", "rejected", "u1"),
    ]
    before = outcome.annotated.spans[0].suggestion
    assert before is not None
    assert before.span.of(made.MIXED) == "Tim Cook"


def test_several_users_all_have_their_spans(tmp_path: Path) -> None:
    answered = {"ner": [response(COOK), response(COOK, CITY, who="u2")]}

    outcome = _settled(tmp_path, record(responses=answered))

    assert _states(outcome) == [
        ("Tim Cook", "added", "u1"),
        ("Tim Cook", "added", "u2"),
        ("תל אביב", "added", "u2"),
    ]


def test_what_was_discarded_or_not_submitted_is_left_out_and_told(
    tmp_path: Path,
) -> None:
    answered = {
        "ner": [
            response(COOK, status="discarded"),
            response(COOK, CITY, who="u2", status="draft"),
        ]
    }

    outcome = _settled(tmp_path, record(responses=answered))

    assert outcome.annotated.spans == ()
    assert outcome.found.left_aside == (
        "Left out of answers that are discarded: 1 span.",
        "Left out of answers that are draft: 2 spans.",
    )


def test_answers_that_may_not_have_been_submitted_are_taken_and_told(
    tmp_path: Path,
) -> None:
    told = record(responses={"ner": [response(COOK)]}, status="pending")

    outcome = _settled(tmp_path, told)

    assert _states(outcome) == [("Tim Cook", "added", "u1")]
    assert "does not say which answers were submitted" in outcome.found.left_aside[0]


def test_the_window_counts_otherwise_than_the_library_in_the_same_record(
    tmp_path: Path,
) -> None:
    told = record(
        suggestions=suggestion(CITY), responses={"ner": [response(CITY, LATER)]}
    )

    outcome = _settled(tmp_path, told)

    assert _states(outcome) == [("תל אביב", "confirmed", "u1"), ("北京", "added", "u1")]


def test_responses_that_the_library_logged_are_counted_as_it_does(
    tmp_path: Path,
) -> None:
    met = {"start": 11, "end": 14, "label": "VERB"}

    outcome = _settled(tmp_path, record(responses={"ner": [response(met, PEKING)]}))

    assert [words for words, *_ in _states(outcome)] == ["met", "北京"]


def test_suggestions_may_be_counted_as_the_window_does(tmp_path: Path) -> None:
    so = {"start": 49, "end": 51, "label": "SO"}
    told = record(suggestions=suggestion(so), responses={"ner": [response(so, LATER)]})

    outcome = _settled(tmp_path, told)

    assert _states(outcome) == [("北京", "added", "u1"), ("so", "confirmed", "u1")]
    before = outcome.annotated.spans[1].suggestion
    assert before is not None
    assert before.span == outcome.annotated.spans[1].span


def test_answers_to_other_questions_are_kept_as_metadata(tmp_path: Path) -> None:
    told = record(
        suggestions={"topic": {"value": "sport", "score": None, "agent": "m"}},
        responses={"topic": [{"value": "economy", "user_id": "u1"}]},
        vectors={"v": [0.5]},
    )

    outcome = _settled(tmp_path, told)

    news = outcome.annotated.article.news
    assert (news.outlet, outcome.found.key) == ("Wire", "a1")
    assert news.extra["argilla"] == {
        "vectors": {"v": [0.5]},
        "suggestions": {"topic": ["sport"]},
        "responses": {"topic": ["economy"]},
    }
    assert "about no span" in outcome.found.left_aside[0]


def test_the_field_is_taken_that_the_spans_fit_in(tmp_path: Path) -> None:
    fields = {"title": "Cook", "text": "Short.", "body": made.MIXED}
    told = record(fields=fields, suggestions=suggestion(CITY))

    outcome = _settled(tmp_path, told)

    assert made.labelled(outcome) == [("תל אביב", "GPE")]
    assert outcome.annotated.article.news.headline == "Cook"


def test_a_flattened_record_is_read(tmp_path: Path) -> None:
    flat = {
        "id": "a1",
        "status": "completed",
        "_server_id": None,
        "text": made.MIXED,
        "outlet": "Wire",
        "words": 9,
        "ner.responses": [[COOK], [CITY]],
        "ner.responses.users": ["u1", "u2"],
        "ner.responses.status": ["submitted", "draft"],
        "ner.suggestion": [COOK],
        "ner.suggestion.score": 0.5,
        "ner.suggestion.agent": "m",
        "topic.suggestion": None,
    }

    outcome = _settled(tmp_path, flat, "in.jsonl")

    assert _states(outcome) == [("Tim Cook", "confirmed", "u1")]
    assert outcome.annotated.article.news.extra == {"words": 9}
    assert outcome.found.left_aside == ("Left out of answers that are draft: 1 span.",)


def test_lists_of_suggestions_and_responses_are_read(tmp_path: Path) -> None:
    listed = {
        "external_id": "a1",
        "fields": {"text": made.MIXED},
        "suggestions": [{"question_name": "ner", "value": [COOK], "agent": "m"}],
        "responses": [
            {
                "user_id": "u1",
                "status": "submitted",
                "values": {"ner": {"value": [COOK, CITY]}},
            }
        ],
    }

    outcome = _settled(tmp_path, listed)

    assert _states(outcome) == [
        ("Tim Cook", "confirmed", "u1"),
        ("תל אביב", "added", "u1"),
    ]


def test_predictions_of_version_1_are_pending(tmp_path: Path) -> None:
    outcome = _settled(tmp_path, older())

    assert _states(outcome) == [("Tim Cook", "pending", ""), ("met", "pending", "")]
    assert (outcome.found.key, outcome.annotated.article.news.outlet) == ("3", "Wire")


def test_annotations_of_version_1_decide_on_predictions(tmp_path: Path) -> None:
    annotated = [{"label": "PERSON", "start": 0, "end": 8, "score": 1.0}]
    told = older(annotation=annotated, annotation_agent="ann", status="Validated")

    outcome = _settled(tmp_path, told)

    assert _states(outcome) == [
        ("Tim Cook", "confirmed", "ann"),
        ("met", "rejected", "ann"),
    ]


def test_a_record_of_version_1_may_be_validated_without_a_span(tmp_path: Path) -> None:
    outcome = _settled(tmp_path, older(annotation=[], status="Validated"))

    assert [state for _, state, _ in _states(outcome)] == ["rejected", "rejected"]


@pytest.mark.parametrize(
    ("status", "told"), [("Discarded", "discarded"), ("Edited", "draft")]
)
def test_what_is_not_validated_in_version_1_decides_nothing(
    tmp_path: Path, status: str, told: str
) -> None:
    outcome = _settled(tmp_path, older(annotation=[["PERSON", 0, 8]], status=status))

    assert [state for _, state, _ in _states(outcome)] == ["pending", "pending"]
    assert outcome.found.left_aside == (
        f"Left out of answers that are {told}: 1 span.",
    )


@pytest.mark.parametrize(
    "item", [7, {"start": 0, "end": "8", "label": "A"}, {"start": 0, "end": 8}]
)
def test_what_is_no_span_is_told(tmp_path: Path, item: object) -> None:
    odd = (
        [item] if isinstance(item, dict) else [COOK, {"start": 0, "end": 9, "label": 3}]
    )

    outcome = _settled(tmp_path, record(suggestions=suggestion(*odd)))

    assert "is no span with a start, an end" in outcome.found.left_aside[0]


def test_spans_beyond_the_text_are_named(tmp_path: Path) -> None:
    outcome = _settled(tmp_path, record(suggestions=suggestion(COOK | {"end": 900})))

    assert "outside the text" in outcome.misfits[0].line()


@pytest.mark.parametrize(
    "bad",
    [
        '{"fields": {"text": "Tim"',
        '{"fields": {"text": 7}, "suggestions": {}}',
        '{"fields": {}, "responses": {}}',
        '{"fields": 7, "text": "Tim"}',
        "[7]",
    ],
)
def test_a_damaged_line_is_refused_and_the_next_one_read(
    tmp_path: Path, bad: str
) -> None:
    path = tmp_path / "in.jsonl"
    good = json.dumps(record(suggestions=suggestion(COOK)))
    path.write_text(f"{bad}\n{good}\n", encoding="utf-8")

    found = list(ARGILLA.read(path))

    assert [type(one) for one in found] == [Refusal, FoundArticle]
