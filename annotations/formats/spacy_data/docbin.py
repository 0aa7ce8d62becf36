"""spaCy's own training data: documents in a ``DocBin``.

``doc.spans`` holds every span under ``annotations``, ``rejected`` or ``pending``,
with its id and score; ``doc.ents`` those that fit there; ``doc.user_data["copydesk"]``
what else is known of the article and of its spans.
"""

import json
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import asdict, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

from annotations.annotated import AnnotatedArticle, AnnotatedSpan
from annotations.annotation import State
from annotations.errors import CopydeskError
from annotations.exchange.fitting import Fitted, hidden
from annotations.exchange.format import Entity, Format, Reading, Seen
from annotations.exchange.found import FoundArticle, FoundRelation, FoundSpan
from annotations.exchange.head import Head
from annotations.exchange.record import article_of, record_of
from annotations.exchange.text import as_json, as_line
from annotations.exchange.traits import EVERYTHING
from annotations.formats.jsonl import found_in
from annotations.formats.parts.extras import KEY, damaged
from annotations.formats.spacy_data.docbin_file import docbin
from annotations.formats.spacy_data.docbin_pages import (
    Document,
    Marked,
    documents,
    loaded,
)
from annotations.formats.spacy_data.docbin_rows import (
    GROUPS,
    STANDING,
    STATES,
    Rows,
    entities,
)
from annotations.formats.spacy_data.docbin_writer import DocBinWriter
from annotations.readers.metadata import news_metadata
from annotations.readers.reader import Refusal, name_of

_HIDDEN = "a place in doc.ents, though not in doc.spans (overlaps, gaps)"
_PLAIN = frozenset({STANDING, "sc", *STATES})
"""Groups whose name says nothing that has to be kept."""

_BEGINNING = 200


class _Writer:
    def __init__(self, path: Path) -> None:
        self.files: list[Path] = []
        self._rows = Rows()
        self._file = DocBinWriter(path, self._rows.attrs)

    def add(self, fitted: Fitted) -> None:
        record: Any = fitted.payload
        self._file.add(self._rows.of(fitted.annotated, _known(record)))

    def finish(self) -> None:
        self._file.finish()

    def close(self) -> None:
        self._file.close()


def _with_record(fitted: Fitted) -> Fitted:
    """Make the record at once, as it serves the proof, too."""
    record = record_of(fitted.annotated)
    made = replace(fitted, payload=record, line=as_line(record))
    return hidden(made, entities(fitted.annotated), _HIDDEN)


def _known(record: Mapping[str, Any]) -> dict[str, object]:
    """Say what the document does not say itself."""
    known = {key: value for key, value in record.items() if key != "text"}
    # There may be numbers in it that are too large for MessagePack.
    return {**known, "extra": as_json(record["extra"])}


def _read(path: Path) -> Reading:
    with docbin(path) as file:
        for number, document in enumerate(documents(file), start=1):
            where = f"{name_of(path)}, document {number}"
            try:
                yield _found(document, where=where)
            except CopydeskError as error:
                yield Refusal(where, str(error))


def _found(document: Document, *, where: str) -> FoundArticle:
    known = document.user_data()
    found = FoundArticle(
        where=where, text=document.text, is_rebuilt=document.is_rebuilt
    )
    ours = known.get(KEY)
    if isinstance(ours, dict) and ours.get("format") == KEY:
        return _ours(found, document, _annotated(ours, document.text))
    spans = tuple(
        _span(document, group, marked) for group, marked, _ in _marks(document)
    )
    return replace(_with_metadata(found, document, known), spans=spans)


def _annotated(ours: Mapping[str, Any], text: str) -> AnnotatedArticle:
    """Read what Copydesk keeps beside a document.

    Raises:
        CopydeskError: that is damaged.
    """
    try:
        extra = json.loads(ours["extra"])
        return article_of({**ours, "text": text, "extra": extra})
    except (AttributeError, LookupError, TypeError, ValueError) as error:
        raise damaged() from error


def _ours(
    found: FoundArticle, document: Document, annotated: AnnotatedArticle
) -> FoundArticle:
    """Take what we keep for the article if the document has just the same spans.

    Otherwise somebody changed them since: theirs count, and of ours what fits them.
    """
    whole = found_in(annotated, where=found.where)
    marks = list(_marks(document))
    waiting: dict[_Place, list[AnnotatedSpan]] = {}
    for one in annotated.spans:
        place = GROUPS.get(one.state, STANDING), one.span.start, one.span.end, one.label
        waiting.setdefault((*place, document.number(one.id)), []).append(one)
    claimed = [waiting.get(place, []) for _, _, place in marks]
    kept = [some.pop(0) if some else None for some in claimed]
    if None not in kept and not any(waiting.values()):
        return whole
    spans = [
        _span(document, group, marked) if one is None else _claimed(one)
        for (group, marked, _), one in zip(marks, kept, strict=True)
    ]
    joined = tuple(FoundRelation(**asdict(one)) for one in annotated.relations)
    return replace(whole, checked=None, spans=tuple(spans), relations=joined)


