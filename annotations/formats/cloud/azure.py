"""Azure AI Language: the labels file of custom entity recognition, or of conversations.

One JSON object with all documents; their texts lie beside, those of conversations are
in it. Offsets count what the file says, which is UTF-16 units unless it says otherwise.

Source: “Custom NER data formats” in Microsoft's documentation.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from annotations.errors import CopydeskError
from annotations.exchange.format import Format, Reading
from annotations.exchange.found import FoundArticle, FoundSpan
from annotations.exchange.head import Head
from annotations.exchange.units import Unit
from annotations.formats.cloud.parts import offset_of, text_beside
from annotations.formats.parts.objects import listed, no_span
from annotations.readers.json_text import json_value
from annotations.readers.metadata import news_metadata
from annotations.readers.reader import Refusal, name_of

Record = Mapping[str, Any]

_LISTS = ("documents", "utterances")
_TAKEN = frozenset({"location", "text", "entities"})
_UNITS = {
    "unicodecodepoint": Unit.CODE_POINTS,
    "textelements_v8": Unit.GRAPHEMES,
    "textelement_v8": Unit.GRAPHEMES,
}


def _read(path: Path) -> Reading:
    whole: Any = json_value(path.read_bytes())
    if not _is_azure(whole):
        raise CopydeskError(
            "It has no “assets” with “documents”; choose another format."
        )
    unit = _UNITS.get(str(whole.get("stringIndexType")).casefold(), Unit.UTF_16)
    name = name_of(path)
    for kind in _LISTS:
        for number, item in enumerate(listed(whole["assets"], kind), start=1):
            where = f"{name}, {kind.removesuffix('s')} {number}"
            try:
                yield _found(item, where, path, unit)
            except CopydeskError as error:
                yield Refusal(where, str(error))


def _found(item: Any, where: str, path: Path, unit: Unit) -> FoundArticle:
    if not isinstance(item, dict):
        raise CopydeskError("It is no document with a location and entities.")
    made = list(_spans(item))
    besides = {name: value for name, value in item.items() if name not in _TAKEN}
    location = item.get("location")
    return FoundArticle(
        where=where,
        text=_text(item, path),
        key=location if isinstance(location, str) else "",
        news=news_metadata(besides),
        spans=tuple(one for one in made if isinstance(one, FoundSpan)),
        unit=unit,
        left_aside=tuple(one for one in made if isinstance(one, str)),
    )


def _text(item: Record, path: Path) -> str:
    if isinstance(text := item.get("text"), str):
        return text
    if isinstance(location := item.get("location"), str):
        return text_beside(path, location)
    raise CopydeskError("It says neither its text nor its location; export it again.")


def _spans(item: Record) -> Iterator[FoundSpan | str]:
    """Read the labels of all regions; places are those in the document."""
    for one in listed(item, "entities"):
        is_region = isinstance(one, dict) and "labels" in one
        for label in listed(one, "labels") if is_region else [one]:
            yield _span(label) or no_span(label)


def _span(item: Any) -> FoundSpan | None:
    if not isinstance(item, dict) or not isinstance(item.get("category"), str):
        return None
    start, length = offset_of(item.get("offset")), offset_of(item.get("length"))
    if start is None or length is None:
        return None
    return FoundSpan(start=start, end=start + length, label=item["category"])


def _is_azure(value: Any) -> bool:
    assets = value.get("assets") if isinstance(value, dict) else None
    if not isinstance(assets, dict):
        return False
    return any(isinstance(assets.get(name), list) for name in _LISTS)


def _knows(head: Head) -> bool:
    return _is_azure(head.value)


AZURE = Format(
    name="azure",
    title="Azure AI Language labels (custom entities and conversations)",
    suffixes=(".json",),
    unit=Unit.UTF_16,
    carries=frozenset(),
    writer=None,
    read=_read,
    knows=_knows,
)
