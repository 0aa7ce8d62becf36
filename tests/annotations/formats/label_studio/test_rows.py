"""JSON_MIN and tables, with what people answer besides."""

from pathlib import Path
from typing import Any

import pytest

from annotations.edit import Review
from annotations.exchange.found import FoundArticle
from annotations.exchange.settling import settled
from tests.annotations.formats import made
from tests.annotations.formats.tasks import (
    Region,
    extra,
    names,
    read_value,
    settled_task,
)

COOK = {"start": 0, "end": 8, "text": "Tim Cook", "labels": ["PERSON"]}
MET = {"start": 11, "end": 14, "text": "met", "labels": ["VERB"]}
ROW = {"id": 5, "text": made.MIXED, "annotation_id": 9, "annotator": 1}


def test_a_task_that_nobody_has_annotated_is_not_done(tmp_path: Path) -> None:
    nobody = ROW | {"annotation_id": None, "annotator": "", "lead_time": None}

    outcome = settled_task(tmp_path, nobody)

    assert (outcome.annotated.spans, outcome.annotated.review) == ((), Review.UNSEEN)


def test_annotators_who_answer_differently_are_about_one_article(
    tmp_path: Path,
) -> None:
    first = ROW | {"ner": [COOK], "topic": "news", "sure": "yes"}
    second = ROW | {"ner": [MET], "topic": "sport", "annotation_id": 10}

    (found,) = read_value(tmp_path, [first, second])

    assert isinstance(found, FoundArticle)
    outcome = settled(found)
    assert names(outcome) == [("Tim Cook", "PERSON"), ("met", "VERB")]
    assert outcome.annotated.article.news.extra["topic"] == "news"
    assert extra(outcome)["annotations"][1]["data"] == {"topic": "sport"}


def test_other_texts_are_other_articles(tmp_path: Path) -> None:
    other = ROW | {"text": "Another text altogether.", "annotation_id": 10}

    found = read_value(tmp_path, [ROW | {"ner": [COOK]}, other])

    assert len(found) == 2


@pytest.mark.parametrize(
    ("answer", "value"),
    [
        ({"text": ["well", "known"]}, "well; known"),
        ({"choices": ["a", "b"]}, "a; b"),
        ({"rating": 4}, "4"),
    ],
)
@pytest.mark.parametrize("is_listed", [True, False])
def test_what_is_answered_of_a_region_is_a_value_of_that_one(
    tmp_path: Path, answer: Region, value: str, is_listed: Any
) -> None:
    whole = {"start": 0, "end": 8, **answer}
    row = ROW | {"ner": [COOK, MET], "why": [whole] if is_listed else whole}

    outcome = settled_task(tmp_path, row)

    told = [dict(one.values) for one in outcome.annotated.spans]
    assert (told, outcome.misfits) == ([{"why": value}, {}], ())


def test_what_is_answered_of_words_without_a_label_is_told(tmp_path: Path) -> None:
    alone = {"start": 11, "end": 14, "text": ["a", "verb"]}

    outcome = settled_task(tmp_path, ROW | {"ner": [COOK], "why": [alone]})

    assert names(outcome) == [("Tim Cook", "PERSON")]
    assert "without a label: 1 result" in outcome.found.left_aside[0]
