"""doccano: JSON Lines with a list of labels each, or with entities and relations.

Its pages count UTF-16 units, as ``counting`` tells. What doccano knows of an article
besides, it keeps as metadata, and gives back at the top of the line. Its first versions
wrote the numbers of labels; what they mean is in the list of labels that it exports,
too.
"""

from collections.abc import Mapping
from typing import Any

from annotations.exchange.format import Format
from annotations.exchange.found import FoundSpan
from annotations.exchange.head import Head
from annotations.exchange.traits import EVERYTHING
from annotations.exchange.units import Unit
from annotations.formats.doccano.reading import CONFIGS, LABELS, TEXTS, is_spans, read
from annotations.formats.doccano.spans import span_of
from annotations.formats.doccano.writing import labels_writer, relations_writer
from annotations.formats.parts.objects import first_object

_SUFFIXES = (".jsonl", ".json")


def _knows_labels(head: Head) -> bool:
    record = first_object(head)
    return _is_doccanos(record) and not _has_entities(record)


def _knows_relations(head: Head) -> bool:
    record = first_object(head)
    return _is_doccanos(record) and _has_entities(record)


def _is_doccanos(record: Mapping[str, Any]) -> bool:
    if not any(isinstance(record.get(name), str) for name in TEXTS):
        return False
    lists = [record[name] for name in LABELS if is_spans(record.get(name))]
    if any(isinstance(span_of(one), FoundSpan) for some in lists for one in some):
        return True
    is_commented = "Comments" in record and not {"label", "relations"}.isdisjoint(
        record
    )
    return is_commented or [] in lists


def _has_entities(record: Mapping[str, Any]) -> bool:
    if "relations" in record:
        return True
    return any(isinstance(one, dict) for one in record.get("entities") or ())


DOCCANO = Format(
    name="doccano",
    title="doccano JSON Lines with labels",
    suffixes=_SUFFIXES,
    is_joined=True,
    unit=Unit.UTF_16,
    carries=EVERYTHING,
    loses=("relations, as far as doccano shows them",),
    writer=labels_writer,
    read=read,
    knows=_knows_labels,
    helpers=CONFIGS[:1],
)
DOCCANO_RELATIONS = Format(
    name="doccano-relations",
    title="doccano JSON Lines with entities and relations",
    suffixes=_SUFFIXES,
    is_joined=True,
    unit=Unit.UTF_16,
    carries=EVERYTHING,
    writer=relations_writer,
    read=read,
    knows=_knows_relations,
)
