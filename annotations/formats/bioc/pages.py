"""Documents of BioC, as its JSON has them; its XML says the same in elements.

A document has passages, which may have sentences; either of them a text, an offset in
the document, and annotations with one or several locations. What else there is to say
is said in infons: strings by names.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from annotations.annotated import AnnotatedArticle, AnnotatedSpan
from annotations.errors import CopydeskError
from annotations.exchange.format import Entity, Seen
from annotations.exchange.found import FoundArticle, FoundRelation, FoundSpan
from annotations.exchange.text import as_json
from annotations.exchange.writing import key_of
from annotations.formats.bioc.places import Layout, Spot, Stretch
from annotations.formats.parts.extras import (
    PREFIX,
    article_extras,
    as_features,
    from_features,
    span_extras,
    with_article_extras,
    with_span_extras,
)
from annotations.readers.metadata import news_metadata
from annotations.selection import GOOD_STATES
from annotations.span import Span

_TYPE = "type"
_STATE = f"{PREFIX}state"
_OURS = f"{PREFIX}version"
_NO_DOCUMENT = (
    "This is no document of BioC (id, passages); choose the format it is in, or export "
    "it again from its source."
)


def record_of(annotated: AnnotatedArticle) -> dict[str, Any]:
    """Make a document of one passage."""
    text = annotated.article.text
    return {
        "id": annotated.article.key,
        "infons": as_features(article_extras(annotated)),
        "passages": [
            {
                "infons": {},
                "offset": 0,
                "text": text,
                "sentences": [],
                "annotations": [_annotation(one, text) for one in annotated.spans],
                "relations": [
                    {
                        "id": f"R{number}",
                        "infons": {_TYPE: one.label},
                        "nodes": [
                            {"refid": one.head, "role": "head"},
                            {"refid": one.child, "role": "child"},
                        ],
                    }
                    for number, one in enumerate(annotated.relations, start=1)
                ],
            }
        ],
        "annotations": [],
        "relations": [],
    }


def _annotation(one: AnnotatedSpan, text: str) -> dict[str, Any]:
    extras = span_extras(one)
    for native in ("id", "parts"):
        extras.pop(native, None)
    values = dict(one.values)
    if _TYPE in values or any(name.startswith(PREFIX) for name in values):
        values = {}
    else:
        extras.pop("values", None)
    return {
        "id": one.id,
        "infons": {_TYPE: one.label, **values, **as_features(extras)},
        "text": one.words(text),
        "locations": [_location(part) for part in one.parts or (one.span,)],
    }


def _location(part: Span) -> dict[str, int]:
    return {"offset": part.start, "length": len(part)}


def found_of(record: Mapping[str, Any], where: str) -> FoundArticle:
    """Say what is in a document.

    Raises:
        CopydeskError: it is none, or what Copydesk noted in it is damaged.
    """
    try:
        page = _page(record)
        relations, strange = _relations(page)
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise CopydeskError(_NO_DOCUMENT) from error
    is_ours = _OURS in page.infons
    layout = Layout.of(page.stretches, page.spots)
    if page.unsaid:
        names = ", ".join(sorted(page.unsaid))
        strange.append(f"What passages and sentences say of themselves ({names}).")
    found = FoundArticle(
        where=where,
        text=layout.text,
        key=key_of(str(record.get("id") or "")),
        news=news_metadata(page.infons),
        spans=tuple(_span(one, layout, is_ours=is_ours) for one in page.spots),
        relations=relations,
        goes_by_offsets=True,
        is_rebuilt=not is_ours and layout.is_rebuilt,
        left_aside=(*page.loose, *strange),
    )
    return with_article_extras(found, from_features(page.infons)) if is_ours else found


def seen_in(document: Any) -> Seen:
    """Say what BioC's library sees in a document: spans that a person stands behind."""
    (passage,) = document.passages
    entities = (
        Entity(one.total_span.offset, one.total_span.end, one.infons[_TYPE] or "")
        for one in passage.annotations
        if one.infons.get(_STATE, "added") in GOOD_STATES
    )
    return Seen(passage.text or "", tuple(sorted(entities)))


