"""XML as strangers write it, read without following anything that it points to."""

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from functools import cache
from io import BytesIO
from pathlib import Path
from types import MappingProxyType
from typing import IO, Any

from annotations.annotated import AnnotatedArticle
from annotations.errors import CopydeskError
from annotations.exchange.fitting import Fitted, and_then
from annotations.exchange.head import Head
from annotations.exchange.losses import changed, of_article
from annotations.span import Span

XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
"""The attribute ``xml:id`` as lxml names it."""

# XML 1.0, production 2.
_UNFIT = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_WHY = "characters that XML cannot have"
# Where a text may be longer than libxml2 takes unless told so: 10 million bytes of
# UTF-8, which is how long UTF-16 of two thirds of that may be.
_LARGE = 5_000_000
_CHUNK = 65_536
# As deep as libxml2 goes unless told otherwise.
_DEEPEST = 256
# What may come before the first bracket: marks of encodings, zeros, white space.
_LEADING = b"\xef\xbb\xbf\xff\xfe\0 \t\r\n"
# Entities are neither resolved nor loaded; what is not text does not cut it in two.
_PARSING: dict[str, Any] = {
    "resolve_entities": False,
    "no_network": True,
    "load_dtd": False,
    "remove_comments": True,
    "remove_pis": True,
}


def parsed(data: bytes) -> Any:
    """Parse a document and give its root, an ``lxml`` element.

    Comments and processing instructions are left out. A DTD may be named; it is not
    loaded.

    Raises:
        CopydeskError: it is damaged, nested too deeply, or has entities of its own.
    """
    from lxml import etree

    is_huge = _may_be_huge(BytesIO(data), len(data))
    parser = etree.XMLParser(huge_tree=is_huge, **_PARSING)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise _damaged(error) from error
    _refuse_entities(root, parser)
    if is_huge:
        _refuse_depth(root)
    return root


def root_of(head: Head) -> Any:
    """Give the root of a document of which only the beginning is there, or nothing."""
    from lxml import etree

    if not head.data.lstrip(_LEADING).startswith(b"<"):
        return None
    parser = etree.XMLPullParser(events=("start",), huge_tree=False, **_PARSING)
    with suppress(etree.XMLSyntaxError):
        parser.feed(head.data)
    return next((element for _, element in parser.read_events()), None)


def elements(path: Path, tag: str) -> Iterator[Any]:
    """Yield the elements of a name one by one, and forget each when the next is due.

    So a file may hold more than fits in memory. What surrounds the elements can be
    asked of the first of them.

    Raises:
        CopydeskError: as ``parsed``, once it has come to what is wrong.
        OSError: it cannot be read.
    """
    with path.open("rb") as file:
        is_huge = _may_be_huge(file, path.stat().st_size)
        file.seek(0)
        yield from elements_in(file, tag, is_huge=is_huge)


def elements_in(file: IO[bytes], tag: str, *, is_huge: bool = False) -> Iterator[Any]:
    """Do so with an open file; no text may be long unless it ``is_huge``.

    Raises:
        CopydeskError: as ``elements``.
    """
    from lxml import etree

    found = etree.iterparse(
        file, events=("end",), tag=tag, huge_tree=is_huge, **_PARSING
    )
    try:
        for _, element in found:
            _refuse_entities(element, found)
            if is_huge:
                _refuse_depth(element)
            yield element
            _forget(element)
    except etree.XMLSyntaxError as error:
        raise _damaged(error) from error


@contextmanager
def without_limits() -> Iterator[None]:
    """Have other libraries read texts of any length, in files of our own."""
    from lxml import etree

    etree.set_default_parser(etree.XMLParser(huge_tree=True, **_PARSING))
    try:
        yield
    finally:
        etree.set_default_parser()


def text_in(element: Any) -> str:
    """Put together all text inside an element."""
    return "".join(element.itertext())


def written(root: Any) -> bytes:
    """Write a document in UTF-8, with a declaration and a line end."""
    from lxml import etree

    made = etree.tostring(root, encoding="UTF-8", xml_declaration=True)
    return bytes(made) + b"\n"


