"""UIMA CAS XMI, as INCEpTION and DKPro exchange it: a file an article, types beside.

Offsets count UTF-16 units.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import Any

from annotations.errors import CopydeskError
from annotations.exchange.fitting import Fitted
from annotations.exchange.format import Format, Reading, Seen, Writer
from annotations.exchange.found import FoundArticle
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
# INCEpTION exports XML 1.1 where a text has control characters.
_NEWER = re.compile(rb"\s*<\?xml[^>]*version=[\"']1\.1[\"']")
_CONTROL = re.compile(
    rb"&#(?:x0*(?:[1-8bBcCeEfF]|1[0-9a-fA-F])|0*(?:[1-8]|1[124-9]|2\d|3[01]));"
)
_SPOILT = "Control characters, which XML 1.0 cannot have, are U+FFFD now."


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
    data, spoilt = _plain(path.read_bytes())
    root = _root(data)
    offsets = _offsets(root)
    for found in articles_in(_cas(path, data, root), offsets, name_of(path)):
        if spoilt and isinstance(found, FoundArticle):
            yield replace(found, left_aside=(*found.left_aside, _SPOILT))
        else:
            yield found


def _plain(data: bytes) -> tuple[bytes, bool]:
    """Replace what XML 1.1 has and XML 1.0 has not; tell whether there was any."""
    if not _NEWER.match(data):
        return data, False
    plain, count = _CONTROL.subn(b"&#xFFFD;", data)
    return plain, count > 0


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
    load = partial(
        need("cassis", "uima").load_cas_from_xmi,
        typesystem=types,
        lenient=True,
        # As `parsed` has looked at it: a text may be long, nothing else.
        trusted=True,
    )
    return loaded(lambda: load(BytesIO(data)))


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
    suffixes=(".xmi", ".xml"),
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
