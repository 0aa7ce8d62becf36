"""doccano: JSON Lines with a list of labels each, or with entities and relations.

Offsets count code points. What doccano knows of an article besides, it keeps as
metadata, and gives back at the top of the line. Its first versions wrote the numbers of
labels; what they mean is in the list of labels that it exports, too.
"""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import Any

from annotations.annotated import AnnotatedSpan
from annotations.errors import CopydeskError
from annotations.exchange.fitting import Fitted
from annotations.exchange.format import Format, Reading, Writer
from annotations.exchange.found import FoundArticle, FoundRelation, FoundSpan
from annotations.exchange.head import Head
from annotations.exchange.text import as_json, as_line
from annotations.exchange.traits import EVERYTHING
from annotations.exchange.writing import StreamWriter
from annotations.formats.parts.aside import (
    aside_of,
    shown_relations,
    standing,
    with_aside,
)
from annotations.formats.parts.extras import KEY
from annotations.formats.parts.objects import first_object, listed, read_objects
from annotations.readers.json_text import json_value
from annotations.readers.metadata import news_metadata
from annotations.wording import shortened

_TEXTS = ("text", "data", "column_data")
_LABELS = ("entities", "label", "labels", "annotations", "column_label")
_OURS = frozenset({KEY, "id", "relations"})
_CONFIGS = ("label_config.json", "labels.json")
_LARGEST = 10_000_000

Names = Mapping[int, str]
"""The names of labels by their numbers."""

_NO_NAMES: Names = MappingProxyType({})


def _labels_writer(path: Path) -> Writer:
    return StreamWriter(path, _labels_line)


def _labels_line(fitted: Fitted) -> bytes:
    article = fitted.annotated.article
    spans = sorted(map(_triple, standing(fitted.annotated)))
    record = {
        "id": article.sha256[:16],
        "text": article.text,
        "label": spans,
        KEY: aside_of(fitted.annotated),
        "Comments": [],
    }
    return as_line(record)


def _triple(one: AnnotatedSpan) -> tuple[int, int, str]:
    return one.span.start, one.span.end, one.label


def _relations_writer(path: Path) -> Writer:
    return StreamWriter(path, _relations_line)


def _relations_line(fitted: Fitted) -> bytes:
    annotated = fitted.annotated
    spans = standing(annotated)
    numbers = {one.id: number for number, one in enumerate(spans)}
    shown, hidden = shown_relations(annotated)
    entities = [
        {
            "id": number,
            "label": one.label,
            "start_offset": one.span.start,
            "end_offset": one.span.end,
        }
        for number, one in enumerate(spans)
    ]
    relations = [
        {
            "id": number,
            "from_id": numbers[one.head],
            "to_id": numbers[one.child],
            "type": one.label,
        }
        for number, one in enumerate(shown)
    ]
    record = {
        "id": annotated.article.sha256[:16],
        "text": annotated.article.text,
        "entities": entities,
        "relations": relations,
        KEY: aside_of(annotated, relations=hidden),
        "Comments": [],
    }
    return as_line(record)


def _read(path: Path) -> Reading:
    yield from read_objects(path, partial(_found, names=_names_beside(path)))


def _names_beside(path: Path) -> Names:
    """Look for the list of labels beside a file."""
    for name in _CONFIGS:
        place = path.with_name(name)
        if place.is_file() and place.stat().st_size < _LARGEST:
            with suppress(CopydeskError):
                return _names_in(json_value(place.read_bytes()))
    return {}


def _names_in(labels: object) -> Names:
    return {
        one["id"]: str(one["text"])
        for one in (labels if isinstance(labels, list) else ())
        if isinstance(one, dict) and isinstance(one.get("id"), int) and "text" in one
    }


