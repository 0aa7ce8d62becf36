"""Annotated texts in the corpora's common form."""

import gzip
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

Mark = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class Record:
    """A text, its spans, what is uncertain in it, and the labels marked in full.

    Offsets are code points, end exclusive. A label outside ``full`` is unknown where
    it is absent; so is everything under ``unsure``.
    """

    text: str
    spans: tuple[Mark, ...]
    unsure: tuple[tuple[int, int], ...]
    full: frozenset[str]
    source: str


def read(path: Path) -> Iterator[Record]:
    """Yield the records of a file, one JSON object a line, gzipped or not."""
    opener = gzip.open if path.suffix == ".gz" else open
    source = path.name.partition(".")[0]
    with opener(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield _record(json.loads(line), source)


def _record(values: dict[str, Any], source: str) -> Record:
    return Record(
        values["text"],
        tuple((s["start"], s["end"], s["label"]) for s in values["spans"]),
        tuple((s["start"], s["end"]) for s in values.get("ignore") or ()),
        frozenset(values["exhaustive"]),
        source,
    )


def joined(records: Sequence[Record], between: str) -> Record:
    """Put texts of one source after one another."""
    text, spans, unsure = "", [], []
    for number, record in enumerate(records):
        text += between if number else ""
        at = len(text)
        spans += [(s + at, e + at, label) for s, e, label in record.spans]
        unsure += [(s + at, e + at) for s, e in record.unsure]
        text += record.text
    return replace(records[0], text=text, spans=tuple(spans), unsure=tuple(unsure))
