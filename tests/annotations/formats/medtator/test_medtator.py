from dataclasses import replace
from pathlib import Path

import pytest

from annotations.annotated import Relation
from annotations.errors import CopydeskError
from annotations.exchange.found import FoundArticle
from annotations.exchange.settling import Settled, settled
from annotations.exchange.units import Unit
from annotations.formats.medtator.medtator import MEDTATOR
from annotations.readers.reader import Refusal
from annotations.span import Span
from tests.annotations.formats import made

SHARED = Path(__file__).parents[5] / "shared" / "fixtures" / "medtator_xml"
HEAD = "<?xml version='1.0' encoding='UTF-8'?>\n"
# As MedTator writes it; offsets count UTF-16 units, so the emoji is two.
GOLDEN = (
    f"{HEAD}<COPYDESK>\n<TEXT><![CDATA[{made.MIXED}]]></TEXT>\n<TAGS>\n"
    '<ARTICLE spans="-1~-1" text="" id="ARTICLE-0" copydesk.version="1"/>\n'
    '<FAMILY_NAME spans="4~8" text="Cook" id="FAMILY_NAME-1" '
    'copydesk.label="FAMILY NAME" copydesk.id="a"/>\n'
    '<GPE spans="12~15,38~40" text="met...北京" id="GPE-2" copydesk.id="b"/>\n'
    '<PERSON spans="16~21" text="Jose\u0301" id="PERSON-3" sure="yes" '
    'copydesk.id="c" copydesk.state="confirmed"/>\n'
    '<met id="LINK-1" headID="FAMILY_NAME-1" headText="Cook" '
    'childID="PERSON-3" childText="Jose\u0301"/>\n'
    "</TAGS>\n</COPYDESK>\n"
)
ARTICLE = replace(
    made.article(
        replace(made.span("Cook", "FAMILY NAME", state="added"), id="a"),
        replace(
            made.span("met", "GPE", state="added"),
            id="b",
            span=Span(11, 39),
            parts=(Span(11, 14), Span(37, 39)),
        ),
        replace(made.span("Jose\u0301", "PERSON"), id="c", values={"sure": "yes"}),
    ),
    relations=(Relation("met", "a", "c"),),
)


def found(folder: Path, data: str | bytes) -> FoundArticle:
    path = folder / "a.txt.xml"
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    (one,) = MEDTATOR.read(path)
    assert not isinstance(one, Refusal)
    return one


def read(folder: Path, tags: str, text: str = "Ann met Bob.") -> Settled:
    xml = f"<T>\n<TEXT><![CDATA[{text}]]></TEXT>\n<TAGS>\n{tags}\n</TAGS>\n</T>"
    return settled(found(folder, xml))


def test_an_article_is_its_text_and_a_tag_for_each_span(tmp_path: Path) -> None:
    (path,), losses = made.written(tmp_path, [ARTICLE], MEDTATOR)

    assert path.read_bytes().decode() == GOLDEN
    assert losses == []


def test_the_golden_is_read_as_it_was_meant(tmp_path: Path) -> None:
    path = tmp_path / "a.xml"
    path.write_text(GOLDEN, encoding="utf-8", newline="")

    assert made.facts(made.read([path], MEDTATOR), MEDTATOR) == made.expected(
        [ARTICLE], MEDTATOR
    )


def test_the_tags_in_use_are_declared_beside(tmp_path: Path) -> None:
    (path,), _ = made.written(tmp_path, [ARTICLE], MEDTATOR)

    schema = (path.parent / "COPYDESK.dtd").read_text().splitlines()
    assert schema[0] == '<!ENTITY name "COPYDESK">'
    assert "<!ELEMENT FAMILY_NAME ( #PCDATA ) >" in schema
    assert schema[-3:] == [
        "<!ELEMENT met EMPTY >",
        '<!ATTLIST met arg0 IDREF prefix="head" #IMPLIED >',
        '<!ATTLIST met arg1 IDREF prefix="child" #IMPLIED >',
    ]


@pytest.mark.parametrize("label", ["2nd", "xmlns", "ARTICLE", "a<b>&\"c'", "人", "-"])
def test_any_label_comes_back(tmp_path: Path, label: str) -> None:
    article = made.article(replace(made.span("Tim", "X"), label=label))

    files, losses = made.written(tmp_path, [article], MEDTATOR)

    assert made.read(files, MEDTATOR)[0].spans[0].label == label
    assert losses == []


@pytest.mark.parametrize("text", ["a ]]> b", "a\n\n b\t", "<b>&amp;", " "])
def test_any_text_comes_back(tmp_path: Path, text: str) -> None:
    files, _ = made.written(tmp_path, [made.article(text=text)], MEDTATOR)

    assert made.read(files, MEDTATOR)[0].article.text == text


def test_characters_that_xml_cannot_have_are_told(tmp_path: Path) -> None:
    _, losses = made.written(tmp_path, [made.article(text="a\x01b")], MEDTATOR)

    assert [one.why for one in losses] == ["characters that XML cannot have"]


