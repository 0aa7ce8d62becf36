"""Reading lines of doccano, old and new, of all labels or of one annotator."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any

from annotations.errors import CopydeskError
from annotations.exchange.format import Reading
from annotations.exchange.found import FoundArticle, FoundRelation, FoundSpan
from annotations.exchange.text import as_json
from annotations.formats.doccano.counting import other_than, unit_of
from annotations.formats.doccano.people import signed, whose
from annotations.formats.doccano.spans import Names, names_in, relation_of, span_of
from annotations.formats.parts.aside import with_aside
from annotations.formats.parts.extras import KEY, damaged
from annotations.formats.parts.objects import listed, read_objects
from annotations.readers.json_text import json_value
from annotations.readers.metadata import news_metadata
from annotations.wording import shortened

TEXTS = ("text", "data", "column_data")
LABELS = ("entities", "label", "labels", "annotations", "column_label")
CONFIGS = ("label_config.json", "labels.json")

_OURS = frozenset({KEY, "id", "relations"})
_LARGEST = 10_000_000


def read(path: Path) -> Reading:
    """Read a file; beside it, look for the names of labels and of annotators."""
    who = whose(path)
    for found in read_objects(path, partial(_found, names=_names_beside(path))):
        yield signed(found, who)


def is_spans(found: object) -> bool:
    """Tell a list of spans from one of categories."""
    return isinstance(found, list) and all(isinstance(x, list | dict) for x in found)


def _names_beside(path: Path) -> Names:
    """Look for the list of labels beside a file."""
    for name in CONFIGS:
        place = path.with_name(name)
        if place.is_file() and place.stat().st_size < _LARGEST:
            with suppress(CopydeskError):
                return names_in(json_value(place.read_bytes()))
    return {}


def _found(record: Mapping[str, Any], where: str, names: Names) -> FoundArticle:
    text = next((name for name in TEXTS if isinstance(record.get(name), str)), None)
    if text is None:
        raise CopydeskError(
            'It has no “text”; write it like {"text": "…", "label": […]}.'
        )
    labels = next((name for name in LABELS if is_spans(record.get(name))), None)
    made = [span_of(one, names) for one in record[labels]] if labels else []
    joined = [relation_of(one) for one in listed(record, "relations")]
    besides = {
        name: value
        for name, value in record.items()
        if name not in {text, labels, *_OURS} and value not in ([], None)
    }
    said = _aside(record)
    unit = unit_of(record, said)
    found = FoundArticle(
        where=where,
        text=record[text],
        key=str(record.get("id", "")),
        news=news_metadata(besides),
        spans=tuple(one for one in made if isinstance(one, FoundSpan)),
        relations=tuple(one for one in joined if isinstance(one, FoundRelation)),
        unit=unit,
        older_unit=other_than(unit),
        may_count_graphemes=True,
        left_aside=tuple(
            one
            for one in (*made, *joined, *_of_whole(besides), *_unnamed(made, said))
            if isinstance(one, str)
        ),
    )
    return found if said is None else with_aside(found, said, besides)


def _aside(record: Mapping[str, Any]) -> Any:
    """Take what Copydesk noted; articles of others in the same project have null."""
    said = record.get(KEY)
    if not isinstance(said, str):
        return said
    try:
        return json_value(said.encode())
    except (CopydeskError, UnicodeEncodeError) as error:
        raise damaged() from error


def _of_whole(besides: Mapping[str, object]) -> Iterator[str]:
    """Say which labels are about the whole text, as in projects to sort texts."""
    for name in (*LABELS, "cats"):
        if besides.get(name) not in (None, "", []):
            said = shortened(as_json(besides[name]))
            yield f"Kept as metadata, being about the whole text: {name} {said}."


def _unnamed(made: Iterable[FoundSpan | str], said: object) -> Iterator[str]:
    labels = (one.label for one in made if isinstance(one, FoundSpan))
    if said is None and any(map(str.isdecimal, labels)):
        yield (
            "Labels are numbers here; put doccano's label_config.json beside the file "
            "to have their names."
        )
