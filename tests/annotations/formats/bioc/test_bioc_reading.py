from codecs import BOM_UTF8
from pathlib import Path

import pytest

from annotations.errors import CopydeskError
from annotations.exchange.found import FoundArticle
from annotations.exchange.settling import settled
from annotations.exchange.units import Unit
from annotations.formats.bioc.bioc_xml import BIOC_XML
from annotations.readers.reader import Refusal

FIXTURES = Path(__file__).parents[5] / "shared" / "fixtures" / "bioc"


def collection(*documents: str) -> str:
    return f"<collection>\n<source/>{''.join(documents)}</collection>"


def document(*passages: str) -> str:
    return f"<document><id>1</id>{''.join(passages)}</document>"


def stretch(offset: int, text: str, *inside: str, tag: str = "passage") -> str:
    return (
        f"<{tag}><offset>{offset}</offset><text>{text}</text>{''.join(inside)}</{tag}>"
    )


def annotation(start: int, words: str, *infons: str, length: int | None = None) -> str:
    size = len(words) if length is None else length
    said = "".join(infons) or '<infon key="type">Person</infon>'
    return (
        f'<annotation id="T{start}">{said}<location offset="{start}" '
        f'length="{size}"/><text>{words}</text></annotation>'
    )


def all_in(folder: Path, data: str | bytes) -> list[FoundArticle | Refusal]:
    path = folder / "a.xml"
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return list(BIOC_XML.read(path))


def found_in(folder: Path, *passages: str) -> FoundArticle:
    (found,) = all_in(folder, collection(document(*passages)))
    assert isinstance(found, FoundArticle)
    return found


def words_of(found: FoundArticle) -> list[tuple[str, str]]:
    annotated = settled(found).annotated
    return [(one.words(annotated.article.text), one.label) for one in annotated.spans]


def test_passages_are_put_together_where_their_offsets_say(tmp_path: Path) -> None:
    found = found_in(
        tmp_path,
        stretch(10, "Tim 🙂.", annotation(10, "Tim")),
        stretch(17, "In Köln.", annotation(20, "Köln")),
    )

    assert found.text == "Tim 🙂.\nIn Köln."
    assert found.is_rebuilt
    assert words_of(found) == [("Tim", "Person"), ("Köln", "Person")]


def test_sentences_are_parted_by_spaces(tmp_path: Path) -> None:
    sentences = (
        stretch(0, "Tim.", annotation(0, "Tim"), tag="sentence"),
        stretch(5, "Cook.", annotation(5, "Cook"), tag="sentence"),
    )

    found = found_in(
        tmp_path, f"<passage><offset>0</offset>{''.join(sentences)}</passage>"
    )

    assert found.text == "Tim. Cook."
    assert words_of(found) == [("Tim", "Person"), ("Cook", "Person")]


def test_offsets_may_count_from_the_sentence(tmp_path: Path) -> None:
    sentences = (
        stretch(40, "Tim.", annotation(0, "Tim"), tag="sentence"),
        stretch(90, "Dear Cook.", annotation(5, "Cook"), tag="sentence"),
    )

    found = found_in(
        tmp_path, f"<passage><offset>0</offset>{''.join(sentences)}</passage>"
    )

    assert words_of(found) == [("Tim", "Person"), ("Cook", "Person")]


def test_passages_far_apart_are_put_closer_together(tmp_path: Path) -> None:
    found = found_in(
        tmp_path,
        stretch(0, "Tim.", annotation(0, "Tim")),
        stretch(500, "Cook.", annotation(500, "Cook")),
    )

    assert found.text == "Tim.\n\nCook."
    assert words_of(found) == [("Tim", "Person"), ("Cook", "Person")]


@pytest.mark.parametrize(
    ("unit", "second", "cook", "ulm"),
    [(Unit.UTF_16, 12, 7, 15), (Unit.BYTES, 14, 9, 17)],
)
def test_offsets_in_another_unit_are_offered_not_assumed(
    tmp_path: Path, unit: Unit, second: int, cook: int, ulm: int
) -> None:
    found = found_in(
        tmp_path,
        stretch(0, "Tim 🙂 Cook", annotation(0, "Tim"), annotation(cook, "Cook")),
        stretch(second, "In Ulm.", annotation(ulm, "Ulm")),
    )

    assert settled(found).better is unit
    spans = settled(found, unit=unit).annotated.spans
    assert [one.span.of(found.text or "") for one in spans] == ["Tim", "Cook", "Ulm"]


@pytest.mark.parametrize(
    ("infons", "label", "values"),
    [
        ({"type": "Person", "id": "7"}, "Person", {"id": "7"}),
        ({"type": "a.Span", "label": "PER"}, "PER", {"type": "a.Span", "label": "PER"}),
        ({"type": "a.Span"}, "a.Span", {}),
        ({"kind": "PER"}, "PER", {"kind": "PER"}),
        ({}, "annotation", {}),
    ],
)
def test_the_label_is_what_the_type_says_or_what_is_nearest_to_it(
    tmp_path: Path, infons: dict[str, str], label: str, values: dict[str, str]
) -> None:
    said = [f'<infon key="{name}">{value}</infon>' for name, value in infons.items()]

    (span,) = found_in(
        tmp_path, stretch(0, "Tim.", annotation(0, "Tim", *said, " "))
    ).spans

    assert (span.label, dict(span.values)) == (label, values)


