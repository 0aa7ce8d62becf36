from codecs import BOM_UTF8
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

import pytest

from annotations.annotated import AnnotatedArticle, Relation
from annotations.errors import CopydeskError
from annotations.exchange.found import FoundArticle
from annotations.exchange.settling import settled
from annotations.formats.gate.gate_xml import GATE_XML
from tests.annotations.formats import made

FIXTURES = Path(__file__).parents[5] / "shared" / "fixtures" / "gate_xml"


def feature(name: str, value: str) -> str:
    return (
        f'<Feature><Name className="java.lang.String">{name}</Name>\n'
        f'<Value className="java.lang.String">{value}</Value>\n</Feature>\n'
    )


def annotation(ends: str, label: str, *features: str) -> str:
    number, start, end = ends.split()
    return (
        f'<Annotation Id="{number}" Type="{label}" StartNode="{start}" '
        f'EndNode="{end}">\n{"".join(features)}</Annotation>\n'
    )


TEXT = (
    '<Node id="0"/>Tim <Node id="4"/>Cook<Node id="8"/> 🙂 met Jose\u0301 in '
    '<Node id="25"/>תל אביב<Node id="32"/>, not <Node id="38"/>北京<Node id="40"/>.\n'
    'He said so.<Node id="53"/>'
)
GOLDEN = "".join(
    [
        "<?xml version='1.0' encoding='UTF-8'?>\n",
        '<GateDocument version="3">\n<GateDocumentFeatures>\n',
        feature("copydesk.version", "1"),
        feature("copydesk.headline", "Cook abroad"),
        f"</GateDocumentFeatures>\n<TextWithNodes>{TEXT}</TextWithNodes>\n",
        "<AnnotationSet>\n",
        annotation("0 0 8", "PERSON", feature("copydesk.id", "PERSON:Tim Cook")),
        annotation("2 25 32", "GPE", feature("copydesk.id", "GPE:תל אביב")),
        '</AnnotationSet>\n<AnnotationSet Name="Key">\n',
        annotation(
            "1 4 8",
            "FAMILY NAME",
            feature("wikidata", "Q265852"),
            feature("copydesk.id", "FAMILY NAME:Cook"),
            feature("copydesk.note", "“quoted”"),
        ),
        '</AnnotationSet>\n<AnnotationSet Name="copydesk.rejected">\n',
        annotation(
            "3 38 40",
            "GPE",
            feature("copydesk.id", "GPE:北京"),
            feature("copydesk.state", "rejected"),
        ),
        "</AnnotationSet>\n<RelationSet>",
        '<Relation Id="4" Type="IN" Members="0;2"><UserData/>\n</Relation>\n',
        "</RelationSet>\n</GateDocument>\n",
    ]
)
FOREIGN = (
    "<?xml version='1.0' encoding='UTF-8'?>\n<GateDocument version=\"3\">\n"
    "<GateDocumentFeatures>"
    + feature("gate.SourceURL", "https://example.org/a")
    + feature("title", "Cook abroad")
    + feature("MimeType", "text/html")
    + f"</GateDocumentFeatures><TextWithNodes>{TEXT}</TextWithNodes><AnnotationSet>"
    + annotation("0 0 8", "Person", feature("kind", "fullName"))
    + annotation("1 4 8", "Token")
    + '</AnnotationSet><AnnotationSet Name="Original markups">'
    + annotation("2 0 53", "p")
    + '</AnnotationSet><AnnotationSet Name="Key">'
    + annotation("3 38 40", "Location")
    + annotation("4 0 0", "Split")
    + '</AnnotationSet><RelationSet Name="Key">'
    + '<Relation Id="5" Type="IN" Members="0;3"/>'
    + '<Relation Id="6" Type="ALL" Members="0;1;3"/>'
    + "</RelationSet></GateDocument>"
)


def golden_article() -> AnnotatedArticle:
    values = MappingProxyType({"gate.set": "Key", "wikidata": "Q265852"})
    spans = (
        made.span("Tim Cook", "PERSON", state="added"),
        replace(
            made.span("Cook", "FAMILY NAME", state="added"),
            values=values,
            note="“quoted”",
        ),
        made.span("תל אביב", "GPE", state="added"),
        made.span("北京", "GPE", state="rejected"),
    )
    return replace(
        made.article(*spans, headline="Cook abroad"),
        relations=(Relation("IN", spans[0].id, spans[2].id),),
    )


def found_in(folder: Path, data: str | bytes) -> FoundArticle:
    path = folder / "a.xml"
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    (found,) = GATE_XML.read(path)
    assert isinstance(found, FoundArticle)
    return found


def words_of(found: FoundArticle) -> list[tuple[str, str]]:
    annotated = settled(found).annotated
    return [(one.words(annotated.article.text), one.label) for one in annotated.spans]


def refusal(folder: Path, data: str | bytes) -> str:
    with pytest.raises(CopydeskError) as raised:
        found_in(folder, data)
    return str(raised.value)


def test_an_article_is_written_as_the_golden_has_it(tmp_path: Path) -> None:
    (path,), losses = made.written(tmp_path, [golden_article()], GATE_XML)

    assert path.read_text(encoding="utf-8") == GOLDEN
    assert losses == []


def test_the_golden_is_read_as_the_article_it_is(tmp_path: Path) -> None:
    found = settled(found_in(tmp_path, GOLDEN))

    assert found.annotated == golden_article()
    assert found.misfits == ()


