from pathlib import Path

import pytest

from annotations.exchange.found import FoundArticle
from annotations.exchange.head import Head
from annotations.exchange.settling import settled
from annotations.exchange.sources import guessed
from annotations.formats import FORMATS
from annotations.formats.tables.csv_spans import CSV
from tests.annotations.formats.made import labelled


def read(folder: Path, text: str) -> list[FoundArticle]:
    path = folder / "data.csv"
    path.write_text(text, "utf-8", newline="")
    assert guessed(path, FORMATS) is CSV
    found = [one for one in CSV.read(path) if isinstance(one, FoundArticle)]
    assert all(not one.left_aside for one in found)
    return found


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_sentence_named_on_its_first_row_is_an_article(
    tmp_path: Path, delimiter: str
) -> None:
    rows = (
        "Sentence #,Word,POS,Tag\nSentence: 1,Ann,NNP,B-per\n,Lee,NNP,I-per\n"
        ",left,VBD,O\nSentence: 2,北京,NNP,B-geo\n"
    )

    first, second = read(tmp_path, rows.replace(",", delimiter))

    assert (first.text, first.key) == ("Ann Lee left", "Sentence: 1")
    assert labelled(settled(first)) == [("Ann Lee", "per")]
    assert labelled(settled(second)) == [("北京", "geo")]
    assert first.is_rebuilt


def test_sentences_of_one_document_are_one_article(tmp_path: Path) -> None:
    (found,) = read(
        tmp_path,
        "doc_id,sentence_id,words,labels\na,0,Ann,B-PER\na,0,left,O\na,1,Bob,B-PER\n",
    )

    assert found.text == "Ann left\nBob"
    assert labelled(settled(found)) == [("Ann", "PER"), ("Bob", "PER")]


def test_without_names_empty_rows_part_sentences_of_one_article(tmp_path: Path) -> None:
    (found,) = read(tmp_path, 'token,tag\nAnn,B-PER\n"""",O\n,\nBob,B-PER\n')

    assert found.text == 'Ann "\nBob'
    assert labelled(settled(found)) == [("Ann", "PER"), ("Bob", "PER")]


@pytest.mark.parametrize(
    "text",
    [
        "word,tag\nAnn,NNP\nleft,VBD\n",
        "word,tag\n",
        "",
        "tokens,ner_tags\n",
    ],
)
def test_another_table_is_none_of_these(tmp_path: Path, text: str) -> None:
    path = tmp_path / "data.csv"
    path.write_text(text, "utf-8")

    assert not CSV.knows(Head.of(path))
