from collections.abc import Iterable
from pathlib import Path

import pytest

from annotations.exchange.settling import Settled, settled
from annotations.exchange.sources import files_in, guessed
from annotations.formats import FORMATS
from annotations.formats.uima.cas_json import UIMA_JSON
from annotations.formats.uima.xmi import UIMA_XMI
from annotations.readers.reader import Refusal
from tests.annotations.formats.made import labelled

FIXTURES = Path(__file__).parents[5] / "shared" / "fixtures" / "uima_cas_xmi"
NAMESPACES = (
    'xmlns:xmi="http://www.omg.org/XMI" xmlns:cas="http:///uima/cas.ecore" '
    'xmlns:ner="http:///de/tudarmstadt/ukp/dkpro/core/api/ner/type.ecore" '
    'xmlns:pos="http:///de/tudarmstadt/ukp/dkpro/core/api/lexmorph/type/pos.ecore" '
    'xmlns:meta="http:///de/tudarmstadt/ukp/dkpro/core/api/metadata/type.ecore" '
    'xmlns:custom="http:///webanno/custom.ecore"'
)
TYPES = """<?xml version="1.0" encoding="UTF-8"?>
<typeSystemDescription xmlns="http://uima.apache.org/resourceSpecifier"><types>
<typeDescription><name>webanno.custom.Span</name>
<supertypeName>uima.tcas.Annotation</supertypeName><features>
<featureDescription><name>note</name><rangeTypeName>uima.cas.String</rangeTypeName>
</featureDescription><featureDescription><name>sure</name>
<rangeTypeName>uima.cas.Boolean</rangeTypeName></featureDescription>
</features></typeDescription></types></typeSystemDescription>
"""


def xmi(*structures: str, members: Iterable[int] = range(1, 20)) -> str:
    """Write a document whose text is ``Ann met Bob.``; ids that it lacks are left."""
    body = "\n".join(structures)
    ids = [number for number in members if f'xmi:id="{number}"' in body]
    return (
        f'<xmi:XMI {NAMESPACES} xmi:version="2.0"><cas:NULL xmi:id="0"/>{body}'
        '<cas:Sofa xmi:id="99" sofaNum="1" sofaID="_InitialView" '
        'mimeType="text/plain" sofaString="Ann met Bob."/>'
        f'<cas:View sofa="99" members="{" ".join(map(str, ids))}"/></xmi:XMI>'
    )


def at(number: int, start: int, end: int) -> str:
    return f'xmi:id="{number}" sofa="99" begin="{start}" end="{end}"'


def read(folder: Path, data: str) -> Settled:
    path = folder / "a.xmi"
    path.write_text(data, encoding="utf-8")
    (found,) = UIMA_XMI.read(path)
    assert not isinstance(found, Refusal)
    return settled(found)


def relations(outcome: Settled) -> list[tuple[str, str, str]]:
    annotated = outcome.annotated
    words = {one.id: one.words(annotated.article.text) for one in annotated.spans}
    return [
        (one.label, words[one.head], words[one.child]) for one in annotated.relations
    ]


def test_a_layer_of_ones_own_is_read_by_its_first_words(tmp_path: Path) -> None:
    (tmp_path / "TypeSystem.xml").write_text(TYPES, encoding="utf-8")

    outcome = read(
        tmp_path, xmi(f'<custom:Span {at(1, 0, 3)} sure="true" note="kind"/>')
    )

    assert labelled(outcome) == [("Ann", "kind")]
    assert dict(outcome.annotated.spans[0].values) == {"sure": "true"}


def test_a_feature_that_the_types_beside_lack_is_read_all_the_same(
    tmp_path: Path,
) -> None:
    (tmp_path / "TypeSystem.xml").write_text(TYPES, encoding="utf-8")

    outcome = read(tmp_path, xmi(f'<custom:Span {at(1, 0, 3)} type="odd"/>'))

    assert labelled(outcome) == [("Ann", "odd")]


def test_a_span_without_a_label_takes_the_name_of_its_layer(tmp_path: Path) -> None:
    outcome = read(tmp_path, xmi(f"<ner:NamedEntity {at(1, 0, 3)}/>"))

    assert labelled(outcome) == [("Ann", "NamedEntity")]
    assert outcome.found.left_aside == (
        "1 span without a label took the name of the layer, NamedEntity.",
    )


