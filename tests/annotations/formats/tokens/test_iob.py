from codecs import BOM_UTF8
from pathlib import Path

import pytest

from annotations.annotated import AnnotatedArticle
from annotations.errors import CopydeskError
from annotations.exchange.format import Seen
from annotations.exchange.found import FoundArticle
from annotations.exchange.head import Head
from annotations.exchange.settling import settled
from annotations.formats.tokens.iob import IOB
from tests.annotations.formats import made

FIXTURES = Path(__file__).parents[5] / "shared" / "fixtures"
GOLDEN = """\
-DOCSTART- -X- O O

Tim\tB-PERSON
Cook\tI-PERSON
🙂\tO
met\tO
Jose\u0301\tB-PERSON
in\tO
תל\tB-GPE
אביב\tI-GPE
,\tO
not\tO
北京\tO
.\tO

He\tO
said\tO
so\tO
.\tO

"""


def found(folder: Path, text: str, name: str = "in.iob") -> list[FoundArticle]:
    path = folder / name
    path.write_text(text, "utf-8", newline="")
    return [one for one in IOB.read(path) if isinstance(one, FoundArticle)]


def marked(one: FoundArticle) -> list[tuple[str | None, str]]:
    assert settled(one).misfits == ()
    return [(span.words, span.label) for span in one.spans]


def columns(*rows: str, separator: str = "\t") -> str:
    return "".join(row.replace(" ", separator) + "\n" for row in rows)


def test_words_and_tags_stand_in_two_columns(tmp_path: Path) -> None:
    (path,), _ = made.written(tmp_path, [made.mixed()], IOB)

    assert path.read_bytes().decode() == GOLDEN


@pytest.mark.parametrize(
    "text", [GOLDEN, BOM_UTF8.decode() + GOLDEN, GOLDEN.replace("\n", "\r\n")]
)
def test_the_text_is_put_together_of_words_and_sentences(
    tmp_path: Path, text: str
) -> None:
    (one,) = found(tmp_path, text)

    assert one.is_rebuilt
    assert one.text == (
        "Tim Cook 🙂 met Jose\u0301 in תל אביב , not 北京 .\nHe said so ."
    )
    assert marked(one) == [
        ("Tim Cook", "PERSON"),
        ("Jose\u0301", "PERSON"),
        ("תל אביב", "GPE"),
    ]
    assert one.left_aside == ()


@pytest.mark.parametrize("separator", [" ", "\t"])
@pytest.mark.parametrize(
    "rows",
    [
        ("New B-LOC", "York I-LOC", "Rome B-LOC", "x O"),
        ("New I-LOC", "York I-LOC", "Rome B-LOC", "x O"),
        ("New B-LOC", "York L-LOC", "Rome U-LOC", "x O"),
        ("New B-LOC", "York E-LOC", "Rome S-LOC", "x O"),
        ("New B-LOC", "York E-LOC", "Rome W-LOC", "x O"),
        ("New I-LOC", "York E-LOC", "Rome E-LOC", "x O"),
        ("New NNP B-LOC", "York NNP I-LOC", "Rome NNP B-LOC", "x NN O"),
        ("New NNP B-NP B-LOC", "York NNP I-NP I-LOC", "Rome NNP B-NP B-LOC", "x X O O"),
        (
            *("New new NNP B-NP B-LOC", "York york NNP I-NP I-LOC"),
            *("Rome rome NNP B-NP B-LOC", "x x X O O"),
        ),
        ("B-LOC New", "I-LOC York", "B-LOC Rome", "O x"),
        ("1 New B-LOC", "2 York I-LOC", "3 Rome B-LOC", "4 x O"),
    ],
    ids=(
        *("IOB2", "IOB1", "BILUO", "IOBES", "BMEWO", "IOE"),
        *("three", "four", "five", "tags-first", "numbered"),
    ),
)
def test_every_scheme_is_read(
    tmp_path: Path, separator: str, rows: tuple[str, ...]
) -> None:
    (one,) = found(tmp_path, columns(*rows, separator=separator))

    assert marked(one) == [("New York", "LOC"), ("Rome", "LOC")]
    assert one.left_aside == ()


def test_a_sentence_a_line_is_read_as_spacy_has_it(tmp_path: Path) -> None:
    (one,) = found(tmp_path, "I|PRP|O saw|VBD|O New|NNP|B-GPE York|NNP|I-GPE\nHi|X|O\n")

    assert one.text == "I saw New York\nHi"
    assert marked(one) == [("New York", "GPE")]


def test_the_text_that_comments_give_is_kept_and_annotators_named(
    tmp_path: Path,
) -> None:
    text = (
        "# newdoc id = a1\n# sent_id = a1-1\n# text = “Rome,” he said.\n"
        "1\t“\tO\t-\t-\n2\tRome\tB-LOC\t-\tann\n3\t,\tO\t-\t-\n4\t”\tO\t-\t-\n"
        "5\the\tO\t-\t-\n6\tsaid\tO\t-\t-\n7\t.\tO\t-\t-\n"
        "\n# newdoc id = a2\n1\tx\tO\t-\t-\n"
    )

    first, second = found(tmp_path, text)

    assert (first.key, first.text) == ("a1", "“Rome,” he said.")
    assert [(one.words, one.annotator) for one in first.spans] == [("Rome", "ann")]
    assert (second.key, second.text) == ("a2", "x")