def for_xml(text: str) -> str:
    """Put U+FFFD for each character that XML cannot have, so that offsets stay."""
    return _UNFIT.sub("\ufffd", text)


def suited(found: Fitted) -> Fitted:
    """Clean text, labels and all that is said of them for XML; say what that loses."""
    before = found.annotated
    if _is_clean(before):
        return found
    after: AnnotatedArticle = _clean(before)
    pairs = zip(before.spans, after.spans, strict=True)
    losses = [changed(before, one, _WHY) for one, other in pairs if one != other]
    rest = replace(before, spans=()) != replace(after, spans=())
    return and_then(
        found, after, *losses, *([of_article(before, _WHY)] if rest else [])
    )


def _is_clean(value: Any) -> bool:
    """Look through all that there is, of which hardly anything is ever unfit."""
    if value.__class__ is str:
        return _UNFIT.search(value) is None
    if value is None or value.__class__ is Span:
        return True
    if isinstance(value, tuple | list):
        return all(map(_is_clean, value))
    if isinstance(value, Mapping):
        return _is_clean([*value, *value.values()])
    return all(_is_clean(getattr(value, name)) for name in _names(value.__class__))


@cache
def _names(kind: type) -> tuple[str, ...]:
    """Name the fields of a kind of value, if it has any."""
    return tuple(one.name for one in fields(kind)) if is_dataclass(kind) else ()


def _clean(value: Any) -> Any:
    match value:
        case Enum():
            return value
        case str():
            return for_xml(value)
        case tuple() | list():
            return type(value)(map(_clean, value))
        case Mapping():
            made = {_clean(key): _clean(inner) for key, inner in value.items()}
            return made if isinstance(value, dict) else MappingProxyType(made)
    return _clean_fields(value) if is_dataclass(value) else value


def _clean_fields(value: Any) -> Any:
    cleaned = {one.name: _clean(getattr(value, one.name)) for one in fields(value)}
    return replace(value, **cleaned)


def _may_be_huge(file: IO[bytes], size: int) -> bool:
    """Tell whether a file may have longer texts than usual without doing harm.

    Not where it declares anything itself: that can be made to grow while it is read.
    """
    from lxml import etree

    if size < _LARGE:
        return False
    parser = etree.XMLPullParser(events=("start",), huge_tree=False, **_PARSING)
    with suppress(etree.XMLSyntaxError):
        while chunk := file.read(_CHUNK):
            parser.feed(chunk)
            root: Any = next((one for _, one in parser.read_events()), None)
            if root is not None:
                declared = etree.tostring(root.getroottree(), encoding="unicode")
                # One is for the DTD itself; attributes have them escaped.
                return declared.count("<!") <= 1
    return False


def _refuse_depth(element: Any) -> None:
    from lxml import etree

    below = "/".join("*" * _DEEPEST)
    if etree.XPath(f"boolean({below})")(element):
        raise CopydeskError(
            f"This XML is nested more than {_DEEPEST} elements deep; leave out what is "
            "not needed."
        )


def _refuse_entities(element: Any, parser: Any) -> None:
    from lxml import etree

    dtd = element.getroottree().docinfo.internalDTD
    is_declared = dtd is not None and any(True for _ in dtd.iterentities())
    is_used = next(element.iter(etree.Entity), None) is not None
    is_missed = any("ENTITY" in one.type_name for one in parser.error_log)
    if is_declared or is_used or is_missed:
        raise CopydeskError(
            "This XML has entities of its own, which Copydesk does not resolve; save "
            "it with the characters themselves."
        )


def _damaged(error: Any) -> CopydeskError:
    line, column = error.position
    why = re.split(r", (?:line|try|use) ", str(error.msg))[0].rstrip(".")
    return CopydeskError(
        f"This is no sound XML: {why} (line {line}, column {column}); save it again "
        "from its source."
    )


def _forget(element: Any) -> None:
    element.clear()
    while (before := element.getprevious()) is not None:
        before.getparent().remove(before)
