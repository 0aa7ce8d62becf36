"""W3C Web Annotation: JSON-LD, one page of annotations for each article.

The first annotation of a page is about the whole article, and its target holds the
text, as a resource with a value; the others refer to that by its IRI, by position (in
code points) and by quotation. A relation is an annotation that links two others.

Source: Web Annotation Data Model, W3C Recommendation of 23 February 2017.
"""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from annotations.annotated import AnnotatedArticle, AnnotatedSpan
from annotations.exchange.fitting import Fitted
from annotations.exchange.format import Format, Writer
from annotations.exchange.traits import EVERYTHING
from annotations.formats.parts.aside import aside_of, shown_relations, standing
from annotations.formats.parts.extras import KEY, span_extras
from annotations.formats.parts.objects import list_writer
from annotations.formats.web_annotation.reading import knows, read
from annotations.selection import GOOD_STATES
from annotations.span import Span

_CONTEXT = [
    "http://www.w3.org/ns/anno.jsonld",
    {KEY: {"@id": "urn:copydesk:noted", "@type": "@json"}},
]
_NATIVE = frozenset({"note", "annotator", "decided_at", "parts"})
_AROUND = 32

Node = dict[str, object]


def _writer(path: Path) -> Writer:
    return list_writer(path, _page)


def _page(fitted: Fitted) -> Node:
    annotated = fitted.annotated
    iri = f"urn:sha256:{annotated.article.sha256}"
    return {
        "@context": _CONTEXT,
        "id": f"{iri}#annotations",
        "type": "AnnotationPage",
        "items": [
            _about(annotated, iri),
            *(
                _tagging(one, annotated.article.text, iri, number)
                for number, one in enumerate(standing(annotated), start=1)
            ),
            *_linking(annotated, iri),
        ],
    }


def _about(annotated: AnnotatedArticle, iri: str) -> Node:
    """Tell of the article, with what no other tool is to take for an annotation."""
    _, hidden = shown_relations(annotated)
    others = [one for one in annotated.spans if one.state not in GOOD_STATES]
    article = annotated.article
    target: Node = {"id": iri, "type": "Text", "format": "text/plain"}
    if article.news.language:
        target["language"] = article.news.language
    return {
        "id": f"{iri}#article",
        "type": "Annotation",
        "motivation": "describing",
        "target": target | {"value": article.text},
        KEY: aside_of(replace(annotated, spans=tuple(others)), relations=hidden),
    }


def _tagging(one: AnnotatedSpan, text: str, iri: str, number: int) -> Node:
    targets = [
        {"source": iri, "selector": _selectors(piece, text)}
        for piece in one.parts or (one.span,)
    ]
    pieces = {"type": "oa:Composite", "items": targets}
    extras = {"id": one.id, **span_extras(one)}
    node: Node = {
        "id": f"{iri}#{number}",
        "type": "Annotation",
        "motivation": "tagging",
    }
    if one.annotator:
        node["creator"] = {"type": "Person", "name": one.annotator}
    if one.decided_at:
        node["created"] = one.decided_at.isoformat()
    return node | {
        "body": [*_bodies(one)],
        "target": pieces if one.parts else targets[0],
        KEY: {name: value for name, value in extras.items() if name not in _NATIVE},
    }


def _bodies(one: AnnotatedSpan) -> Iterator[Node]:
    yield {"type": "TextualBody", "purpose": "tagging", "value": one.label}
    if one.note:
        yield {"type": "TextualBody", "purpose": "commenting", "value": one.note}


def _selectors(span: Span, text: str) -> list[Node]:
    return [
        {"type": "TextPositionSelector", "start": span.start, "end": span.end},
        {
            "type": "TextQuoteSelector",
            "exact": span.of(text),
            "prefix": text[max(0, span.start - _AROUND) : span.start],
            "suffix": text[span.end : span.end + _AROUND],
        },
    ]


def _linking(annotated: AnnotatedArticle, iri: str) -> Iterator[Node]:
    shown, _ = shown_relations(annotated)
    spans = enumerate(standing(annotated), start=1)
    iris = {one.id: f"{iri}#{number}" for number, one in spans}
    for number, one in enumerate(shown, start=1):
        yield {
            "id": f"{iri}#r{number}",
            "type": "Annotation",
            "motivation": "linking",
            "body": {"type": "TextualBody", "purpose": "tagging", "value": one.label},
            "target": [{"id": iris[one.head]}, {"id": iris[one.child]}],
        }


WEB_ANNOTATION = Format(
    name="web-annotation",
    title="W3C Web Annotation JSON-LD",
    suffixes=(".jsonld", ".json", ".jsonl"),
    carries=EVERYTHING,
    writer=_writer,
    read=read,
    knows=knows,
)
