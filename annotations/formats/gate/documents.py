"""Documents of GATE: a text, features, and sets of annotations with features."""

import logging
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from importlib.util import find_spec
from pathlib import Path
from types import MappingProxyType
from typing import Any

from annotations.annotated import AnnotatedArticle, AnnotatedSpan
from annotations.exchange.format import Entity, Seen
from annotations.exchange.found import FoundArticle, FoundRelation, FoundSpan
from annotations.exchange.text import as_json
from annotations.exchange.units import Unit
from annotations.formats.parts.extras import (
    PREFIX,
    article_extras,
    from_features,
    span_extras,
    with_article_extras,
    with_span_extras,
)
from annotations.readers.metadata import news_metadata
from annotations.selection import GOOD_STATES
from annotations.wording import counted

_SET = "gate.set"
_OURS = f"{PREFIX}version"
_ID = f"{PREFIX}id"
_STATE = f"{PREFIX}state"
_URL = "gate.SourceURL"
# What GATE notes of every document it loads.
_USUAL = frozenset({_URL, "MimeType", "docNewLineType"})
_MARKUP = "Original markups"
_LAYOUT = frozenset({"Token", "SpaceToken", "Sentence", "Split"})


@dataclass(frozen=True, slots=True, kw_only=True)
class GateSpan:
    """An annotation: offsets as the file counts them; its set is nameless or not."""

    id: str
    type: str
    start: int
    end: int
    set: str = ""
    words: str | None = None
    features: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class GateDocument:
    """A document; relations are a type, and annotations by their ids."""

    text: str
    features: Mapping[str, object]
    spans: tuple[GateSpan, ...]
    relations: tuple[tuple[str, tuple[str, ...]], ...] = ()


def document_of(
    annotated: AnnotatedArticle, offset: Callable[[int], int] = int
) -> GateDocument:
    """Make GATE's document of an article; ``offset`` counts a code point as it will."""
    ids = {one.id: str(number) for number, one in enumerate(annotated.spans)}
    url = annotated.article.news.url
    return GateDocument(
        text=annotated.article.text,
        features=({_URL: url} if url else {}) | _prefixed(article_extras(annotated)),
        spans=tuple(
            _gate_span(one, str(number), offset)
            for number, one in enumerate(annotated.spans)
        ),
        relations=tuple(
            (one.label, (ids[one.head], ids[one.child])) for one in annotated.relations
        ),
    )


def sets_of(document: GateDocument) -> dict[str, list[GateSpan]]:
    """Sort annotations into their sets; the nameless one is there in any case."""
    made: dict[str, list[GateSpan]] = {"": []}
    for one in document.spans:
        made.setdefault(one.set, []).append(one)
    return made


def found_of(
    document: GateDocument, *, where: str, key: str, unit: Unit
) -> FoundArticle:
    """Say what is in a document that GATE, or Copydesk, has written.

    Raises:
        CopydeskError: what Copydesk noted in it is damaged.
    """
    is_ours = _OURS in document.features
    taken = [one for one in document.spans if not _is_layout(one)]
    spans = [_found(one) for one in _named_apart(taken)]
    named = {one.id: span for one, span in zip(taken, spans, strict=True)}
    relations, strange = _relations(document, named)
    found = FoundArticle(
        where=where,
        text=document.text,
        key=key,
        news=news_metadata(_metadata(document)),
        spans=tuple(spans),
        relations=relations,
        unit=unit,
        left_aside=(*_left_aside(document), *strange),
    )
    if not is_ours:
        return found
    return _with_extras(found, document)


def library(fmt: str) -> Callable[[Path], Iterator[Seen]] | None:
    """Read with GATE's library, where it is installed."""
    if find_spec("gatenlp") is None:
        return None

    def read(path: Path) -> Iterator[Seen]:
        with _own_logging():
            from gatenlp import Document

            document: Any = Document.load(str(path), fmt=fmt)
        yield _seen(document)

    return read


@contextmanager
def _own_logging() -> Iterator[None]:
    """Undo what the library does to everybody's logging."""
    root = logging.getLogger()
    level, handlers = root.level, root.handlers[:]
    try:
        yield
    finally:
        root.setLevel(level)
        root.handlers[:] = handlers


