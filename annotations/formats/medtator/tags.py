"""Reading MedTator's tags: spans, links, and what is said of the whole document."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

from annotations.errors import CopydeskError
from annotations.exchange.format import Reading
from annotations.exchange.found import FoundArticle, FoundRelation, FoundSpan
from annotations.exchange.head import Head
from annotations.exchange.units import Unit
from annotations.exchange.writing import key_of
from annotations.formats.parts.extras import (
    PREFIX,
    from_features,
    with_article_extras,
    with_span_extras,
)
from annotations.formats.parts.plain import plain_name
from annotations.formats.parts.xml import parsed, text_in
from annotations.readers.metadata import news_metadata
from annotations.readers.reader import name_of

ARTICLE = "ARTICLE"
"""Our tag of the whole document."""
WHOLE = (-1, -1)
"""Where the tags of a whole document are."""
LABEL = f"{PREFIX}label"
"""The attribute for a label that is no name in XML."""
GAP = "..."
"""What stands for a gap where a span is quoted."""

_ENDS = re.compile(r"\s*(-?\d{1,9})~(-?\d{1,9})\s*")
_START = re.compile(
    r"\s*(?:<\?xml[^>]*>)?\s*(?:<!(?:--.*?--|DOCTYPE[^>\[]*)>\s*)*"
    r"<[\w.-]+(?:\s[^<>]*)?>\s*<TEXT\s*/?>",
    re.DOTALL,
)
_PLACE = ("id", "spans", "text")
_OLDER_PLACE = (*_PLACE, "start", "end")


@dataclass(slots=True)
class _Page:
    found: FoundArticle
    names: dict[str, str] = field(default_factory=dict)
    spans: list[FoundSpan] = field(default_factory=list)
    relations: list[FoundRelation] = field(default_factory=list)
    fields: dict[str, object] = field(default_factory=dict)
    aside: list[str] = field(default_factory=list)


def tag_for(label: str) -> str:
    """Write a label as XML can have it for a tag, apart from our own and XML's."""
    name = plain_name(label)
    is_taken = name == ARTICLE or name[:3].lower() == "xml"
    return name if name[0].isalpha() and not is_taken else f"_{name}"


def read(path: Path) -> Reading:
    """Read a file, which is an article."""
    root = parsed(path.read_bytes())
    text, tags = root.find("TEXT"), root.find("TAGS")
    if text is None:
        raise CopydeskError("It has no <TEXT> as MedTator writes it; check the format.")
    where = name_of(path)
    key = key_of(path.name.removesuffix(".xml").removesuffix(".txt"))
    page = _Page(
        FoundArticle(where=where, text=text_in(text), key=key, unit=Unit.UTF_16)
    )
    elements = [] if tags is None else list(tags)
    for element in elements:
        if (places := _places(element)) is not None:
            _place(page, element, places)
    for element in elements:
        if _places(element) is None:
            _link(page, element)
    yield replace(
        page.found if page.found.is_whole else _with_fields(page),
        spans=tuple(page.spans),
        relations=tuple(page.relations),
        left_aside=tuple(page.aside),
    )


def knows(head: Head) -> bool:
    """Tell a file that begins with its text."""
    return _START.match(head.text) is not None


def _places(element: Any) -> str | None:
    """Give the places of a span; older versions of MAE, and i2b2, say them in two."""
    start, end = element.get("start"), element.get("end")
    is_older = start is not None and end is not None
    spans: str | None = element.get("spans", f"{start}~{end}" if is_older else None)
    return spans


def _with_fields(page: _Page) -> FoundArticle:
    return replace(page.found, news=news_metadata(page.fields))


def _place(page: _Page, element: Any, places: str) -> None:
    matches = [_ENDS.fullmatch(one) for one in re.split("[,;]", places)]
    ends = [(int(one[1]), int(one[2])) for one in matches if one is not None]
    if len(ends) < len(matches):
        page.aside.append(f"{_name(element)} has no offsets as MedTator writes them.")
    elif ends == [WHOLE]:
        _whole(page, element)
    else:
        _span(page, element, ends)


def _whole(page: _Page, element: Any) -> None:
    """Take what is said of the whole document for metadata of the article."""
    said = {key: value for key, value in element.attrib.items() if key not in _PLACE}
    if element.tag == ARTICLE and f"{PREFIX}version" in said:
        try:
            page.found = with_article_extras(page.found, from_features(said))
        except CopydeskError as error:
            page.aside.append(f"{_name(element)}: {error}")
        return
    key, number = element.tag, 1
    while key in page.fields:
        number += 1
        key = f"{element.tag}-{number}"
    page.fields[key] = said


def _span(page: _Page, element: Any, ends: list[tuple[int, int]]) -> None:
    said = dict(element.attrib)
    name = said.get("id") or f"{element.tag}#{len(page.spans)}"
    found = FoundSpan(
        id=name,
        start=min(start for start, _ in ends),
        end=max(end for _, end in ends),
        label=_label(element),
        words=_words(said.get("text"), len(ends)),
        parts=tuple(ends) if len(ends) > 1 else (),
        values=MappingProxyType(_values(said)),
    )
    said.pop(LABEL, None)
    try:
        found = with_span_extras(found, from_features(said))
    except CopydeskError as error:
        page.aside.append(f"{_name(element)}: {error}")
    page.names[name] = found.id
    page.spans.append(found)


def _label(element: Any) -> str:
    """Find the label that a tag stands for, unless the tag was changed since."""
    label: str = element.get(LABEL) or element.tag
    return label if tag_for(label) == element.tag else str(element.tag)


def _words(quoted: str | None, count: int) -> str | None:
    if count == 1 or quoted is None:
        return quoted
    # Dots of the text itself would be taken for gaps.
    return quoted.replace(GAP, " ") if quoted.count(GAP) == count - 1 else None


def _values(said: Mapping[str, str]) -> dict[str, str]:
    place = _PLACE if "spans" in said else _OLDER_PLACE
    return {
        name: value
        for name, value in said.items()
        if name not in place and not name.startswith(PREFIX)
    }


def _link(page: _Page, element: Any) -> None:
    ends = [page.names.get(name, name) for name in _linked(element)]
    if len(ends) <= 1:
        page.aside.append(f"{_name(element)} links fewer than two spans.")
    for end in ends[1:]:
        page.relations.append(
            FoundRelation(label=_label(element), head=ends[0], child=end)
        )
    if others := sorted(_values(element.attrib).keys() - set(_roles(element))):
        page.aside.append(f"{_name(element)} says more: {', '.join(others)}.")


def _linked(element: Any) -> Iterator[str]:
    for name, value in element.attrib.items():
        if name.endswith("ID") and f"{name[:-2]}Text" in element.attrib:
            yield value


def _roles(element: Any) -> Iterator[str]:
    for name in element.attrib:
        if name.endswith("ID"):
            yield name
            yield f"{name[:-2]}Text"


def _name(element: Any) -> str:
    return f"{element.tag} {element.get('id') or 'without an id'}"