@pytest.mark.parametrize(
    "data",
    [
        BOM_UTF8 + FOREIGN.encode(),
        FOREIGN.replace("\n", "\r\n").encode(),
        FOREIGN.replace("UTF-8", "UTF-16").encode("utf-16"),
    ],
)
def test_marks_line_ends_and_encodings_change_nothing(
    tmp_path: Path, data: bytes
) -> None:
    found = found_in(tmp_path, data)

    assert found.text == made.MIXED
    assert words_of(found) == [("Tim Cook", "Person"), ("北京", "Location")]


def test_entities_of_all_sets_are_taken_with_their_features(tmp_path: Path) -> None:
    person, place = found_in(tmp_path, FOREIGN).spans

    assert dict(person.values) == {"kind": "fullName"}
    assert dict(place.values) == {"gate.set": "Key"}


def test_what_marks_no_entity_is_left_aside_and_said(tmp_path: Path) -> None:
    what = "of words, sentences or layout, which are no entities"

    assert found_in(tmp_path, FOREIGN).left_aside == (
        f"1 annotation {what} (Token).",
        f"1 annotation of the set “Key” {what} (Split).",
        f"1 annotation of the set “Original markups” {what} (p).",
        "The relation “ALL” of 0, 1, 3 does not join two annotations that are there.",
    )


def test_what_gate_added_to_our_article_is_taken_if_it_is_an_entity(
    tmp_path: Path,
) -> None:
    added = annotation("7 0 4", "Token") + annotation("8 25 32", "City")
    data = GOLDEN.replace("<AnnotationSet>\n", f"<AnnotationSet>\n{added}", 1)

    found = found_in(tmp_path, data)

    assert ("תל אביב", "City") in words_of(found)
    assert len(found.left_aside) == 1
    assert len(found.spans) == 5


def test_metadata_is_found_in_the_features_of_a_document(tmp_path: Path) -> None:
    found = found_in(tmp_path, FOREIGN)

    assert (found.news.headline, found.news.url) == (
        "Cook abroad",
        "https://example.org/a",
    )
    assert dict(found.news.extra) == {}


def test_a_relation_joins_two_annotations(tmp_path: Path) -> None:
    (relation,) = settled(found_in(tmp_path, FOREIGN)).annotated.relations

    assert relation == Relation("IN", "0", "3")


def test_nodes_count_where_they_stand_whatever_they_are_called(tmp_path: Path) -> None:
    in_code_points = FOREIGN
    for unit, point in (("25", "24"), ("32", "31"), ("38", "37"), ("40", "39")):
        in_code_points = in_code_points.replace(f'"{unit}"', f'"{point}"')

    found = found_in(tmp_path, in_code_points)

    assert words_of(found) == [("Tim Cook", "Person"), ("北京", "Location")]


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        ("3 38 900", "lies outside the text"),
        ("3 38 end", "lies outside the text"),
        ("3 40 38", "covers no text"),
        ("3 40 40", "covers no text"),
    ],
)
def test_an_annotation_that_does_not_fit_is_named(
    tmp_path: Path, wrong: str, why: str
) -> None:
    data = FOREIGN.replace(
        annotation("3 38 40", "Location"), annotation(wrong, "Location")
    )

    outcome = settled(found_in(tmp_path, data))

    assert [one.label for one in outcome.misfits if why in one.why] == ["Location"]
    assert len(outcome.annotated.spans) == 1


@pytest.mark.parametrize("label", ["FAMILY NAME", "[x]", 'a"<&>', "人"])
def test_labels_stay_as_they_are(tmp_path: Path, label: str) -> None:
    one = made.article(made.span("Tim Cook", label))

    files, _ = made.written(tmp_path, [one], GATE_XML)

    (back,) = made.read(files, GATE_XML)
    assert back.spans[0].label == label


def test_a_control_character_is_lost_with_a_word(tmp_path: Path) -> None:
    text = "Tim\x01 Cook"

    _, losses = made.written(tmp_path, [made.article(text=text)], GATE_XML)

    assert [loss.why for loss in losses] == ["characters that XML cannot have"]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (GOLDEN[:400], "no sound XML"),
        ("<other/>", "no document of GATE"),
        ("<GateDocument/>", "no document of GATE"),
        ("<a>" * 1000, "no sound XML"),
        (f'<!DOCTYPE a [<!ENTITY x "y">]>{GOLDEN.partition("?>")[2]}', "entities"),
        (GOLDEN.replace(">rejected<", ">perhaps<"), "is damaged"),
    ],
)
def test_what_is_no_sound_document_is_refused(
    tmp_path: Path, data: str, words: str
) -> None:
    assert words in refusal(tmp_path, data)


def fixtures() -> Iterable[Path]:
    return sorted(FIXTURES.rglob("*.xml"))


@pytest.mark.skipif(not FIXTURES.is_dir(), reason="needs the files of other tools")
def test_files_of_gate_are_read_as_its_own_library_reads_them() -> None:
    gatenlp = pytest.importorskip("gatenlp")

    for path in fixtures():
        (found,) = GATE_XML.read(path)
        assert isinstance(found, FoundArticle)
        document = gatenlp.Document.load(str(path), fmt="gatexml")
        aside = {"Token", "SpaceToken", "Sentence", "Split"}
        theirs = [
            (one.start, one.end, one.type)
            for name in document.annset_names()
            for one in document.annset(name)
            if one.type not in aside and name != "Original markups"
        ]
        outcome = settled(found)
        assert found.text == document.text
        assert outcome.misfits == ()
        assert sorted(
            (one.span.start, one.span.end, one.label) for one in outcome.annotated.spans
        ) == sorted(theirs)
