import json
from codecs import BOM_UTF8
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from xml.sax.saxutils import escape

import pytest

from annotations.annotated import AnnotatedArticle, Relation
from annotations.article import Article
from annotations.errors import CopydeskError
from annotations.exchange.export import export
from annotations.exchange.found import FoundArticle
from annotations.exchange.settling import Settled, settled
from annotations.exchange.sources import files_in, unpacked
from annotations.exchange.units import Unit
from annotations.formats import FORMATS
from annotations.formats.uima.xmi import UIMA_XMI
from tests.annotations.formats import made

# The emoji takes two units, so that all behind it is one further on.
TOKENS = (
    *((0, 3), (4, 8), (9, 11), (12, 15), (16, 21), (22, 24), (25, 27), (28, 32)),
    *((32, 33), (34, 37), (38, 39), (39, 40), (40, 41)),
)
MORE_TOKENS = ((42, 44), (45, 49), (50, 52), (52, 53))


def segments(number: int, tokens: tuple[tuple[int, int], ...]) -> str:
    places = [f'sofa="1" begin="{start}" end="{end}"' for start, end in tokens]
    whole = f'begin="{tokens[0][0]}" end="{tokens[-1][1]}"'
    return f'  <type0:Sentence xmi:id="{number}" sofa="1" {whole}/>\n' + "".join(
        f'  <type0:Token xmi:id="{number + at}" {place}/>\n'
        for at, place in enumerate(places, start=1)
    )


def noted(number: int, place: str, key: str, **said: str) -> str:
    """Write a field of metadata, whose value is JSON."""
    value = json.dumps(said, ensure_ascii=False)
    escaped = escape(value, {'"': "&quot;"})
    return (
        f'  <type:MetaDataStringField xmi:id="{number}" sofa="1" {place} '
        f'key="copydesk.{key}" value="{escaped}"/>\n'
    )


GOLDEN = "".join(
    [
        "<?xml version='1.0' encoding='UTF-8'?>\n",
        '<xmi:XMI xmlns:xmi="http://www.omg.org/XMI" ',
        'xmlns:cas="http:///uima/cas.ecore" ',
        'xmlns:type="http:///de/tudarmstadt/ukp/dkpro/core/api/metadata/type.ecore" ',
        'xmlns:type0="http:///de/tudarmstadt/ukp/dkpro/core/api/segmentation/',
        'type.ecore" ',
        'xmlns:type1="http:///de/tudarmstadt/ukp/dkpro/core/api/ner/type.ecore" ',
        'xmlns:custom="http:///webanno/custom.ecore" xmi:version="2.0">\n',
        '  <cas:NULL xmi:id="0"/>\n',
        '  <type:DocumentMetaData xmi:id="2" sofa="1" begin="0" end="53" ',
        'language="x-unspecified" documentTitle="Cook abroad" ',
        'documentId="844de3abf353e35a"/>\n',
        noted(
            3, 'begin="0" end="53"', "article", version="1", headline="Cook abroad"
        ).replace("&quot;1&quot;", "1"),
        segments(4, TOKENS),
        segments(18, MORE_TOKENS),
        '  <type1:NamedEntity xmi:id="23" sofa="1" begin="0" end="8" value="PERSON" ',
        'identifier="Q265852"/>\n',
        noted(
            24,
            'begin="0" end="8"',
            "span",
            label="PERSON",
            id="PERSON:Tim Cook",
            state="confirmed",
        ),
        noted(
            25,
            'begin="12" end="15"',
            "span",
            label="GPE",
            id="GPE:met",
            state="rejected",
        ),
        '  <type1:NamedEntity xmi:id="26" sofa="1" begin="25" end="32" ',
        'value="GPE &lt;city&gt;"/>\n',
        noted(
            27,
            'begin="25" end="32"',
            "span",
            label="GPE <city>",
            id="GPE <city>:תל אביב",
            state="confirmed",
            note='"a\nb"',
        ),
        '  <custom:EntityRelation xmi:id="28" sofa="1" begin="25" end="32" label="in" ',
        'Governor="23" Dependent="26"/>\n',
        '  <cas:Sofa xmi:id="1" sofaNum="1" sofaID="_InitialView" ',
        'mimeType="text/plain" sofaString="Tim Cook 🙂 met Jose\u0301 in תל אביב, ',
        'not 北京.&#10;He said so."/>\n',
        '  <cas:View sofa="1" members="',
        " ".join(str(number) for number in range(2, 29)),
        '"/>\n</xmi:XMI>\n',
    ]
)


