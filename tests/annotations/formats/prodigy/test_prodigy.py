import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from annotations.annotated import AnnotatedArticle, Relation
from annotations.edit import Review
from annotations.formats.prodigy.prodigy import PRODIGY
from tests.annotations.formats import made

NORTH = made.span("תל אביב", "GPE")


def task(folder: Path, annotated: AnnotatedArticle) -> dict[str, Any]:
    files, losses = made.written(folder, [annotated], PRODIGY)
    assert losses == []
    (line,) = files[0].read_text(encoding="utf-8").splitlines()
    found: dict[str, Any] = json.loads(line)
    return found


def test_a_task_is_as_prodigy_has_it(tmp_path: Path) -> None:
    found = task(tmp_path, made.mixed())

    assert found["text"] == made.MIXED
    assert found["meta"] == {
        "headline": "Cook abroad",
        "outlet": "Wire",
        "published": "XXXX-02-03",
    }
    assert found["tokens"][:3] == [
        {"text": "Tim", "start": 0, "end": 3, "id": 0, "ws": True},
        {"text": "Cook", "start": 4, "end": 8, "id": 1, "ws": True},
        {"text": "🙂", "start": 9, "end": 10, "id": 2, "ws": True},
    ]
    assert found["spans"][0] == {
        "start": 0,
        "end": 8,
        "token_start": 0,
        "token_end": 1,
        "label": "PERSON",
        "id": "PERSON:Tim Cook",
        "score": 0.5,
    }
    assert (found["answer"], found["_view_id"]) == ("accept", "spans_manual")


def test_the_last_token_of_a_span_belongs_to_it(tmp_path: Path) -> None:
    found = task(tmp_path, made.article(NORTH))

    (span,) = found["spans"]
    tokens = found["tokens"][span["token_start"] : span["token_end"] + 1]
    assert [one["text"] for one in tokens] == ["תל", "אביב"]
    assert found["_view_id"] == "ner_manual"


def test_tokens_are_cut_where_a_span_cuts_them(tmp_path: Path) -> None:
    text = "A U.S.-based firm."

    found = task(tmp_path, made.article(made.span("U.S.", "GPE", text), text=text))

    (span,) = found["spans"]
    (token,) = found["tokens"][span["token_start"] : span["token_end"] + 1]
    assert token["text"] == "U.S."
    words = [one["text"] + " " * one["ws"] for one in found["tokens"]]
    assert "".join(words) == text


def test_prodigy_sees_no_span_that_does_not_stand(tmp_path: Path) -> None:
    found = task(tmp_path, made.mixed())

    assert {"met", "北京"}.isdisjoint(
        made.MIXED[one["start"] : one["end"]] for one in found["spans"]
    )


def test_an_article_that_nobody_decided_on_is_nothing_to_learn_from(
    tmp_path: Path,
) -> None:
    pending = made.article(made.span("北京", "GPE", state="pending"))

    assert task(tmp_path, pending)["answer"] == "ignore"
    assert task(tmp_path, replace(pending, review=Review.DONE))["answer"] == "accept"
    assert task(tmp_path, made.article())["answer"] == "accept"


def test_relations_go_by_the_last_token_of_each_span(tmp_path: Path) -> None:
    person = made.span("Tim Cook", "PERSON")
    annotated = replace(
        made.article(person, NORTH),
        relations=(Relation("IN", person.id, NORTH.id),),
    )

    found = task(tmp_path, annotated)

    (relation,) = found["relations"]
    assert (relation["head"], relation["child"], relation["label"]) == (1, 7, "IN")
    assert relation["head_span"] == found["spans"][0]
    assert relation["child_span"] == found["spans"][1]
    assert found["_view_id"] == "relations"


def test_who_decided_is_said_if_it_was_one_person(tmp_path: Path) -> None:
    at = datetime(2024, 6, 10, 6, 13, 20, tzinfo=UTC)
    mine = replace(NORTH, annotator="ann", decided_at=at)
    theirs = replace(made.span("Tim Cook", "PERSON"), annotator="bob")

    alone = task(tmp_path, made.article(mine))
    together = task(tmp_path, made.article(theirs, mine))

    assert (alone["_annotator_id"], alone["_timestamp"]) == ("ann", 1_718_000_000)
    assert "_annotator_id" not in together
