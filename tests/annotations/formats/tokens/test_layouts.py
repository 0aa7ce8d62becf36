"""Layouts of columns as they are in use, each told by its first lines."""

from pathlib import Path

import pytest

from annotations.exchange.found import FoundArticle
from annotations.exchange.head import Head
from annotations.exchange.sources import guessed
from annotations.formats import FORMATS

CONLL2012 = "bc/x  0  {}  {}  NNP  (NP*  -  -  -  Ann  {}  *  {}\n"


def read(folder: Path, data: str, name: str = "a.conll") -> list[FoundArticle]:
    path = folder / name
    path.write_text(data, encoding="utf-8")
    of_format = guessed(path, FORMATS)
    assert of_format is not None
    assert of_format.knows(Head.of(path))
    found = list(of_format.read(path))
    assert all(isinstance(one, FoundArticle) for one in found)
    return [one for one in found if isinstance(one, FoundArticle)]


def spans(found: FoundArticle) -> list[tuple[str, str]]:
    text = found.text or ""
    return [(text[one.start : one.end], one.label) for one in found.spans]


def only(folder: Path, data: str, name: str = "a.conll") -> list[tuple[str, str]]:
    (found,) = read(folder, data, name)
    return spans(found)


def test_spans_inside_others_have_a_column_of_their_own(tmp_path: Path) -> None:
    data = (
        "#\thttps://example.org/a [2009-10-17]\n"
        "1\tDie\tO\tO\n2\tBank\tB-ORG\tO\n3\tvon\tI-ORG\tO\n4\tRom\tI-ORG\tB-LOC\n\n"
        "#\thttps://example.org/b [2009-10-18]\n"
        "1\tAnn\tB-PER\tO\n2\t.\tO\tO\n"
    )

    assert only(tmp_path, data, "a.tsv") == [
        *[("Bank von Rom", "ORG"), ("Rom", "LOC"), ("Ann", "PER")],
    ]


@pytest.mark.parametrize("phrases", [("B-NP", "I-NP", "B-VP"), ("I-NP", "I-NP", "O")])
def test_phrases_are_no_spans(tmp_path: Path, phrases: tuple[str, ...]) -> None:
    rows = zip(("Ann", "Lee", "slept"), phrases, ("I-PER", "I-PER", "O"), strict=True)
    data = "".join(f"{word} NNP {phrase} {tag}\n" for word, phrase, tag in rows)

    assert only(tmp_path, data) == [("Ann Lee", "PER")]


def test_phrases_of_another_kind_are_told_by_how_many_there_are(
    tmp_path: Path,
) -> None:
    words = ("Ann NNP B-SUBJ B-PER", "slept VBD B-PRED O", "there RB B-ADV O")
    sentence = "\n".join([*words, "yesterday RB B-ADV O", ". . O O", "", ""])

    assert only(tmp_path, sentence * 20) == [("Ann", "PER")] * 20


def test_the_columns_of_hipe_are_read_article_by_article(tmp_path: Path) -> None:
    data = (
        "TOKEN\tNE-COARSE-LIT\tNE-COARSE-METO\tNE-FINE-LIT\tNEL-LIT\tMISC\n"
        "# language = en\n# document_id = news-1\n# segment_iiif_link = _\n"
        "Ann\tB-pers\tO\tB-pers.ind\tQ1\t_\nRome\tB-loc\tB-org\tB-loc.adm\tQ2\t_\n\n"
        "# hipe2022:document_id = news-2\nBob\tB-pers\tO\tB-pers.ind\tNIL\t_\n"
    )

    one, other = read(tmp_path, data, "a.tsv")

    assert (one.key, other.key) == ("news-1", "news-2")
    assert spans(one) == [
        *[("Ann", "pers"), ("Ann", "pers.ind")],
        *[("Rome", "loc"), ("Rome", "org"), ("Rome", "loc.adm")],
    ]


def test_a_line_that_names_the_columns_is_no_token(tmp_path: Path) -> None:
    data = "word\ttag\nAnn\tB-PER\nslept\tO\n"

    (found,) = read(tmp_path, data, "a.tsv")

    assert found.text == "Ann slept"
    assert spans(found) == [("Ann", "PER")]