def golden() -> AnnotatedArticle:
    person = made.span("Tim Cook", "PERSON")
    place = replace(made.span("תל אביב", "GPE <city>"), note='"a\nb"')
    return replace(
        made.article(
            replace(person, values=MappingProxyType({"identifier": "Q265852"})),
            made.span("met", "GPE", state="rejected"),
            place,
            headline="Cook abroad",
        ),
        relations=(Relation("in", person.id, place.id),),
    )


def found_in(folder: Path, data: str | bytes) -> list[FoundArticle]:
    path = folder / "a.xmi"
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    found = list(UIMA_XMI.read(path))
    assert all(isinstance(one, FoundArticle) for one in found), found
    return found  # type: ignore[return-value]


def read(folder: Path, data: str | bytes) -> Settled:
    (found,) = found_in(folder, data)
    return settled(found)


def test_an_article_is_written_as_the_specification_says(tmp_path: Path) -> None:
    files, losses = made.written(tmp_path, [golden()], UIMA_XMI)

    assert files[0].read_text(encoding="utf-8") == GOLDEN
    assert losses == []


def test_the_golden_is_read_with_its_types_beside_it(tmp_path: Path) -> None:
    files, _ = made.written(tmp_path, [golden()], UIMA_XMI)

    outcome = read(files[0].parent, GOLDEN)

    assert (files[0].parent / "TypeSystem.xml").exists()
    assert outcome.annotated == golden()


def test_the_golden_is_read_without_any_types(tmp_path: Path) -> None:
    outcome = read(tmp_path, GOLDEN)

    assert outcome.annotated == golden()
    assert outcome.found.key == "844de3abf353e35a"
    assert outcome.found.unit is Unit.UTF_16


def test_what_cassis_sees_are_the_standing_spans_in_code_points(
    tmp_path: Path,
) -> None:
    files, _ = made.written(tmp_path, [made.mixed()], UIMA_XMI)
    assert UIMA_XMI.library is not None

    (seen,) = UIMA_XMI.library(files[0])

    words = [(seen.text[one.start : one.end], one.label) for one in seen.entities]
    assert words == [
        ("Tim Cook", "PERSON"),
        ("Cook", "FAMILY NAME"),
        ("Jose\u0301", "PERSON"),
        ("תל אביב", "GPE"),
    ]


def test_several_articles_are_packed_with_their_types(tmp_path: Path) -> None:
    target = tmp_path / "out.zip"

    *_, summary = export(made.numbered(3), UIMA_XMI, target)

    assert summary.spans == 3  # type: ignore[union-attr]
    with unpacked(target) as folder:
        assert len(files_in(folder, FORMATS)) == 3
        assert (folder / "TypeSystem.xml").exists()


def test_characters_that_xml_cannot_have_are_replaced_and_said(tmp_path: Path) -> None:
    text = "a\x01b Cook"
    odd = made.article(made.span("Cook", "P\uffff", text), text=text)

    files, losses = made.written(tmp_path, [odd], UIMA_XMI)

    (found,) = made.read(files, UIMA_XMI)
    assert found.article == Article(text="a\ufffdb Cook", news=found.article.news)
    assert found.spans[0].label == "P\ufffd"
    assert len(losses) == 2


