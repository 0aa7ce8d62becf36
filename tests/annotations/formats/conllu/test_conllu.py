import json
import re
from codecs import BOM_UTF8
from dataclasses import replace
from pathlib import Path

import pytest

from annotations.annotated import AnnotatedArticle
from annotations.errors import CopydeskError
from annotations.exchange.format import Entity
from annotations.exchange.found import FoundArticle
from annotations.exchange.head import Head
from annotations.formats.conllu.conllu import CONLLU
from annotations.readers.reader import Refusal
from annotations.span import Span
from tests.annotations.formats import made

_NONE = "\t".join("_" * 7)


def row(number: int, word: str, misc: str = "_") -> str:
    return f"{number}\t{word}\t{_NONE}\t{misc}\n"


GOLDEN = "".join(
    (
        "# newdoc id = {key}\n",
        "# global.Entity = eid-etype-head\n",
        "# copydesk = {copydesk}\n",
        "# sent_id = {key}-1\n",
        "# text = Tim Cook 🙂 met Jose\u0301 in תל אביב, not 北京.\n",
        row(1, "Tim", "Entity=({key}.1-PERSON-1|name=B-PERSON"),
        row(2, "Cook", "Entity=({key}.2-FAMILY%20NAME-1){key}.1)|name=I-PERSON"),
        row(3, "🙂"),
        row(4, "met"),
        row(5, "Jose\u0301", "Entity=({key}.3-PERSON-1)|name=B-PERSON"),
        row(6, "in"),
        row(7, "תל", "Entity=({key}.4-GPE-1|name=B-GPE"),
        row(8, "אביב", "Entity={key}.4)|name=I-GPE|SpaceAfter=No"),
        row(9, ","),
        row(10, "not"),
        row(11, "北京", "SpaceAfter=No"),
        row(12, ".", r"SpacesAfter=\n"),
        "\n# sent_id = {key}-2\n",
        "# text = He said so.\n",
        row(1, "He"),
        row(2, "said"),
        row(3, "so", "SpaceAfter=No"),
        row(4, ".", "SpaceAfter=No"),
        "\n",
    )
)


def written(folder: Path, *articles: AnnotatedArticle) -> str:
    (path,), _ = made.written(folder, articles, CONLLU)
    return path.read_bytes().decode()


def without_extras(text: str) -> str:
    return "".join(
        f"{line}\n"
        for line in text.split("\n")[:-1]
        if not line.startswith("# copydesk")
    )


def test_nested_spans_and_those_for_spacy_stand_in_misc(tmp_path: Path) -> None:
    text = written(tmp_path, made.mixed())

    extras = text.split("# copydesk = ")[1].split("\n")[0]
    key = made.mixed().article.sha256[:16]
    assert text == GOLDEN.format(key=key, copydesk=extras)
    assert json.loads(extras)["review"] == "done"


@pytest.mark.parametrize("change", ["none", "BOM", "CRLF"])
def test_without_our_comment_text_and_spans_are_still_there(
    tmp_path: Path, change: str
) -> None:
    text = without_extras(GOLDEN.format(key="a1", copydesk="{}"))
    data = text.replace("\n", "\r\n" if change == "CRLF" else "\n").encode()
    path = tmp_path / "in.conllu"
    path.write_bytes((BOM_UTF8 if change == "BOM" else b"") + data)

    (found,) = CONLLU.read(path)

    assert isinstance(found, FoundArticle)
    assert (found.key, found.text, found.is_rebuilt) == ("a1", made.MIXED, False)
    assert sorted((one.start, one.words, one.label) for one in found.spans) == [
        (0, "Tim Cook", "PERSON"),
        (4, "Cook", "FAMILY NAME"),
        (15, "Jose\u0301", "PERSON"),
        (24, "תל אביב", "GPE"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        " a",
        "a \t\nb",
        "a\u00a0b  ",
        "\\s | c",
        "a\x0b\x85\u2028b",
        "_",
        " \n",
        "a|b=c d",
    ],
)
def test_white_space_comes_back_as_it_was(tmp_path: Path, text: str) -> None:
    files, _ = made.written(tmp_path, [made.article(text=text)], CONLLU)

    (found,) = made.read(files, CONLLU)

    assert found.article.text == text