_Place = tuple[str, int, int, str, int]


def _marks(document: Document) -> Iterator[tuple[str, Marked, _Place]]:
    """Give the spans of all groups, and the entities that are not among them."""
    entities = {marked[:3]: marked for marked in document.entities()}
    shown = set[tuple[int, int, str]]()
    for group, spans in document.groups():
        for found in spans:
            marked = found
            if group not in STATES:
                place = _as_entity(document.text, marked)
                shown.add(place)
                marked = _linked(marked, entities.get(place))
            yield group, marked, (group, *marked[:4])
    for marked in entities.values():
        if marked[:3] not in shown:
            yield STANDING, marked, (STANDING, *marked[:4])


def _linked(marked: Marked, entity: Marked | None) -> Marked:
    """Add what only the entity at the same place says."""
    if entity is None:
        return marked
    kb_id = marked.kb_id or entity.kb_id
    return marked._replace(id=marked.id or entity.id, kb_id=kb_id)


def _as_entity(text: str, marked: Marked) -> tuple[int, int, str]:
    words = text[marked.start : marked.end]
    start = marked.start + len(words) - len(words.lstrip())
    return start, start + len(words.strip()), marked.label


def _span(document: Document, group: str, marked: Marked) -> FoundSpan:
    said = {"spans_key": "" if group in _PLAIN else str(group)}
    said["kb_id"] = document.named(marked.kb_id)
    return FoundSpan(
        start=marked.start,
        end=marked.end,
        label=marked.label,
        id=document.named(marked.id),
        state=STATES.get(group, State.ADDED.value),
        score=marked.score,
        values=MappingProxyType({name: value for name, value in said.items() if value}),
    )


def _claimed(one: AnnotatedSpan) -> FoundSpan:
    """Say of one of ours what its document still says of it."""
    return FoundSpan(
        start=one.span.start,
        end=one.span.end,
        label=one.label,
        parts=tuple((part.start, part.end) for part in one.parts),
        id=one.id,
        state=one.state,
        suggestion=one.suggestion,
        pipeline=one.pipeline,
        annotator=one.annotator,
        note=one.note,
        decided_at=one.decided_at,
        values=one.values,
    )


def _with_metadata(
    found: FoundArticle, document: Document, known: Mapping[Any, Any]
) -> FoundArticle:
    """Add what others keep beside a document, as far as it is plain."""
    plain = {key: value for key, value in known.items() if _is_plain(key, value)}
    told = {
        "Attributes of its own (user_data) are not taken.": len(plain) < len(known),
        "Categories of the text (cats) are not taken.": document.page.cats,
    }
    return replace(
        found,
        news=news_metadata(json.loads(as_json(plain))),
        left_aside=tuple(sentence for sentence, is_true in told.items() if is_true),
    )


def _is_plain(key: object, value: object) -> bool:
    if not isinstance(key, str):
        return False
    try:
        as_json(value).encode()
    except (TypeError, ValueError, RecursionError):
        return False
    return True


def _knows(head: Head) -> bool:
    try:
        start = zlib.decompressobj().decompress(head.data, _BEGINNING)
    except zlib.error:
        return False
    return b"attrs" in start


def _shows(annotated: AnnotatedArticle) -> Seen:
    found = (
        Entity(one.span.start, one.span.end, one.label) for one in entities(annotated)
    )
    return Seen(annotated.article.text, tuple(found))


def _library(path: Path) -> Iterator[Seen]:
    with docbin(path) as file:
        for doc in loaded(file):
            ents = (Entity(e.start_char, e.end_char, e.label_) for e in doc.ents)
            yield Seen(doc.text, tuple(ents))


DOCBIN = Format(
    name="spacy",
    title="spaCy training data (DocBin)",
    suffixes=(".spacy",),
    carries=EVERYTHING,
    loses=(
        "the settings of the pipelines that made the suggestions",
        "in doc.ents, though not in doc.spans: overlaps, gaps, white space at ends",
    ),
    shape=_with_record,
    writer=_Writer,
    read=_read,
    knows=_knows,
    library=_library,
    shows=_shows,
)