def test_a_relation_joins_two_annotations_and_no_more(tmp_path: Path) -> None:
    def relation(*ends: str) -> str:
        nodes = "".join(f'<node refid="{one}" role=""/>' for one in ends)
        return f'<relation><infon key="type">MET</infon>{nodes}</relation>'

    found = found_in(
        tmp_path,
        stretch(0, "Tim met Tom.", annotation(0, "Tim"), annotation(8, "Tom")),
        relation("T0", "T8"),
        relation("T0", "T8", "T9"),
    )

    assert [(one.label, one.head, one.child) for one in found.relations] == [
        ("MET", "T0", "T8")
    ]
    assert found.left_aside == (
        (
            "The relation “MET” of T0, T8, T9 does not join two annotations that are "
            "there."
        ),
    )


def test_an_annotation_of_no_place_is_left_aside_and_said(tmp_path: Path) -> None:
    found = found_in(
        tmp_path,
        stretch(
            0, "Tim.", '<annotation id="1"><infon key="type">Topic</infon></annotation>'
        ),
    )

    assert found.left_aside == ("An annotation (Topic) of the document as a whole.",)


def test_what_passages_are_is_left_aside_and_said(tmp_path: Path) -> None:
    passage = '<passage><infon key="type">title</infon><offset>0</offset></passage>'

    found = found_in(tmp_path, passage, stretch(0, "Tim."))

    assert found.left_aside == (
        "What passages and sentences say of themselves (type).",
    )


def test_an_annotation_that_quotes_other_words_is_named(tmp_path: Path) -> None:
    outcome = settled(found_in(tmp_path, stretch(0, "Tim.", annotation(0, "Tom"))))

    assert outcome.misfits == ()
    assert [one.words("Tim.") for one in outcome.annotated.spans] == ["Tim"]
    assert "“Tom”" in outcome.found.left_aside[0]


def test_an_annotation_beyond_the_text_is_named(tmp_path: Path) -> None:
    outcome = settled(found_in(tmp_path, stretch(0, "Tim.", annotation(90, "Tim"))))

    assert [one.words for one in outcome.misfits] == ["Tim"]


def test_metadata_is_found_in_the_infons(tmp_path: Path) -> None:
    found = found_in(
        tmp_path, '<infon key="title">Cook abroad</infon>', stretch(0, "Tim.")
    )

    assert found.news.headline == "Cook abroad"


@pytest.mark.parametrize(
    "data",
    [
        BOM_UTF8 + collection(document(stretch(0, "Tim\nCook"))).encode(),
        collection(document(stretch(0, "Tim\r\nCook"))).encode(),
        b'<!DOCTYPE collection SYSTEM "BioC.dtd">'
        + collection(document(stretch(0, "Tim&#10;Cook"))).encode(),
    ],
)
def test_marks_line_ends_and_the_dtd_change_nothing(
    tmp_path: Path, data: bytes
) -> None:
    (found,) = all_in(tmp_path, data)

    assert isinstance(found, FoundArticle)
    assert found.text == "Tim\nCook"


def test_a_document_that_is_none_is_refused_and_the_others_read(tmp_path: Path) -> None:
    broken = document("<passage><text>x</text></passage>")

    first, second = all_in(tmp_path, collection(broken, document(stretch(0, "Tim"))))

    assert isinstance(first, Refusal)
    assert "no document of BioC" in first.why
    assert isinstance(second, FoundArticle)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (collection(document(stretch(0, "Tim")))[:50], "no sound XML"),
        ("<a>" * 1000, "no sound XML"),
        (
            f'<!DOCTYPE a [<!ENTITY x "y">]>{collection(document(stretch(0, "&x;")))}',
            "entities",
        ),
    ],
)
def test_what_is_no_sound_xml_is_refused(tmp_path: Path, data: str, words: str) -> None:
    with pytest.raises(CopydeskError, match=words):
        all_in(tmp_path, data)


@pytest.mark.skipif(not FIXTURES.is_dir(), reason="needs the files of other tools")
def test_files_of_other_tools_are_read_with_the_words_they_quote() -> None:
    for path in sorted(FIXTURES.rglob("*.xml")):
        for found in BIOC_XML.read(path):
            assert isinstance(found, FoundArticle)
            outcome = settled(found)
            text = outcome.annotated.article.text
            # One of them quotes words that are in no text; its tool shows others.
            words = {one.words for one in outcome.found.spans if one.words is not None}
            assert outcome.misfits == ()
            assert words <= {one.words(text) for one in outcome.annotated.spans}
