"""GATE XML: a text with numbered places, and sets of annotations between them."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from annotations.errors import CopydeskError
from annotations.exchange.fitting import Fitted
from annotations.exchange.format import Format, Reading, Writer
from annotations.exchange.head import Head
from annotations.exchange.text import as_json
from annotations.exchange.traits import EVERYTHING
from annotations.exchange.units import Unit
from annotations.exchange.writing import SpreadWriter, key_of
from annotations.formats.gate.documents import (
    GateDocument,
    GateSpan,
    document_of,
    found_of,
    library,
    sets_of,
)
from annotations.formats.parts.xml import parsed, root_of, suited, text_in, written
from annotations.offsets import Utf16Map
from annotations.readers.reader import name_of

_ROOT = "GateDocument"
_STRING = {"className": "java.lang.String"}


def _writer(path: Path) -> Writer:
    return SpreadWriter(path, _pages)


def _pages(fitted: Fitted) -> dict[str, bytes]:
    from lxml import etree

    annotated = fitted.annotated
    units = Utf16Map.of(annotated.article.text)
    document = document_of(annotated, units.to_units)
    root = etree.Element(_ROOT, version="3")
    root.text = "\n"
    _add_features(_line(root, "GateDocumentFeatures"), document.features)
    _add_text(_line(root, "TextWithNodes"), document, units)
    for name, spans in sets_of(document).items():
        found = _line(root, "AnnotationSet", {"Name": name} if name else {})
        found.text = "\n"
        for one in spans:
            _add_span(found, one)
    if document.relations:
        _add_relations(_line(root, "RelationSet"), document)
    return {".xml": written(root)}


def _line(parent: Any, tag: str, attributes: dict[str, str] | None = None) -> Any:
    from lxml import etree

    element = etree.SubElement(parent, tag, attributes or {})
    element.tail = "\n"
    return element


def _add_text(parent: Any, document: GateDocument, units: Utf16Map) -> None:
    from lxml import etree

    text = document.text
    ends = {offset for one in document.spans for offset in (one.start, one.end)}
    offsets = sorted(ends | {0, units.to_units(len(text))})
    points = [units.to_points(offset) for offset in offsets]
    for offset, start, end in zip(
        offsets, points, (*points[1:], len(text)), strict=True
    ):
        etree.SubElement(parent, "Node", id=str(offset)).tail = text[start:end]


def _add_span(parent: Any, one: GateSpan) -> None:
    attributes = {
        "Id": one.id,
        "Type": one.type,
        "StartNode": str(one.start),
        "EndNode": str(one.end),
    }
    _add_features(_line(parent, "Annotation", attributes), one.features)


def _add_relations(parent: Any, document: GateDocument) -> None:
    first = len(document.spans)
    for number, (label, members) in enumerate(document.relations, start=first):
        attributes = {"Id": str(number), "Type": label, "Members": ";".join(members)}
        _line(_line(parent, "Relation", attributes), "UserData")


def _add_features(parent: Any, features: Mapping[str, object]) -> None:
    parent.text = "\n"
    for name, value in features.items():
        feature = _line(parent, "Feature")
        _line(feature, "Name", _STRING).text = name
        said = value if isinstance(value, str) else as_json(value)
        _line(feature, "Value", _STRING).text = said


def _read(path: Path) -> Reading:
    root = parsed(path.read_bytes())
    content = root.find("TextWithNodes")
    if root.tag != _ROOT or content is None:
        raise CopydeskError(
            "This XML is no document of GATE (GateDocument, TextWithNodes); choose "
            "the format it is in."
        )
    text = text_in(content)
    document = GateDocument(
        text=text,
        features=_features(root.find("GateDocumentFeatures")),
        spans=tuple(_spans(root, text, _places(content))),
        relations=tuple(
            (one.get("Type", ""), tuple(one.get("Members", "").split(";")))
            for one in root.iter("Relation")
        ),
    )
    yield found_of(
        document, where=name_of(path), key=key_of(path.stem), unit=Unit.UTF_16
    )


def _places(content: Any) -> dict[str, int]:
    """Find the code points at which nodes stand, whatever their names count in."""
    at = len(content.text or "")
    places = {}
    for node in content:
        places[node.get("id", "")] = at
        at += len(node.tail or "")
    return places


def _spans(root: Any, text: str, places: Mapping[str, int]) -> Iterator[GateSpan]:
    units = Utf16Map.of(text)
    for annotations in root.iterfind("AnnotationSet"):
        for one in annotations.iterfind("Annotation"):
            start, end = (places.get(one.get(name)) for name in _ENDS)
            is_there = start is not None and end is not None
            first, last = (
                _number(one.get(name)) if point is None else units.to_units(point)
                for name, point in zip(_ENDS, (start, end), strict=True)
            )
            yield GateSpan(
                id=one.get("Id", ""),
                type=one.get("Type", ""),
                start=first,
                end=last,
                set=annotations.get("Name", ""),
                words=text[start:end] if is_there else None,
                features=_features(one),
            )


_ENDS = ("StartNode", "EndNode")
_LONGEST = 18
"""Digits, of an offset; Python reads no more than some thousands."""


def _number(said: str | None) -> int:
    """Read the offset that a missing node would have; none is outside any text."""
    is_number = said is not None and said.isdecimal() and len(said) <= _LONGEST
    return int(said) if said and is_number else -1


def _features(parent: Any) -> dict[str, object]:
    if parent is None:
        return {}
    return {
        name: feature.findtext("Value", "")
        for feature in parent.iterfind("Feature")
        if (name := feature.findtext("Name", ""))
    }


def _knows(head: Head) -> bool:
    root = root_of(head)
    return root is not None and root.tag == _ROOT


GATE_XML = Format(
    name="gate-xml",
    title="GATE XML",
    suffixes=(".xml",),
    carries=EVERYTHING,
    loses=("control characters, for which XML has no place",),
    is_spread=True,
    unit=Unit.UTF_16,
    writer=_writer,
    read=_read,
    knows=_knows,
    shape=suited,
    library=library("gatexml"),
)