def test_a_text_of_other_words_is_said(tmp_path: Path) -> None:
    (one,) = found(tmp_path, "# text = Paris\nRome\tB-LOC\nx\tO\n")

    assert one.text == "Rome x"
    assert "“Paris” is given as the text of other words" in one.left_aside[0]


@pytest.mark.parametrize(
    ("rows", "expected", "said"),
    [
        (("a O", "b I-X", "c B-Y", "d O"), [("b", "X"), ("c", "Y")], "“I-X” came with"),
        (("a O", "b L-X", "c O", "d O"), [("b", "X")], "“L-X” came without"),
        (
            ("a B-X", "b O", "c U-X", "d O"),
            [("a", "X"), ("c", "X")],
            "not marked (“X”)",
        ),
        (("a PER", "b PER", "c O", "d O"), [("a b", "PER")], "no scheme"),
        (("a B", "b I", "c O", "d O", "e O"), [("a b", "ENTITY")], "name no label"),
    ],
)
def test_a_broken_scheme_is_read_leniently_and_said(
    tmp_path: Path,
    rows: tuple[str, ...],
    expected: list[tuple[str, str]],
    said: str,
) -> None:
    (one,) = found(tmp_path, columns(*rows, "y O", "z O"))

    assert marked(one) == expected
    assert said in one.left_aside[0]


def test_a_truncated_line_keeps_its_word_and_is_named(tmp_path: Path) -> None:
    (one,) = found(tmp_path, "a\tO\nRome\tB-LOC\nlast")

    assert one.text == "a Rome last"
    (said,) = one.left_aside
    assert said.startswith("Not 2 columns in line 3: ")


@pytest.mark.parametrize(
    "text",
    [
        "He saw Rome.\nAnd then he left again.\n",
        '{"text": "Rome", "tags": ["O"]}\n',
        "#FORMAT=WebAnno TSV 3.3\n\n\n#Text=Rome\n1-1\t0-4\tRome\tLOC\t\n",
        "1\tRome\tRome\tPROPN\tNNP\t_\t0\troot\t_\tname=B-GPE\n",
        "[" * 1000,
    ],
    ids=["prose", "json", "webanno", "conllu", "deep"],
)
def test_other_files_are_not_taken_for_columns(tmp_path: Path, text: str) -> None:
    path = tmp_path / "in.txt"
    path.write_text(text, "utf-8")

    assert not IOB.knows(Head.of(path))
    with pytest.raises(CopydeskError, match="choose another format"):
        list(IOB.read(path))


def test_an_empty_file_holds_nothing(tmp_path: Path) -> None:
    assert found(tmp_path, "\n\n") == []


def test_spacy_reads_what_was_written(tmp_path: Path) -> None:
    (path,), _ = made.written(tmp_path, [made.mixed()], IOB)

    assert IOB.library is not None
    (seen,) = IOB.library(path)

    assert [seen.text[one.start : one.end] for one in seen.entities] == [
        "Tim Cook",
        "Jose\u0301",
        "תל אביב",
    ]
    assert isinstance(seen, Seen)


DOCCANO = "doccano/backend/data_import/tests/data/sequence_labeling"


@pytest.mark.parametrize(
    ("name", "articles", "expected"),
    [
        (
            "conll_iob/extra/example_data/ner_example_data/ner-sent-per-line.iob",
            1,
            [("Sebastian Thrun", "PERSON"), ("Google", "ORG"), ("2007", "DATE")],
        ),
        (
            "conll_iob/en_pud-ud-test.iob2",
            397,
            [("United States", "LOC"), ("Obama", "ORG"), ("Kori Schulman", "PER")],
        ),
        (f"{DOCCANO}/example.conll", 1, [("JAPAN", "LOC"), ("Nadim Ladki", "PER")]),
        (f"{DOCCANO}/labeling.trailing.conll", 1, [("JAPAN", "LOC"), ("CHINA", "PER")]),
        (
            f"{DOCCANO}/labeling.invalid.conll",
            1,
            [("JAPAN", "LOC"), ("CHINA", "PER"), ("Nadim Ladki", "PER")],
        ),
    ],
)
def test_files_of_others_are_known_and_read(
    name: str, articles: int, expected: list[tuple[str, str]]
) -> None:
    path = FIXTURES / name
    if not path.exists():
        pytest.skip("there are no fixtures beside the repository")

    read: list[AnnotatedArticle] = made.read([path], IOB)

    assert IOB.knows(Head.of(path))
    assert len(read) == articles
    text = read[0].article.text
    assert [(s.words(text), s.label) for s in read[0].spans][
        : len(expected)
    ] == expected
