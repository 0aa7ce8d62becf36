"""GATE's bdoc in JSON: a text, features, and sets of annotations with offsets."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from annotations.errors import CopydeskError
from annotations.exchange.fitting import Fitted
from annotations.exchange.format import Format, Reading, Writer
from annotations.exchange.head import Head
from annotations.exchange.traits import EVERYTHING
from annotations.exchange.units import Unit
from annotations.exchange.writing import SpreadWriter, key_of, stem_of
from annotations.formats.gate.documents import (
    GateDocument,
    GateSpan,
    document_of,
    found_of,
    library,
    sets_of,
)
from annotations.formats.gate.packed import MESSAGE_PACK, YAML, ZIPPED, value_in
from annotations.readers.reader import name_of
from annotations.wording import counted

_RELATIONS = "copydesk.relations"
_PACKED = (YAML, MESSAGE_PACK)
_SUFFIXES = (
    *(".bdocjs", ".bdocjson", ".json", *_PACKED),
    *(f"{one}{ZIPPED}" for one in (".bdocjs", *_PACKED)),
)
_UNITS = {"p": Unit.CODE_POINTS, "j": Unit.UTF_16}


def _writer(path: Path) -> Writer:
    return SpreadWriter(path, _pages)


def _pages(fitted: Fitted) -> dict[str, bytes]:
    document = document_of(fitted.annotated)
    relations = [[label, *members] for label, members in document.relations]
    page = {
        "annotation_sets": {
            name: _set_record(name, spans) for name, spans in sets_of(document).items()
        },
        "text": document.text,
        "features": {
            **document.features,
            **({_RELATIONS: relations} if relations else {}),
        },
        "offset_type": "p",
        "name": stem_of(fitted.annotated),
    }
    # In ASCII, as GATE's library reads it in whatever encoding the system has.
    return {".bdocjs": json.dumps(page, allow_nan=False).encode()}


def _set_record(name: str, spans: list[GateSpan]) -> dict[str, object]:
    return {
        "name": name,
        "annotations": [
            {
                "type": one.type,
                "start": one.start,
                "end": one.end,
                "id": int(one.id),
                "features": dict(one.features),
            }
            for one in spans
        ],
        "next_annid": max((int(one.id) + 1 for one in spans), default=0),
    }


def _read(path: Path) -> Reading:
    page: Any = value_in(path)
    if not _is_page(page):
        raise CopydeskError(
            "It is no document of GATE (text, annotation_sets); choose the format it "
            "is in."
        )
    unit = _UNITS.get(str(page.get("offset_type") or "p"))
    if unit is None:
        raise CopydeskError(
            "Its offset_type is neither p nor j, which are all that GATE knows; save "
            "it again from its source."
        )
    records = list(_records(page["annotation_sets"]))
    spans = [_span(name, one) for name, one in records if _is_whole(one)]
    features = dict(page.get("features") or {})
    document = GateDocument(
        text=page["text"],
        relations=_relations(features.pop(_RELATIONS, [])),
        features=features,
        spans=tuple(spans),
    )
    found = found_of(document, where=name_of(path), key=_key(path), unit=unit)
    if broken := len(records) - len(spans):
        said = f"{counted(broken, 'annotation')} without a type or offsets."
        found = replace(found, left_aside=(*found.left_aside, said))
    yield found


def _key(path: Path) -> str:
    is_zipped = path.suffix.lower() == ZIPPED
    return key_of(path.with_suffix("").stem if is_zipped else path.stem)


def _is_page(page: object) -> Any:
    return (
        isinstance(page, dict)
        and isinstance(page.get("text"), str)
        and isinstance(page.get("annotation_sets"), dict)
        and isinstance(page.get("features") or {}, dict)
    )


def _records(sets: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    for name, one in sets.items():
        annotations = one.get("annotations") if isinstance(one, dict) else None
        for record in annotations if isinstance(annotations, list) else ():
            yield name, record


def _is_whole(record: Any) -> bool:
    return (
        isinstance(record, dict)
        and isinstance(record.get("type"), str)
        and all(isinstance(record.get(name), int) for name in ("start", "end"))
        and isinstance(record.get("features") or {}, dict)
    )


def _span(name: str, record: Mapping[str, Any]) -> GateSpan:
    return GateSpan(
        id=str(record.get("id", "")),
        type=record["type"],
        start=record["start"],
        end=record["end"],
        set=name,
        features=record.get("features") or {},
    )


def _relations(found: Any) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Read relations as Copydesk writes them.

    Raises:
        CopydeskError: they are not.
    """
    try:
        return tuple(
            (str(label), (str(head), str(child))) for label, head, child in found
        )
    except (TypeError, ValueError) as error:
        raise CopydeskError(
            f"What Copydesk has noted in it (“{_RELATIONS}”) is damaged; export it "
            "again, or take that out."
        ) from error


def _knows(head: Head) -> bool:
    is_packed = head.path.name.lower().endswith((*_PACKED, ZIPPED))
    return is_packed or bool(_is_page(head.value))


BDOC = Format(
    name="bdoc",
    title="GATE bdoc (JSON; also reads its YAML and MessagePack)",
    suffixes=_SUFFIXES,
    carries=EVERYTHING,
    is_spread=True,
    writer=_writer,
    read=_read,
    knows=_knows,
    library=library("json"),
)
