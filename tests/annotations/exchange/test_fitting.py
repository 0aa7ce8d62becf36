import pytest

from annotations.exchange.export import forecast
from annotations.exchange.losses import LossCount
from annotations.exchange.summary import ExportSummary
from annotations.formats import format_named
from tests.annotations.formats import made


def lost(name: str, *spans: tuple[str, str]) -> tuple[LossCount, ...]:
    """Say what would be lost of some standing spans."""
    standing = [made.span(words, label, state="added") for words, label in spans]
    *_, summary = forecast([made.article(*standing)], format_named(name))
    assert isinstance(summary, ExportSummary)
    assert summary.spans == len(spans) - sum(
        one.count for one in summary.losses if one.is_left_out
    )
    return summary.losses


@pytest.mark.parametrize("name", ["brat", "conllu", "spacy-json", "iob", "webanno-tsv"])
def test_white_space_that_a_span_loses_is_counted(name: str) -> None:
    found = lost(name, ("met ", "EVENT"), ("Tim Cook", "PERSON"))

    counts = {one.why: one.count for one in found}
    assert counts["white space at the ends of spans"] == 1


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("spacy", "doc.ents, though not in doc.spans"),
        ("conllu", "name=, though not in Entity="),
        ("hf-jsonl", "ner_tags, though not in spans"),
        ("hf-parquet", "ner_tags, though not in spans"),
    ],
)
def test_spans_that_are_not_where_most_look_are_counted(name: str, words: str) -> None:
    (loss,) = lost(name, ("Tim Cook", "PERSON"), ("Cook", "NAME"), ("met", "EVENT"))

    assert (loss.why, loss.count) == (f"a place in {words} (overlaps, gaps)", 1)
    assert [one.words for one in loss.examples] == ["Cook"]
    assert not loss.is_left_out


@pytest.mark.parametrize("name", ["spacy", "conllu", "hf-jsonl", "hf-parquet"])
def test_of_spans_apart_nothing_is_lost(name: str) -> None:
    assert lost(name, ("Tim Cook", "PERSON"), ("met", "EVENT")) == ()
