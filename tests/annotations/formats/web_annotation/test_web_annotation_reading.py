import json
from pathlib import Path
from typing import Any

import pytest

from annotations.annotated import Relation
from annotations.errors import CopydeskError
from annotations.exchange.found import FoundArticle
from annotations.exchange.settling import Settled, settled
from annotations.exchange.sources import guessed
from annotations.formats import FORMATS
from annotations.formats.web_annotation.web_annotation import WEB_ANNOTATION
from annotations.readers.reader import Refusal
from tests.annotations.formats import made
from tests.annotations.formats.made import labelled

Node = dict[str, Any]

TAG = {"type": "TextualBody", "purpose": "tagging", "value": "GPE"}
TEXT = {"id": "urn:doc:1", "type": "Text", "value": made.MIXED}


def _at(start: int, end: int) -> Node:
    return {"type": "TextPositionSelector", "start": start, "end": end}


def _quote(exact: str, **around: str) -> Node:
    return {"type": "TextQuoteSelector", "exact": exact, **around}


def _annotation(*selectors: Node, source: Any = TEXT, **more: Any) -> Node:
    selector = selectors[0] if len(selectors) == 1 else [*selectors]
    return {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": "urn:a:1",
        "type": "Annotation",
        "body": TAG,
        "target": {"source": source, "selector": selector},
        **more,
    }


def _read(folder: Path, value: Any) -> list[FoundArticle | Refusal]:
    path = folder / "out.jsonld"
    text = value if isinstance(value, str) else json.dumps(value, indent=1)
    path.write_text(text, encoding="utf-8")
    return list(WEB_ANNOTATION.read(path))


def _one(folder: Path, value: Any) -> Settled:
    (found,) = _read(folder, value)
    assert isinstance(found, FoundArticle), found
    return settled(found)


PLACE = [("תל אביב", "GPE")]


@pytest.mark.parametrize(
    "selectors",
    [
        [_at(24, 31)],
        [_at(24, 31), _quote("תל אביב", prefix="in ", suffix=", not")],
        [_quote("תל אביב")],
        [_quote("תל אביב", prefix="in ", suffix=",")],
        [_at(20, 40) | {"refinedBy": _at(4, 11)}],
    ],
)
def test_a_span_is_found_by_place_and_by_quotation(
    tmp_path: Path, selectors: list[Node]
) -> None:
    outcome = _one(tmp_path, _annotation(*selectors))

    assert (labelled(outcome), outcome.misfits) == (PLACE, ())
    assert outcome.found.key == "urn:doc:1"


def test_utf_16_is_detected_by_the_quotation(tmp_path: Path) -> None:
    outcome = _one(tmp_path, _annotation(_at(25, 32), _quote("תל אביב")))

    assert (labelled(outcome), outcome.misfits) == (PLACE, ())


def test_a_quotation_that_stands_in_two_places_is_named(tmp_path: Path) -> None:
    outcome = _one(tmp_path, _annotation(_quote("o")))

    assert [one.words for one in outcome.misfits] == ["o"]


def test_several_places_are_a_span_with_gaps(tmp_path: Path) -> None:
    target = {
        "type": "Composite",
        "items": [
            {"source": TEXT, "selector": [_at(0, 3), _quote("Tim")]},
            {"source": "urn:doc:1", "selector": [_at(15, 20), _quote("Jose\u0301")]},
        ],
    }

    several = _one(tmp_path, _annotation(_at(0, 3), _at(15, 20)))
    composite = _one(tmp_path, _annotation(target=target))

    assert labelled(several) == labelled(composite) == [("Tim Jose\u0301", "GPE")]


def test_who_when_and_what_else_is_read(tmp_path: Path) -> None:
    bodies = [
        TAG,
        {"type": "TextualBody", "purpose": "commenting", "value": "sure?"},
        {"type": "SpecificResource", "purpose": "linking", "source": "http://a.b/Q64"},
    ]
    told = {
        "creator": {"type": "Person", "nickname": "ann"},
        "created": "2024-02-03T04:05:06Z",
    }

    outcome = _one(tmp_path, _annotation(_at(24, 31), body=bodies, **told))

    (one,) = outcome.annotated.spans
    assert (one.annotator, one.note, str(one.decided_at)) == (
        "ann",
        "sure?",
        "2024-02-03 04:05:06+00:00",
    )
    assert one.values == {"linking": "http://a.b/Q64"}


def test_what_a_program_tagged_is_pending(tmp_path: Path) -> None:
    robot = {"type": "Software", "name": "tagger"}

    (one,) = _one(tmp_path, _annotation(_at(24, 31), creator=robot)).annotated.spans

    assert (one.state, one.annotator) == ("pending", "")
    assert one.pipeline is not None
    assert one.pipeline.name == "tagger"


@pytest.mark.parametrize(
    ("said", "label"),
    [
        ({"body": None, "bodyValue": "GPE", "motivation": "tagging"}, "GPE"),
        ({"body": [], "motivation": "oa:highlighting"}, "highlighting"),
        ({"body": "http://a.b/c"}, "annotation"),
    ],
)
def test_a_label_is_made_of_what_there_is(
    tmp_path: Path, said: Node, label: str
) -> None:
    outcome = _one(tmp_path, _annotation(_at(24, 31), **said))

    assert labelled(outcome) == [("תל אביב", label)]


