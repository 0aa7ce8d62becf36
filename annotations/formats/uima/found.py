"""What a CAS of UIMA says, as articles: one for each view that has a text.

cassis knows types, views and references. Offsets are taken from the file itself, as
cassis keeps those that it cannot convert as they are, and says so to nobody.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

from annotations.errors import CopydeskError
from annotations.exchange.found import FoundArticle, FoundSpan
from annotations.exchange.units import Unit
from annotations.exchange.writing import key_of
from annotations.formats.parts.extras import (
    damaged,
    with_article_extras,
    with_span_extras,
)
from annotations.formats.uima.cas import ARTICLE_KEY, SPAN_KEY
from annotations.formats.uima.layered import Mark, Tie, layered
from annotations.formats.uima.layers import FIELD, METADATA, NAMED_ENTITY
from annotations.readers.json_text import json_object
from annotations.readers.metadata import news_metadata
from annotations.readers.reader import Refusal
from annotations.selection import GOOD_STATES
from annotations.wording import counted

Offsets = Mapping[int, tuple[int, int]]
"""Where annotations begin and end, by their ids, in the units of the file."""

_FIRST_VIEW = "_InitialView"
_PLACES = frozenset({"sofa", "begin", "end"})
_UNKNOWN = "x-unspecified"
_EMPTY = frozenset({"", "isLastSegment"})


def articles_in(
    cas: Any, offsets: Offsets, where: str
) -> Iterator[FoundArticle | Refusal]:
    """Read a CAS.

    Raises:
        CopydeskError: what Copydesk has noted there is damaged.
    """
    views = [view for view in cas.views if isinstance(view.sofa.sofaString, str)]
    if not views:
        yield Refusal(
            where,
            "It holds no text, or only says where that is; export it with its text.",
        )
    aside = _unlisted(cas, offsets)
    for view in views:
        name = view.sofa.sofaID
        at = where if name == _FIRST_VIEW else f"{where}, view {name}"
        # In the order in which they were made, which is that of their ids.
        members = sorted(view.get_all_fs(), key=lambda one: one.xmiID)
        found = _View(tuple(members), offsets).article(at, view.sofa.sofaString)
        yield replace(found, left_aside=(*found.left_aside, *aside))
        aside = ()


def _unlisted(cas: Any, offsets: Offsets) -> tuple[str, ...]:
    """Say how many annotations there are that UIMA itself would not show."""
    listed = {one.xmiID for view in cas.views for one in view.get_all_fs()}
    if not (count := len(offsets.keys() - listed)):
        return ()
    return (f"{counted(count, 'annotation')} that no view lists, left aside.",)


@dataclass(frozen=True)
class _View:
    members: tuple[Any, ...]
    offsets: Offsets

    def article(self, where: str, text: str) -> FoundArticle:
        placed = [one for one in self.members if one.xmiID in self.offsets]
        noted = _Noted()
        for one in placed:
            noted.take(one, self.offsets[one.xmiID])
        ids = {one.xmiID: noted.id_of(one, self.offsets[one.xmiID]) for one in placed}
        plain = [
            one
            for one in placed
            if not _is_relation(one) and ids[one.xmiID] not in noted.aside
        ]
        marks = [self._mark(one, ids) for one in plain]
        marks += noted.aside.values()
        found = layered(marks, [tie for one in placed for tie in _ties(one, ids)])
        article = FoundArticle(
            where=where,
            text=text,
            spans=tuple(noted.told(one) for one in found.spans),
            relations=found.relations,
            left_aside=found.left_aside,
            unit=Unit.UTF_16,
        )
        return _described(article, self.members)

    def _mark(self, one: Any, ids: Mapping[int, str]) -> Mark:
        start, end = self.offsets[one.xmiID]
        return Mark(
            layer=one.type.name,
            id=ids[one.xmiID],
            start=start,
            end=end,
            features=_said(one),
        )


@dataclass(frozen=True)
class _Noted:
    """What Copydesk has noted of spans: by place and label, until taken, and by id.

    ``aside`` are spans that are nowhere else in the file.
    """

    aside: dict[str, Mark] = field(default_factory=dict)
    _waiting: dict[tuple[int, int, str], list[str]] = field(default_factory=dict)
    _extras: dict[str, Mapping[str, Any]] = field(default_factory=dict)
    _fields: dict[int, str] = field(default_factory=dict)

    def take(self, one: Any, place: tuple[int, int]) -> None:
        """Keep what is noted, if that is what a structure is for."""
        if one.type.name != FIELD or _text(one, "key") != SPAN_KEY:
            return
        extras = _parsed(_text(one, "value"))
        label, name = extras.get("label"), extras.get("id", "")
        if not isinstance(label, str) or not isinstance(name, str):
            raise damaged()
        if not name or name in self._extras:
            name = f"{name}#{one.xmiID}"
        self._extras[name] = extras
        if str(extras.get("state", "added")) in GOOD_STATES:
            self._waiting.setdefault((*place, label), []).append(name)
        else:
            self._fields[one.xmiID] = name
            self.aside[name] = Mark(
                layer=NAMED_ENTITY,
                id=name,
                start=place[0],
                end=place[1],
                features={"value": label},
            )

    def id_of(self, one: Any, place: tuple[int, int]) -> str:
        """Name an annotation as Copydesk did, if it is still what it was then."""
        if one.xmiID in self._fields:
            return self._fields[one.xmiID]
        is_entity = one.type.name == NAMED_ENTITY
        waiting = (
            self._waiting.get((*place, _text(one, "value")), []) if is_entity else []
        )
        return waiting.pop(0) if waiting else f"#{one.xmiID}"

    def told(self, one: FoundSpan) -> FoundSpan:
        """Add to a span what is noted of it."""
        extras = self._extras.get(one.id)
        if extras is None:
            return one
        bare = replace(one, values=MappingProxyType({}))
        told = with_span_extras(bare, {**extras, "id": one.id})
        return replace(told, values=MappingProxyType({**told.values, **one.values}))


def _parsed(value: str) -> Mapping[str, Any]:
    try:
        return json_object(value.encode())
    except CopydeskError as error:
        raise damaged() from error


def _described(article: FoundArticle, members: tuple[Any, ...]) -> FoundArticle:
    """Add what structures say of the article as a whole."""
    fields: dict[str, str] = {}
    noted: Mapping[str, Any] | None = None
    for one in members:
        if one.type.name == METADATA:
            fields |= _said(one)
        elif one.type.name == FIELD and _text(one, "key") == ARTICLE_KEY:
            noted = _parsed(_text(one, "value"))
        elif one.type.name == FIELD and _text(one, "key") != SPAN_KEY:
            fields[_text(one, "key")] = _text(one, "value")
    article = replace(article, key=_key(fields, article.where))
    if noted is not None:
        return with_article_extras(article, noted)
    plain = {name: value for name, value in fields.items() if name not in _EMPTY}
    if plain.get("language") == _UNKNOWN:
        del plain["language"]
    return replace(article, news=news_metadata(plain))


def _key(fields: dict[str, str], where: str) -> str:
    """Name a document, by its title where INCEpTION has the user's name for its id."""
    name, title = fields.pop("documentId", ""), Path(fields.get("documentTitle", ""))
    is_user = Path(where).stem == name and title.suffix[1:].isalnum()
    return key_of(title.stem) if is_user else name


