"""UIMA CAS XMI, as INCEpTION and DKPro exchange it: a file an article, types beside.

Offsets count UTF-16 units.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from annotations.errors import CopydeskError
from annotations.exchange.fitting import Fitted
from annotations.exchange.format import Format, Reading, Writer
from annotations.exchange.found import FoundArticle
from annotations.exchange.head import Head
from annotations.exchange.traits import EVERYTHING
from annotations.exchange.units import Unit
from annotations.exchange.writing import SpreadWriter
from annotations.formats.parts.xml import parsed, suited
from annotations.formats.uima.cas import cas_of
from annotations.formats.uima.found import articles_in
from annotations.formats.uima.kinds import kinds_beside
from annotations.formats.uima.seen import seen_in_xmi
from annotations.formats.uima.types import type_system
from annotations.formats.uima.xmi_reading import SPACE, cas_in_xmi
from annotations.readers.reader import name_of

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
    cas = cas_in_xmi(_root(data), kinds_beside(path))
    for found in articles_in(cas, name_of(path)):
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


def _root(data: bytes) -> Any:
    root = parsed(data)
    if root.tag != f"{{{SPACE}}}XMI":
        raise CopydeskError("It is no XMI of UIMA; check the format.")
    return root


def _knows(head: Head) -> bool:
    return SPACE in head.text and "http:///uima/cas.ecore" in head.text


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
    is_joined=True,
    unit=Unit.UTF_16,
    writer=_writer,
    read=_read,
    knows=_knows,
    shape=suited,
    library=seen_in_xmi,
    needs="uima",
    is_read_bare=True,
    helpers=("typesystem.xml",),
)
