"""Reading what Argilla 2 exports, in its shapes."""

import json
from pathlib import Path
from typing import Any

import pytest

from annotations.exchange.found import FoundArticle
from annotations.formats.argilla.argilla import ARGILLA
from annotations.readers.reader import Refusal
from tests.annotations.formats import made
from tests.annotations.formats.argilla.records import (
    CITY,
    COOK,
    LATER,
    PEKING,
    record,
    response,
    settled_in,
    states_of,
    suggestion,
)


def test_suggestions_are_pending(tmp_path: Path) -> None:
    suggested = suggestion(COOK, CITY, PEKING, score=[0.5, 0.25, 1])

    outcome = settled_in(tmp_path, record(suggestions=suggested))

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

    outcome = settled_in(tmp_path, record(suggestions=suggested))

    (one,) = outcome.annotated.spans
    assert one.suggestion is not None
    assert one.suggestion.score == told


def test_responses_decide_on_suggestions(tmp_path: Path) -> None:
    surname = COOK | {"start": 4}
    answered = {"ner": [response(surname, CITY, status="submitted")]}
    told = record(suggestions=suggestion(COOK, CITY, PEKING), responses=answered)

    outcome = settled_in(tmp_path, told)

    assert states_of(outcome) == [
        ("Cook", "corrected", "u1"),
        ("תל אביב", "confirmed", "u1"),
        ("北京", "rejected", "u1"),
    ]
    before = outcome.annotated.spans[0].suggestion
    assert before is not None
    assert before.span.of(made.MIXED) == "Tim Cook"


def test_several_users_all_have_their_spans(tmp_path: Path) -> None:
    answered = {"ner": [response(COOK), response(COOK, CITY, who="u2")]}

    outcome = settled_in(tmp_path, record(responses=answered))

    assert states_of(outcome) == [
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

    outcome = settled_in(tmp_path, record(responses=answered))

    assert outcome.annotated.spans == ()
    assert outcome.found.left_aside == (
        "Left out of answers that are discarded: 1 span.",
        "Left out of answers that are draft: 2 spans.",
    )


def test_answers_that_may_not_have_been_submitted_are_taken_and_told(
    tmp_path: Path,
) -> None:
    told = record(responses={"ner": [response(COOK)]}, status="pending")

    outcome = settled_in(tmp_path, told)

    assert states_of(outcome) == [("Tim Cook", "added", "u1")]
    assert "does not say which answers were submitted" in outcome.found.left_aside[0]


def test_the_window_counts_otherwise_than_the_library_in_the_same_record(
    tmp_path: Path,
) -> None:
    told = record(
        suggestions=suggestion(CITY), responses={"ner": [response(CITY, LATER)]}
    )

    outcome = settled_in(tmp_path, told)

    assert states_of(outcome) == [
        ("תל אביב", "confirmed", "u1"),
        ("北京", "added", "u1"),
    ]


def test_responses_that_the_library_logged_are_counted_as_it_does(
    tmp_path: Path,
) -> None:
    met = {"start": 11, "end": 14, "label": "VERB"}

    outcome = settled_in(tmp_path, record(responses={"ner": [response(met, PEKING)]}))

    assert [words for words, *_ in states_of(outcome)] == ["met", "北京"]


def test_suggestions_may_be_counted_as_the_window_does(tmp_path: Path) -> None:
    so = {"start": 49, "end": 51, "label": "SO"}
    told = record(suggestions=suggestion(so), responses={"ner": [response(so, LATER)]})

    outcome = settled_in(tmp_path, told)

    assert states_of(outcome) == [("北京", "added", "u1"), ("so", "confirmed", "u1")]
    before = outcome.annotated.spans[1].suggestion
    assert before is not None
    assert before.span == outcome.annotated.spans[1].span


def test_answers_to_other_questions_are_kept_as_metadata(tmp_path: Path) -> None:
    told = record(
        suggestions={"topic": {"value": "sport", "score": None, "agent": "m"}},
        responses={"topic": [{"value": "economy", "user_id": "u1"}]},
        vectors={"v": [0.5]},
    )

    outcome = settled_in(tmp_path, told)

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

    outcome = settled_in(tmp_path, told)

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

    outcome = settled_in(tmp_path, flat, "in.jsonl")

    assert states_of(outcome) == [("Tim Cook", "confirmed", "u1")]
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

    outcome = settled_in(tmp_path, listed)

    assert states_of(outcome) == [
        ("Tim Cook", "confirmed", "u1"),
        ("תל אביב", "added", "u1"),
    ]


@pytest.mark.parametrize(
    "item", [7, {"start": 0, "end": "8", "label": "A"}, {"start": 0, "end": 8}]
)
def test_what_is_no_span_is_told(tmp_path: Path, item: object) -> None:
    odd = (
        [item] if isinstance(item, dict) else [COOK, {"start": 0, "end": 9, "label": 3}]
    )

    outcome = settled_in(tmp_path, record(suggestions=suggestion(*odd)))

    assert "is no span with a start, an end" in outcome.found.left_aside[0]


def test_spans_beyond_the_text_are_named(tmp_path: Path) -> None:
    outcome = settled_in(tmp_path, record(suggestions=suggestion(COOK | {"end": 900})))

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
