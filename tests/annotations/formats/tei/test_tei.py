from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

import pytest

from annotations.annotated import AnnotatedArticle, Relation
from annotations.article import NewsMetadata
from annotations.dates import PartialDate
from annotations.exchange.settling import settled
from annotations.formats.parts.xml import parsed, text_in
from annotations.formats.tei.tei import TEI_XML
from annotations.suggestion import RunId, Suggestion, SuggestionId
from tests.annotations.formats import made

NOTES = (
    '{"article": {"version": 1, "headline": "Cook abroad", "outlet": "Wire", '
    '"published": "2024-02-03"}, "spans": {'
    '"s1": {"id": "PERSON:Tim Cook", "values": {"x y": "1"}}, '
    '"s2": {"id": "FAMILY NAME:Cook"}, "s3": {"id": "ORG:Cook 🙂"}, '
    '"s4": {"id": "GPE:תל אביב", "state": "confirmed"}, '
    '"s5": {"id": "GPE:北京", "state": "pending"}}}'
)
GOLDEN = f"""<?xml version='1.0' encoding='UTF-8'?>
<TEI xmlns="http://www.tei-c.org/ns/1.0">
<teiHeader><fileDesc><titleStmt><title>Cook abroad</title>
<respStmt xml:id="r1"><resp>annotation</resp>
<name>ann</name>
</respStmt>
</titleStmt>
<publicationStmt><p>Exported by Copydesk.</p>
</publicationStmt>
<sourceDesc><bibl><title>Cook abroad</title>
<publisher>Wire</publisher>
<date when="2024-02-03">2024-02-03</date>
</bibl>
</sourceDesc>
</fileDesc>
<encodingDesc><classDecl><taxonomy><category xml:id="l1"><catDesc>FAMILY NAME</catDesc>
</category>
</taxonomy>
</classDecl>
</encodingDesc>
<xenoData type="copydesk">{NOTES}</xenoData>
</teiHeader>
<standOff><spanGrp type="entities"><span xml:id="s3" type="ORG" from="#a4" to="#a10"/>
</spanGrp>
<spanGrp type="pending"><span xml:id="s5" type="GPE" from="#a37" to="#a39"/>
</spanGrp>
<spanGrp type="notes"><span target="#s2">“quoted”</span>
</spanGrp>
<linkGrp type="relations"><link target="#s1 #s4" type="IN"/>
</linkGrp>
</standOff>
<text><body><ab xml:space="preserve"><persName xml:id="s1" type="PERSON" resp="#r1" \
ref="https://www.wikidata.org/wiki/Q265852">Tim <anchor xml:id="a4"/>\
<rs xml:id="s2" ana="#l1">Cook</rs></persName> 🙂<anchor xml:id="a10"/> met \
Jose\u0301 in <placeName xml:id="s4" type="GPE">תל אביב</placeName>, not \
<anchor xml:id="a37"/>北京<anchor xml:id="a39"/>.
He said so.</ab></body></text>
</TEI>
"""


def golden_article() -> AnnotatedArticle:
    values = {"ref": "https://www.wikidata.org/wiki/Q265852", "x y": "1"}
    spans = (
        replace(
            made.span("Tim Cook", "PERSON", state="added"),
            annotator="ann",
            values=MappingProxyType(values),
        ),
        replace(made.span("Cook", "FAMILY NAME", state="added"), note="“quoted”"),
        made.span("Cook 🙂", "ORG", state="added"),
        made.span("תל אביב", "GPE"),
        made.span("北京", "GPE", state="pending"),
    )
    article = made.article(*spans)
    news = NewsMetadata(
        headline="Cook abroad", outlet="Wire", published=PartialDate("2024-02-03")
    )
    return replace(
        article,
        article=replace(article.article, news=news),
        relations=(Relation("IN", spans[0].id, spans[3].id),),
    )


def page_of(folder: Path, article: AnnotatedArticle) -> str:
    (path,), losses = made.written(folder, [article], TEI_XML)
    assert losses == []
    return path.read_text(encoding="utf-8")


