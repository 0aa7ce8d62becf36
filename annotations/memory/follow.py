"""Surnames and short forms of the full names that were decided in an article."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from annotations.annotation import Annotation, State
from annotations.layer import Layer
from annotations.memory.inside import is_common
from annotations.memory.page import Page
from annotations.suggest.rules.lists import words as listed

PERSON, ORG = "PERSON", "ORG"
Followed = Mapping[str, tuple[str, str]]
"""From a short form to its label and the full name that it follows."""

_SHORTEST = 2
_IN_BRACKETS = re.compile(r" ?\(([A-Z][A-Z&.-]{1,9})\)")
_SMALL = frozenset({"of", "the", "for", "and", "on", "in", "&", "de", "du", "la"})
_LEGAL = re.compile(
    r",? (?:Inc|Corp|Corporation|Co|Company|Ltd|Limited|LLC|PLC|plc|Group|Holdings|AG|"
    r"SA|SE|NV|GmbH)\.?$"
)


def short_forms(page: Page, layer: Layer) -> Followed:
    """Find the short forms of names decided here; not those of names that quarrel."""
    found: dict[str, tuple[str, str]] = {}
    quarrels = set()
    for annotation in layer.by_id.values():
        for form in _forms(page, annotation):
            meant = annotation.label, page.words(annotation.span)
            if found.setdefault(form, meant)[0] != annotation.label:
                quarrels.add(form)
    return {form: meant for form, meant in found.items() if form not in quarrels}


def _forms(page: Page, annotation: Annotation) -> Iterator[str]:
    if annotation.state is State.REJECTED:
        return
    if annotation.label == PERSON:
        yield from _person(page.words(annotation.span))
    else:
        yield from _bracketed(page, annotation)
        if annotation.label == ORG:
            yield from _organisation(page.words(annotation.span))


# The names of an article are gone over at each key.
@lru_cache(maxsize=8192)
def _person(name: str) -> tuple[str, ...]:
    return tuple(_surnames(name))


@lru_cache(maxsize=8192)
def _organisation(name: str) -> tuple[str, ...]:
    return tuple(_initials(name))


def _surnames(name: str) -> Iterator[str]:
    parts = tuple(name.split())
    if len(parts) < _SHORTEST or not all(map(_is_name, parts)):
        return
    surname = parts[0] if _is_eastern(parts) else parts[-1]
    if _stands_alone(surname):
        yield surname
        if surname.isupper():
            yield surname.title()
    if parts[0] != surname and _is_rare(parts[0]):
        yield parts[0]


def _stands_alone(word: str) -> bool:
    return len(word) >= _SHORTEST and not word.endswith(".") and not is_common(word)


def _is_rare(word: str) -> bool:
    """Tell a first name, or a surname that comes first, from words that mean more."""
    known = ("given_names", "gpe", "cities")
    return _stands_alone(word) and not any(word in listed(name) for name in known)


def _initials(name: str) -> Iterator[str]:
    head = name.partition(" of ")[0]
    if head != name and " " in head and not is_common(head):
        yield head
    short = _LEGAL.sub("", name)
    if short != name and len(short) > _SHORTEST and not is_common(short):
        yield short
    parts = [part for part in name.replace("-", " ").split() if part not in _SMALL]
    if len(parts) > _SHORTEST and all(part[0].isupper() for part in parts):
        yield "".join(part[0] for part in parts)


def _bracketed(page: Page, annotation: Annotation) -> Iterator[str]:
    """Yield what stands in brackets after a name that it abbreviates: its initials."""
    text, end = page.article.text, annotation.span.end
    if "(" not in text[end : end + 2]:
        return
    found = _IN_BRACKETS.match(text, end)
    name = page.words(annotation.span)
    if found and " " in name and found[1][0].upper() == name[0].upper():
        yield found[1]


def _is_name(word: str) -> bool:
    return word[0].isupper() or word in {"van", "von", "de", "der", "den", "al", "bin"}


def _is_eastern(parts: tuple[str, ...]) -> bool:
    if parts[0] not in listed("surnames_east"):
        return False
    from annotations.suggest.rules.names import is_eastern  # noqa: PLC0415  slow

    return is_eastern(parts)