def test_a_span_that_another_tool_has_changed_is_as_it_is_there(tmp_path: Path) -> None:
    data = GOLDEN.replace('value="PERSON"', 'value="ORG"')

    outcome = read(tmp_path, data)

    changed = outcome.annotated.spans[0]
    assert (changed.label, changed.state) == ("ORG", "added")
    assert len(outcome.annotated.spans) == 3


def test_a_span_that_another_tool_has_deleted_is_gone(tmp_path: Path) -> None:
    start = GOLDEN.index('  <type1:NamedEntity xmi:id="23"')
    end = GOLDEN.index("  <type:MetaDataStringField", start)
    data = (GOLDEN[:start] + GOLDEN[end:]).replace(" 23 ", " ").replace('"23"', '"25"')

    outcome = read(tmp_path, data)

    assert [one.label for one in outcome.annotated.spans] == ["GPE", "GPE <city>"]


def test_a_byte_order_mark_is_no_hindrance(tmp_path: Path) -> None:
    assert read(tmp_path, BOM_UTF8 + GOLDEN.encode()).annotated == golden()


def test_line_ends_of_windows_move_no_span(tmp_path: Path) -> None:
    data = GOLDEN.replace("Tim Cook 🙂", "Tim&#13;&#10;ook 🙂")

    outcome = read(tmp_path, data)

    assert outcome.annotated.article.text.startswith("Tim\nook 🙂 met")
    assert outcome.annotated.spans[2].words(outcome.annotated.article.text) == "תל אביב"


def test_a_span_beyond_the_text_is_named(tmp_path: Path) -> None:
    outcome = read(
        tmp_path, GOLDEN.replace('begin="25" end="32"', 'begin="25" end="99"')
    )

    assert [one.label for one in outcome.misfits] == ["GPE <city>", "in"]
    assert "lies outside the text" in outcome.misfits[0].why


def test_a_span_that_begins_inside_the_emoji_is_named(tmp_path: Path) -> None:
    data = GOLDEN.replace('begin="12" end="15"', 'begin="10" end="15"')

    outcome = read(tmp_path, data)

    assert [one.label for one in outcome.misfits] == ["GPE"]


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (GOLDEN[:900], "no sound XML"),
        ("", "no sound XML"),
        ("<a/>", "no XMI of UIMA"),
        (GOLDEN.replace('begin="0" end="8"', 'begin="x" end="8"'), "no numbers"),
        (GOLDEN.replace('Governor="23"', 'Governor="1"'), "does not have"),
        (GOLDEN.replace('members="2 ', 'members="999 '), "does not have"),
        (GOLDEN.replace("confirmed", "lost"), "“copydesk”"),
        (GOLDEN.replace("{&quot;label", "&quot;label"), "“copydesk”"),
        (f"<xmi:XMI xmlns:xmi='http://www.omg.org/XMI'>{'<a>' * 1000}", "no sound XML"),
    ],
)
def test_what_is_no_xmi_is_refused_in_a_sentence(
    tmp_path: Path, data: str, why: str
) -> None:
    with pytest.raises(CopydeskError, match=why):
        found_in(tmp_path, data)


@pytest.mark.parametrize(
    "declared", ['<!ENTITY e "secret">', '<!ENTITY e SYSTEM "file:///etc/hosts">']
)
def test_entities_are_never_resolved(tmp_path: Path, declared: str) -> None:
    data = GOLDEN.replace("<xmi:XMI", f"<!DOCTYPE x [{declared}]>\n<xmi:XMI", 1)

    with pytest.raises(CopydeskError, match=r"entities|external entity"):
        found_in(tmp_path, data.replace("He said", "&e; said"))


def test_entities_in_the_types_are_never_resolved_either(tmp_path: Path) -> None:
    types = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hosts">]><x>&e;</x>'
    (tmp_path / "TypeSystem.xml").write_text(types, encoding="utf-8")

    with pytest.raises(CopydeskError, match="entities"):
        found_in(tmp_path, GOLDEN)
