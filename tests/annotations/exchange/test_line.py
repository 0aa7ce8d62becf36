"""Lines of Copydesk read at once, or left to the reader that says what is amiss."""

import json
from typing import Any

import pytest
from hypothesis import given, settings

from annotations.annotated import AnnotatedArticle
from annotations.exchange.facts import line_of
from annotations.exchange.line import article_in, held_in
from annotations.exchange.record import article_of
from tests.annotations.formats import made


def damaged(**changes: object) -> bytes:
    return json.dumps(json.loads(line_of(made.mixed())) | changes).encode()


def damaged_span(**changes: object) -> bytes:
    record: dict[str, Any] = json.loads(line_of(made.mixed()))
    record["spans"][0] |= changes
    return json.dumps(record).encode()


@settings(max_examples=200, deadline=None)
@given(annotated=made.articles())
def test_it_reads_what_the_slower_reader_does(annotated: AnnotatedArticle) -> None:
    line = line_of(annotated)

    assert article_in(line) == article_of(json.loads(line)) == annotated


AMISS = [
    b"",
    b"{",
    b"[]",
    b"\xff",
    damaged(version=2),
    damaged(offsets="bytes"),
    damaged(id="0" * 16),
    damaged(headline=7),
    damaged(review="lost"),
    damaged(published="soon"),
    damaged(extra={"deep": {"er": 1}}),
    damaged(zones=[{"kind": "headline", "start": 0, "end": 9_000}]),
    damaged(relations=[{"label": "of", "head": "a", "child": "b", "more": 1}]),
    damaged_span(start=1),
    damaged_span(start=-1),
    damaged_span(start=0.0),
    damaged_span(end=9_000),
    damaged_span(state="perhaps"),
    damaged_span(decided_at="yesterday"),
    damaged_span(label=None),
    damaged_span(suggestion={"start": 5, "end": 5, "label": "", "rule": ""}),
    damaged_span(pipeline={"name": "", "version": "", "digest": "", "more": ""}),
]


@pytest.mark.parametrize("line", AMISS)
def test_what_is_amiss_is_left_to_who_says_so(line: bytes) -> None:
    assert article_in(line) is None


@settings(max_examples=200, deadline=None)
@given(annotated=made.articles())
def test_what_the_proof_holds_is_what_the_article_says(
    annotated: AnnotatedArticle,
) -> None:
    line = line_of(annotated)
    spaced = json.dumps(json.loads(line)).encode()
    has_gaps = any(one.parts for one in annotated.spans)

    assert held_in(line) == held_in(spaced) == (None if has_gaps else line)


@pytest.mark.parametrize("line", AMISS)
def test_the_proof_takes_no_line_that_is_amiss(line: bytes) -> None:
    assert held_in(line) != line_of(made.mixed())
