from codecs import BOM_UTF8
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings

from annotations.annotated import AnnotatedArticle
from annotations.errors import CopydeskError
from annotations.exchange.format import Entity
from annotations.formats.tokens.conll2003 import CONLL2003
from tests.annotations.formats import made

FIXTURES = Path(__file__).parents[5] / "shared" / "fixtures" / "conll_iob"
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
REBUILT = "Tim Cook 🙂 met Jose\u0301 in תל אביב , not 北京 .\nHe said so ."


def written(folder: Path, *articles: AnnotatedArticle) -> str:
    (path,), _ = made.written(folder, articles, CONLL2003)
    return path.read_bytes().decode()


def lines_of(folder: Path, *articles: AnnotatedArticle) -> list[str]:
    return written(folder, *articles).split("\n")[2:]


def read(folder: Path, data: bytes) -> list[AnnotatedArticle]:
    path = folder / "in.conll"
    path.write_bytes(data)
    return made.read([path], CONLL2003)


def marked(annotated: AnnotatedArticle) -> list[tuple[str, str]]:
    text = annotated.article.text
    return [(one.words(text), one.label) for one in annotated.spans]


def test_words_stand_in_four_columns_and_sentences_apart(tmp_path: Path) -> None:
    assert written(tmp_path, made.mixed()) == GOLDEN


def test_the_text_is_put_together_of_words_and_sentences(tmp_path: Path) -> None:
    (found,) = read(tmp_path, GOLDEN.encode())

    assert found.article.text == REBUILT
    assert marked(found) == [
        ("Tim Cook", "PERSON"),
        ("Jose\u0301", "PERSON"),
        ("תל אביב", "GPE"),
    ]


@pytest.mark.parametrize(
    "data",
    [BOM_UTF8 + GOLDEN.encode(), GOLDEN.replace("\n", "\r\n").encode()],
    ids=["BOM", "CRLF"],
)
def test_marks_and_other_line_ends_change_nothing(tmp_path: Path, data: bytes) -> None:
    assert marked(*read(tmp_path, data)) == marked(*read(tmp_path, GOLDEN.encode()))


def test_each_span_that_stays_behind_is_named_with_the_reason(tmp_path: Path) -> None:
    _, losses = made.written(tmp_path, [made.mixed()], CONLL2003)

    assert [
        (loss.words, loss.state, loss.why) for loss in losses if loss.is_left_out
    ] == [
        ("met", "rejected", "rejected, for which the format has no place"),
        ("北京", "pending", "pending, for which the format has no place"),
        ("Cook", "added", "overlapped by a span as long or longer"),
    ]


def test_white_space_that_changes_is_declared(tmp_path: Path) -> None:
    _, losses = made.written(tmp_path, [made.article(text="one  two")], CONLL2003)

    assert [loss.why for loss in losses] == [
        "white space and line breaks as they are",
    ]


def test_a_token_is_cut_where_a_span_ends_inside_it(tmp_path: Path) -> None:
    text = "a U.S.-based firm"

    lines = lines_of(tmp_path, made.article(made.span("U.S.", "GPE", text), text=text))

    assert lines[1:3] == ["U.S. -X- _ B-GPE", "-based -X- _ O"]


def test_neighbours_of_one_label_stay_two(tmp_path: Path) -> None:
    text = "北京上海"
    spans = [made.span(words, "GPE", text) for words in ("北京", "上海")]

    lines = lines_of(tmp_path, made.article(*spans, text=text))

    assert lines[:2] == ["北京 -X- _ B-GPE", "上海 -X- _ B-GPE"]


def test_a_sentence_does_not_end_inside_a_span(tmp_path: Path) -> None:
    text = "Yahoo! Inc.\nand us"
    one = made.article(made.span("Inc.\nand", "ORG", text), text=text)

    lines = lines_of(tmp_path, one)

    assert lines.index("and -X- _ I-ORG") == lines.index("Inc. -X- _ B-ORG") + 1


def test_white_space_in_a_label_becomes_an_underscore(tmp_path: Path) -> None:
    one = replace(made.span("Tim Cook", "X"), label="FAMILY \u00a0NAME")

    assert lines_of(tmp_path, made.article(one))[0] == "Tim -X- _ B-FAMILY_NAME"
    assert "white space in the label, which becomes “_”" in [
        loss.why for loss in CONLL2003.fit(made.article(one)).losses
    ]


def test_a_label_with_brackets_and_hyphens_comes_back(tmp_path: Path) -> None:
    one = replace(made.span("Tim Cook", "X"), label="B-(PER)[1]")

    assert marked(*read(tmp_path, written(tmp_path, made.article(one)).encode())) == [
        ("Tim Cook", "B-(PER)[1]")
    ]


def test_a_word_that_looks_like_a_header_is_cut(tmp_path: Path) -> None:
    assert lines_of(tmp_path, made.article(text="-DOCSTART- x"))[:2] == [
        "- -X- _ O",
        "DOCSTART- -X- _ O",
    ]


@pytest.mark.parametrize("words", [" Jose\u0301 ", "Jose\u0301 "])
def test_white_space_at_the_ends_of_a_span_is_let_go(
    tmp_path: Path, words: str
) -> None:
    lines = lines_of(tmp_path, made.article(made.span(words, "PERSON")))

    assert [line for line in lines if "PERSON" in line] == ["Jose\u0301 -X- _ B-PERSON"]


@settings(max_examples=30, deadline=None)
@given(made.articles())
def test_every_span_is_either_written_or_declared_lost(
    tmp_path_factory: pytest.TempPathFactory, annotated: AnnotatedArticle
) -> None:
    (path,), losses = made.written(
        tmp_path_factory.mktemp("out"), [annotated], CONLL2003
    )

    rows = [line.split() for line in path.read_text("utf-8").split("\n") if line]
    assert all(len(row) == 4 for row in rows)
    begun = sum(row[3].startswith("B-") for row in rows)
    assert begun + sum(loss.is_left_out for loss in losses) == len(annotated.spans)


def test_spacy_reads_what_was_written(tmp_path: Path) -> None:
    long = made.article(text="One two. " * 500)
    files, _ = made.written(
        tmp_path, [made.mixed(), made.article(text=" "), long], CONLL2003
    )

    assert CONLL2003.library is not None
    first, empty, last = CONLL2003.library(files[0])

    assert first.text == REBUILT.replace("\n", " ")
    assert first.entities == (
        Entity(0, 8, "PERSON"),
        Entity(15, 20, "PERSON"),
        Entity(24, 31, "GPE"),
    )
    assert empty.text == ""
    assert last.text.split() == ["One", "two", "."] * 500


def test_a_file_without_columns_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CopydeskError, match="choose another format"):
        read(tmp_path, b"It was a dark night.\nThe rain fell in torrents.\n")


@pytest.mark.parametrize(
    ("name", "spans", "first"),
    [
        (
            "extra/example_data/ner_example_data/ner-token-per-line-conll2003.iob",
            7,
            ("Sebastian Thrun", "PERSON"),
        ),
        (
            "data/SEC-filings/CONLL-format/data/test/FIN3.txt",
            172,
            ("Silicium de Provence SAS", "ORG"),
        ),
    ],
)
def test_files_of_others_are_read(
    name: str, spans: int, first: tuple[str, str]
) -> None:
    path = FIXTURES / name
    if not path.exists():
        pytest.skip("there are no fixtures beside the repository")

    found = made.read([path], CONLL2003)

    assert marked(found[0])[0] == first
    assert len(found[0].spans) == spans
