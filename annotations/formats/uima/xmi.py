"""UIMA CAS XMI, as INCEpTION and DKPro exchange it: a file an article, types beside.

Offsets count UTF-16 units.
"""

from collections.abc import Iterable, Iterator, Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

from annotations.errors import CopydeskError
from annotations.exchange.fitting import Fitted
from annotations.exchange.format import Format, Reading, Seen, Writer
from annotations.exchange.head import Head
from annotations.exchange.traits import EVERYTHING
from annotations.exchange.units import Unit
from annotations.exchange.writing import SpreadWriter
from annotations.formats.parts.extra import need
from annotations.formats.parts.xml import parsed, suited
from annotations.formats.uima.cas import cas_of
from annotations.formats.uima.found import Offsets, articles_in
from annotations.formats.uima.loading import (
    loaded,
    seen_in,
    types_beside,
    with_types_of,
)
from annotations.formats.uima.types import type_system
from annotations.readers.reader import name_of

_SPACE = "http://www.omg.org/XMI"


def _writer(path: Path) -> Writer:
    type_system()
    return SpreadWriter(path, _pages, _rest)


def _pages(fitted: Fitted) -> Mapping[str, bytes]:
    made: str = cas_of(fitted.annotated).to_xmi(pretty_print=True)
    return {".xmi": made.encode()}


def _rest(_: Iterable[str]) -> Mapping[str, bytes]:
    made: str = type_system().to_xml()
    return {"TypeSystem.xml": made.encode()}


def _read(path: Path) -> Reading:
    data = path.read_bytes()
    root = _root(data)
    offsets = _offsets(root)
    yield from articles_in(_cas(path, data, root), offsets, name_of(path))


def _seen(path: Path) -> Iterator[Seen]:
    data = path.read_bytes()
    yield from seen_in(_cas(path, data, _root(data)))


def _root(data: bytes) -> Any:
    root = parsed(data)
    if root.tag != f"{{{_SPACE}}}XMI":
        raise CopydeskError("It is no XMI of UIMA; check the format.")
    return root


def _cas(path: Path, data: bytes, root: Any) -> Any:
    types = with_types_of(root, types_beside(path))
    load = need("cassis", "uima").load_cas_from_xmi
    return loaded(lambda: load(BytesIO(data), typesystem=types, lenient=True))


def _offsets(root: Any) -> Offsets:
    try:
        return {
            int(one.get(f"{{{_SPACE}}}id")): (
                int(one.get("begin")),
                int(one.get("end")),
            )
            for one in root
            if one.get("begin") is not None and one.get("end") is not None
        }
    except (TypeError, ValueError) as error:
        raise CopydeskError(
            "Its annotations have no numbers for places; export it again."
        ) from error


def _knows(head: Head) -> bool:
    return _SPACE in head.text and "http:///uima/cas.ecore" in head.text


UIMA_XMI = Format(
    name="uima-xmi",
    title="UIMA CAS XMI (INCEpTION, DKPro)",
    suffixes=(".xmi",),
    carries=EVERYTHING,
    loses=(
        "characters that XML cannot have",
        "the settings of the pipelines that made the suggestions",
    ),
    is_spread=True,
    unit=Unit.UTF_16,
    writer=_writer,
    read=_read,
    knows=_knows,
    shape=suited,
    library=_seen,
    needs="uima",
    helpers=("typesystem.xml",),
)
