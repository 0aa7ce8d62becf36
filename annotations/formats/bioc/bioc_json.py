"""BioC JSON: what BioC XML says, in objects."""

from collections.abc import Iterator, Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from annotations.errors import CopydeskError
from annotations.exchange.fitting import Fitted
from annotations.exchange.format import Format, Reading, Seen, Writer
from annotations.exchange.head import Head
from annotations.exchange.text import as_json
from annotations.exchange.traits import EVERYTHING
from annotations.exchange.writing import FramedWriter
from annotations.formats.bioc.pages import found_of, record_of, seen_in
from annotations.readers.json_text import json_value
from annotations.readers.reader import Refusal, name_of

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
    value = json_value(path.read_bytes())
    if not _is_bioc(value):
        raise CopydeskError(
            "This JSON is no collection of BioC (documents with passages); choose the "
            "format it is in."
        )
    for number, record in enumerate(_documents(value), start=1):
        where = f"{name_of(path)}, document {number}"
        try:
            yield found_of(record, where)
        except CopydeskError as error:
            yield Refusal(where, str(error))


def _documents(value: Any) -> Iterator[Any]:
    """Find the documents of a collection, of several, or the only one."""
    if isinstance(value, list):
        for one in value:
            yield from _documents(one)
    elif isinstance(value, dict) and "documents" in value:
        yield from value["documents"]
    else:
        yield value


def _is_bioc(value: object) -> bool:
    if isinstance(value, list):
        return bool(value) and all(map(_is_bioc, value))
    if not isinstance(value, Mapping):
        return False
    documents = value.get("documents")
    if isinstance(documents, list):
        is_named = {"source", "key"} <= value.keys()
        return (is_named or bool(documents)) and all(map(_is_document, documents))
    return _is_document(value)


def _is_document(value: object) -> bool:
    return isinstance(value, Mapping) and isinstance(value.get("passages"), list)


def _knows(head: Head) -> bool:
    return _is_bioc(head.value)


def _library(path: Path) -> Iterator[Seen]:
    from bioc import biocjson

    with path.open(encoding="utf-8") as file:
        collection = biocjson.load(file)
    yield from map(seen_in, collection.documents)


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
