"""What the nodes of a Web Annotation say: who, where, and with which words."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

Node = Mapping[str, Any]

_NAMES = ("name", "nickname", "foaf:name", "email", "id", "@id")
_CHARACTERS = re.compile(r"char=(\d{1,9}),(\d{1,9})(?:;.*)?")
_LABELLING = frozenset({"tagging", "classifying"})


@dataclass(frozen=True, slots=True)
class Place:
    """Where in which source; without ``pieces`` it is the whole of it.

    ``is_lost`` tells that the place is said in a way that text has no answer to.
    """

    source: str
    pieces: tuple[tuple[int, int], ...] = ()
    words: str | None = None
    is_lost: bool = False


def listed(value: Any) -> list[Any]:
    """Give what may be nothing, one thing or several as a list."""
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def iri_of(node: Any) -> str:
    """Give the IRI of a resource that is embedded or referred to."""
    found = node.get("id", node.get("@id", "")) if isinstance(node, dict) else node
    return found if isinstance(found, str) else ""


def is_a(node: Any, kind: str) -> bool:
    """Tell whether a node is of a type, with or without a prefix."""
    types = (
        listed(node.get("type", node.get("@type"))) if isinstance(node, dict) else []
    )
    return any(str(one).rpartition(":")[2].rpartition("#")[2] == kind for one in types)


def motivations_of(annotation: Node) -> set[str]:
    """Give what an annotation is for."""
    return {str(one).rpartition(":")[2] for one in listed(annotation.get("motivation"))}


def creator_of(annotation: Node) -> tuple[str, bool]:
    """Name who made an annotation, and tell whether that is a program."""
    for one in listed(annotation.get("creator")):
        if isinstance(one, dict):
            named = (one[name] for name in _NAMES if one.get(name))
            return str(next(named, "")), is_a(one, "Software")
        return str(one), False
    return "", False


def moment_of(annotation: Node) -> datetime | None:
    """Tell when an annotation was made."""
    try:
        return datetime.fromisoformat(str(annotation.get("created")))
    except ValueError:
        return None


@dataclass(frozen=True, slots=True)
class Said:
    """What the bodies of an annotation say: labels, remarks, and what they link to."""

    labels: tuple[str, ...]
    note: str
    values: Mapping[str, str]


def said_by(annotation: Node) -> Said:
    """Read the bodies; without a tag, an annotation is labelled by what it is for."""
    motives = motivations_of(annotation)
    labels, notes, values = [], [], {}
    for purpose, value in _bodies(annotation):
        if purpose in _LABELLING or (not purpose and motives & _LABELLING):
            labels.append(value)
        elif purpose in {"", "commenting", "describing", "replying"}:
            notes.append(value)
        else:
            values[purpose] = value
    named = labels or sorted(motives) or ["annotation"]
    return Said(tuple(named), "\n".join(notes), values)


def _bodies(annotation: Node) -> Iterator[tuple[str, str]]:
    for one in (*listed(annotation.get("bodyValue")), *listed(annotation.get("body"))):
        if not isinstance(one, dict):
            yield "", str(one)
            continue
        purposes = [str(name).rpartition(":")[2] for name in listed(one.get("purpose"))]
        value = one.get("value", one.get("source", iri_of(one)))
        for purpose in purposes or ["" if "value" in one else "linking"]:
            yield purpose, value if isinstance(value, str) else iri_of(value)


def texts_in(annotation: Node) -> Iterator[tuple[str, str]]:
    """Give the texts that the targets of an annotation hold, by their source."""
    for target in _targets(annotation):
        for node in (
            target,
            target.get("source") if isinstance(target, dict) else None,
        ):
            if isinstance(node, dict) and isinstance(node.get("value"), str):
                yield source_of(node), node["value"]


def source_of(node: Any) -> str:
    """Name a source; one that has no IRI is its own name."""
    text = node.get("value") if isinstance(node, dict) else None
    return iri_of(node) or (text if isinstance(text, str) else "")


def places_of(annotation: Node, texts: Mapping[str, str]) -> Iterator[Place]:
    """Say where the targets are; those that only belong together are one place."""
    for target in listed(annotation.get("target")):
        if is_a(target, "Composite") or is_a(target, "List"):
            several = [_place(one, texts) for one in listed(target.get("items"))]
            yield _joined(several)
        else:
            yield _place(target, texts)


def _targets(annotation: Node) -> Iterator[Any]:
    for target in listed(annotation.get("target")):
        yield target
        if isinstance(target, dict):
            yield from listed(target.get("items"))


def _joined(places: list[Place]) -> Place:
    if not places:
        return Place("", is_lost=True)
    quotes = [one.words for one in places if one.words is not None]
    return Place(
        places[0].source,
        tuple(piece for one in places for piece in one.pieces),
        " ".join(quotes) if len(quotes) == len(places) else None,
        any(one.is_lost or not one.pieces for one in places),
    )


def _place(target: Any, texts: Mapping[str, str]) -> Place:
    if not isinstance(target, dict) or not {"source", "selector"} & target.keys():
        return _whole(source_of(target))
    source = source_of(target.get("source"))
    selectors = [one for one in listed(target.get("selector")) if isinstance(one, dict)]
    if not listed(target.get("selector")):
        return Place(source)
    pieces = tuple(filter(None, map(_position, selectors)))
    quotes = [one for one in selectors if isinstance(one.get("exact"), str)]
    if not pieces and quotes and source in texts:
        pieces = _found(texts[source], quotes[0])
        quotes = quotes[:1]
    is_quoted = len(quotes) == max(1, len(pieces))
    words = " ".join(one["exact"] for one in quotes) if is_quoted else None
    return Place(source, pieces, words, is_lost=not pieces and not words)


def _whole(iri: str) -> Place:
    """Take a source as a whole, or the part of it that its own IRI names."""
    source, _, part = iri.rpartition("#")
    piece = _fragment(part) if source else None
    return Place(source, (piece,)) if piece else Place(iri)


def _fragment(part: object) -> tuple[int, int] | None:
    """Read a part of a plain text as RFC 5147 names it."""
    found = _CHARACTERS.fullmatch(part) if isinstance(part, str) else None
    return (int(found[1]), int(found[2])) if found else None


def _position(selector: Node) -> tuple[int, int] | None:
    """Read a position; one that refines another counts from its start."""
    if is_a(selector, "FragmentSelector"):
        return _fragment(selector.get("value"))
    if not is_a(selector, "TextPositionSelector"):
        return None
    start, end = selector.get("start"), selector.get("end")
    if not isinstance(start, int) or not isinstance(end, int):
        return None
    inner = selector.get("refinedBy")
    finer = _position(inner) if isinstance(inner, dict) else None
    return (start + finer[0], start + finer[1]) if finer else (start, end)


def _found(text: str, quote: Node) -> tuple[tuple[int, int], ...]:
    """Find a quotation that has no position, if it stands in one place only."""
    exact = quote["exact"]
    before, after = str(quote.get("prefix") or ""), str(quote.get("suffix") or "")
    around = before + exact + after
    if not exact or text.count(around) != 1:
        return ()
    start = text.index(around) + len(before)
    return ((start, start + len(exact)),)