def test_a_damaged_line_is_no_names_of_columns(tmp_path: Path) -> None:
    data = "oops\nAnn\tB-PER\nslept\tO\nAnn\tB-PER\n"

    (found,) = read(tmp_path, data, "a.tsv")

    assert found.text == "oops Ann slept Ann"
    assert found.left_aside


def test_labels_without_prefixes_are_told_by_what_is_outside(tmp_path: Path) -> None:
    data = (
        "Ann\tperson-actor\nLee\tperson-actor\nmet\tO\nthe\tO\nBank\tother-firm\n\n"
        "She\tO\nsmiled\tO\n"
    )

    assert only(tmp_path, data, "a.txt") == [
        *[("Ann Lee", "person-actor"), ("Bank", "other-firm")],
    ]


def test_labels_without_prefixes_may_stand_amid_other_columns(tmp_path: Path) -> None:
    data = (
        "1\tAnn\tann\tNNP\tPERSON\t2\tnsubj\n2\tmet\tmeet\tVBD\tO\t0\tROOT\n"
        "3\tthe\tthe\tDT\tO\t4\tdet\n4\tBank\tbank\tNNP\tORG\t2\tobj\n"
    )

    assert only(tmp_path, data) == [("Ann", "PERSON"), ("Bank", "ORG")]


@pytest.mark.parametrize(
    "data",
    ["one two\nthree four\nfive six\n", "a O\nb x\nc y\nd z\n"],
)
def test_words_side_by_side_are_no_tags(tmp_path: Path, data: str) -> None:
    path = tmp_path / "a.txt"
    path.write_text(data)

    assert guessed(path, FORMATS) is None


def test_a_prefix_may_end_with_a_low_line(tmp_path: Path) -> None:
    assert only(tmp_path, "Ann B_PER\nLee I_PER\nslept O\n") == [("Ann Lee", "PER")]


def test_columns_without_anything_in_them_end_a_sentence(tmp_path: Path) -> None:
    (found,) = read(tmp_path, "Ann\tB-PER\n\t\nLee\tI-PER\nslept\tO\n")

    assert found.text == "Ann\nLee slept"
    assert spans(found) == [("Ann", "PER"), ("Lee", "PER")]
    assert not found.left_aside[:-1]


def test_names_of_conll_2012_stand_in_brackets(tmp_path: Path) -> None:
    row = CONLL2012.format
    data = (
        f"#begin document (bc/x); part 000\n{row(0, 'Ann', '(PERSON)', '(0)')}"
        f"{row(1, 'of', '*', '-')}{row(2, 'New', '(GPE*', '(1')}"
        f"{row(3, 'York', '*)', '1)')}\n{row(0, 'slept', '*', '-')}\n#end document\n"
        f"#begin document (bc/x); part 001\n{row(0, 'Bob', '(PERSON)', '-')}\n"
        "#end document\n"
    )

    one, other = read(tmp_path, data, "a.v4_gold_conll")

    assert (one.key, one.text) == ("bc/x-000", "Ann of New York\nslept")
    assert spans(one) == [("Ann", "PERSON"), ("New York", "GPE")]
    assert one.left_aside == ("Who is meant again, at 3 tokens.",)
    assert (other.key, spans(other)) == ("bc/x-001", [("Bob", "PERSON")])


def test_what_yedda_exports_is_read(tmp_path: Path) -> None:
    data = "Ann B-PER\nLee E-PER\nslept O\n\nRome S-LOC\n"

    assert only(tmp_path, data, "a.anns") == [("Ann Lee", "PER"), ("Rome", "LOC")]


@pytest.mark.parametrize(
    ("mark", "key"),
    [
        ("-DOCSTART- -X- O O", ""),
        ("-DOCSTART- (7 Wire)\tO", "7 Wire"),
        ("###MEDLINE:95369245", "95369245"),
        ("# newdoc id = news-7", "news-7"),
    ],
)
def test_an_article_has_the_name_that_its_mark_gives(
    tmp_path: Path, mark: str, key: str
) -> None:
    rows = "\n\nAnn\tB-PER\nslept\tO\n\n"

    one, other = read(tmp_path, f"{mark}{rows}{mark}{rows}", "a.iob2")

    assert (one.key, other.key) == (key, key)
    assert spans(other) == [("Ann", "PER")]