def _found(record: Mapping[str, Any], where: str, names: Names) -> FoundArticle:
    text = next((name for name in _TEXTS if isinstance(record.get(name), str)), None)
    if text is None:
        raise CopydeskError(
            'It has no “text”; write it like {"text": "…", "label": […]}.'
        )
    labels = next((name for name in _LABELS if _is_spans(record.get(name))), None)
    made = [_span(one, names) for one in record[labels]] if labels else []
    joined = [_relation(one) for one in listed(record, "relations")]
    besides = {
        name: value
        for name, value in record.items()
        if name not in {text, labels, *_OURS} and value not in ([], None)
    }
    found = FoundArticle(
        where=where,
        text=record[text],
        key=str(record.get("id", "")),
        news=news_metadata(besides),
        spans=tuple(one for one in made if isinstance(one, FoundSpan)),
        relations=tuple(one for one in joined if isinstance(one, FoundRelation)),
        left_aside=tuple(
            one
            for one in (*made, *joined, *_of_whole(besides), *_unnamed(made, record))
            if isinstance(one, str)
        ),
    )
    return with_aside(found, record[KEY], besides) if KEY in record else found


def _of_whole(besides: Mapping[str, object]) -> Iterator[str]:
    """Say which labels are about the whole text, as in projects to sort texts."""
    for name in (*_LABELS, "cats"):
        if besides.get(name) not in (None, "", []):
            said = shortened(as_json(besides[name]))
            yield f"Kept as metadata, being about the whole text: {name} {said}."


def _unnamed(
    made: Iterable[FoundSpan | str], record: Mapping[str, Any]
) -> Iterator[str]:
    labels = (one.label for one in made if isinstance(one, FoundSpan))
    if KEY not in record and any(map(str.isdecimal, labels)):
        yield (
            "Labels are numbers here; put doccano's label_config.json beside the file "
            "to have their names."
        )


def _is_spans(found: object) -> bool:
    """Tell a list of spans from one of categories."""
    return isinstance(found, list) and all(isinstance(x, list | dict) for x in found)


def _span(item: Any, names: Names = _NO_NAMES) -> FoundSpan | str:
    match item:
        case [int(start), int(end), str() | int() as label, *_]:
            return FoundSpan(start=start, end=end, label=_named(label, names))
        case {"start_offset": int(start), "end_offset": int(end)} if "label" in item:
            user = item.get("user_name") or item.get("user") or ""
            return FoundSpan(
                start=start,
                end=end,
                label=str(item.get("label_name") or _named(item["label"], names)),
                id=str(item.get("id", "")),
                annotator=str(user),
            )
    return f"“{shortened(as_json(item))}” is no span with a start, an end and a label."


def _named(label: object, names: Names) -> str:
    return names.get(label, str(label)) if isinstance(label, int) else str(label)


def _relation(item: object) -> FoundRelation | str:
    match item:
        case {"from_id": head, "to_id": child, "type": label}:
            return FoundRelation(label=str(label), head=str(head), child=str(child))
    return f"“{shortened(as_json(item))}” is no relation between two entities."


def _knows_labels(head: Head) -> bool:
    record = first_object(head)
    return _is_doccanos(record) and not _has_entities(record)


def _knows_relations(head: Head) -> bool:
    record = first_object(head)
    return _is_doccanos(record) and _has_entities(record)


def _is_doccanos(record: Mapping[str, Any]) -> bool:
    if not any(isinstance(record.get(name), str) for name in _TEXTS):
        return False
    lists = [record[name] for name in _LABELS if _is_spans(record.get(name))]
    if any(isinstance(_span(one), FoundSpan) for some in lists for one in some):
        return True
    is_commented = "Comments" in record and not {"label", "relations"}.isdisjoint(
        record
    )
    return is_commented or [] in lists


def _has_entities(record: Mapping[str, Any]) -> bool:
    if "relations" in record:
        return True
    return any(isinstance(one, dict) for one in record.get("entities") or ())


_SUFFIXES = (".jsonl", ".json")

DOCCANO = Format(
    name="doccano",
    title="doccano JSON Lines with labels",
    suffixes=_SUFFIXES,
    is_joined=True,
    carries=EVERYTHING,
    loses=("relations, as far as doccano shows them",),
    writer=_labels_writer,
    read=_read,
    knows=_knows_labels,
    helpers=_CONFIGS[:1],
)
DOCCANO_RELATIONS = Format(
    name="doccano-relations",
    title="doccano JSON Lines with entities and relations",
    suffixes=_SUFFIXES,
    is_joined=True,
    carries=EVERYTHING,
    writer=_relations_writer,
    read=_read,
    knows=_knows_relations,
)
