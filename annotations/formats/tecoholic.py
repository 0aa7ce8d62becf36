"""NER Annotator for spaCy (tecoholic): one JSON object with classes and annotations.

Runs in a browser, so that its offsets count UTF-16 units. A text that was skipped is
``null``; what it was is not in the file.
"""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from typing_extensions import override

from annotations.annotation import State
from annotations.errors import CopydeskError
from annotations.exchange.fitting import Fitted
from annotations.exchange.format import Format, Reading
from annotations.exchange.found import FoundArticle, FoundSpan
from annotations.exchange.head import Head
from annotations.exchange.text import as_json, as_line
from annotations.exchange.traits import EVERYTHING
from annotations.exchange.units import Unit
from annotations.exchange.writing import FramedWriter
from annotations.formats.parts.aside import aside_of, standing, with_aside
from annotations.formats.parts.extras import KEY
from annotations.formats.parts.moments import moment
from annotations.marks import PENDING
from annotations.offsets import Utf16Map
from annotations.readers.json_items import json_parts
from annotations.readers.metadata import news_metadata
from annotations.readers.reader import Refusal, name_of
from annotations.suggestion import Pipeline
from annotations.wording import shortened

_STATES = {"predicted": PENDING, "rejected": State.REJECTED.value}
_ITEMS = "annotations"
_FRAME = (b'{"annotations":[\n', b",\n", b"\n],\n")


class _Writer(FramedWriter):
    """Writes the classes last, when all of them are known."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, _pair, _FRAME)
        self._labels: set[str] = set()

    @override
    def add(self, fitted: Fitted) -> None:
        self._labels |= {one.label for one in standing(fitted.annotated)}
        super().add(fitted)

    @override
    def finish(self) -> None:
        self._end += b'"classes":' + as_line(sorted(self._labels)).rstrip() + b"}\n"
        super().finish()


def _pair(fitted: Fitted) -> bytes:
    annotated = fitted.annotated
    offset = Utf16Map.of(annotated.article.text).to_units
    entities = sorted(
        (offset(one.span.start), offset(one.span.end), one.label)
        for one in standing(annotated)
    )
    said = {"entities": entities, KEY: aside_of(annotated, offset=offset)}
    return as_line([annotated.article.text, said]).rstrip(b"\n")


def _read(path: Path) -> Reading:
    number, is_ours = 0, False
    for name, part in json_parts(path, {_ITEMS}):
        if not name:
            is_ours = is_ours or _is_ours(part)
            continue
        number += 1
        where = f"{name_of(path)}, annotation {number}"
        try:
            yield _found(part, where)
        except CopydeskError as error:
            yield Refusal(where, str(error))
    if not is_ours:
        raise CopydeskError(
            "The file has no “classes” and “annotations”; choose another format."
        )


def _is_ours(value: Any) -> bool:
    return (
        isinstance(value, dict)
        and isinstance(value.get("annotations"), list)
        and isinstance(value.get("classes"), list)
    )


def _found(item: Any, where: str) -> FoundArticle:
    text, said = _parted(item)
    entities = said.get("entities")
    made = [_span(one) for one in entities] if isinstance(entities, list) else []
    besides = {name: one for name, one in said.items() if name not in {"entities", KEY}}
    found = FoundArticle(
        where=where,
        text=text,
        news=news_metadata(besides),
        spans=tuple(one for one in made if isinstance(one, FoundSpan)),
        unit=Unit.UTF_16,
        left_aside=tuple(one for one in made if isinstance(one, str)),
    )
    return with_aside(found, said[KEY], besides) if KEY in said else found


def _parted(item: Any) -> tuple[str, Mapping[str, Any]]:
    """Take an annotation apart; its text stands before the entities, or with them."""
    match item:
        case None:
            raise CopydeskError(
                "It was skipped, and its text is not in the file; annotate it first."
            )
        case [str(text), dict(said)]:
            return text, said
        case {"text": str(text)}:
            return text, {name: one for name, one in item.items() if name != "text"}
    raise CopydeskError('It is no annotation; write it like ["…", {"entities": […]}].')


def _span(item: Any) -> FoundSpan | str:
    match item:
        case [int(start), int(end), str(label), list(acts), *_]:
            return _reviewed(FoundSpan(start=start, end=end, label=label), acts)
        case [int(start), int(end), list(acts), *_]:
            return _reviewed(FoundSpan(start=start, end=end, label=""), acts)
        case [int(start), int(end), str(label), *_]:
            return FoundSpan(start=start, end=end, label=label)
        case {"start": int(start), "end": int(end), "label": str(label)}:
            return FoundSpan(start=start, end=end, label=label)
    return (
        f"“{shortened(as_json(item))}” is no entity with a start, an end and a label."
    )


def _reviewed(one: FoundSpan, acts: list[Any]) -> FoundSpan:
    """Take the last of what was done to an entity: some versions list all of it."""
    match acts[-1:]:
        case [[str(done), str(when), str(who), str(label), *_]]:
            state = _STATES.get(done.casefold(), State.ADDED.value)
            known = replace(one, label=label, state=state)
            if state == PENDING:
                return replace(known, pipeline=Pipeline.named(who))
            return replace(known, annotator=who, decided_at=moment(when))
    return one


def _knows(head: Head) -> bool:
    return _is_ours(head.value) or head.data.startswith(_FRAME[0])


TECOHOLIC = Format(
    name="tecoholic",
    title="NER Annotator (tecoholic) JSON",
    suffixes=(".json",),
    carries=EVERYTHING,
    unit=Unit.UTF_16,
    writer=_Writer,
    read=_read,
    knows=_knows,
)