def test_several_tags_are_a_span_each(tmp_path: Path) -> None:
    outcome = _one(
        tmp_path, _annotation(_at(24, 31), body=[TAG, TAG | {"value": "CITY"}])
    )

    assert labelled(outcome) == [("תל אביב", "GPE"), ("תל אביב", "CITY")]
    assert len({one.id for one in outcome.annotated.spans}) == 2


def test_links_between_annotations_are_relations(tmp_path: Path) -> None:
    link = {
        "id": "urn:a:3",
        "type": "Annotation",
        "motivation": "linking",
        "body": {"type": "TextualBody", "purpose": "tagging", "value": "in"},
        "target": [{"id": "urn:a:1"}, {"id": "urn:a:2"}],
    }
    items = [_annotation(_at(0, 8)), _annotation(_at(24, 31), id="urn:a:2"), link]

    outcome = _one(tmp_path, {"type": "AnnotationPage", "items": items})

    assert outcome.annotated.relations == (Relation("in", "urn:a:1", "urn:a:2"),)


@pytest.mark.parametrize("is_listed", [True, False])
def test_collections_and_lists_are_read(tmp_path: Path, *, is_listed: bool) -> None:
    items = [_annotation(_at(24, 31)), _annotation(_at(0, 8), source="urn:doc:2")]
    page = {"type": "AnnotationPage", "items": items}
    collection = {"type": "AnnotationCollection", "first": page}

    found = _read(tmp_path, items if is_listed else collection)

    assert [(one.key, one.text) for one in found if isinstance(one, FoundArticle)] == [
        ("urn:doc:1", made.MIXED),
        ("urn:doc:2", None),
    ]


def test_annotations_without_text_keep_their_quotations(tmp_path: Path) -> None:
    (found,) = _read(
        tmp_path, _annotation(_at(0, 3), _quote("Tim"), source="http://a.b/c")
    )

    assert isinstance(found, FoundArticle)
    assert (found.text, found.news.url) == (None, "http://a.b/c")
    assert (found.spans[0].words, found.spans[0].end) == ("Tim", 3)


@pytest.mark.parametrize(
    ("target", "how"),
    [
        (TEXT, "as a whole"),
        ("urn:doc:1", "as a whole"),
        (
            {"source": TEXT, "selector": {"type": "XPathSelector", "value": "/p"}},
            "in a way that cannot be followed",
        ),
    ],
)
def test_what_is_no_span_is_told(tmp_path: Path, target: object, how: str) -> None:
    (found,) = _read(tmp_path, _annotation(target=target))

    assert isinstance(found, FoundArticle)
    assert found.left_aside == (f"The text is annotated {how}: “GPE”.",)


@pytest.mark.parametrize(
    "bad",
    [
        7,
        {"a": 1},
        _annotation(_at(0, 3), copydesk=7),
        _annotation(_at(0, 3), copydesk={"state": "perhaps"}),
    ],
)
def test_what_is_no_annotation_is_refused(tmp_path: Path, bad: object) -> None:
    found = _read(tmp_path, [bad, _annotation(_at(24, 31), source=TEXT)])

    refused = [one for one in found if isinstance(one, Refusal)]
    articles = [one for one in found if isinstance(one, FoundArticle)]
    assert [len(refused), *(len(one.spans) for one in articles)] == [1, 1]


@pytest.mark.parametrize("text", ["", '[{"type": "Annot', "[" * 1000 + "]" * 1000])
def test_a_damaged_file_says_so(tmp_path: Path, text: str) -> None:
    with pytest.raises(CopydeskError):
        _read(tmp_path, text)


def test_spans_beyond_the_text_are_named(tmp_path: Path) -> None:
    outcome = _one(tmp_path, _annotation(_at(0, 900)))

    assert "outside the text" in outcome.misfits[0].line()


def test_an_annotation_is_told_by_its_vocabulary(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text(json.dumps(_annotation(_at(0, 3))))

    assert guessed(path, FORMATS) is WEB_ANNOTATION


def test_a_place_needs_no_source(tmp_path: Path) -> None:
    one = _annotation(_quote("Tim Cook"), _at(0, 8))
    del one["target"]["source"]

    (found,) = _read(tmp_path, [one])

    assert isinstance(found, FoundArticle)
    assert found.text is None
    assert [(x.start, x.end, x.words) for x in found.spans] == [(0, 8, "Tim Cook")]


@pytest.mark.parametrize(
    "target",
    [
        "http://a.b/c.txt#char=0,8",
        {
            "source": "http://a.b/c.txt",
            "selector": {"type": "FragmentSelector", "value": "char=0,8;length=30"},
        },
    ],
)
def test_a_part_of_a_plain_text_has_a_place(tmp_path: Path, target: object) -> None:
    (found,) = _read(tmp_path, _annotation() | {"target": target})

    assert isinstance(found, FoundArticle)
    assert found.key == "http://a.b/c.txt"
    assert [(one.start, one.end, one.label) for one in found.spans] == [(0, 8, "GPE")]


def test_annotations_on_lines_are_told_and_read(tmp_path: Path) -> None:
    path = tmp_path / "out.jsonl"
    path.write_text("\n".join([json.dumps(_annotation(_at(0, 8)))] * 2))

    (found,) = WEB_ANNOTATION.read(path)

    assert isinstance(found, FoundArticle)
    assert len(found.spans) == 2
    assert guessed(path, FORMATS) is WEB_ANNOTATION
