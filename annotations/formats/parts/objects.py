"""Files of JSON objects, one for each article: line by line, in a list, or alone.

Most tools that write one of these take the others, too.
"""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from annotations.errors import CopydeskError
from annotations.exchange.fitting import Fitted
from annotations.exchange.format import Reading, Writer
from annotations.exchange.found import FoundArticle
from annotations.exchange.head import Head
from annotations.exchange.text import as_json, as_line
from annotations.exchange.writing import FramedWriter
from annotations.readers.json_items import json_items
from annotations.readers.json_text import json_lines, json_object
from annotations.readers.reader import Refusal, name_of
from annotations.wording import shortened

Found = Callable[[Mapping[str, Any], str], FoundArticle]
"""Makes of an object, and where it is, what it says; or raises ``CopydeskError``."""

LIST_FRAME = (b"[\n", b",\n", b"\n]\n")
"""What stands before the first item of a list, between two, and after the last."""


def read_objects(path: Path, found: Found) -> Reading:
    """Read the articles of a file; one that is none of the format is refused.

    Raises:
        CopydeskError: from where on the file is no JSON.
        OSError: it cannot be read.
    """
    for where, item in _raw(path):
        try:
            yield found(_as_object(item), where)
        except CopydeskError as error:
            yield Refusal(where, str(error))


def items_of(path: Path) -> Iterator[tuple[str, object]]:
    """Give the values of a file, and where they are.

    Raises:
        CopydeskError: from where on the file is no JSON.
        OSError: it cannot be read.
    """
    for where, item in _raw(path):
        yield where, json_object(item) if isinstance(item, bytes) else item


def listed(record: Mapping[str, Any], name: str) -> list[Any]:
    """Give the list that a record has under a name; what is no list is one item."""
    found = record.get(name)
    if isinstance(found, list):
        return found
    return [] if found in (None, "", {}) else [found]


def no_span(item: object) -> str:
    """Say that something is no span."""
    return f"“{shortened(as_json(item))}” is no span with a start, an end and a label."


def first_object(head: Head) -> Mapping[str, Any]:
    """Look at the first object of a file; an empty one if it does not begin so."""
    found = head.record or head.item
    return found if isinstance(found, dict) else {}


def list_writer(path: Path, item: Callable[[Fitted], object]) -> Writer:
    """Write a JSON list with an item for each article, on lines of their own."""
    return FramedWriter(
        path, lambda fitted: as_line(item(fitted)).rstrip(b"\n"), LIST_FRAME
    )


def has_lines(head: Head) -> bool:
    """Tell objects on lines, the first of which may be damaged, from a single value."""
    if head.record or head.path.suffix.lower() != ".jsonl":
        return bool(head.record)
    # Some call a file so in which an object, or a list of them, is spread over lines.
    return not isinstance(head.item, dict | list)


def _raw(path: Path) -> Iterator[tuple[str, object]]:
    name = name_of(path)
    if not has_lines(Head.of(path)):
        for number, item in enumerate(json_items(path), start=1):
            yield f"{name}, item {number}", item
        return
    for number, line in enumerate(json_lines(path), start=1):
        if line.strip():
            yield f"{name}, line {number}", line


def _as_object(item: object) -> Mapping[str, Any]:
    if isinstance(item, bytes):
        return json_object(item)
    if isinstance(item, dict):
        return item
    raise CopydeskError('It is no JSON object; write it like {"text": "…"}.')