def test_a_tag_changed_by_others_has_its_new_name(tmp_path: Path) -> None:
    outcome = settled(found(tmp_path, GOLDEN.replace("<FAMILY_NAME ", "<NAME ")))

    assert outcome.annotated.spans[0].label == "NAME"


def test_links_are_relations_from_the_first_to_the_others(tmp_path: Path) -> None:
    outcome = read(
        tmp_path,
        '<P spans="0~3" text="Ann" id="P0"/><P spans="8~11" text="Bob" id="P1"/>'
        '<V spans="4~7" text="met" id="V0"/>'
        '<L id="L0" aID="V0" aText="met" bID="P0" bText="Ann" cID="P1" cText="Bob" '
        'x="1"/>'
        '<L id="L1" aID="V0" aText="met"/>',
    )

    ends = [(r.label, r.head, r.child) for r in outcome.annotated.relations]
    assert ends == [("L", "V0", "P0"), ("L", "V0", "P1")]
    assert outcome.found.left_aside == (
        "L L0 says more: x.",
        "L L1 links fewer than two spans.",
    )


def test_what_is_said_of_the_whole_text_is_metadata(tmp_path: Path) -> None:
    outcome = read(tmp_path, '<VAX spans="-1~-1" text="" id="V0" brand="b"/>' * 2)

    assert dict(outcome.annotated.article.news.extra) == {
        "VAX": {"brand": "b"},
        "VAX-2": {"brand": "b"},
    }


def test_older_files_part_pieces_by_semicolons(tmp_path: Path) -> None:
    outcome = read(tmp_path, '<P spans="0~3;8~11" text="Ann...Bob" id="P0"/>')

    assert outcome.annotated.spans[0].parts == (Span(0, 3), Span(8, 11))


@pytest.mark.parametrize(
    ("tag", "why"),
    [
        ('<P spans="0~3" text="Bob"/>', "is not what stands there: “Ann”"),
        ('<P spans="0~300" text="Ann"/>', "lies outside the text"),
        ('<P spans="3~3" text=""/>', "covers no text"),
    ],
)
def test_a_span_that_does_not_fit_is_listed(tmp_path: Path, tag: str, why: str) -> None:
    (misfit,) = read(tmp_path, tag).misfits

    assert why in misfit.why


@pytest.mark.parametrize(
    "tag",
    [
        '<P spans="x" id="P0" text="a"/>',
        '<P spans="0~3" text="Ann" id="P0" copydesk.state="odd"/>',
        '<P spans="0~3" text="Ann" id="P0" copydesk.suggestion="{"/>',
        '<ARTICLE spans="-1~-1" id="P0" copydesk.version="1" copydesk.review="x"/>',
    ],
)
def test_what_nothing_can_be_made_of_is_named(tmp_path: Path, tag: str) -> None:
    (aside,) = read(tmp_path, tag).found.left_aside

    assert "P0" in aside


def test_offsets_count_utf_16(tmp_path: Path) -> None:
    outcome = read(tmp_path, '<P spans="3~6" id="P0"/>', "🙂 Ann")

    assert outcome.found.unit is Unit.UTF_16
    assert outcome.annotated.spans[0].span == Span(2, 5)


def test_marks_and_line_ends_of_windows_do_no_harm(tmp_path: Path) -> None:
    xml = GOLDEN.encode().replace(b"\n", b"\r\n")

    outcome = settled(found(tmp_path, b"\xef\xbb\xbf" + xml))

    assert outcome.misfits == ()
    assert outcome.annotated.article.text == made.MIXED


@pytest.mark.parametrize(
    ("xml", "why"),
    [
        (GOLDEN[:300], "no sound XML"),
        ("<a><b/></a>", "no <TEXT>"),
        ("<a>" * 1000 + "</a>" * 1000, "no sound XML"),
        ('<!DOCTYPE T [<!ENTITY a "b">]><T><TEXT>&a;</TEXT></T>', "entities"),
        ('<!DOCTYPE T [<!ENTITY a SYSTEM "b">]><T><TEXT>&a;</TEXT></T>', "entities"),
    ],
)
def test_a_damaged_file_is_refused(tmp_path: Path, xml: str, why: str) -> None:
    with pytest.raises(CopydeskError, match=why):
        found(tmp_path, xml)


@pytest.mark.skipif(not SHARED.is_dir(), reason="MedTator's own files are not here")
def test_every_span_of_medtators_own_files_is_what_they_say() -> None:
    files = sorted(SHARED.rglob("*.xml"))

    for path in files:
        (one,) = MEDTATOR.read(path)
        assert isinstance(one, FoundArticle)
        outcome = settled(one)
        assert (outcome.misfits, one.left_aside) == ((), ()), path.name
        text = outcome.annotated.article.text
        # MedTator may quote in small letters.
        quoted = sorted(str(span.words).lower() for span in one.spans)
        shown = sorted(one.words(text).lower() for one in outcome.annotated.spans)
        assert shown == quoted
    assert len(files) > 5
