"""Spans and relations as doccano has them."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from annotations.exchange.found import FoundRelation, FoundSpan
from annotations.exchange.text import as_json
from annotations.formats.parts.objects import no_span
from annotations.wording import shortened

Names = Mapping[int, str]
"""The names of labels by their numbers."""

_NO_NAMES: Names = MappingProxyType({})


def names_in(labels: object) -> Names:
    """Read the list of labels that doccano exports."""
    return {
        one["id"]: str(one["text"])
        for one in (labels if isinstance(labels, list) else ())
        if isinstance(one, dict) and isinstance(one.get("id"), int) and "text" in one
    }


def span_of(item: Any, names: Names = _NO_NAMES) -> FoundSpan | str:
    """Make a span of a list or an object; or say that it is none."""
    match item:
        case [int(start), int(end), str() | int() as label, *_]:
            return FoundSpan(start=start, end=end, label=_named(label, names))
        case {"start_offset": int(start), "end_offset": int(end), "label": label}:
            user = item.get("user_name") or item.get("user") or ""
            return FoundSpan(
                start=start,
                end=end,
                label=str(item.get("label_name") or _named(label, names)),
                id=str(item.get("id", "")),
                annotator=str(user),
            )
    return no_span(item)


def _named(label: object, names: Names) -> str:
    return names.get(label, str(label)) if isinstance(label, int) else str(label)


def relation_of(item: object) -> FoundRelation | str:
    """Make a relation of an object; or say that it is none."""
    match item:
        case {"from_id": head, "to_id": child, "type": label}:
            return FoundRelation(label=str(label), head=str(head), child=str(child))
    return f"“{shortened(as_json(item))}” is no relation between two entities."