@pytest.mark.parametrize("label", ["a b", "(PER)", "A|B=C", "A-B", "_", "100%", "é"])
def test_odd_labels_come_back(tmp_path: Path, label: str) -> None:
    one = made.article(replace(made.span("Tim Cook", "X"), label=label))
    files, _ = made.written(tmp_path, [one], CONLLU)

    (found,) = made.read(files, CONLLU)

    assert [span.label for span in found.spans] == [label]


def test_a_span_with_a_gap_says_which_parts_it_has(tmp_path: Path) -> None:
    one = replace(
        made.span("Tim Cook 🙂 met", "PERSON"), parts=(Span(0, 3), Span(11, 14))
    )

    article = made.article(one)

    text = written(tmp_path, article)

    key = article.article.sha256[:16]
    assert f"Entity=({key}.1[1/2]-PERSON-1)" in text
    assert f"Entity=({key}.1[2/2]-PERSON-1)" in text
    assert "name=" not in text


def test_no_two_articles_have_an_entity_of_one_id(tmp_path: Path) -> None:
    articles = made.numbered(2)

    text = written(tmp_path, *articles)

    # The tools of CorefUD would take them for mentions of one entity.
    ids = re.findall(r"Entity=\(([^-]+)-", text)
    assert len({*ids}) == len(articles)


def test_one_word_stands_within_what_ends_with_it_or_begins_there(
    tmp_path: Path,
) -> None:
    text = "Bank of Rome Mayor"
    article = made.article(
        made.span("Bank of Rome", "ORG", text),
        made.span("Rome Mayor", "ROLE", text),
        made.span("Rome", "GPE", text),
        made.span("Mayor", "JOB", text),
        text=text,
    )

    lines = written(tmp_path, article)

    labels = re.findall(r"Entity=([^|\s]+)", re.sub(r"[0-9a-f]{16}\.", "", lines))
    assert labels == ["(1-ORG-1", "1)(2-ROLE-1(3-GPE-1)", "(4-JOB-1)2)"]


def test_rejected_spans_are_no_entities_but_come_back(tmp_path: Path) -> None:
    one = made.article(made.span("met", "GPE", state="rejected"))

    text = written(tmp_path, one)

    assert "Entity=(" not in text
    path = tmp_path / "in.conllu"
    path.write_bytes(text.encode())
    (found,) = made.read([path], CONLLU)
    assert [(span.state, span.label) for span in found.spans] == [("rejected", "GPE")]


def test_white_space_at_the_ends_of_pieces_is_let_go_and_said() -> None:
    one = replace(
        made.span("Tim Cook 🙂 met", "PERSON"), parts=(Span(0, 4), Span(11, 14))
    )

    found = CONLLU.fit(made.article(one))

    assert found.annotated.spans[0].parts == (Span(0, 3), Span(11, 14))
    assert [loss.why for loss in found.losses] == [
        "white space at the ends of its pieces",
        "a place in name=, though not in Entity= (overlaps, gaps)",
    ]


def test_spacy_reads_what_was_written(tmp_path: Path) -> None:
    files, _ = made.written(tmp_path, [made.mixed(), made.article(text=" ")], CONLLU)

    assert CONLLU.library is not None
    first, blank = CONLLU.library(files[0])

    assert first.text == "".join(made.MIXED.split())
    assert first.entities == (
        Entity(0, 7, "PERSON"),
        Entity(11, 16, "PERSON"),
        Entity(18, 24, "GPE"),
    )
    assert blank.text == "_"


def test_labels_for_spacy_are_capitals_and_underscores(tmp_path: Path) -> None:
    one = replace(made.span("Tim Cook", "X"), label="Person-2 b")

    assert "name=B-PERSON___B" in written(tmp_path, made.article(one))


def test_a_damaged_comment_of_ours_refuses_the_article(tmp_path: Path) -> None:
    path = tmp_path / "in.conllu"
    path.write_text(GOLDEN.format(key="a1", copydesk="{]"), "utf-8")

    (found,) = CONLLU.read(path)

    assert isinstance(found, Refusal)


def test_a_file_of_something_else_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "in.conllu"
    path.write_text("He saw Rome.\n", "utf-8")

    assert not CONLLU.knows(Head.of(path))
    with pytest.raises(CopydeskError, match="choose another"):
        list(CONLLU.read(path))
