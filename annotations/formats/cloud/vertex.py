"""Google Vertex AI and AutoML: JSON Lines for the extraction of entities.

Texts are in the lines, or in files beside. Offsets count code points; whether an end is
the last character or behind it, Google's own pages say both of, so that it is told by
the words: ends within words throughout are last characters.

Source: ``TextSegment`` and ``TextExtractionPredictionResult`` of Vertex AI, and
``io.proto`` of AutoML.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from itertools import zip_longest
from pathlib import Path
from typing import Any

from annotations.errors import CopydeskError
from annotations.exchange.format import Format, Reading
from annotations.exchange.found import FoundArticle, FoundSpan
from annotations.exchange.head import Head
from annotations.exchange.units import Unit
from annotations.formats.cloud.parts import offset_of, text_beside
from annotations.formats.parts.objects import (
    first_object,
    listed,
    no_span,
    read_objects,
)
from annotations.marks import PENDING
from annotations.readers.metadata import news_metadata
from annotations.suggestion import Pipeline

Record = Mapping[str, Any]

_SEGMENTS = "textSegmentAnnotations"
_TEXTS = ("textContent", "content")
_PLACES = ("textGcsUri", "contentUri", "content_uri")
_HOLDERS = ("text_snippet", "textSnippet", "instance")
_TAKEN = frozenset({_SEGMENTS, "annotations", "prediction", *_HOLDERS})
_MACHINE = Pipeline.named("Vertex AI")


def _read(path: Path) -> Reading:
    return read_objects(path, partial(_found, path=path))


def _found(record: Record, where: str, path: Path) -> FoundArticle:
    if not _is_vertex(record):
        raise CopydeskError(
            "It has no text with entities; a line has “textContent” and "
            "“textSegmentAnnotations”."
        )
    text = _text(record, path)
    made = [*_spans(record), *_predicted(record)]
    spans = [one for one in made if isinstance(one, FoundSpan)]
    if _are_inclusive(spans, text):
        spans = [replace(one, end=one.end + 1) for one in spans]
    known = {*_TAKEN, *_TEXTS}
    besides = {name: value for name, value in record.items() if name not in known}
    return FoundArticle(
        where=where,
        text=text,
        news=news_metadata(besides),
        spans=tuple(spans),
        older_unit=Unit.UTF_16,
        left_aside=tuple(one for one in made if isinstance(one, str)),
    )


def _text(record: Record, path: Path) -> str:
    inner = (record.get(name) for name in _HOLDERS)
    holders = [record, *(one for one in inner if isinstance(one, dict))]
    said = (one.get(name) for one in holders for name in _TEXTS)
    text = next((one for one in said if isinstance(one, str)), None)
    if text is not None:
        return text
    places = (one.get(name) for one in holders for name in _PLACES)
    uri = next((one for one in places if isinstance(one, str)), None)
    if uri is None:
        raise CopydeskError("It has no “textContent”; export it again with its text.")
    return text_beside(path, uri)


def _spans(record: Record) -> Iterator[FoundSpan | str]:
    for item in (*listed(record, _SEGMENTS), *listed(record, "annotations")):
        yield _span(item) or no_span(item)


def _span(item: Any) -> FoundSpan | None:
    if not isinstance(item, dict):
        return None
    label = _either(item, "displayName", "display_name")
    inner = _either(item, "textExtraction", "text_extraction")
    holder = inner if isinstance(inner, dict) else item
    found = _either(holder, "textSegment", "text_segment")
    segment = found if isinstance(found, dict) else holder
    # What is zero is left out by some that write it.
    start = offset_of(_either(segment, "startOffset", "start_offset", default=0))
    end = offset_of(_either(segment, "endOffset", "end_offset"))
    if start is None or end is None or not isinstance(label, str):
        return None
    return FoundSpan(start=start, end=end, label=label)


def _either(item: Record, *names: str, default: object = None) -> object:
    return next((item[name] for name in names if name in item), default)


def _predicted(record: Record) -> Iterator[FoundSpan | str]:
    """Read what a model found, which is in lists of one length."""
    found = record.get("prediction")
    told = found if isinstance(found, dict) else {}
    names = ("displayNames", "textSegmentStartOffsets", "textSegmentEndOffsets")
    lists = (listed(told, name) for name in (*names, "confidences"))
    for label, first, last, score in zip_longest(*lists):
        start, end = offset_of(first), offset_of(last)
        if start is None or end is None or not isinstance(label, str):
            yield no_span([label, first, last])
            continue
        yield FoundSpan(
            start=start,
            end=end,
            label=label,
            state=PENDING,
            score=float(score) if isinstance(score, int | float) else None,
            pipeline=_MACHINE,
        )


def _are_inclusive(spans: Sequence[FoundSpan], text: str) -> bool:
    """Tell whether all spans end within a word, and with its next letter no more."""
    ends = [one.end for one in spans if 0 < one.end < len(text)]
    return bool(ends) and all(
        _inside(text, end) and not _inside(text, end + 1) for end in ends
    )


def _inside(text: str, at: int) -> bool:
    around = text[at - 1 : at + 1]
    return len(around) > 1 and all(map(str.isalnum, around))


def _is_vertex(record: Record) -> bool:
    if isinstance(record.get(_SEGMENTS), list):
        return True
    told = record.get("prediction")
    if isinstance(told, dict) and "textSegmentStartOffsets" in told:
        return True
    holders = (record.get(name) for name in _HOLDERS)
    is_held = any(isinstance(one, dict) for one in holders)
    return is_held and isinstance(record.get("annotations"), list)


def _knows(head: Head) -> bool:
    return _is_vertex(first_object(head))


VERTEX = Format(
    name="vertex",
    title="Google Vertex AI and AutoML entity extraction (JSON Lines)",
    suffixes=(".jsonl", ".json"),
    carries=frozenset(),
    writer=None,
    read=_read,
    knows=_knows,
)