def _seen(document: Any) -> Seen:
    entities = (
        Entity(one.start, one.end, one.type)
        for name in document.annset_names()
        for one in document.annset(name)
        if one.features.get(_STATE, "added") in GOOD_STATES
    )
    return Seen(document.text, tuple(sorted(entities)))


def _gate_span(
    one: AnnotatedSpan, number: str, offset: Callable[[int], int]
) -> GateSpan:
    extras = span_extras(one, offset)
    values = dict(one.values)
    if not any(name.startswith(PREFIX) for name in values):
        extras.pop("values", None)
    else:
        values = {}
    name = _set_name(one, values)
    if name == values.get(_SET):
        del values[_SET]
    return GateSpan(
        id=number,
        type=one.label,
        start=offset(one.span.start),
        end=offset(one.span.end),
        set=name,
        features=values | _prefixed(extras),
    )


def _set_name(one: AnnotatedSpan, values: Mapping[str, str]) -> str:
    """Keep apart what nobody stands behind, so that GATE does not count it."""
    if one.state not in GOOD_STATES:
        return PREFIX + one.state
    name = values.get(_SET, "")
    return "" if name.startswith(PREFIX) else name


def _prefixed(extras: Mapping[str, object]) -> dict[str, object]:
    return {PREFIX + name: value for name, value in extras.items()}


def _strings(features: Mapping[str, object]) -> dict[str, str]:
    return {
        name: value if isinstance(value, str) else as_json(value)
        for name, value in features.items()
    }


def _named_apart(spans: list[GateSpan]) -> Iterator[GateSpan]:
    """Number annotations over all sets, where each set counts for itself."""
    used: set[str] = set()
    for one in spans:
        name = one.id if one.id not in used else f"{one.set}:{one.id}"
        used.add(name)
        yield replace(one, id=name)


def _found(one: GateSpan) -> FoundSpan:
    features = _strings(one.features)
    values = {
        name: value for name, value in features.items() if not name.startswith(PREFIX)
    }
    if one.set and not one.set.startswith(PREFIX):
        values[_SET] = one.set
    found = FoundSpan(
        start=one.start,
        end=one.end,
        label=one.type,
        words=one.words,
        id=one.id,
        values=MappingProxyType(values),
    )
    return with_span_extras(found, from_features(features))


def _relations(
    document: GateDocument, spans: Mapping[str, FoundSpan]
) -> tuple[tuple[FoundRelation, ...], tuple[str, ...]]:
    made: list[FoundRelation] = []
    strange: list[str] = []
    for label, members in document.relations:
        match [spans.get(one) for one in members]:
            case [FoundSpan() as head, FoundSpan() as child]:
                made.append(FoundRelation(label=label, head=head.id, child=child.id))
            case _:
                strange.append(
                    f"The relation “{label}” of {', '.join(members)} does not join two "
                    "annotations that are there."
                )
    return tuple(made), tuple(strange)


def _metadata(document: GateDocument) -> dict[str, object]:
    """Give what else the document says of itself, for ours to be found in."""
    others = {
        name: value
        for name, value in document.features.items()
        if name not in _USUAL and not name.startswith(PREFIX)
    }
    url = document.features.get(_URL)
    is_known = isinstance(url, str) and url.startswith(("http:", "https:"))
    return others | ({"url": url} if is_known else {})


def _with_extras(found: FoundArticle, document: GateDocument) -> FoundArticle:
    extras = from_features(_strings(document.features))
    whole = with_article_extras(found, extras)
    # What was added to our document since.
    extra = {**whole.news.extra, **found.news.extra}
    return replace(whole, news=replace(whole.news, extra=MappingProxyType(extra)))


def _is_layout(one: GateSpan) -> bool:
    """Tell whether GATE made it of the words and markup, rather than somebody."""
    is_ours = _ID in one.features
    return not is_ours and (one.set == _MARKUP or one.type in _LAYOUT)


def _left_aside(document: GateDocument) -> Iterator[str]:
    aside = [one for one in document.spans if _is_layout(one)]
    for name, count in sorted(Counter(one.set for one in aside).items()):
        types = sorted({one.type for one in aside if one.set == name})
        whose = f"of the set “{name}” " if name else ""
        yield (
            f"{counted(count, 'annotation')} {whose}of words, sentences or layout, "
            f"which are no entities ({', '.join(types)})."
        )
