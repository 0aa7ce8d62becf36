"""What features of annotations may hold in XMI: words, arrays, lists, links."""

from pathlib import Path

import pytest

from annotations.formats.uima.xmi import UIMA_XMI
from annotations.readers.reader import Refusal
from tests.annotations.formats.made import labelled, settled_in
from tests.annotations.formats.uima.test_uima_reading import at, read, relations, xmi

FEATURES = {
    "tags": "StringArray",
    "words": "StringList",
    "sizes": "IntegerArray",
    "raw": "ByteArray",
    "who": "FSArray",
    "whom": "FSList",
}
NER = '<ner:NamedEntity {} value="PER"/>'


def types(folder: Path) -> None:
    """Write a type system with a layer that has a feature of each kind."""
    features = "".join(
        f"<featureDescription><name>{name}</name>"
        f"<rangeTypeName>uima.cas.{kind}</rangeTypeName></featureDescription>"
        for name, kind in FEATURES.items()
    )
    (folder / "TypeSystem.xml").write_text(
        '<typeSystemDescription xmlns="http://uima.apache.org/resourceSpecifier">'
        "<types><typeDescription><name>webanno.custom.Event</name>"
        "<supertypeName>webanno.custom.Any</supertypeName></typeDescription>"
        "<typeDescription><name>webanno.custom.Any</name>"
        "<supertypeName>uima.tcas.Annotation</supertypeName>"
        f"<features>{features}</features></typeDescription></types>"
        "</typeSystemDescription>"
    )


def values(folder: Path, said: str, *others: str, inside: str = "") -> dict[str, str]:
    """Read an event of which something is said; give its values."""
    types(folder)
    event = f'<custom:Event {at(1, 4, 7)} value="meet" {said}>{inside}</custom:Event>'

    outcome = read(folder, xmi(event, *others, members=[1]))

    assert labelled(outcome) == [("met", "meet")]
    return dict(outcome.annotated.spans[0].values)


def test_words_of_an_array_stand_inside_of_the_annotation(tmp_path: Path) -> None:
    inside = "<tags>one word</tags><tags/><tags>two</tags><words>three</words>"

    assert values(tmp_path, "", inside=inside) == {
        "tags": "one word; two",
        "words": "three",
    }


def test_words_of_an_array_are_kept_where_its_type_is_not_known(tmp_path: Path) -> None:
    inside = "<labels>one</labels><labels>two</labels>"

    assert values(tmp_path, "", inside=inside) == {"labels": "one; two"}


def test_an_array_may_stand_apart(tmp_path: Path) -> None:
    array = '<cas:StringArray xmi:id="7"><elements>a b</elements></cas:StringArray>'

    assert values(tmp_path, 'tags="7"', array) == {"tags": "a b"}


def test_a_list_goes_from_node_to_node(tmp_path: Path) -> None:
    nodes = (
        '<cas:NonEmptyStringList xmi:id="7" head="a b" tail="8"/>',
        '<cas:NonEmptyStringList xmi:id="8" head="c" tail="9"/>',
        '<cas:EmptyStringList xmi:id="9"/>',
    )

    assert values(tmp_path, 'words="7"', *nodes) == {"words": "a b; c"}


def test_a_list_that_comes_back_to_itself_has_an_end(tmp_path: Path) -> None:
    node = '<cas:NonEmptyStringList xmi:id="7" head="a" tail="7"/>'

    assert values(tmp_path, 'words="7"', node) == {"words": "a"}


def test_numbers_of_an_array_are_told_from_the_number_of_an_array(
    tmp_path: Path,
) -> None:
    array = '<cas:IntegerArray xmi:id="7" elements="3 4"/>'

    assert values(tmp_path, 'sizes="1 7"', array) == {"sizes": "1; 7"}
    assert values(tmp_path, 'sizes="7"', array) == {"sizes": "3; 4"}


def test_bytes_are_no_words(tmp_path: Path) -> None:
    array = '<cas:ByteArray xmi:id="7" elements="4142"/>'

    assert values(tmp_path, 'raw="4142"') == {}
    assert values(tmp_path, 'raw="7"', array) == {}


