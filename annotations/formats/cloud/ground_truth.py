"""Amazon SageMaker Ground Truth: output manifests of named entity recognition.

JSON Lines with a text (``source``), or where it lies (``source-ref``), and for each
labelling job an attribute with entities, besides another with its metadata. Amazon
Comprehend takes the same. Offsets count code points.

Source: “Named Entity Recognition” in Amazon's guide for developers.
"""

from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import Any

from annotations.annotation import State
from annotations.errors import CopydeskError
from annotations.exchange.format import Format, Reading
from annotations.exchange.found import FoundArticle, FoundSpan
from annotations.exchange.head import Head
from annotations.exchange.units import Unit
from annotations.formats.cloud.parts import offset_of, text_beside
from annotations.formats.parts.moments import moment
from annotations.formats.parts.objects import (
    first_object,
    listed,
    no_span,
    read_objects,
)
from annotations.marks import PENDING
from annotations.readers.metadata import news_metadata
from annotations.suggestion import Pipeline

_TEXT, _REFERENCE = "source", "source-ref"
_METADATA = "-metadata"

Record = Mapping[str, Any]


def _read(path: Path) -> Reading:
    return read_objects(path, partial(_found, path=path))


def _found(record: Record, where: str, path: Path) -> FoundArticle:
    jobs = {name: value for name, value in record.items() if _is_job(value)}
    if not jobs:
        raise CopydeskError(
            "It has no entities of a labelling job; only those of named entity "
            "recognition can be taken."
        )
    made = [one for name, job in jobs.items() for one in _spans(record, name, job)]
    taken = {_TEXT, *jobs, *(f"{name}{_METADATA}" for name in jobs)}
    besides = {name: value for name, value in record.items() if name not in taken}
    return FoundArticle(
        where=where,
        text=_text(record, path),
        news=news_metadata(besides),
        spans=tuple(one for one in made if isinstance(one, FoundSpan)),
        older_unit=Unit.UTF_16,
        left_aside=tuple(one for one in made if isinstance(one, str)),
    )


def _text(record: Record, path: Path) -> str:
    if isinstance(text := record.get(_TEXT), str):
        return text
    if isinstance(uri := record.get(_REFERENCE), str):
        return text_beside(path, uri)
    raise CopydeskError("It has no “source” with its text; export it again with that.")


def _is_job(value: object) -> bool:
    told = value.get("annotations") if isinstance(value, dict) else None
    return isinstance(told, dict) and isinstance(told.get("entities"), list)


def _spans(record: Record, name: str, job: Record) -> Iterator[FoundSpan | str]:
    """Read the entities of a job; those that no person has labelled are pending."""
    found = record.get(f"{name}{_METADATA}")
    about = found if isinstance(found, dict) else {}
    confidences = listed(about, "entities")
    is_human = about.get("human-annotated", "yes") == "yes"
    for at, item in enumerate(job["annotations"]["entities"]):
        sure = confidences[at] if at < len(confidences) else {}
        confidence = sure.get("confidence") if isinstance(sure, dict) else None
        is_known = isinstance(confidence, int | float)
        start, end, label = _entity(item)
        if start is None or end is None or not isinstance(label, str):
            yield no_span(item)
        elif is_human:
            told = {"confidence": str(confidence)} if is_known else {}
            yield FoundSpan(
                start=start,
                end=end,
                label=label,
                state=State.ADDED.value,
                decided_at=moment(str(about.get("creation-date"))),
                values=MappingProxyType(told),
            )
        else:
            yield FoundSpan(
                start=start,
                end=end,
                label=label,
                state=PENDING,
                score=float(confidence) if is_known else None,  # type: ignore[arg-type]
                pipeline=Pipeline.named(str(about.get("job-name") or name)),
            )


def _entity(item: object) -> tuple[int | None, int | None, object]:
    if not isinstance(item, dict):
        return None, None, None
    start, end = offset_of(item.get("startOffset")), offset_of(item.get("endOffset"))
    return start, end, item.get("label")


def _knows(head: Head) -> bool:
    record = first_object(head)
    is_there = isinstance(record.get(_TEXT, record.get(_REFERENCE)), str)
    return is_there and any(map(_is_job, record.values()))


GROUND_TRUTH = Format(
    name="ground-truth",
    title="Amazon SageMaker Ground Truth manifest (Comprehend takes it, too)",
    suffixes=(".manifest", ".jsonl", ".json"),
    carries=frozenset(),
    writer=None,
    read=_read,
    knows=_knows,
)
