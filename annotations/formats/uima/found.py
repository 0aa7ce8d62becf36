"""What a CAS of UIMA says, as articles: one for each view that has a text."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

from annotations.errors import CopydeskError
from annotations.exchange.found import FoundArticle, FoundSpan
from annotations.exchange.writing import key_of
from annotations.formats.parts.extras import (
    damaged,
    with_article_extras,
    with_span_extras,
)
from annotations.formats.uima.cas import ARTICLE_KEY, SPAN_KEY
from annotations.formats.uima.layered import Mark, Tie, layered
from annotations.formats.uima.layers import (
    DOCUMENT,
    FIELD,
    METADATA,
    NAMED_ENTITY,
    Kind,
    kind_of,
)
from annotations.formats.uima.structures import FIRST_VIEW, Cas, Structure, View
from annotations.readers.json_text import json_object
from annotations.readers.metadata import news_metadata
from annotations.readers.reader import Refusal
from annotations.selection import GOOD_STATES
from annotations.wording import counted

_TEXTLESS = "It holds no text, or only says where that is; export it with its text."
_UNCLEAR = (
    "Its text is there as bytes, and whether its annotations count those or "
    "characters is not said; export it with its text as a string."
)
_UNKNOWN = "x-unspecified"
_EMPTY = frozenset({"", "isLastSegment"})


def articles_in(cas: Cas, where: str) -> Iterator[FoundArticle | Refusal]:
    """Read a CAS.

    Raises:
        CopydeskError: what Copydesk has noted there is damaged, or it points to what
            is not there.
    """
    texts = [(view, _text_of(view, cas)) for view in cas.views]
    if all(text is None for _, text in texts):
        yield Refusal(where, _TEXTLESS)
        return
    aside = tuple(_unlisted(cas, [view for view, text in texts if text is None]))
    for view, text in texts:
        at = where if view.name == FIRST_VIEW else f"{where}, view {view.name}"
        if isinstance(text, Refusal):
            yield replace(text, where=at)
        elif text is not None:
            found = _View(cas, tuple(cas.members(view))).article(at, text)
            yield replace(found, left_aside=(*found.left_aside, *aside))
            aside = ()


def _text_of(view: View, cas: Cas) -> str | Refusal | None:
    """Give the text of a view, from bytes as well, where these can be nothing else."""
    if view.text is not None or view.data is None:
        return view.text
    if view.mime and not view.mime.startswith("text/"):
        return None
    try:
        text = view.data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return None
    is_clear = text.isascii() or cas.offsets.keys().isdisjoint(view.members)
    return text if is_clear else Refusal("", _UNCLEAR)


def _unlisted(cas: Cas, textless: list[View]) -> Iterator[str]:
    """Say how many annotations there are that nothing would show."""
    listed = {number for view in cas.views for number in view.members}
    if count := len(cas.offsets.keys() - listed):
        yield f"{counted(count, 'annotation')} that no view lists, left aside."
    for view in textless:
        placed = [cas.structures.get(one) for one in cas.offsets.keys() & view.members]
        if count := sum(map(_is_worth_telling, placed)):
            yield (
                f"{counted(count, 'annotation')} of the view {view.name}, which has "
                "no text, left aside."
            )


def _is_worth_telling(one: Structure | None) -> bool:
    return one is not None and kind_of(one.layer.name) is not Kind.STRUCTURE


@dataclass(frozen=True)
class _View:
    cas: Cas
    members: tuple[Structure, ...]

    def article(self, where: str, text: str) -> FoundArticle:
        offsets = self.cas.offsets
        placed = [one for one in self.members if one.number in offsets]
        noted = _Noted()
        for one in placed:
            noted.take(one, offsets[one.number])
        ids = {one.number: noted.id_of(one, offsets[one.number]) for one in placed}
        plain = [
            one
            for one in placed
            if not one.layer.is_relation and ids[one.number] not in noted.aside
        ]
        marks = [self._mark(one, ids[one.number]) for one in plain]
        marks += noted.aside.values()
        found = layered(marks, [tie for one in placed for tie in self._ties(one, ids)])
        article = FoundArticle(
            where=where,
            text=text,
            spans=tuple(noted.told(one) for one in found.spans),
            relations=found.relations,
            left_aside=found.left_aside,
            unit=self.cas.unit,
        )
        return self._described(article)

    def _mark(self, one: Structure, name: str) -> Mark:
        start, end = self.cas.offsets[one.number]
        return Mark(
            layer=one.layer.name,
            id=name,
            start=start,
            end=end,
            features=self.cas.said(one),
        )

    def _ties(self, one: Structure, ids: Mapping[int, str]) -> Iterator[Tie]:
        """Find what one joins: as a relation, a link in a chain, or a host."""

        def end(other: Structure, name: str) -> str | None:
            return ids.get(self.cas.pointed(other, name) or 0)

        layer, own = one.layer.name, ids[one.number]
        if one.layer.is_relation:
            head, child = end(one, "Governor"), end(one, "Dependent")
            features = self.cas.said(one)
            yield Tie(layer=layer, features=features, head=head, child=child)
            return
        if self.cas.pointed(one, "next") is not None:
            said = self.cas.said(one).get("referenceRelation")
            features = {"value": said} if said else {}
            yield Tie(layer=layer, features=features, head=own, child=end(one, "next"))
        for name, link in self.cas.links(one):
            role = {"value": link.text("role") or name}
            target = end(link, "target")
            yield Tie(layer=layer, features=role, head=own, child=target)

    def _described(self, article: FoundArticle) -> FoundArticle:
        """Add what structures say of the article as a whole."""
        fields: dict[str, str] = {}
        noted: Mapping[str, Any] | None = None
        for one in self.members:
            if one.layer.name in {METADATA, DOCUMENT}:
                fields |= self.cas.said(one)
            elif one.layer.name == FIELD and one.text("key") == ARTICLE_KEY:
                noted = _parsed(one.text("value"))
            elif one.layer.name == FIELD and one.text("key") != SPAN_KEY:
                fields[one.text("key")] = one.text("value")
        article = replace(article, key=_key(fields, article.where))
        if noted is not None:
            return with_article_extras(article, noted)
        plain = {name: value for name, value in fields.items() if name not in _EMPTY}
        if plain.get("language") == _UNKNOWN:
            del plain["language"]
        return replace(article, news=news_metadata(plain))


@dataclass(frozen=True)
class _Noted:
    """What Copydesk has noted of spans: by place and label, until taken, and by id.

    ``aside`` are spans that are nowhere else in the file.
    """

    aside: dict[str, Mark] = field(default_factory=dict)
    _waiting: dict[tuple[int, int, str], list[str]] = field(default_factory=dict)
    _extras: dict[str, Mapping[str, Any]] = field(default_factory=dict)
    _fields: dict[int, str] = field(default_factory=dict)

    def take(self, one: Structure, place: tuple[int, int]) -> None:
        """Keep what is noted, if that is what a structure is for."""
        if one.layer.name != FIELD or one.text("key") != SPAN_KEY:
            return
        extras = _parsed(one.text("value"))
        label, name = extras.get("label"), extras.get("id", "")
        if not isinstance(label, str) or not isinstance(name, str):
            raise damaged()
        if not name or name in self._extras:
            name = f"{name}#{one.number}"
        self._extras[name] = extras
        if str(extras.get("state", "added")) in GOOD_STATES:
            self._waiting.setdefault((*place, label), []).append(name)
        else:
            self._fields[one.number] = name
            self.aside[name] = Mark(
                layer=NAMED_ENTITY,
                id=name,
                start=place[0],
                end=place[1],
                features={"value": label},
            )

    def id_of(self, one: Structure, place: tuple[int, int]) -> str:
        """Name an annotation as Copydesk did, if it is still what it was then."""
        if one.number in self._fields:
            return self._fields[one.number]
        is_entity = one.layer.name == NAMED_ENTITY
        waiting = (
            self._waiting.get((*place, one.text("value")), []) if is_entity else []
        )
        return waiting.pop(0) if waiting else f"#{one.number}"

    def told(self, one: FoundSpan) -> FoundSpan:
        """Add to a span what is noted of it."""
        extras = self._extras.get(one.id)
        if extras is None:
            return one
        told = with_span_extras(one, {**extras, "id": one.id})
        if told.values is one.values or not one.values:
            return told
        return replace(told, values=MappingProxyType({**told.values, **one.values}))


def _parsed(value: str) -> Mapping[str, Any]:
    try:
        return json_object(value.encode())
    except CopydeskError as error:
        raise damaged() from error


def _key(fields: dict[str, str], where: str) -> str:
    """Name a document, by its title where its id is none or, of INCEpTION, a user's."""
    name, title = fields.pop("documentId", ""), Path(fields.get("documentTitle", ""))
    is_user = Path(where).stem == name and title.suffix[1:].isalnum()
    return key_of(title.stem) if is_user or not name else name
