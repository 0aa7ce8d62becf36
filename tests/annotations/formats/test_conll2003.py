from dataclasses import replace

import pytest
from hypothesis import given, settings

from annotations.annotated import AnnotatedArticle
from annotations.formats.conll2003 import CONLL2003
from tests.annotations.formats import made

GOLDEN = """\
-DOCSTART- -X- O O

Tim -X- _ B-PERSON
Cook -X- _ I-PERSON
🙂 -X- _ O
met -X- _ O
Jose\u0301 -X- _ B-PERSON
in -X- _ O
תל -X- _ B-GPE
אביב -X- _ I-GPE
, -X- _ O
not -X- _ O
北京 -X- _ O
. -X- _ O

He -X- _ O
said -X- _ O
so -X- _ O
. -X- _ O

"""


def lines_of(*articles: AnnotatedArticle) -> list[str]:
    data, _ = made.written(articles, CONLL2003)
    return data.decode().split("\n")[2:]


def test_words_stand_in_four_columns_and_sentences_apart() -> None:
    data, _ = made.written([made.mixed()], CONLL2003)

    assert data.decode() == GOLDEN


def test_each_span_that_stays_behind_is_named_with_the_reason() -> None:
    _, losses = made.written([made.mixed()], CONLL2003)

    assert [(loss.words, loss.state, loss.why) for loss in losses] == [
        ("Cook", "added", "overlapped by a span as long or longer"),
        ("met", "rejected", "rejected, for which the format has no place"),
        ("北京", "pending", "pending, for which the format has no place"),
    ]


def test_a_token_is_cut_where_a_span_ends_inside_it() -> None:
    text = "a U.S.-based firm"

    lines = lines_of(made.article(made.span("U.S.", "GPE", text), text=text))

    assert lines[1:3] == ["U.S. -X- _ B-GPE", "-based -X- _ O"]


def test_neighbours_of_one_label_stay_two() -> None:
    text = "北京上海"
    spans = [made.span(words, "GPE", text) for words in ("北京", "上海")]

    lines = lines_of(made.article(*spans, text=text))

    assert lines[:2] == ["北京 -X- _ B-GPE", "上海 -X- _ B-GPE"]


def test_a_sentence_does_not_end_inside_a_span() -> None:
    text = "Yahoo! Inc.\nand us"

    lines = lines_of(made.article(made.span("Inc.\nand", "ORG", text), text=text))

    assert lines.index("and -X- _ I-ORG") == lines.index("Inc. -X- _ B-ORG") + 1


def test_white_space_in_a_label_becomes_an_underscore() -> None:
    one = replace(made.span("Tim Cook", "X"), label="FAMILY \u00a0NAME")

    lines = lines_of(made.article(one))

    assert lines[0] == "Tim -X- _ B-FAMILY_NAME"


def test_a_word_that_looks_like_a_header_is_cut() -> None:
    assert lines_of(made.article(text="-DOCSTART- x"))[:2] == [
        "- -X- _ O",
        "DOCSTART- -X- _ O",
    ]


@pytest.mark.parametrize("words", [" Jose\u0301 ", "Jose\u0301 "])
def test_white_space_at_the_ends_of_a_span_is_let_go(words: str) -> None:
    lines = lines_of(made.article(made.span(words, "PERSON")))

    assert [line for line in lines if "PERSON" in line] == ["Jose\u0301 -X- _ B-PERSON"]


@settings(max_examples=30, deadline=None)
@given(made.articles())
def test_every_span_is_either_written_or_declared_lost(
    annotated: AnnotatedArticle,
) -> None:
    data, losses = made.written([annotated], CONLL2003)

    rows = [line.split() for line in data.decode().split("\n") if line]
    assert all(len(row) == 4 for row in rows)
    begun = sum(row[3].startswith("B-") for row in rows)
    assert begun + len(losses) == len(annotated.spans)
