"""Articles and spans as rows of a table, for CSV and workbooks; all cells are text.

What has no column of a spreadsheet's kind stands in one as JSON.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields, replace
from typing import Any

from annotations.annotated import AnnotatedArticle, AnnotatedSpan
from annotations.annotation import State
from annotations.article import NewsMetadata
from annotations.errors import CopydeskError
from annotations.exchange.found import FoundArticle, FoundRelation, FoundSpan
from annotations.exchange.text import as_json
from annotations.exchange.writing import stem_of
from annotations.formats.parts.extras import (
    article_extras,
    span_extras,
    with_article_extras,
    with_span_extras,
)
from annotations.marks import PENDING
from annotations.readers.json_text import json_value
from annotations.readers.metadata import news_metadata
from annotations.wording import shortened

Row = Mapping[str, str]

DOC, TEXT = "doc_id", "article_text"
ROW = ""
"""Where a row was, beside what its columns hold."""
ONCE = ("extra", "zones")
"""What is said of an article once, as nobody counts by it."""
ARTICLE_COLUMNS = (
    *(one.name for one in fields(NewsMetadata) if one.name != "extra"),
    *("review", "flag", *ONCE),
)
RELATIONS = "relations"
SPAN_COLUMNS = (
    *("start", "end", "text", "label", "status", "score", "annotator", "decided_at"),
    *("note", "suggested_start", "suggested_end", "suggested_label", "rule"),
    *("pipeline", "pipeline_version", "pipeline_digest", "parts", "values", "span_id"),
)
NUMBERS = frozenset({"start", "end", "score", "suggested_start", "suggested_end"})
NEEDED = frozenset({"start", "end", "label"})

_STATES = frozenset({PENDING, *(one.value for one in State)})
_WORDS = ("annotator", "decided_at", "note")
_PACKED = ("parts", "values")
_SUGGESTION_KEYS = ("start", "end", "label", "rule")
_PIPELINE_KEYS = ("name", "version", "digest")
_SUGGESTED = ("suggested_start", "suggested_end", "suggested_label", "rule")
_PIPELINE = ("pipeline", "pipeline_version", "pipeline_digest")
_NUMBER = re.compile(r"\d{1,9}(?:\.0+)?")
# How others head these columns; without case, and a _ for each space.
_ALSO = {
    **dict.fromkeys(("document_id", "article_id", "document", "article"), DOC),
    **dict.fromkeys(("doc", "file", "filename", "file_name"), DOC),
    **dict.fromkeys(("document_text", "full_text", "content"), TEXT),
    **dict.fromkeys(("begin", "start_offset", "start_char"), "start"),
    **dict.fromkeys(("stop", "end_offset", "end_char"), "end"),
    **dict.fromkeys(("entity_type", "type", "tag", "entity_label"), "label"),
    **dict.fromkeys(("words", "mention", "surface", "span", "entity"), "text"),
    **dict.fromkeys(("state", "decision"), "status"),
    **dict.fromkeys(("confidence", "probability"), "score"),
    **dict.fromkeys(("notes", "comment"), "note"),
    "id": "span_id",
}
_KNOWN = frozenset({ROW, DOC, TEXT, RELATIONS, *ARTICLE_COLUMNS, *SPAN_COLUMNS})


def headed(header: Sequence[str]) -> list[str]:
    """Name columns as Copydesk does, as far as it knows them, each name once."""
    plain = ["_".join(one.strip().lower().split()) for one in header]
    taken = _KNOWN & {*plain}
    names = []
    for one, own in zip(plain, header, strict=True):
        name = one if one in _KNOWN else _ALSO.get(one, "")
        is_free = bool(name) and (one == name or name not in taken)
        taken |= {name}
        names.append(name if is_free else own)
    return names


def doc_id_of(annotated: AnnotatedArticle) -> str:
    """Name an article by words of its title and its id, never as a mere number."""
    stem = stem_of(annotated)
    # Digits alone, or around an E, a spreadsheet would take for a number.
    return stem if "-" in stem else f"article-{stem}"


def span_row(one: AnnotatedSpan, text: str) -> dict[str, str]:
    """Say all there is of a span; what is empty is left out."""
    extras: Mapping[str, Any] = span_extras(one)
    suggestion = extras.get("suggestion", {})
    pipeline = extras.get("pipeline", {})
    score = suggestion.get("score")
    row = {
        "start": str(one.span.start),
        "end": str(one.span.end),
        "text": one.words(text),
        "label": one.label,
        "status": one.state,
        "score": "" if score is None else as_json(score),
        **{name: extras.get(name, "") for name in _WORDS},
        **dict(_renamed(suggestion, _SUGGESTION_KEYS, _SUGGESTED)),
        **dict(_renamed(pipeline, _PIPELINE_KEYS, _PIPELINE)),
        **{name: as_json(extras[name]) for name in _PACKED if name in extras},
        "span_id": one.id,
    }
    return {name: value for name, value in row.items() if value}


def article_row(annotated: AnnotatedArticle) -> dict[str, str]:
    """Say all there is of an article but its id, its text and its relations."""
    extras = article_extras(annotated)
    return {
        name: as_json(extras[name]) if name in ONCE else str(extras[name])
        for name in ARTICLE_COLUMNS
        if name in extras
    }


def span_in(row: Row) -> FoundSpan:
    """Read a row as a span; columns that nobody knows become values of it.

    Raises:
        CopydeskError: it is not as Copydesk writes it.
    """
    values = {name: value for name, value in row.items() if name not in _KNOWN}
    said: dict[str, object] = {name: row[name] for name in _WORDS if name in row}
    said |= {name: _json(row, name) for name in _PACKED if name in row}
    if row.get("status") in _STATES:
        said["state"] = row["status"]
    elif "status" in row:
        values["status"] = row["status"]
    is_suggested = "suggested_start" in row
    if is_suggested:
        said["suggestion"] = _suggestion(row)
    if any(name in row for name in _PIPELINE):
        pairs = zip(_PIPELINE_KEYS, _PIPELINE, strict=True)
        said["pipeline"] = {key: row.get(name, "") for key, name in pairs}
    found = FoundSpan(
        start=_whole(row, "start"),
        end=_whole(row, "end"),
        label=row.get("label", ""),
        words=row.get("text"),
        id=row.get("span_id", ""),
        score=None if is_suggested else _score(row),
        values=values,
    )
    return with_span_extras(found, said)


def article_in(
    found: FoundArticle, rows: Iterable[Row], *, is_ours: bool
) -> FoundArticle:
    """Add what rows say of their article; the first that says something counts.

    Raises:
        CopydeskError: it is not as Copydesk writes it.
    """
    said: dict[str, str] = {}
    relations: list[FoundRelation] = []
    for row in rows:
        relations += relations_in(row.get(RELATIONS, "[]"))
        said |= {
            name: row[name]
            for name in ARTICLE_COLUMNS
            if name in row and name not in said
        }
    found = replace(found, relations=tuple(relations))
    if not is_ours:
        return replace(found, news=news_metadata(said))
    known = {name: _json(said, name) if name in ONCE else said[name] for name in said}
    return with_article_extras(found, known)


def relations_cell(annotated: AnnotatedArticle) -> str:
    """Write relations, each as its label and the ids of its spans; empty if none."""
    made = [[one.label, one.head, one.child] for one in annotated.relations]
    return as_json(made) if made else ""


def relations_in(cell: str) -> tuple[FoundRelation, ...]:
    """Read relations.

    Raises:
        CopydeskError: they are not as Copydesk writes them.
    """
    made: Any = json_value(cell.encode())
    try:
        return tuple(
            FoundRelation(label=str(label), head=str(head), child=str(child))
            for label, head, child in made
        )
    except (TypeError, ValueError) as error:
        raise _damaged(RELATIONS, cell) from error


def _renamed(
    record: Mapping[str, object], keys: Iterable[str], names: Iterable[str]
) -> Iterator[tuple[str, str]]:
    for key, name in zip(keys, names, strict=True):
        yield name, str(record.get(key, ""))


def _suggestion(row: Row) -> dict[str, object]:
    return {
        "start": _whole(row, "suggested_start"),
        "end": _whole(row, "suggested_end"),
        "label": row.get("suggested_label", ""),
        "rule": row.get("rule", ""),
        "score": _score(row),
    }


def _whole(row: Row, name: str) -> int:
    value = row.get(name, "")
    if not _NUMBER.fullmatch(value):
        raise _damaged(name, value)
    return int(value.partition(".")[0])


def _score(row: Row) -> float | None:
    if "score" not in row:
        return None
    score: Any = _json(row, "score")
    if isinstance(score, bool) or not isinstance(score, int | float):
        raise _damaged("score", row["score"])
    return score


def _json(row: Row, name: str) -> Any:
    try:
        return json_value(row[name].encode())
    except CopydeskError as error:
        raise _damaged(name, row[name]) from error


def _damaged(name: str, value: str) -> CopydeskError:
    return CopydeskError(
        f"“{shortened(value)}” in the column {name} is not as Copydesk writes it; "
        "correct it, or export the table again."
    )
