from pathlib import Path

import pytest

from annotations.errors import CopydeskError
from annotations.exchange.settling import Settled
from annotations.exchange.sources import guessed
from annotations.formats import FORMATS
from annotations.formats.conllu.conllu import CONLLU
from tests.annotations.formats.made import labelled, settled_in

TEN = "ID FORM LEMMA UPOS XPOS FEATS HEAD DEPREL DEPS MISC"


def plus(columns: str, *rows: str) -> str:
    """Write rows of cells with spaces between as columns with tabs."""
    made = ["\t".join(row.split(" ")) for row in rows]
    return "\n".join(
        [f"# global.columns = {columns}", "# newdoc id = a", *made, "", ""]
    )


def read(folder: Path, data: str, name: str = "a.conllup") -> Settled:
    path = folder / name
    path.write_text(data, encoding="utf-8")
    assert guessed(path, FORMATS) is CONLLU
    return settled_in(path, CONLLU)


@pytest.mark.parametrize("name", ["NER", "NE", "X:NE", "DATA:ENTITY", "ANYTHING"])
def test_a_column_of_its_own_has_the_spans(tmp_path: Path, name: str) -> None:
    data = plus(f"ID FORM UPOS {name}", "1 Ann X B-PER", "2 Lee X I-PER", "3 slept X O")

    outcome = read(tmp_path, data)

    assert outcome.annotated.article.text == "Ann Lee slept"
    assert labelled(outcome) == [("Ann Lee", "PER")]


def test_columns_may_come_in_any_order_and_without_numbers(tmp_path: Path) -> None:
    data = plus("NER FORM", "B-PER Ann", "O #tag")
    first = plus("FORM NER", "# B-X", "tag I-X")

    assert labelled(read(tmp_path, data)) == [("Ann", "PER")]
    assert labelled(read(tmp_path, first)) == [("# tag", "X")]


def test_phrases_are_not_taken_for_spans(tmp_path: Path) -> None:
    data = plus(f"{TEN} X:NP", "1 Ann _ _ _ _ _ _ _ SpaceAfter=No B-NP")

    assert labelled(read(tmp_path, data)) == []


def test_what_misc_says_counts_besides(tmp_path: Path) -> None:
    data = plus(
        f"{TEN} X:NE",
        "1 Ann _ _ _ _ _ _ _ SpaceAfter=No B-PER",
        "2 . _ _ _ _ _ _ _ _ O",
    )

    outcome = read(tmp_path, data)

    assert outcome.annotated.article.text == "Ann."
    assert labelled(outcome) == [("Ann", "PER")]


def test_spans_with_numbers_may_have_gaps_and_cross(tmp_path: Path) -> None:
    data = plus(
        "ID FORM PARSEME:MWE",
        *["1 He *", "2 gave 1:VPC.full;2:X", "3 it 2", "4 up 1", "5 . *"],
    )

    outcome = read(tmp_path, data)

    one, other = outcome.annotated.spans
    assert (one.label, one.words(outcome.annotated.article.text)) == (
        *("VPC.full", "gave up"),
    )
    assert (other.label, len(one.parts), len(other.parts)) == ("X", 2, 0)


def test_numbers_of_one_sentence_are_not_those_of_the_next(tmp_path: Path) -> None:
    rows = ("1 take 1:LVC", "2 part 1")
    data = plus("ID FORM PARSEME:MWE", *rows, "", *rows)

    assert labelled(read(tmp_path, data)) == [("take part", "LVC")] * 2


def test_the_spans_of_cnec_are_one_in_another(tmp_path: Path) -> None:
    cells = "\t".join("_" * 7)
    tags = [
        ("Ann", "NE=P_1-pf_2"),
        ("Lee", "NE=P_1-ps_3"),
        ("v", "_"),
        ("Rome", "NE=gu_4"),
    ]
    data = "".join(
        f"{number}\t{word}\t{cells}\t{misc}\n"
        for number, (word, misc) in enumerate(tags, start=1)
    )

    assert labelled(read(tmp_path, f"{data}\n", "a.conllu")) == [
        *[("Ann Lee", "P"), ("Ann", "pf"), ("Lee", "ps"), ("Rome", "gu")],
    ]


def test_columns_without_words_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.conllup"
    path.write_text(plus("ID LEMMA", "1 ann"))

    with pytest.raises(CopydeskError, match="None of its columns is FORM"):
        list(CONLLU.read(path))


def test_a_row_that_is_too_short_has_a_word_still(tmp_path: Path) -> None:
    data = plus("ID FORM NER", "1 Ann B-PER", "2 slept", "", "1 Bob B-PER")

    outcome = read(tmp_path, data)

    assert outcome.annotated.article.text == "Ann slept\nBob"
    assert labelled(outcome) == [("Ann", "PER"), ("Bob", "PER")]
