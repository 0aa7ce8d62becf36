from pathlib import Path

import pytest

from annotations.exchange.settling import Settled
from annotations.formats.tei.tei import TEI_XML
from tests.annotations.formats.made import labelled, settled_in

WORDS = (
    "<p><w xml:id='w1'>Ann</w> <w xml:id='w2'>Lee</w> of <w xml:id='w3'>Rome</w></p>"
)


def read(folder: Path, body: str, after: str = "") -> Settled:
    path = folder / "a.xml"
    space = 'xmlns="http://www.tei-c.org/ns/1.0"'
    path.write_text(f"<TEI {space}><text><body>{body}</body></text>{after}</TEI>")
    return settled_in(path, TEI_XML)


@pytest.mark.parametrize(
    "span",
    [
        '<span from="#w1" to="#w2" ana="#PER"/>',
        '<span from="#w1" to="#w2">PER</span>',
        '<span from="#w1" to="#w2" type="PER"/>',
        '<span target="#w1 #w2"> PER </span>',
        '<span target="#w1 #w2" ana="#PER"/>',
    ],
)
def test_a_span_apart_has_its_label_wherever_it_says_so(
    tmp_path: Path, span: str
) -> None:
    group = f'<spanGrp type="ner">{span}</spanGrp>'

    beside = read(tmp_path, WORDS, f"<standOff>{group}</standOff>")
    within = read(tmp_path, f"{WORDS}{group}")

    assert labelled(beside) == labelled(within) == [("Ann Lee", "PER")]
    assert within.annotated.article.text == "Ann Lee of Rome"


def test_a_span_without_any_label_has_that_of_its_group(tmp_path: Path) -> None:
    group = '<spanGrp type="ner"><span target="#w3"/></spanGrp>'

    assert labelled(read(tmp_path, f"{WORDS}{group}")) == [("Rome", "ner")]


def test_a_span_of_words_apart_from_each_other_has_a_gap(tmp_path: Path) -> None:
    group = '<spanGrp><span target="#w1 #w3">X</span></spanGrp>'

    (span,) = read(tmp_path, f"{WORDS}{group}").annotated.spans

    assert [(one.start, one.end) for one in span.parts] == [(0, 3), (11, 15)]


def test_a_span_from_one_word_to_another_holds_what_is_between(
    tmp_path: Path,
) -> None:
    group = '<spanGrp><span from="#w1" to="#w3">X</span></spanGrp>'

    assert labelled(read(tmp_path, f"{WORDS}{group}")) == [("Ann Lee of Rome", "X")]


def test_words_that_are_joined_have_no_space_between(tmp_path: Path) -> None:
    body = (
        "<p>\n<persName><w>Ann</w>\n<w join='right'>Lee</w></persName>\n<pc>,</pc>\n"
        "<w>who</w>\n<w join='left'>'s</w>\n<pc join='both'>-</pc>\n<w>that</w></p>"
    )

    outcome = read(tmp_path, body)

    assert outcome.annotated.article.text == "Ann Lee, who's-that"
    assert labelled(outcome) == [("Ann Lee", "PERSON")]


def test_a_note_is_parted_from_what_it_is_on(tmp_path: Path) -> None:
    body = "<p>Ann<note>of <placeName>Rome</placeName></note> slept.</p>"

    outcome = read(tmp_path, body)

    assert outcome.annotated.article.text == "Ann of Rome slept."
    assert labelled(outcome) == [("Rome", "GPE")]


def test_what_was_struck_for_something_else_is_left_out(tmp_path: Path) -> None:
    body = "<p>Ann <subst><del>slept</del><add>ate</add></subst> <del>here</del>.</p>"

    outcome = read(tmp_path, body)

    assert outcome.annotated.article.text == "Ann ate here."
    assert outcome.found.left_aside == ("1 correction by the text's editors.",)
