import json
import logging
from codecs import BOM_UTF8
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

import pytest

from annotations.annotated import AnnotatedArticle, Relation
from annotations.errors import CopydeskError
from annotations.exchange.found import FoundArticle
from annotations.exchange.settling import settled
from annotations.formats.gate.bdoc import BDOC
from tests.annotations.formats import made

GOLDEN = {
    "annotation_sets": {
        "": {
            "name": "",
            "annotations": [
                {
                    "type": "PERSON",
                    "start": 0,
                    "end": 8,
                    "id": 0,
                    "features": {"copydesk.id": "PERSON:Tim Cook"},
                },
                {
                    "type": "GPE",
                    "start": 24,
                    "end": 31,
                    "id": 2,
                    "features": {"copydesk.id": "GPE:תל אביב"},
                },
            ],
            "next_annid": 3,
        },
        "Key": {
            "name": "Key",
            "annotations": [
                {
                    "type": "FAMILY NAME",
                    "start": 4,
                    "end": 8,
                    "id": 1,
                    "features": {
                        "wikidata": "Q265852",
                        "copydesk.id": "FAMILY NAME:Cook",
                    },
                }
            ],
            "next_annid": 2,
        },
        "copydesk.pending": {
            "name": "copydesk.pending",
            "annotations": [
                {
                    "type": "GPE",
                    "start": 37,
                    "end": 39,
                    "id": 3,
                    "features": {
                        "copydesk.id": "GPE:北京",
                        "copydesk.state": "pending",
                    },
                }
            ],
            "next_annid": 4,
        },
    },
    "text": made.MIXED,
    "features": {
        "copydesk.version": 1,
        "copydesk.headline": "Cook abroad",
        "copydesk.relations": [["IN", "0", "2"]],
    },
    "offset_type": "p",
    "name": "cook-abroad-844de3abf353e35a",
}


def golden_article() -> AnnotatedArticle:
    values = MappingProxyType({"gate.set": "Key", "wikidata": "Q265852"})
    spans = (
        made.span("Tim Cook", "PERSON", state="added"),
        replace(made.span("Cook", "FAMILY NAME", state="added"), values=values),
        made.span("תל אביב", "GPE", state="added"),
        made.span("北京", "GPE", state="pending"),
    )
    return replace(
        made.article(*spans, headline="Cook abroad"),
        relations=(Relation("IN", spans[0].id, spans[2].id),),
    )


def page(*annotations: object, **more: object) -> bytes:
    """Write a document as GATE does, in Java's offsets."""
    sets = {"Key": {"name": "Key", "annotations": annotations, "next_annid": 9}}
    document = {"annotation_sets": sets, "text": made.MIXED, "offset_type": "j"}
    return json.dumps(document | more).encode()


def person(**changes: object) -> dict[str, object]:
    place = {"type": "Person", "start": 0, "end": 8, "id": 0, "features": {}}
    return place | changes


def found_in(folder: Path, data: bytes) -> FoundArticle:
    path = folder / "a.bdocjs"
    path.write_bytes(data)
    (found,) = BDOC.read(path)
    assert isinstance(found, FoundArticle)
    return found


def words_of(found: FoundArticle) -> list[tuple[str, str]]:
    annotated = settled(found).annotated
    return [(one.words(annotated.article.text), one.label) for one in annotated.spans]


def test_an_article_is_written_as_the_golden_has_it(tmp_path: Path) -> None:
    (path,), losses = made.written(tmp_path, [golden_article()], BDOC)

    assert json.loads(path.read_bytes()) == GOLDEN
    assert path.read_bytes().isascii()
    assert losses == []


def test_the_golden_is_read_as_the_article_it_is(tmp_path: Path) -> None:
    found = settled(found_in(tmp_path, json.dumps(GOLDEN).encode()))

    assert found.annotated == golden_article()


