from codecs import BOM_UTF8
from collections.abc import Callable
from pathlib import Path

import pytest

from annotations.errors import CopydeskError
from annotations.exchange.found import FoundArticle
from annotations.exchange.settling import settled
from annotations.formats.tei.tei import TEI_XML
from annotations.readers.reader import Refusal
from tests.annotations.formats.made import labelled

HEADER = """
<teiHeader><fileDesc>
  <titleStmt><title>Cook
    abroad</title><author>Ann Bee</author></titleStmt>
  <publicationStmt><publisher>Press</publisher></publicationStmt>
  <sourceDesc><bibl><pubPlace>Haifa</pubPlace>
    <date when="2024-02-03">3 February</date><ptr target="https://example.org/a"/>
  </bibl></sourceDesc></fileDesc>
  <profileDesc><langUsage><language ident="en">English</language></langUsage>
  </profileDesc></teiHeader>
"""


def document(body: str, header: str = HEADER, after: str = "") -> str:
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<TEI xmlns="http://www.tei-c.org/ns/1.0">{header}'
        f"<text>\n <body>\n{body}\n </body>\n</text>{after}</TEI>"
    )


def found_in(folder: Path, data: str | bytes) -> FoundArticle:
    path = folder / "a.xml"
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    (found,) = TEI_XML.read(path)
    assert isinstance(found, FoundArticle), found
    return found


def spans_in(folder: Path, body: str, after: str = "") -> list[tuple[str, str]]:
    outcome = settled(found_in(folder, document(body, after=after)))
    assert outcome.misfits == ()
    return labelled(outcome)


def test_paragraphs_and_line_breaks_make_the_text(tmp_path: Path) -> None:
    body = (
        "<head>A\n  title</head>\n  <p>One <hi>line</hi>\n   and<lb/> another.</p>"
        "<p>Brok<lb break='no'/>en word</p>"
    )

    found = found_in(tmp_path, document(body))

    assert found.text == "A title\n\nOne line and\nanother.\n\nBroken word"
    assert found.is_rebuilt


def test_text_that_is_kept_is_kept(tmp_path: Path) -> None:
    body = '<ab xml:space="preserve"> two  blanks\n</ab>'
    data = document(body).replace("\n <body>\n", "<body>").replace("\n </body>\n", "")

    found = found_in(tmp_path, data.replace("</ab>", "</ab></body>"))

    assert found.text == " two  blanks\n"
    assert not found.is_rebuilt


def test_naming_elements_are_entities(tmp_path: Path) -> None:
    body = (
        "<p>On <date when='2024-02-03'>Saturday</date>\n <persName ref='#q'>\n Tim "
        "<surname>Cook</surname>\n</persName> 🙂 met "
        "<name type='person'>Jose\u0301</name> of <orgName>Acme</orgName> in "
        "<placeName><settlement>תל אביב</settlement></placeName>, not "
        "<settlement>北京</settlement>, for <num>5</num> of <rs type='thing'>it</rs> "
        "and <hi>more</hi>.</p>"
    )

    assert spans_in(tmp_path, body) == [
        ("Saturday", "DATE"),
        ("Tim Cook", "PERSON"),
        ("Jose\u0301", "person"),
        ("Acme", "ORG"),
        ("תל אביב", "GPE"),
        ("北京", "GPE"),
        ("5", "CARDINAL"),
        ("it", "thing"),
    ]


def test_attributes_say_how_sure_who_and_what(tmp_path: Path) -> None:
    body = (
        "<p><persName xml:id='e1' cert='high' resp='#ann' ref='#q' type='full'>Tim"
        "</persName> <orgName cert='0.25'>Acme</orgName></p>"
    )

    person, firm = found_in(tmp_path, document(body)).spans

    assert (person.id, person.score, person.annotator) == ("e1", 1.0, "ann")
    assert dict(person.values) == {"ref": "#q", "type": "full"}
    assert firm.score == 0.25


