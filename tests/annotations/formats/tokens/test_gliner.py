"""GLiNER's training data, written and read."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from annotations.annotated import AnnotatedArticle, AnnotatedSpan, Relation
from annotations.annotation import State
from annotations.exchange.found import FoundArticle
from annotations.exchange.settling import Settled, settled
from annotations.exchange.sources import guessed
from annotations.formats import FORMATS
from annotations.formats.tokens import gliner
from annotations.formats.tokens.gliner import GLINER
from annotations.readers.reader import Refusal
from annotations.span import Span
from tests.annotations.formats import made

NEWS = {
    "tokenized_text": [
        "Tim",
        "Cook",
        "🙂",
        "met",
        "Jose\u0301",
        "in",
        "תל",
        "אביב",
        ".",
    ],
    "ner": [[0, 1, "person"], [1, 1, "family name"], [4, 4, "person"], [6, 7, "city"]],
}
SENTENCE = "Tim Cook met Ada in 北京. "


def _written(folder: Path, article: AnnotatedArticle) -> list[Any]:
    (path,), _ = made.written(folder, [article], GLINER)
    records: list[Any] = json.loads(path.read_bytes())
    return records


def _one(folder: Path, record: Any) -> Settled:
    path = folder / "in.json"
    path.write_text(json.dumps([record]), encoding="utf-8")
    assert guessed(path, FORMATS) is GLINER
    return made.settled_in(path, GLINER)


def _long(sentences: int) -> AnnotatedArticle:
    """Write the same sentence many times, with a person in each."""
    text = (SENTENCE * sentences).strip()
    starts = range(0, len(text), len(SENTENCE))
    spans = tuple(
        AnnotatedSpan(
            id=str(start),
            span=Span(start, start + 8),
            label="PERSON",
            state=State.ADDED.value,
        )
        for start in starts
    )
    return replace(made.article(text=text), spans=spans)


def test_tokens_and_spans_are_written(tmp_path: Path) -> None:
    record, *more = _written(tmp_path, made.mixed())

    words = record["tokenized_text"]
    assert more == []
    assert words[:5] == ["Tim", "Cook", "🙂", "met", "Jose\u0301"]
    assert [(words[a : b + 1], label) for a, b, label in record["ner"]] == [
        (["Tim", "Cook"], "PERSON"),
        (["Cook"], "FAMILY NAME"),
        (["Jose\u0301"], "PERSON"),
        (["תל", "אביב"], "GPE"),
    ]


def test_tokens_are_cut_where_spans_begin_and_end(tmp_path: Path) -> None:
    article = made.article(made.span("Ad", "A", "Ada."), text="Ada.")

    (record,) = _written(tmp_path, article)

    assert record["tokenized_text"][0] == "Ad"
    assert record["ner"] == [[0, 0, "A"]]


def test_a_long_article_is_several_passages_of_whole_sentences(tmp_path: Path) -> None:
    records = _written(tmp_path, _long(100))

    lengths = [len(one["tokenized_text"]) for one in records]
    assert sum(lengths) == 700
    assert max(lengths) <= 256
    assert {one["tokenized_text"][-1] for one in records} == {"."}
    assert [one["ner"][0] for one in records] == [[0, 1, "PERSON"]] * len(records)
    assert [one["id"][16:] for one in records] == ["/1", "/2", "/3"]


def test_passages_are_one_article_again(tmp_path: Path) -> None:
    article = _long(100)
    files, _ = made.written(tmp_path, [article, article], GLINER)

    found = made.read(files, GLINER)

    assert made.facts(found, GLINER) == made.expected([article, article], GLINER)
    assert len(found[1].spans) == 100


@settings(
    max_examples=200,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(article=made.articles())
def test_whatever_goes_out_in_short_passages_comes_back(
    tmp_path: Path, article: AnnotatedArticle
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(gliner, "_LONGEST", 3)
        files, _ = made.written(tmp_path, [article], GLINER)

        found = made.read(files, GLINER)

        assert made.facts(found, GLINER) == made.expected([article], GLINER)


def test_a_sentence_longer_than_a_passage_stays_whole(tmp_path: Path) -> None:
    text = "word " * 300 + "Ada. So it ends."

    records = _written(tmp_path, made.article(text=text))

    assert [len(one["tokenized_text"]) for one in records] == [302, 4]


def test_relations_are_written_by_the_places_of_their_spans(tmp_path: Path) -> None:
    spans = made.span("Tim Cook", "PERSON"), made.span("Jose\u0301", "PERSON")
    joined = Relation("met", spans[1].id, spans[0].id)
    article = replace(made.article(*spans), relations=(joined,))

    (record,) = _written(tmp_path, article)

    assert record["relations"] == [[1, 0, "met"]]


def test_relations_between_passages_are_lost_and_told(tmp_path: Path) -> None:
    article = _long(100)
    first, second, *_, last = article.spans
    joined = (
        Relation("knows", first.id, second.id),
        Relation("knows", first.id, last.id),
    )

    fitted = GLINER.fit(replace(article, relations=joined))

    files, _ = made.written(tmp_path, [replace(article, relations=joined)], GLINER)
    (found,) = made.read(files, GLINER)
    assert len(fitted.annotated.relations) == len(found.relations) == 1
    assert "between passages" in fitted.losses[-1].why


def test_spans_of_others_are_read(tmp_path: Path) -> None:
    outcome = _one(tmp_path, NEWS)

    assert outcome.annotated.article.text == " ".join(NEWS["tokenized_text"])  # type: ignore[arg-type]
    assert made.labelled(outcome) == [
        ("Tim Cook", "person"),
        ("Cook", "family name"),
        ("Jose\u0301", "person"),
        ("תל אביב", "city"),
    ]


def test_relations_and_whatever_else_of_others_are_read(tmp_path: Path) -> None:
    more = {"relations": [[0, 2, "met"]], "ner_negatives": ["brand"], "id": 7}

    outcome = _one(tmp_path, NEWS | more)

    (joined,) = outcome.annotated.relations
    assert (joined.head, joined.label, joined.child) == ("0", "met", "2")
    assert outcome.found.key == "7"
    assert outcome.annotated.article.news.extra == {"ner_negatives": ["brand"]}


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ({"ner": [[0, 90, "X"]]}, "beyond the words"),
        ({"ner": [[1, 0, "X"]]}, "beyond the words"),
        ({"ner": [[0, 1]]}, "no span with a first word"),
        ({"ner": [[0, 0, "X"]], "relations": [[0, 5, "met"]]}, "no relation between"),
        ({"ner": [[0, 0, "X"]], "relations": [7]}, "no relation between"),
    ],
)
def test_what_is_no_span_or_relation_is_told(
    tmp_path: Path, more: Any, told: str
) -> None:
    outcome = _one(tmp_path, NEWS | more)

    assert told in outcome.found.left_aside[0]


@pytest.mark.parametrize(
    "line", ['{"tokenized_text": ["Tim"', '{"tokenized_text": [3]}', '{"ner": []}', "7"]
)
def test_a_damaged_line_is_refused_and_the_next_one_read(
    tmp_path: Path, line: str
) -> None:
    path = tmp_path / "in.jsonl"
    path.write_text(f"{line}\n{json.dumps(NEWS)}\n", encoding="utf-8")

    found = list(GLINER.read(path))

    assert [type(one) for one in found] == [Refusal, FoundArticle]


def test_empty_words_do_no_harm(tmp_path: Path) -> None:
    record = {"tokenized_text": ["Tim", "", "Cook"], "ner": [[0, 2, "X"], [1, 1, "Y"]]}

    outcome = _one(tmp_path, record)

    assert made.labelled(outcome) == [("Tim  Cook", "X")]
    assert "covers no text" in outcome.misfits[0].line()


def test_passages_that_do_not_follow_one_another_stay_apart(tmp_path: Path) -> None:
    records = _written(tmp_path, _long(100))
    path = tmp_path / "in.json"
    path.write_text(json.dumps([records[0], records[2]]), encoding="utf-8")

    found = [one for one in GLINER.read(path) if isinstance(one, FoundArticle)]

    assert [len(settled(one).annotated.spans) for one in found] == [36, 28]
