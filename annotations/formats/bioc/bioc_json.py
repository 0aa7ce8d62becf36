"""BioC JSON: what BioC XML says, in objects."""

from collections.abc import Iterator, Mapping
from importlib.util import find_spec
from itertools import chain
from pathlib import Path
from typing import Any

from annotations.errors import CopydeskError
from annotations.exchange.fitting import Fitted
from annotations.exchange.format import Format, Reading, Seen, Writer
from annotations.exchange.found import FoundArticle
from annotations.exchange.head import Head
from annotations.exchange.text import as_json
from annotations.exchange.traits import EVERYTHING
from annotations.exchange.writing import FramedWriter
from annotations.formats.bioc.pages import found_of, record_of, seen_in
from annotations.readers.json_items import json_parts
from annotations.readers.reader import Refusal, name_of

# PubTator's service calls the list of documents by its own name.
_LISTS = ("documents", "PubTator3")
_FRAME = (
    b'{"source": "Copydesk", "date": "", "key": "", "infons": {}, "documents": [\n',
    b",\n",
    b"\n]}\n",
)


def _writer(path: Path) -> Writer:
    return FramedWriter(path, _document, _FRAME)


def _document(fitted: Fitted) -> bytes:
    return as_json(record_of(fitted.annotated)).encode()


def _read(path: Path) -> Reading:
    number, is_bioc = 0, False
    for name, part in json_parts(path, _LISTS):
        is_bioc = is_bioc or (_is_document(part) if name else _is_bioc(part))
        if not is_bioc:
            raise _no_bioc()
        for record in [part] if name else _documents(part):
            number += 1
            yield _found(record, f"{name_of(path)}, document {number}")
    if not is_bioc:
        raise _no_bioc()


def _found(record: Any, where: str) -> FoundArticle | Refusal:
    try:
        return found_of(record, where)
    except CopydeskError as error:
        return Refusal(where, str(error))


def _no_bioc() -> CopydeskError:
    return CopydeskError(
        "This JSON is no collection of BioC (documents with passages); choose the "
        "format it is in."
    )


def _documents(value: Any) -> Iterator[Any]:
    """Find the documents of a collection, of several, or the only one."""
    inside = value if isinstance(value, list) else _listed(value)
    if inside is None:
        yield value
    else:
        yield from chain.from_iterable(map(_documents, inside))


def _listed(value: object) -> list[Any] | None:
    """Give the list of documents that a collection has."""
    lists = map(value.get, _LISTS) if isinstance(value, Mapping) else ()
    return next((one for one in lists if isinstance(one, list)), None)


def _is_bioc(value: object) -> bool:
    if isinstance(value, list):
        return bool(value) and all(map(_is_bioc, value))
    documents = _listed(value)
    if documents is None or not isinstance(value, Mapping):
        return _is_document(value)
    is_named = {"source", "key"} <= value.keys()
    return (is_named or bool(documents)) and all(map(_is_document, documents))


def _is_document(value: object) -> bool:
    return isinstance(value, Mapping) and isinstance(value.get("passages"), list)


def _knows(head: Head) -> bool:
    return _is_bioc(head.value)


def _library(path: Path) -> Iterator[Seen]:
    from bioc.biocjson.decoder import parse_doc

    for name, part in json_parts(path, _LISTS):
        if name:
            yield seen_in(parse_doc(part))


BIOC_JSON = Format(
    name="bioc-json",
    title="BioC JSON",
    suffixes=(".json",),
    carries=EVERYTHING,
    writer=_writer,
    read=_read,
    knows=_knows,
    library=None if find_spec("bioc") is None else _library,
)
