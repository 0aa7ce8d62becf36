"""What Copydesk writes for Argilla, and what comes back from there."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from annotations.annotated import AnnotatedArticle
from annotations.exchange.export import export
from annotations.exchange.settling import suggested
from annotations.formats.argilla.argilla import ARGILLA
from annotations.readers.reader import Refusal
from annotations.span import Span
from tests.annotations.formats import made

USER = "5f1c2a00-0000-4000-8000-000000000001"


def _record(folder: Path, article: AnnotatedArticle) -> Any:
    (path,), _ = made.written(folder, [article], ARGILLA)
    (record,) = json.loads(path.read_bytes())
    return record


def _read(folder: Path, record: Any) -> Any:
    path = folder / "back.json"
    path.write_text(json.dumps([record]), encoding="utf-8")
    return made.settled_in(path, ARGILLA)


def _answered(record: Any, *taken: tuple[int, int, str]) -> Any:
    value = [
        {"start": start, "end": end, "label": label} for start, end, label in taken
    ]
    response = {"value": value, "user_id": USER, "status": "submitted"}
    return record | {"responses": {"spans": [response]}, "status": "completed"}


def _states(outcome: Any) -> list[tuple[str, str, str]]:
    return [
        (one.words(outcome.annotated.article.text), one.label, one.state)
        for one in outcome.annotated.spans
    ]


def test_a_record_is_as_argilla_exports_one(tmp_path: Path) -> None:
    record = _record(tmp_path, made.mixed())

    assert record["fields"] == {"text": made.MIXED}
    assert record["suggestions"] == {
        "spans": {
            "value": [
                {"start": 0, "end": 8, "label": "PERSON"},
                {"start": 4, "end": 8, "label": "FAMILY NAME"},
                {"start": 15, "end": 20, "label": "PERSON"},
                {"start": 24, "end": 31, "label": "GPE"},
                {"start": 37, "end": 39, "label": "GPE"},
            ],
            "score": None,
            "agent": "copydesk",
        }
    }
    assert (record["responses"], record["vectors"]) == ({}, {})


def test_metadata_is_shown_where_the_tool_shows_it(tmp_path: Path) -> None:
    metadata = _record(tmp_path, made.mixed())["metadata"]

    assert metadata["headline"] == "Cook abroad"
    assert json.loads(metadata["copydesk"])["outlet"] == "Wire"


def test_scores_are_written_if_all_have_one(tmp_path: Path) -> None:
    cook = made.span("Tim Cook", "PERSON", state="pending")
    scored = replace(cook, suggestion=suggested(cook.span, "PERSON", score=0.75))

    record = _record(tmp_path, made.article(scored))

    assert record["suggestions"]["spans"]["score"] == [0.75]


def test_an_article_without_spans_has_no_suggestion(tmp_path: Path) -> None:
    assert _record(tmp_path, made.article())["suggestions"] == {}


def test_the_settings_name_the_labels_and_let_spans_overlap(tmp_path: Path) -> None:
    list(export([made.mixed()], ARGILLA, tmp_path / "out.json"))

    settings = json.loads((tmp_path / "out.settings.json").read_bytes())
    (question,), (field,) = settings["questions"], settings["fields"]
    options = [one["value"] for one in question["settings"]["options"]]
    assert options == ["FAMILY NAME", "GPE", "PERSON"]
    assert question["settings"]["field"] == field["name"] == "text"
    assert question["settings"]["allow_overlapping"] is True
    assert settings["allow_extra_metadata"] is True


def test_what_a_user_submits_decides_on_all_that_was_suggested(tmp_path: Path) -> None:
    record = _record(tmp_path, made.mixed())
    # The last of them as the window counts it, behind an emoji.
    taken = [(0, 8, "PERSON"), (15, 20, "PERSON"), (37, 39, "GPE"), (44, 48, "X")]

    outcome = _read(tmp_path, _answered(record, *taken))

    assert _states(outcome) == [
        ("Tim Cook", "PERSON", "corrected"),
        ("met", "GPE", "rejected"),
        ("Jose\u0301", "PERSON", "confirmed"),
        ("北京", "GPE", "confirmed"),
        ("said", "X", "added"),
    ]
    assert outcome.annotated.spans[3].annotator == USER
    assert outcome.found.left_aside == (
        "Changed since Copydesk wrote it, and not taken: 2 spans.",
    )


def test_a_pending_span_that_a_user_leaves_out_is_rejected(tmp_path: Path) -> None:
    record = _record(tmp_path, made.mixed())

    outcome = _read(tmp_path, _answered(record, (0, 8, "PERSON")))

    assert _states(outcome)[-1] == ("北京", "GPE", "rejected")
    assert outcome.annotated.spans[-1].annotator == USER


def test_a_draft_decides_nothing(tmp_path: Path) -> None:
    record = _answered(_record(tmp_path, made.mixed()), (0, 3, "X"))
    record["responses"]["spans"][0]["status"] = "draft"

    outcome = _read(tmp_path, record)

    assert _states(outcome)[-1] == ("北京", "GPE", "pending")
    assert outcome.found.left_aside == ("Left out of answers that are draft: 1 span.",)


def test_a_pending_span_that_was_taken_out_is_told(tmp_path: Path) -> None:
    record = _record(tmp_path, made.mixed())
    record["suggestions"]["spans"]["value"].pop()

    outcome = _read(tmp_path, record)

    assert len(outcome.annotated.spans) == 5
    assert outcome.found.left_aside == (
        "Taken out since Copydesk wrote it: 1 pending span.",
    )


def test_what_a_model_suggests_since_is_pending_or_decided(tmp_path: Path) -> None:
    record = _record(tmp_path, made.article())
    span = {"start": 0, "end": 8, "label": "PERSON"}
    record["suggestions"] = {"spans": {"value": [span], "score": 0.5, "agent": "m"}}

    waiting = _read(tmp_path, record)
    decided = _read(tmp_path, _answered(record, (0, 8, "PERSON")))
    rejected = _read(tmp_path, _answered(record))

    outcomes = (waiting, decided, rejected)
    assert [_states(one)[0][2] for one in outcomes] == [
        "pending",
        "confirmed",
        "rejected",
    ]


def test_it_comes_back_from_a_table_too(tmp_path: Path) -> None:
    record = _record(tmp_path, made.mixed())
    (question,) = record.pop("suggestions").values()
    flat = {
        **{name: record[name] for name in ("id", "status", "_server_id")},
        **record["fields"],
        **record["metadata"],
        "spans.suggestion": question["value"],
        "spans.suggestion.score": question["score"],
        "spans.suggestion.agent": question["agent"],
    }

    outcome = _read(tmp_path, flat)

    assert made.facts([outcome.annotated], ARGILLA) == made.expected(
        [made.mixed()], ARGILLA
    )


def test_answers_of_the_window_are_counted_by_themselves(tmp_path: Path) -> None:
    text = "🙂 Tim met Ada."
    span = replace(made.span("Tim", "P", text, state="pending"), span=Span(2, 5))
    record = _record(tmp_path, made.article(span, text=text))

    outcome = _read(tmp_path, _answered(record, (3, 6, "P"), (11, 14, "P")))

    assert _states(outcome) == [("Tim", "P", "confirmed"), ("Ada", "P", "added")]


@pytest.mark.parametrize(
    "noted", ["{", "7", '{"version": 1, "spans": [7]}', '{"version": 1, "spans": 7}']
)
def test_what_copydesk_had_noted_may_not_be_damaged(tmp_path: Path, noted: str) -> None:
    record = _record(tmp_path, made.mixed())
    record["metadata"]["copydesk"] = noted
    path = tmp_path / "back.json"
    path.write_text(json.dumps([record]), encoding="utf-8")

    (refused,) = ARGILLA.read(path)

    assert isinstance(refused, Refusal)
