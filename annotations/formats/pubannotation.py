"""PubAnnotation: JSON with denotations, relations and attributes of a text.

A list of such objects is written; one alone is read, too, and one on each line. A span
with gaps has a list of pieces.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import chain, starmap
from pathlib import Path
from types import MappingProxyType
from typing import Any

from annotations.annotated import AnnotatedSpan
from annotations.errors import CopydeskError
from annotations.exchange.fitting import Fitted
from annotations.exchange.format import Format, Reading, Writer
from annotations.exchange.found import FoundArticle, FoundRelation, FoundSpan
from annotations.exchange.head import Head
from annotations.exchange.text import as_json
from annotations.exchange.traits import EVERYTHING
from annotations.formats.parts.aside import (
    aside_of,
    shown_relations,
    standing,
    with_aside,
)
from annotations.formats.parts.extras import KEY
from annotations.formats.parts.objects import (
    first_object,
    list_writer,
    listed,
    read_objects,
)
from annotations.readers.metadata import news_metadata
from annotations.wording import shortened

Track = tuple[str, str, Mapping[str, Any]]
"""What ids begin with, who says it, and what is said."""

_OURS = frozenset(
    {"text", "sourceid", "denotations", "relations", "attributes", "tracks", KEY}
)
_NATIVE = frozenset({"values", "parts"})


def _writer(path: Path) -> Writer:
    return list_writer(path, _record)


def _record(fitted: Fitted) -> dict[str, object]:
    annotated = fitted.annotated
    article, spans = annotated.article, standing(annotated)
    shown, hidden = shown_relations(annotated)
    names = {one.id: f"T{number}" for number, one in enumerate(spans, start=1)}
    relations = [
        {
            "id": f"R{number}",
            "subj": names[one.head],
            "pred": one.label,
            "obj": names[one.child],
        }
        for number, one in enumerate(shown, start=1)
    ]
    return {
        "sourcedb": "Copydesk",
        "sourceid": article.key,
        "text": article.text,
        "denotations": [
            {"id": f"T{number}", "span": _place(one), "obj": one.label}
            for number, one in enumerate(spans, start=1)
        ],
        "relations": relations,
        "attributes": _attributes(spans),
        KEY: aside_of(annotated, relations=hidden, natives=_NATIVE),
    }


def _place(one: AnnotatedSpan) -> object:
    pieces = [
        {"begin": piece.start, "end": piece.end} for piece in one.parts or (one.span,)
    ]
    return pieces if one.parts else pieces[0]


def _attributes(spans: list[AnnotatedSpan]) -> list[dict[str, str]]:
    told = [
        (f"T{number}", name, value)
        for number, one in enumerate(spans, start=1)
        for name, value in one.values.items()
    ]
    return [
        {"id": f"A{number}", "subj": subject, "pred": name, "obj": value}
        for number, (subject, name, value) in enumerate(told, start=1)
    ]


def _read(path: Path) -> Reading:
    return read_objects(path, _found)


def _found(record: Mapping[str, Any], where: str) -> FoundArticle:
    text = record.get("text")
    if not isinstance(text, str):
        raise CopydeskError("It has no “text”; export it again with its text.")
    tracks = [("", "", record), *_tracks(record)]
    made = list(chain.from_iterable(starmap(_spans, tracks)))
    joined = list(chain.from_iterable(starmap(_relations, tracks)))
    besides = {name: one for name, one in record.items() if name not in _OURS}
    found = FoundArticle(
        where=where,
        text=text,
        key=str(record.get("sourceid", "")),
        news=news_metadata(besides),
        spans=tuple(one for one in made if isinstance(one, FoundSpan)),
        relations=tuple(one for one in joined if isinstance(one, FoundRelation)),
        left_aside=tuple(one for one in (*made, *joined) if isinstance(one, str)),
    )
    if KEY not in record:
        return found
    besides = {name: one for name, one in besides.items() if name != "sourcedb"}
    return with_aside(found, record[KEY], besides)


def _tracks(record: Mapping[str, Any]) -> Iterator[Track]:
    """Give what each project says of the text, where there are several."""
    for number, one in enumerate(listed(record, "tracks"), start=1):
        if isinstance(one, dict):
            project = str(one.get("project") or "")
            yield f"{project or number}/", project, one


def _spans(
    before: str, project: str, record: Mapping[str, Any]
) -> Iterator[FoundSpan | str]:
    values = _values(record)
    for item in listed(record, "denotations"):
        one = _span(item, values)
        if isinstance(one, FoundSpan):
            name = f"{before}{one.id}" if one.id else ""
            one = replace(one, id=name, annotator=project)
        yield one


def _relations(
    before: str, _: str, record: Mapping[str, Any]
) -> Iterator[FoundRelation | str]:
    for item in listed(record, "relations"):
        one = _relation(item)
        if isinstance(one, FoundRelation):
            one = replace(one, head=before + one.head, child=before + one.child)
        yield one


def _values(record: Mapping[str, Any]) -> dict[str, dict[str, str]]:
    values: dict[str, dict[str, str]] = {}
    for one in listed(record, "attributes"):
        match one:
            case {"subj": subject, "pred": name, "obj": value}:
                told = value if isinstance(value, str) else as_json(value)
                values.setdefault(str(subject), {})[str(name)] = told
    return values


def _span(item: Any, values: Mapping[str, Mapping[str, str]]) -> FoundSpan | str:
    match item:
        case {"span": {"begin": int(start), "end": int(end)}, "obj": label}:
            pieces = [(start, end)]
        case {"span": [*listed], "obj": label} if pieces := _pieces(listed):
            pass
        case {"begin": int(start), "end": int(end), "obj": label}:
            pieces = [(start, end)]
        case _:
            return f"“{shortened(as_json(item))}” is no denotation with a span."
    name = str(item.get("id", ""))
    return FoundSpan(
        start=pieces[0][0],
        end=max(end for _, end in pieces),
        label=str(label),
        parts=tuple(pieces) if len(pieces) > 1 else (),
        id=name,
        values=MappingProxyType({**values.get(name, {})}),
    )


def _pieces(listed: list[Any]) -> list[tuple[int, int]]:
    made = [
        (one["begin"], one["end"])
        for one in listed
        if isinstance(one, dict)
        and type(one.get("begin")) is type(one.get("end")) is int
    ]
    return made if len(made) == len(listed) else []


def _relation(item: Any) -> FoundRelation | str:
    match item:
        case {"subj": head, "pred": label, "obj": child}:
            return FoundRelation(label=str(label), head=str(head), child=str(child))
    return f"“{shortened(as_json(item))}” is no relation between two denotations."


def _knows(head: Head) -> bool:
    first = first_object(head)
    is_told = any(
        isinstance(first.get(name), list) for name in ("denotations", "tracks")
    )
    return is_told and "text" in first


PUBANNOTATION = Format(
    name="pubannotation",
    title="PubAnnotation JSON",
    suffixes=(".json", ".jsonl"),
    carries=EVERYTHING,
    writer=_writer,
    read=_read,
    knows=_knows,
)
