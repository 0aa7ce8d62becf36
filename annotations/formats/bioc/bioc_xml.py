"""BioC XML: a collection of documents with passages and annotations."""

from collections.abc import Callable, Iterator, Mapping
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path
from typing import Any

from annotations.errors import CopydeskError
from annotations.exchange.fitting import Fitted
from annotations.exchange.format import Format, Reading, Seen, Writer
from annotations.exchange.head import Head
from annotations.exchange.traits import EVERYTHING
from annotations.exchange.writing import FramedWriter
from annotations.formats.bioc.pages import found_of, record_of, seen_in
from annotations.formats.parts.xml import (
    elements,
    root_of,
    suited,
    text_in,
    without_limits,
)
from annotations.readers.reader import Refusal, name_of

_HEAD = (
    b"<?xml version='1.0' encoding='UTF-8'?>\n"
    b'<!DOCTYPE collection SYSTEM "BioC.dtd">\n'
    b"<collection>\n<source>Copydesk</source>\n<date/>\n<key/>\n"
)
_FRAME = (
    _HEAD,
    b"\n",
    b"\n</collection>\n",
)


def _writer(path: Path) -> Writer:
    return FramedWriter(path, _document, _FRAME)


def _document(fitted: Fitted) -> bytes:
    from lxml import etree

    record = record_of(fitted.annotated)
    root = etree.Element("document")
    root.text = "\n"
    _add(root, "id").text = record["id"]
    _add_infons(root, record["infons"])
    for passage in record["passages"]:
        found = _add(root, "passage")
        _add_infons(found, passage["infons"])
        _add(found, "offset").text = str(passage["offset"])
        _add(found, "text").text = passage["text"]
        for one in passage["annotations"]:
            _add_annotation(found, one)
        for one in passage["relations"]:
            _add_relation(found, one)
    return etree.tostring(root, encoding="UTF-8", xml_declaration=False)


def _add(parent: Any, tag: str, **attributes: object) -> Any:
    from lxml import etree

    said = {name: str(value) for name, value in attributes.items()}
    element = etree.SubElement(parent, tag, said)
    element.tail = "\n"
    return element


def _add_infons(parent: Any, infons: Mapping[str, str]) -> None:
    for name, value in infons.items():
        _add(parent, "infon", key=name).text = value


def _add_annotation(parent: Any, one: Mapping[str, Any]) -> None:
    found = _add(parent, "annotation", id=one["id"])
    _add_infons(found, one["infons"])
    for location in one["locations"]:
        _add(found, "location", **location)
    _add(found, "text").text = one["text"]


def _add_relation(parent: Any, one: Mapping[str, Any]) -> None:
    found = _add(parent, "relation", id=one["id"])
    _add_infons(found, one["infons"])
    for node in one["nodes"]:
        _add(found, "node", **node)


def _read(path: Path) -> Reading:
    for number, root in enumerate(elements(path, "document"), start=1):
        where = f"{name_of(path)}, document {number}"
        try:
            yield found_of(_record(root), where)
        except CopydeskError as error:
            yield Refusal(where, str(error))


def _record(root: Any) -> dict[str, Any]:
    """Say of a document's element what BioC's JSON would."""
    return {
        "id": root.findtext("id"),
        "passages": [
            {
                **_stretch(passage),
                "sentences": [_stretch(one) for one in passage.iterfind("sentence")],
            }
            for passage in root.iterfind("passage")
        ],
        **_inside(root),
    }


def _stretch(element: Any) -> dict[str, Any]:
    text = element.find("text")
    return {
        "offset": element.findtext("offset"),
        "text": None if text is None else text_in(text),
        **_inside(element),
    }


def _inside(element: Any) -> dict[str, Any]:
    return {
        "infons": _infons(element),
        "annotations": [
            {
                "id": one.get("id"),
                "infons": _infons(one),
                "text": one.findtext("text"),
                "locations": [dict(at.attrib) for at in one.iterfind("location")],
            }
            for one in element.iterfind("annotation")
        ],
        "relations": [
            {
                "infons": _infons(one),
                "nodes": [dict(node.attrib) for node in one.iterfind("node")],
            }
            for one in element.iterfind("relation")
        ],
    }


def _infons(element: Any) -> dict[str, str]:
    """Read infons; several of one name become one."""
    found: dict[str, str] = {}
    for one in element.iterfind("infon"):
        name, value = one.get("key", ""), text_in(one)
        found[name] = f"{found[name]}|{value}" if name in found else value
    return found


def _knows(head: Head) -> bool:
    root = root_of(head)
    return root is not None and root.tag == "collection" and "<document" in head.text


def library() -> Callable[[Path], Iterator[Seen]] | None:
    """Read with BioC's library, where it is installed."""
    return None if find_spec("bioc") is None else _library


def _library(path: Path) -> Iterator[Seen]:
    from bioc.biocxml.decoder import BioCXMLDecoder

    for document in _documents(path):
        # The library's own reader of documents keeps all of them in memory.
        data = BytesIO(_HEAD + document + _FRAME[-1])
        with without_limits():
            collection = BioCXMLDecoder().decode(data)
        yield from map(seen_in, collection.documents)


def _documents(path: Path) -> Iterator[bytes]:
    """Cut a collection of ours into its documents, each of which ends a line."""
    with path.open("rb") as file:
        file.seek(len(_HEAD))
        lines: list[bytes] = []
        for line in file:
            lines.append(line)
            if line.rstrip().endswith(b"</document>"):
                yield b"".join(lines)
                lines = []


BIOC_XML = Format(
    name="bioc",
    title="BioC XML",
    suffixes=(".xml", ".bioc"),
    carries=EVERYTHING,
    loses=("control characters, for which XML has no place",),
    writer=_writer,
    read=_read,
    knows=_knows,
    shape=suited,
    library=library(),
)