def test_parts_of_speech_are_left_aside_beside_entities(tmp_path: Path) -> None:
    entity = f'<ner:NamedEntity {at(1, 0, 3)} value="PER"/>'
    verb = f'<pos:POS_VERB {at(2, 4, 7)} PosValue="VBD"/>'

    outcome = read(tmp_path, xmi(entity, verb))

    assert labelled(outcome) == [("Ann", "PER")]
    assert outcome.found.left_aside == (
        "1 annotation of the layer POS_VERB left aside.",
    )


def test_parts_of_speech_are_spans_where_there_is_nothing_else(tmp_path: Path) -> None:
    outcome = read(tmp_path, xmi(f'<pos:POS_VERB {at(2, 4, 7)} PosValue="VBD"/>'))

    assert labelled(outcome) == [("met", "VBD")]


def test_a_relation_goes_from_governor_to_dependent(tmp_path: Path) -> None:
    first = f'<ner:NamedEntity {at(1, 0, 3)} value="PER"/>'
    second = f'<ner:NamedEntity {at(2, 8, 11)} value="PER"/>'
    relation = f'<custom:Met {at(3, 8, 11)} Governor="1" Dependent="2" value="met"/>'

    outcome = read(tmp_path, xmi(first, second, relation))

    assert relations(outcome) == [("met", "Ann", "Bob")]


def test_links_of_a_slot_become_relations(tmp_path: Path) -> None:
    host = f'<custom:Event {at(1, 4, 7)} value="meet" who="3 4"/>'
    filler = f'<ner:NamedEntity {at(2, 0, 3)} value="PER"/>'
    other = f'<ner:NamedEntity {at(5, 8, 11)} value="PER"/>'
    links = (
        '<custom:Who xmi:id="3" role="a" target="2"/>'
        '<custom:Who xmi:id="4" target="5"/>'
    )

    outcome = read(tmp_path, xmi(host, filler, other, links, members=(1, 2, 5)))

    assert relations(outcome) == [("a", "met", "Ann"), ("who", "met", "Bob")]


def test_links_of_a_chain_become_relations(tmp_path: Path) -> None:
    first = (
        f'<custom:CorefLink {at(1, 0, 3)} referenceType="name" '
        'referenceRelation="same" next="2"/>'
    )
    second = f'<custom:CorefLink {at(2, 8, 11)} referenceType="nick"/>'

    outcome = read(tmp_path, xmi(first, second))

    assert labelled(outcome) == [("Ann", "name"), ("Bob", "nick")]
    assert relations(outcome) == [("same", "Ann", "Bob")]


def test_a_relation_between_what_is_no_span_is_counted(tmp_path: Path) -> None:
    entity = f'<ner:NamedEntity {at(1, 0, 3)} value="PER"/>'
    relation = f'<custom:Met {at(3, 8, 11)} Governor="1" value="met"/>'
    whole = f'<custom:Met {at(4, 8, 11)} Governor="1" Dependent="3" value="x"/>'

    outcome = read(tmp_path, xmi(entity, relation, whole))

    assert relations(outcome) == []
    assert "2 relations of the layer Met left aside" in outcome.found.left_aside[0]


def test_what_the_document_says_of_itself_is_metadata(tmp_path: Path) -> None:
    document = (
        f'<meta:DocumentMetaData {at(1, 0, 12)} language="en" '
        'documentTitle="ann.txt" documentId="7" isLastSegment="false"/>'
    )

    outcome = read(tmp_path, xmi(document))

    assert outcome.found.key == "7"
    assert outcome.found.news.language == "en"
    assert dict(outcome.found.news.extra) == {"documentTitle": "ann.txt"}


def test_each_view_with_a_text_is_an_article(tmp_path: Path) -> None:
    path = tmp_path / "a.xmi"
    second = (
        '<cas:Sofa xmi:id="98" sofaNum="2" sofaID="German" sofaString="Ann traf Bob."/>'
    )
    path.write_text(xmi(second), encoding="utf-8")

    found = list(UIMA_XMI.read(path))

    assert [one.where for one in found] == ["a.xmi", "a.xmi, view German"]


def fixture(name: str) -> Path:
    if not FIXTURES.exists():
        pytest.skip("the fixtures are not here")
    return FIXTURES / "tests" / "test_files" / name


