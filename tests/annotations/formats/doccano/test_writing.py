"""What doccano needs of a file, as it was seen to take it."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from annotations.annotated import AnnotatedArticle
from annotations.exchange.format import Format
from annotations.exchange.settling import settled
from annotations.formats.doccano.doccano import DOCCANO, DOCCANO_RELATIONS
from annotations.span import Span
from annotations.suggestion import RunId, Suggestion, SuggestionId
from tests.annotations.formats import made

both = pytest.mark.parametrize("one", [DOCCANO, DOCCANO_RELATIONS])
TEXT = "Tim Cook — “北京” ~{VP9z~}."


def _line(folder: Path, article: AnnotatedArticle, to_format: Format) -> bytes:
    (path,), _ = made.written(folder, [article], to_format)
    return path.read_bytes()


@both
def test_no_encoding_can_be_guessed_wrong(tmp_path: Path, one: Format) -> None:
    line = _line(tmp_path, made.article(text=TEXT), one)

    assert line.isascii()
    assert b"~" not in line
    assert json.loads(line)["text"] == TEXT


@both
def test_scores_outlive_ten_decimals(tmp_path: Path, one: Format) -> None:
    score = 0.12345678901234568
    suggestion = Suggestion(
        id=SuggestionId(0), run_id=RunId(0), span=Span(0, 8), label="X", score=score
    )
    span = replace(made.span("Tim Cook", "PERSON"), suggestion=suggestion)

    said = json.loads(_line(tmp_path, made.article(span), one))["copydesk"]

    assert isinstance(said, str)
    assert json.loads(said)["spans"][0]["suggestion"]["score"] == score


@both
def test_articles_of_others_in_the_same_project_are_read(
    tmp_path: Path, one: Format
) -> None:
    path = tmp_path / "all.jsonl"
    record = {"id": 1, "text": "Tim", "copydesk": None, "label": [[0, 3, "A"]]}
    path.write_text(json.dumps(record))

    outcome = made.settled_in(path, one)

    assert made.labelled(outcome) == [("Tim", "A")]
    assert settled(outcome.found).annotated.article.news.extra == {}
