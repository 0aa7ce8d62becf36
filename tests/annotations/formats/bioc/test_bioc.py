import json
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

import pytest

from annotations.annotated import AnnotatedArticle, Relation
from annotations.exchange.format import Format
from annotations.formats.bioc.bioc_json import BIOC_JSON
from annotations.formats.bioc.bioc_xml import BIOC_XML
from annotations.span import Span
from tests.annotations.formats import made

BOTH = pytest.mark.parametrize("to_format", [BIOC_XML, BIOC_JSON], ids=["xml", "json"])

GOLDEN = """<?xml version='1.0' encoding='UTF-8'?>
<!DOCTYPE collection SYSTEM "BioC.dtd">
<collection>
<source>Copydesk</source>
<date/>
<key/>
<document>
<id>844de3abf353e35a</id>
<infon key="copydesk.version">1</infon>
<infon key="copydesk.headline">Cook abroad</infon>
<passage><offset>0</offset>
<text>Tim Cook 🙂 met Jose\u0301 in תל אביב, not 北京.
He said so.</text>
<annotation id="PERSON:Tim Cook"><infon key="type">PERSON</infon>
<infon key="wikidata">Q265852</infon>
<infon key="copydesk.note">“quoted”</infon>
<location offset="0" length="8"/>
<text>Tim Cook</text>
</annotation>
<annotation id="T2"><infon key="type">FAMILY NAME</infon>
<location offset="0" length="3"/>
<location offset="11" length="3"/>
<text>Tim met</text>
</annotation>
<annotation id="GPE:北京"><infon key="type">GPE</infon>
<infon key="copydesk.state">pending</infon>
<location offset="37" length="2"/>
<text>北京</text>
</annotation>
<relation id="R1"><infon key="type">IN</infon>
<node refid="PERSON:Tim Cook" role="head"/>
<node refid="GPE:北京" role="child"/>
</relation>
</passage>
</document>
</collection>
"""
DOCUMENT = {
    "id": "844de3abf353e35a",
    "infons": {"copydesk.version": "1", "copydesk.headline": "Cook abroad"},
    "passages": [
        {
            "infons": {},
            "offset": 0,
            "text": made.MIXED,
            "sentences": [],
            "annotations": [
                {
                    "id": "PERSON:Tim Cook",
                    "infons": {
                        "type": "PERSON",
                        "wikidata": "Q265852",
                        "copydesk.note": "“quoted”",
                    },
                    "text": "Tim Cook",
                    "locations": [{"offset": 0, "length": 8}],
                },
                {
                    "id": "T2",
                    "infons": {"type": "FAMILY NAME"},
                    "text": "Tim met",
                    "locations": [
                        {"offset": 0, "length": 3},
                        {"offset": 11, "length": 3},
                    ],
                },
                {
                    "id": "GPE:北京",
                    "infons": {"type": "GPE", "copydesk.state": "pending"},
                    "text": "北京",
                    "locations": [{"offset": 37, "length": 2}],
                },
            ],
            "relations": [
                {
                    "id": "R1",
                    "infons": {"type": "IN"},
                    "nodes": [
                        {"refid": "PERSON:Tim Cook", "role": "head"},
                        {"refid": "GPE:北京", "role": "child"},
                    ],
                }
            ],
        }
    ],
    "annotations": [],
    "relations": [],
}


def golden_article() -> AnnotatedArticle:
    parted = replace(
        made.span("Tim Cook 🙂 met", "FAMILY NAME", state="added"),
        id="T2",
        parts=(Span(0, 3), Span(11, 14)),
    )
    person = replace(
        made.span("Tim Cook", "PERSON", state="added"),
        note="“quoted”",
        values=MappingProxyType({"wikidata": "Q265852"}),
    )
    spans = (person, parted, made.span("北京", "GPE", state="pending"))
    return replace(
        made.article(*spans, headline="Cook abroad"),
        relations=(Relation("IN", spans[0].id, spans[2].id),),
    )


def test_an_article_is_written_as_the_golden_has_it(tmp_path: Path) -> None:
    (path,), losses = made.written(tmp_path, [golden_article()], BIOC_XML)

    assert path.read_text(encoding="utf-8") == GOLDEN
    assert losses == []


def test_its_json_says_the_same(tmp_path: Path) -> None:
    (path,), losses = made.written(tmp_path, [golden_article()], BIOC_JSON)

    assert json.loads(path.read_bytes())["documents"] == [DOCUMENT]
    assert losses == []


@pytest.mark.parametrize(
    ("data", "from_format"),
    [(GOLDEN, BIOC_XML), (json.dumps({"documents": [DOCUMENT]}), BIOC_JSON)],
    ids=["xml", "json"],
)
def test_the_golden_is_read_as_the_article_it_is(
    tmp_path: Path, data: str, from_format: Format
) -> None:
    path = tmp_path / "a"
    path.write_text(data, encoding="utf-8")

    (found,) = made.read([path], from_format)

    by_place = sorted(golden_article().spans, key=lambda one: one.id)
    assert sorted(found.spans, key=lambda one: one.id) == by_place
    assert replace(found, spans=()) == replace(golden_article(), spans=())


@BOTH
@pytest.mark.parametrize("count", [0, 1, 3])
def test_a_file_holds_as_many_articles_as_there_are(
    tmp_path: Path, to_format: Format, count: int
) -> None:
    articles = made.numbered(count)

    files, _ = made.written(tmp_path, articles, to_format)

    found = made.read(files, to_format)
    assert [one.article.text for one in found] == [one.article.text for one in articles]


@BOTH
@pytest.mark.parametrize("label", ["two words", "[x]", "a.b", 'a"<&>', "人", "x|y"])
def test_labels_stay_as_they_are(tmp_path: Path, to_format: Format, label: str) -> None:
    values = MappingProxyType({"type": "odd", "label": "other"})
    one = replace(made.span("Tim Cook", label), values=values)

    files, _ = made.written(tmp_path, [made.article(one)], to_format)

    (found,) = made.read(files, to_format)
    assert (found.spans[0].label, found.spans[0].values) == (label, values)


@BOTH
def test_what_is_written_is_what_biocs_library_sees(
    tmp_path: Path, to_format: Format
) -> None:
    pytest.importorskip("bioc")
    files, _ = made.written(tmp_path, [golden_article()], to_format)
    assert to_format.library is not None

    assert list(to_format.library(files[0])) == [to_format.shows(golden_article())]
