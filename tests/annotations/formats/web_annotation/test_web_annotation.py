import json
from dataclasses import replace
from pathlib import Path
from typing import Any

from annotations.annotated import AnnotatedArticle, Relation
from annotations.formats.web_annotation.web_annotation import WEB_ANNOTATION
from annotations.span import Span
from tests.annotations.formats import made


def _page(folder: Path, article: AnnotatedArticle) -> Any:
    (path,), _ = made.written(folder, [article], WEB_ANNOTATION)
    (page,) = json.loads(path.read_bytes())
    return page


def test_an_article_is_a_page_of_annotations(tmp_path: Path) -> None:
    page = _page(tmp_path, made.mixed())

    assert page["@context"][0] == "http://www.w3.org/ns/anno.jsonld"
    assert page["type"] == "AnnotationPage"
    assert {one["type"] for one in page["items"]} == {"Annotation"}


def test_the_first_annotation_holds_the_text(tmp_path: Path) -> None:
    page = _page(tmp_path, made.mixed())

    target = page["items"][0]["target"]
    assert target["value"] == made.MIXED
    assert {one["target"]["source"] for one in page["items"][1:]} == {target["id"]}


def test_a_span_is_told_by_place_and_by_quotation(tmp_path: Path) -> None:
    page = _page(tmp_path, made.article(made.span("תל אביב", "GPE")))

    (one,) = page["items"][1:]
    assert one["motivation"] == "tagging"
    assert one["body"] == [
        {"type": "TextualBody", "purpose": "tagging", "value": "GPE"}
    ]
    assert one["target"]["selector"] == [
        {"type": "TextPositionSelector", "start": 24, "end": 31},
        {
            "type": "TextQuoteSelector",
            "exact": "תל אביב",
            "prefix": "Tim Cook 🙂 met Jose\u0301 in ",
            "suffix": ", not 北京.\nHe said so.",
        },
    ]


def test_people_times_and_notes_have_their_places(tmp_path: Path) -> None:
    page = _page(tmp_path, made.mixed())

    one = page["items"][1]
    assert one["creator"] == {"type": "Person", "name": "ann"}
    assert one["created"] == "2024-02-03T04:05:06+00:00"
    assert one["body"][1] == {
        "type": "TextualBody",
        "purpose": "commenting",
        "value": "“quoted”",
    }


def test_what_does_not_stand_is_no_annotation(tmp_path: Path) -> None:
    page = _page(tmp_path, made.mixed())

    tags = [one["body"][0]["value"] for one in page["items"][1:]]
    assert tags == ["PERSON", "FAMILY NAME", "PERSON", "GPE"]


def test_a_span_with_gaps_is_a_composite(tmp_path: Path) -> None:
    gap = replace(made.span("Tim Cook", "PERSON"), parts=(Span(0, 3), Span(4, 8)))

    target = _page(tmp_path, made.article(gap))["items"][1]["target"]

    quotes = [one["selector"][1]["exact"] for one in target["items"]]
    assert (target["type"], quotes) == ("oa:Composite", ["Tim", "Cook"])


def test_a_relation_links_two_annotations(tmp_path: Path) -> None:
    spans = made.span("Tim Cook", "PERSON"), made.span("Jose\u0301", "PERSON")
    joined = Relation("met", spans[0].id, spans[1].id)

    page = _page(tmp_path, replace(made.article(*spans), relations=(joined,)))

    _, first, second, link = page["items"]
    assert link["motivation"] == "linking"
    assert link["body"]["value"] == "met"
    assert [one["id"] for one in link["target"]] == [first["id"], second["id"]]