def test_an_article_is_written_as_the_golden_has_it(tmp_path: Path) -> None:
    assert page_of(tmp_path, golden_article()) == GOLDEN


def test_the_golden_is_read_as_the_article_it_is(tmp_path: Path) -> None:
    path = tmp_path / "a.xml"
    path.write_text(GOLDEN, encoding="utf-8")

    (found,) = made.read([path], TEI_XML)

    by_place = sorted(golden_article().spans, key=lambda one: one.span)
    assert sorted(found.spans, key=lambda one: one.span) == by_place
    assert replace(found, spans=golden_article().spans) == golden_article()


def test_whoever_reads_the_text_alone_gets_it_whole(tmp_path: Path) -> None:
    root = parsed(page_of(tmp_path, golden_article()).encode())

    assert text_in(root.find("{*}text")) == made.MIXED


@pytest.mark.parametrize(
    ("label", "element"),
    [
        ("PERSON", '<persName xml:id="s1" type="PERSON">Tim Cook</persName>'),
        ("FAC", '<placeName xml:id="s1" type="FAC">Tim Cook</placeName>'),
        ("ORG", '<orgName xml:id="s1" type="ORG">Tim Cook</orgName>'),
        ("DATE", '<date xml:id="s1" type="DATE">Tim Cook</date>'),
        ("ORDINAL", '<num xml:id="s1" type="ORDINAL">Tim Cook</num>'),
        ("MONEY", '<measure xml:id="s1" type="MONEY">Tim Cook</measure>'),
        ("LAW", '<name xml:id="s1" type="LAW">Tim Cook</name>'),
        ("[x]", '<rs xml:id="s1" type="[x]">Tim Cook</rs>'),
        ("two words", '<rs xml:id="s1" ana="#l1">Tim Cook</rs>'),
    ],
)
def test_a_label_has_the_element_that_says_most_of_it(
    tmp_path: Path, label: str, element: str
) -> None:
    article = made.article(made.span("Tim Cook", label, state="added"))

    page = page_of(tmp_path, article)

    assert element in page


def test_a_score_is_a_certainty(tmp_path: Path) -> None:
    one = made.span("Tim Cook", "PERSON")
    suggestion = Suggestion(
        id=SuggestionId(0), run_id=RunId(0), span=one.span, label="PERSON", score=0.25
    )

    page = page_of(tmp_path, made.article(replace(one, suggestion=suggestion)))

    assert 'type="PERSON" cert="0.25"' in page


def test_a_day_that_a_date_means_is_said_of_it(tmp_path: Path) -> None:
    values = MappingProxyType({"when": "2024-02-03"})
    one = replace(made.span("Tim Cook", "DATE", state="added"), values=values)

    page = page_of(tmp_path, made.article(one))

    assert '<date xml:id="s1" type="DATE" when="2024-02-03">' in page


def test_spans_without_ids_keep_what_is_known_of_them(tmp_path: Path) -> None:
    spans = (
        replace(made.span("Tim Cook", "PERSON"), id="", note="one"),
        replace(made.span("北京", "GPE"), id="", note="two"),
    )

    (path,), _ = made.written(tmp_path, [made.article(*spans)], TEI_XML)

    (found,) = made.read([path], TEI_XML)
    assert [one.note for one in found.spans] == ["one", "two"]


def test_spans_nested_deeper_than_xml_can_be_come_back(tmp_path: Path) -> None:
    text = "x" * 700
    spans = tuple(
        replace(made.span("x" * (700 - n), f"L{n}", text, state="added"), id=f"{n}")
        for n in range(300)
    )

    (path,), _ = made.written(tmp_path, [made.article(*spans, text=text)], TEI_XML)

    (found,) = made.read([path], TEI_XML)
    assert {(one.id, one.label, one.span) for one in found.spans} == {
        (one.id, one.label, one.span) for one in spans
    }


def test_what_was_settled_is_what_was_found(tmp_path: Path) -> None:
    path = tmp_path / "a.xml"
    path.write_text(GOLDEN, encoding="utf-8")

    (found,) = TEI_XML.read(path)

    assert settled(found).misfits == ()  # type: ignore[arg-type]