def _text(one: Any, feature: str) -> str:
    value = one.get(feature)
    return value if isinstance(value, str) else ""


def _said(one: Any) -> dict[str, str]:
    """Give the features that say something in words or numbers, in their order."""
    made = {
        _name(feature): _words(one.get(feature.name))
        for feature in one.type.all_features
        if feature.name not in _PLACES
    }
    return {name: value for name, value in made.items() if value}


def _name(feature: Any) -> str:
    # cassis calls “type” and “self”, which Python has a use for, “type_” and “self_”.
    name = str(feature.name)
    return name.removesuffix("_") if name in {"type_", "self_"} else name


def _words(value: object) -> str | None:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str | int | float):
        return str(value)
    elements = getattr(value, "elements", None) or ()
    words = [one for one in elements if isinstance(one, str)]
    return "; ".join(words) if words else None


def _is_relation(one: Any) -> bool:
    names = {feature.name for feature in one.type.all_features}
    return {"Governor", "Dependent"} <= names


def _ties(one: Any, ids: Mapping[int, str]) -> Iterator[Tie]:
    """Find what an annotation joins: as a relation, a link in a chain, or a host."""
    layer, own = one.type.name, ids[one.xmiID]
    if _is_relation(one):
        head, child = _id(one.Governor, ids), _id(one.Dependent, ids)
        yield Tie(layer=layer, features=_said(one), head=head, child=child)
        return
    after = one.get("next")
    if after is not None and hasattr(after, "xmiID"):
        said = _said(one).get("referenceRelation")
        features = {"value": said} if said else {}
        yield Tie(layer=layer, features=features, head=own, child=_id(after, ids))
    for feature in one.type.all_features:
        for link in _links(one.get(feature.name)):
            role = {"value": link.get("role") or feature.name}
            target = _id(link.target, ids)
            yield Tie(layer=layer, features=role, head=own, child=target)


def _links(value: object) -> Iterator[Any]:
    """Go through the links of a slot, which are no annotations themselves."""
    for link in getattr(value, "elements", None) or ():
        if hasattr(link, "target") and not hasattr(link, "begin"):
            yield link


def _id(one: Any, ids: Mapping[int, str]) -> str | None:
    return ids.get(getattr(one, "xmiID", None) or 0)
