import re
from pathlib import Path

import pytest

from annotations.exchange.found import FoundArticle
from annotations.exchange.head import Head
from annotations.exchange.settling import settled
from annotations.formats.conllu.conllu import CONLLU
from tests.annotations.formats import made

FIXTURES = Path(__file__).parents[5] / "shared" / "fixtures"
GUM = FIXTURES / "conllu_entities"
_NONE = "\t".join("_" * 7)


def row(number: int | str, word: str, misc: str = "_") -> str:
    return f"{number}\t{word}\t{_NONE}\t{misc}\n"


def found(folder: Path, *lines: str) -> FoundArticle:
    path = folder / "in.conllu"
    path.write_text("".join(lines), "utf-8")
    (one,) = CONLLU.read(path)
    assert isinstance(one, FoundArticle)
    assert settled(one).misfits == ()
    return one


def marked(one: FoundArticle) -> list[tuple[str | None, str]]:
    return [(span.words, span.label) for span in one.spans]


@pytest.mark.parametrize("key", ["name=", "NE=", "NER=", ""])
def test_tags_are_read_under_each_of_their_names(tmp_path: Path, key: str) -> None:
    one = found(
        tmp_path,
        row(1, "New", f"{key}B-GPE"),
        row(2, "York", f"{key}I-GPE|SpaceAfter=No"),
        row(3, "."),
    )

    assert one.text == "New York."
    assert marked(one) == [("New York", "GPE")]


def test_words_within_a_token_are_found_in_it(tmp_path: Path) -> None:
    one = found(
        tmp_path,
        row("1-2", "Rome's", "SpaceAfter=No"),
        row(1, "Rome", "name=B-GPE"),
        row(2, "'s"),
        row(3, "."),
    )

    assert one.text == "Rome's."
    assert marked(one) == [("Rome", "GPE")]


def test_words_that_melt_into_a_token_stand_for_all_of_it(tmp_path: Path) -> None:
    one = found(
        tmp_path,
        row("1-2", "zum"),
        row(1, "zu"),
        row(2, "dem", "name=B-X"),
        row(3, "Rhein", "name=I-X"),
    )

    assert one.text == "zum Rhein"
    assert marked(one) == [("zum Rhein", "X")]


def test_empty_nodes_have_no_words(tmp_path: Path) -> None:
    one = found(
        tmp_path,
        "# global.Entity = eid-etype\n",
        row(1, "Ann", "Entity=(e1-person)"),
        row("1.1", "went", "Entity=(e2-event)"),
        row(2, "too"),
    )

    assert one.text == "Ann too"
    assert marked(one) == [("Ann", "person")]
    assert one.left_aside == (
        "1 mention at empty nodes, which have no words in the text, left out.",
    )


def test_nested_entities_keep_what_else_is_said_of_them(tmp_path: Path) -> None:
    one = found(
        tmp_path,
        "# global.Entity = GRP-etype-infstat-identity\n",
        row(1, "Mecca", "Entity=(2-event-new-_(3-place-new-Masjid_al%2DHaram)"),
        row(2, "collapse", "Entity=2)"),
    )

    assert {span.words: dict(span.values) for span in one.spans} == {
        "Mecca": {"GRP": "3", "infstat": "new", "identity": "Masjid_al-Haram"},
        "Mecca collapse": {"GRP": "2", "infstat": "new"},
    }


def test_an_entity_in_parts_is_one_span(tmp_path: Path) -> None:
    one = found(
        tmp_path,
        "# global.Entity = eid-etype-head\n",
        row(1, "North", "Entity=(e1[1/2]-place-1)"),
        row(2, "and"),
        row(3, "South", "Entity=(e2-place-1"),
        row(4, "America", "Entity=e2)(e1[2/2]-place-1)"),
    )

    assert [(s.words, s.parts) for s in one.spans if s.parts] == [
        ("North America", ((0, 5), (16, 23)))
    ]


def test_brackets_without_their_other_half_are_said(tmp_path: Path) -> None:
    one = found(
        tmp_path, row(1, "a", "Entity=(e1-x"), row(2, "b", "Entity=e7)"), row(3, "c")
    )

    assert one.spans == ()
    assert "2 brackets of Entity without the other half" in one.left_aside[0]


def test_the_given_text_says_what_tokens_do_not(tmp_path: Path) -> None:
    one = found(tmp_path, "# text = (Rome)\n", row(1, "("), row(2, "Rome"), row(3, ")"))

    assert one.text == "(Rome)"


def test_a_given_text_of_other_words_is_said(tmp_path: Path) -> None:
    one = found(tmp_path, "# text = Paris\n", row(1, "Rome"))

    assert one.text == "Rome"
    assert one.left_aside == ("“Paris” is given as the text of other words.",)


def test_sentences_are_parted_by_line_ends_where_nothing_is_said(
    tmp_path: Path,
) -> None:
    one = found(tmp_path, row(1, "a"), "\n", row(1, "b"))

    assert (one.text, one.is_rebuilt) == ("a\nb", True)


def test_sentences_of_a_paragraph_stay_together(tmp_path: Path) -> None:
    one = found(
        tmp_path,
        *("# newpar\n", row(1, "a"), "\n", row(1, "b"), "\n"),
        *("# newpar\n", row(1, "c")),
    )

    assert one.text == "a b\nc"


def test_a_damaged_sentence_is_left_out_and_said(tmp_path: Path) -> None:
    one = found(tmp_path, row(1, "a"), "\n", "x\tb\t_\n", "\n", row(1, "c"))

    assert one.text == "a\nc"
    assert one.left_aside == ("1 sentence damaged and left out, the first at line 3.",)


@pytest.mark.parametrize("name", ["GUM_news_crane", "GUM_interview_ants"])
def test_every_mention_of_gum_is_read_as_its_own_table_shows_it(name: str) -> None:
    path = GUM / "dep" / f"{name}.conllu"
    if not path.exists():
        pytest.skip("there are no fixtures beside the repository")

    (found,) = made.read([path], CONLLU)

    text = found.article.text
    shown = sorted(("".join(one.words(text).split()), one.label) for one in found.spans)
    assert shown == sorted(_mentions(GUM / "coref" / "gum" / "tsv" / f"{name}.tsv"))


def _mentions(path: Path) -> list[tuple[str, str]]:
    words: dict[str, str] = {}
    labels: dict[str, str] = {}
    for line in path.read_text("utf-8").splitlines():
        if not re.match(r"\d+-\d+\t", line):
            continue
        place, _, word, cell, *_ = line.split("\t")
        for said in cell.split("|") if cell != "_" else ():
            label, _, number = said.rstrip("]").partition("[")
            number = number or place
            words[number] = words.get(number, "") + word
            labels[number] = label
    return [(words[number], labels[number]) for number in words]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        (
            "conllu01",
            "Er arbeitet fürs FBI (deutsch etwa: „Bundesamt für Ermittlung“).",
        ),
        ("conllu02", "Slovenská ústava: pro i proti"),
    ],
)
def test_files_set_out_with_spaces_are_read(name: str, text: str) -> None:
    path = FIXTURES / "gate_xml" / "debug" / f"{name}.conllu"
    if not path.exists():
        pytest.skip("there are no fixtures beside the repository")

    found = made.read([path], CONLLU)

    assert CONLLU.knows(Head.of(path))
    assert found[0].article.text == text