@pytest.mark.parametrize(
    ("unit", "start", "end"), [("p", 37, 39), ("j", 38, 40), (None, 37, 39)]
)
def test_offsets_count_what_the_file_says(
    tmp_path: Path, unit: str | None, start: int, end: int
) -> None:
    data = page(person(start=start, end=end), offset_type=unit)

    assert words_of(found_in(tmp_path, data)) == [("北京", "Person")]


@pytest.mark.parametrize("before", [BOM_UTF8, b"\r\n"])
def test_marks_and_line_ends_around_change_nothing(
    tmp_path: Path, before: bytes
) -> None:
    found = found_in(tmp_path, before + page(person()) + b"\r\n")

    assert words_of(found) == [("Tim Cook", "Person")]


def test_line_ends_of_a_text_are_settled(tmp_path: Path) -> None:
    data = page(person(start=43, end=45), text=made.MIXED.replace("\n", "\r\n"))

    assert words_of(found_in(tmp_path, data)) == [("He", "Person")]


def test_features_that_are_no_words_are_kept_as_json(tmp_path: Path) -> None:
    one = person(features={"rank": 3, "list": ["a"], "name": "Tim"})

    (span,) = found_in(tmp_path, page(one)).spans

    assert dict(span.values) == {
        "rank": "3",
        "list": '["a"]',
        "name": "Tim",
        "gate.set": "Key",
    }


def test_annotations_of_two_sets_may_bear_one_id(tmp_path: Path) -> None:
    data = json.loads(page(person()))
    data["annotation_sets"]["Other"] = {"annotations": [person(type="Name")]}

    found = found_in(tmp_path, json.dumps(data).encode())

    assert [one.id for one in found.spans] == ["0", "Other:0"]


def test_what_is_no_annotation_is_left_aside_and_said(tmp_path: Path) -> None:
    found = found_in(tmp_path, page(person(), 7, {"type": "Person"}, person(end="8")))

    assert found.left_aside == ("3 annotations without a type or offsets.",)
    assert len(found.spans) == 1


def test_an_annotation_beyond_the_text_is_named(tmp_path: Path) -> None:
    outcome = settled(found_in(tmp_path, page(person(end=900))))

    assert [one.why for one in outcome.misfits] == [
        "lies outside the text, or begins inside a character."
    ]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (page(person())[:60], "not JSON, or was cut off"),
        (b"[]", "no document of GATE"),
        (b'{"text": "x"}', "no document of GATE"),
        (page(offset_type="b"), "offset_type is neither p nor j"),
        (page(features={"copydesk.relations": 7}), "is damaged"),
        (page(features={"x": json.loads("[" * 200 + "]" * 200)}), "too deeply"),
        (b"[" * 1000 + b"]" * 1000, "The file is"),
    ],
)
def test_what_is_no_sound_document_is_refused(
    tmp_path: Path, data: bytes, words: str
) -> None:
    with pytest.raises(CopydeskError, match=words):
        found_in(tmp_path, data)


def test_gates_library_writes_what_is_read(tmp_path: Path) -> None:
    gatenlp = pytest.importorskip("gatenlp")
    document = gatenlp.Document(made.MIXED)
    document.annset("Key").add(37, 39, "Location", {"rank": 1})

    for unit in ("p", "j"):
        path = tmp_path / f"{unit}.bdocjs"
        document.save(str(path), fmt="bdocjs", offset_type=unit)
        assert words_of(found_in(tmp_path, path.read_bytes())) == [("北京", "Location")]


def test_what_is_written_is_what_gates_library_sees(tmp_path: Path) -> None:
    pytest.importorskip("gatenlp")
    files, _ = made.written(tmp_path, [golden_article()], BDOC)
    assert BDOC.library is not None

    (seen,) = BDOC.library(files[0])

    assert seen == BDOC.shows(golden_article())


def test_gates_library_leaves_logging_as_it_was(tmp_path: Path) -> None:
    pytest.importorskip("gatenlp")
    files, _ = made.written(tmp_path, [golden_article()], BDOC)
    root = logging.getLogger()
    before = root.level, root.handlers[:]
    assert BDOC.library is not None

    list(BDOC.library(files[0]))

    assert (root.level, root.handlers) == before