@pytest.mark.parametrize("name", ["data.json", "debug.xmi"])
def test_the_tools_own_chinese_is_read(name: str) -> None:
    folder = "casWithTraditionalChineseTextAndAnnotations"
    path = fixture(f"json/fs_as_array/ser-ref/{folder}/{name}")
    (found,) = (UIMA_JSON if name.endswith("json") else UIMA_XMI).read(path)
    assert not isinstance(found, Refusal)

    outcome = settled(found)

    assert [words for words, _ in labelled(outcome)] == ["這", "是", "一個", "測試"]


@pytest.mark.parametrize("name", ["data.json", "data-ref.json", "debug.xmi"])
def test_the_tools_own_slots_are_read(name: str) -> None:
    path = fixture(f"json/fs_as_array/one-way/tsv3-testSimpleSlotFeature/{name}")
    (found,) = (UIMA_JSON if name.endswith("json") else UIMA_XMI).read(path)
    assert not isinstance(found, Refusal)

    outcome = settled(found)

    assert relations(outcome) == [("p1", "This", "is"), ("p2", "This", "a")]


def test_every_span_of_the_tools_own_smileys_is_a_word() -> None:
    (found,) = UIMA_XMI.read(fixture("xmi/cas_with_smileys.xmi"))
    assert not isinstance(found, Refusal)

    outcome = settled(found)

    assert outcome.misfits == ()
    assert "🤗" in outcome.annotated.article.text
    assert all(words == words.strip() for words, _ in labelled(outcome))


def test_every_xmi_of_the_tools_is_read_or_refused_with_a_reason() -> None:
    paths = sorted(fixture("xmi").glob("*.xmi"))

    found = [one for path in paths for one in UIMA_XMI.read(path)]

    refused = [one for one in found if isinstance(one, Refusal)]
    assert len(found) == len(paths) + 1  # one has two views
    assert {one.why.split(",")[0] for one in refused} == {"It holds no text"}


def test_annotations_that_no_view_lists_are_counted(tmp_path: Path) -> None:
    listed = f'<ner:NamedEntity {at(1, 0, 3)} value="PER"/>'
    other = f'<ner:NamedEntity {at(2, 8, 11)} value="PER"/>'

    outcome = read(tmp_path, xmi(listed, other, members=[1]))

    assert labelled(outcome) == [("Ann", "PER")]
    assert outcome.found.left_aside == ("1 annotation that no view lists, left aside.",)


@pytest.mark.parametrize(
    ("name", "title", "key"),
    [
        ("a", "wire.txt", "wire"),
        ("a", "Ann met Bob", "a"),
        ("wire-7", "wire.txt", "wire-7"),
    ],
)
def test_a_document_with_the_users_name_goes_by_its_title(
    tmp_path: Path, name: str, title: str, key: str
) -> None:
    data = xmi(
        f'<meta:DocumentMetaData {at(1, 0, 12)} documentTitle="{title}" '
        f'documentId="{name}" language="en"/>'
    )

    assert read(tmp_path, data).found.key == key


def test_what_xml_1_1_has_beyond_1_0_is_replaced_and_said(tmp_path: Path) -> None:
    entity = f'<ner:NamedEntity {at(1, 8, 11)} value="PER"/>'
    data = xmi(entity).replace("Ann met", "Ann&#x1;met")

    outcome = read(tmp_path, f'<?xml version="1.1" encoding="UTF-8"?>{data}')

    assert outcome.annotated.article.text == "Ann\ufffdmet Bob."
    assert labelled(outcome) == [("Bob", "PER")]
    assert "U+FFFD" in outcome.found.left_aside[0]


def test_a_document_may_be_called_xml(tmp_path: Path) -> None:
    path = tmp_path / "a.xml"
    path.write_text(xmi(f'<ner:NamedEntity {at(1, 0, 3)} value="PER"/>'))
    (tmp_path / "TypeSystem.xml").write_text(TYPES)

    assert guessed(path, FORMATS) is UIMA_XMI
    assert files_in(tmp_path, [UIMA_XMI]) == [path]


def test_types_may_lie_in_the_folder_above(tmp_path: Path) -> None:
    folder = tmp_path / "ann"
    folder.mkdir()
    (tmp_path / "TypeSystem.xml").write_text(TYPES)
    span = f'<custom:Span {at(1, 0, 3)} note="PER" sure="true"/>'

    outcome = read(folder, xmi(span))

    assert labelled(outcome) == [("Ann", "PER")]
    assert dict(outcome.annotated.spans[0].values) == {"sure": "true"}