def test_the_header_is_metadata(tmp_path: Path) -> None:
    news = found_in(tmp_path, document("<p>x</p>")).news

    assert (news.headline, news.byline, news.outlet) == (
        "Cook abroad",
        "Ann Bee",
        "Press",
    )
    assert news.published is not None
    assert (news.dateline, news.published.iso) == ("Haifa", "2024-02-03")
    assert (news.url, news.language) == ("https://example.org/a", "en")


def test_spans_may_stand_apart_from_the_text(tmp_path: Path) -> None:
    apart = (
        "<standOff><spanGrp type='ner'><span ana='#PERSON' from='#w1' to='#w2'/>"
        "<span from='#w9' to='#w2' type='x'/></spanGrp></standOff>"
    )
    body = "<p><w xml:id='w1'>Tim</w> <w xml:id='w2'>Cook</w> said</p>"

    assert spans_in(tmp_path, body, apart) == [("Tim Cook", "PERSON")]
    found = found_in(tmp_path, document(body, after=apart))
    assert found.left_aside == (
        "A span (x) from #w9 to #w2, which are not in the text.",
    )


def test_what_editors_corrected_is_left_aside_and_said(tmp_path: Path) -> None:
    body = "<p>He <choice><sic>sayd</sic><corr>said</corr></choice> so</p>"

    found = found_in(tmp_path, document(body))

    assert found.text == "He sayd so"
    assert found.left_aside == ("1 correction by the text's editors.",)


def test_an_element_without_text_marks_nothing(tmp_path: Path) -> None:
    assert spans_in(tmp_path, "<p>one <name/><persName> </persName>two</p>") == []


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda text: BOM_UTF8 + text.encode(), id="bom"),
        pytest.param(lambda text: text.replace("\n", "\r\n").encode(), id="crlf"),
        pytest.param(
            lambda text: (
                text.replace(' xmlns="http://www.tei-c.org/ns/1.0"', "")
                .replace("TEI>", "TEI.2>")
                .encode()
            ),
            id="older",
        ),
    ],
)
def test_marks_line_ends_and_older_versions_change_nothing(
    tmp_path: Path, change: Callable[[str], bytes]
) -> None:
    data = change(document("<p>Tim\n<persName>Cook</persName>\n said</p>"))

    found = found_in(tmp_path, data)

    assert found.text == "Tim Cook said"
    assert [(one.start, one.end) for one in found.spans] == [(4, 8)]


def test_a_corpus_is_several_articles(tmp_path: Path) -> None:
    one = document("<p>one</p>").partition("?>\n")[2]
    path = tmp_path / "a.xml"
    path.write_text(f"<teiCorpus>{HEADER}{one}{one}</teiCorpus>", encoding="utf-8")

    found = [one for one in TEI_XML.read(path) if isinstance(one, FoundArticle)]

    assert [(one.where, one.text) for one in found] == [
        ("a.xml, text 1", "one"),
        ("a.xml, text 2", "one"),
    ]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (document("<p>x</p>")[:-20], "no sound XML"),
        ("<TEI/>", "no TEI document with a text"),
        ("<other><TEI><text>x</text></TEI></other>", "no TEI document"),
        (document("<p>" * 1000 + "</p>" * 1000), "no sound XML"),
        (f'<!DOCTYPE a [<!ENTITY x "y">]>{document("<p>x</p>")[39:]}', "entities"),
    ],
)
def test_what_is_no_sound_document_is_refused(
    tmp_path: Path, data: str, words: str
) -> None:
    with pytest.raises(CopydeskError, match=words):
        found_in(tmp_path, data)


def test_damaged_notes_of_copydesk_refuse_the_article(tmp_path: Path) -> None:
    notes = '<xenoData type="copydesk">{</xenoData></teiHeader>'
    path = tmp_path / "a.xml"
    header = HEADER.replace("</teiHeader>", notes)
    path.write_text(document("<p>x</p>", header), encoding="utf-8")

    (found,) = TEI_XML.read(path)

    assert isinstance(found, Refusal)
    assert "xenoData" in found.why
