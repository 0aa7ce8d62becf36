"""Whose work a file of doccano is.

Unless annotators of a project share their labels, doccano packs a file for each of
them, ``NAME.jsonl``, with the same articles; inside, it names nobody.
"""

import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from itertools import islice
from pathlib import Path

from annotations.errors import CopydeskError
from annotations.exchange.found import FoundArticle, FoundSpan
from annotations.formats.parts.extras import KEY
from annotations.readers.json_text import json_lines, json_object
from annotations.readers.reader import Refusal
from annotations.selection import GOOD_STATES

_SUFFIX = ".jsonl"
_COPYDESKS = (
    ("id", "text", "label", KEY, "Comments"),
    ("id", "text", "entities", "relations", KEY, "Comments"),
)
"""How Copydesk writes; doccano has what it keeps before the labels."""

_OF_ALL = frozenset({"all", "unknown"})
_NAME = re.compile(r"[\w.@+-]+")
_APPLE = "__MACOSX"
_MOST = 64
_FIRST = 100


def whose(path: Path) -> str:
    """Name the annotator, where files of others about the same articles lie beside.

    Nobody is named if there is anything else, or what doccano did not write: then it
    is no such folder, and files are named for whatever reason.
    """
    if path.suffix.lower() != _SUFFIX or path.stem in _OF_ALL:
        return ""
    if not _NAME.fullmatch(path.stem) or not (articles := _articles(path)):
        return ""
    try:
        beside = list(islice(_beside(path), _MOST))
    except OSError:
        return ""
    if len(beside) == _MOST or any(one.suffix != path.suffix for one in beside):
        return ""
    is_shared = any(not articles.isdisjoint(_articles(one)) for one in beside)
    return path.stem if is_shared else ""


def _beside(path: Path) -> Iterator[Path]:
    for one in path.parent.iterdir():
        if one != path and one.name != _APPLE and not one.name.startswith("."):
            yield one


def signed(found: FoundArticle | Refusal, who: str) -> FoundArticle | Refusal:
    """Say whose spans are of which nobody else is known to have decided."""
    if not who or isinstance(found, Refusal):
        return found
    return replace(found, spans=tuple(_signed(one, who) for one in found.spans))


def _signed(one: FoundSpan, who: str) -> FoundSpan:
    is_theirs = not one.annotator and one.state in GOOD_STATES
    return replace(one, annotator=who) if is_theirs else one


def _articles(path: Path) -> set[tuple[object, object]]:
    """Look at the first articles that doccano has written."""
    found: set[tuple[object, object]] = set()
    if not path.is_file():
        return found
    with suppress(CopydeskError, OSError):
        for line in islice(json_lines(path), _FIRST):
            if line.strip() and _is_exported(record := json_object(line)):
                text = record.get("text", record.get("data"))
                found.add((str(record["id"]), str(text)))
    return found


def _is_exported(record: Mapping[str, object]) -> bool:
    """Tell what doccano has written from what people have, or Copydesk itself."""
    is_numbered = isinstance(record.get("id"), int)
    is_noted = KEY in record and "id" in record and tuple(record) not in _COPYDESKS
    return (is_numbered or is_noted) and ("text" in record or "data" in record)
