from pathlib import Path

import pytest

from annotations.errors import CopydeskError
from annotations.exchange.found import FoundArticle
from annotations.exchange.settling import settled
from annotations.exchange.sources import guessed
from annotations.formats import FORMATS
from annotations.formats.tables.csv_spans import CSV
from annotations.formats.tables.listed import is_listed
from annotations.readers.reader import Refusal
from tests.annotations.formats.made import labelled, settled_in

CARD = (
    "---\ndataset_info:\n  features:\n  - name: ner_tags\n    sequence:\n"
    "      class_label:\n        names: {'0': O, '1': B-PER, '2': I-PER}\n---\n"
)


def table(folder: Path, text: str, name: str = "data.csv") -> Path:
    path = folder / name
    path.write_text(text, "utf-8", newline="")
    return path


def test_tokens_and_numbers_of_tags_are_read_with_the_card(tmp_path: Path) -> None:
    table(tmp_path, CARD, "README.md")
    path = table(
        tmp_path, "id,tokens,ner_tags\n7,\"['Ann' 'Lee'\n 'met' 'Bob']\",[1 2 0 1]\n"
    )

    assert guessed(path, FORMATS) is CSV
    outcome = settled_in(path, CSV)
    assert outcome.found.key == "7"
    assert labelled(outcome) == [("Ann Lee", "PER"), ("Bob", "PER")]


@pytest.mark.parametrize(
    "spans",
    [
        "\"[{'start': 5, 'end': 7, 'label': 'GPE'}]\"",
        "\"[(5, 7, 'GPE')]\"",
        '"[{""start"": 5, ""end"": 7, ""label"": ""GPE""}]"',
    ],
)
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_text_and_its_spans_are_an_article(
    tmp_path: Path, spans: str, delimiter: str
) -> None:
    rows = [",Text,Entities,outlet", f"0,🙂 in 北京,{spans},Wire", "1,Nobody,[],Wire"]
    path = tmp_path / "data.csv"
    text = "\n".join(rows).replace(spans, "SPANS").replace(",", delimiter)
    table(tmp_path, text.replace("SPANS", spans))

    assert guessed(path, FORMATS) is CSV
    first, second = CSV.read(path)
    assert isinstance(first, FoundArticle)
    assert isinstance(second, FoundArticle)
    assert labelled(settled(first)) == [("北京", "GPE")]
    assert (second.text, second.spans) == ("Nobody", ())
    assert first.news.outlet == "Wire"


def test_a_row_that_cannot_be_read_is_named_and_the_rest_is_taken(
    tmp_path: Path,
) -> None:
    path = table(
        tmp_path,
        "tokens,tags\n\"['a' ... 'b']\",\"['O' ... 'O']\"\n\n['c'],['B-X']\n",
    )

    refused, found = CSV.read(path)

    assert isinstance(refused, Refusal)
    assert refused.where == "data.csv, row 2"
    assert "was cut off" in refused.why
    assert isinstance(found, FoundArticle)
    assert labelled(settled(found)) == [("c", "X")]


def test_a_table_with_a_span_a_row_is_none_of_these() -> None:
    assert not is_listed(["start", "end", "label", "words", "tags"])
    assert is_listed(["words", "tags"])


def test_a_table_that_breaks_off_is_refused(tmp_path: Path) -> None:
    path = table(tmp_path, "tokens,tags\n['a'],\"['B-X']\n")

    with pytest.raises(CopydeskError, match="is no sound CSV"):
        list(CSV.read(path))