@dataclass(slots=True)
class _Page:
    infons: Mapping[str, str]
    stretches: list[Stretch] = field(default_factory=list)
    spots: list[Spot] = field(default_factory=list)
    relations: list[Mapping[str, Any]] = field(default_factory=list)
    loose: list[str] = field(default_factory=list)
    unsaid: set[str] = field(default_factory=set)


def _page(record: Mapping[str, Any]) -> _Page:
    page = _Page(_infons(record))
    for passage in record["passages"]:
        _take(page, passage, is_sentence=False)
        for sentence in passage.get("sentences") or ():
            _take(page, sentence, is_sentence=True, is_known=bool(passage.get("text")))
            _take_others(page, sentence)
        _take_others(page, passage)
    _take_others(page, record)
    return page


def _take(
    page: _Page, one: Mapping[str, Any], *, is_sentence: bool, is_known: bool = False
) -> None:
    """Take a stretch of text, unless it is known already, as part of a passage."""
    text = one.get("text")
    if text and not is_known:
        follows = is_sentence and bool(page.stretches)
        stretch = Stretch(int(one["offset"]), str(text), is_sentence=follows)
        page.stretches.append(stretch)
    page.unsaid |= _infons(one).keys()


def _take_others(page: _Page, one: Mapping[str, Any]) -> None:
    page.relations += one.get("relations") or ()
    inside = len(page.stretches) - 1
    for annotation in one.get("annotations") or ():
        infons = _infons(annotation)
        locations = tuple(
            (int(at["offset"]), int(at["offset"]) + int(at["length"]))
            for at in annotation.get("locations") or ()
        )
        label = _label(infons)
        if locations:
            page.spots.append(
                Spot(
                    id=str(annotation.get("id") or ""),
                    label=label,
                    infons=infons,
                    words=_words(annotation.get("text")),
                    locations=locations,
                    inside=inside,
                )
            )
        else:
            page.loose.append(f"An annotation ({label}) of the document as a whole.")


def _words(said: object) -> str | None:
    return said if isinstance(said, str) and said else None


def _infons(one: Mapping[str, Any]) -> dict[str, str]:
    found = one.get("infons") or {}
    return {
        str(name): as_json(value) if isinstance(value, list | dict) else str(value)
        for name, value in found.items()
        if value is not None
    }


def _label(infons: Mapping[str, str]) -> str:
    """Find the label: what ``type`` says, unless that is the name of a Java class."""
    kind = infons.get(_TYPE, "")
    if not kind or "." in kind.strip("."):
        return infons.get("label") or infons.get("value") or kind or _first(infons)
    return kind


def _first(infons: Mapping[str, str]) -> str:
    return next(iter(infons.values()), "annotation")


def _span(one: Spot, layout: Layout, *, is_ours: bool) -> FoundSpan:
    parts = layout.placed(one)
    kind = one.infons.get(_TYPE, "")
    label = kind if is_ours else one.label
    values = {
        name: value
        for name, value in one.infons.items()
        if not name.startswith(PREFIX) and (name != _TYPE or kind != label)
    }
    found = FoundSpan(
        start=min(start for start, _ in parts),
        end=max(end for _, end in parts),
        label=label,
        words=one.words,
        parts=parts if len(parts) > 1 else (),
        id=one.id,
        values=MappingProxyType(values),
    )
    return with_span_extras(found, from_features(one.infons)) if is_ours else found


def _relations(page: _Page) -> tuple[tuple[FoundRelation, ...], list[str]]:
    made: list[FoundRelation] = []
    strange: list[str] = []
    ids = {one.id for one in page.spots}
    for one in page.relations:
        label = _label(_infons(one))
        match list(_ends(one)):
            case [head, child] if {head, child} <= ids:
                made.append(FoundRelation(label=label, head=head, child=child))
            case ends:
                strange.append(
                    f"The relation “{label}” of {', '.join(ends) or 'nothing'} does "
                    "not join two annotations that are there."
                )
    return tuple(made), strange


def _ends(relation: Mapping[str, Any]) -> Iterator[str]:
    nodes: Sequence[Mapping[str, Any]] = relation.get("nodes") or ()
    yield from (str(node.get("refid")) for node in nodes)