@pytest.mark.parametrize(
    ("said", "nodes"),
    [
        ('who="3 4"', ""),
        ('who="7"', '<cas:FSArray xmi:id="7" elements="3 4"/>'),
        ('whom="3 4"', ""),
        (
            'whom="7"',
            (
                '<cas:NonEmptyFSList xmi:id="7" head="3" tail="8"/>'
                '<cas:NonEmptyFSList xmi:id="8" head="4" tail="9"/>'
                '<cas:EmptyFSList xmi:id="9"/>'
            ),
        ),
    ],
)
def test_links_may_be_in_arrays_and_in_lists(
    tmp_path: Path, said: str, nodes: str
) -> None:
    types(tmp_path)
    host = f'<custom:Event {at(1, 4, 7)} value="meet" {said}/>'
    fillers = NER.format(at(2, 0, 3)), NER.format(at(5, 8, 11))
    links = (
        '<custom:Link xmi:id="3" role="a" target="2"/>'
        '<custom:Link xmi:id="4" role="b" target="5"/>'
    )

    outcome = read(tmp_path, xmi(host, *fillers, links, nodes, members=(1, 2, 5)))

    assert relations(outcome) == [("a", "met", "Ann"), ("b", "met", "Bob")]


def test_the_language_is_also_taken_from_uima_itself(tmp_path: Path) -> None:
    document = (
        '<tcas:DocumentAnnotation xmlns:tcas="http:///uima/tcas.ecore" '
        f'{at(1, 0, 12)} language="de"/>'
    )

    assert read(tmp_path, xmi(document)).found.news.language == "de"


def view(folder: Path, sofa: str, *structures: str, members: str = "") -> Path:
    """Write a document whose text is not there as a string."""
    path = folder / "a.xmi"
    path.write_text(
        '<xmi:XMI xmlns:xmi="http://www.omg.org/XMI" '
        'xmlns:cas="http:///uima/cas.ecore" '
        'xmlns:ner="http:///de/tudarmstadt/ukp/dkpro/core/api/ner/type.ecore">'
        f'<cas:Sofa xmi:id="99" sofaNum="1" sofaID="_InitialView" {sofa}/>'
        f'{"".join(structures)}<cas:View sofa="99" members="{members}"/></xmi:XMI>'
    )
    return path


def test_a_text_in_bytes_is_read(tmp_path: Path) -> None:
    text = "Ann met Bob."
    array = f'<cas:ByteArray xmi:id="7" elements="{text.encode().hex().upper()}"/>'
    sofa = 'mimeType="text/plain" sofaArray="7"'
    path = view(tmp_path, sofa, array, NER.format(at(1, 8, 11)), members="1")

    outcome = settled_in(path, UIMA_XMI)

    assert outcome.annotated.article.text == text
    assert labelled(outcome) == [("Bob", "PER")]


def test_bytes_beyond_ascii_are_a_text_where_nothing_counts_them(
    tmp_path: Path,
) -> None:
    array = f'<cas:ByteArray xmi:id="7" elements="{"Ü 🙂".encode().hex()}"/>'

    outcome = settled_in(view(tmp_path, 'sofaArray="7"', array), UIMA_XMI)

    assert outcome.annotated.article.text == "Ü 🙂"


@pytest.mark.parametrize(
    ("sofa", "data", "why"),
    [
        ("", "Ü Bob".encode(), "count those or characters"),
        ("", "Ü Bob".encode("latin-1"), "no text"),
        ('mimeType="application/pdf"', b"Bob", "no text"),
    ],
)
def test_bytes_that_may_mean_anything_are_refused(
    tmp_path: Path, sofa: str, data: bytes, why: str
) -> None:
    array = f'<cas:ByteArray xmi:id="7" elements="{data.hex()}"/>'
    entity = NER.format(at(1, 2, 5))
    path = view(tmp_path, f'{sofa} sofaArray="7"', array, entity, members="1")

    (refusal,) = UIMA_XMI.read(path)

    assert isinstance(refusal, Refusal)
    assert why in refusal.why


def test_annotations_of_a_view_without_a_text_are_counted(tmp_path: Path) -> None:
    other = (
        '<cas:Sofa xmi:id="98" sofaNum="2" sofaID="Sound" sofaURI="file:a.ogg"/>'
        '<cas:View sofa="98" members="2"/>'
    )
    entities = NER.format(at(1, 0, 3)), NER.format(at(2, 8, 11))

    outcome = read(tmp_path, xmi(*entities, other, members=[1]))

    assert labelled(outcome) == [("Ann", "PER")]
    assert outcome.found.left_aside == (
        "1 annotation of the view Sound, which has no text, left aside.",
    )
