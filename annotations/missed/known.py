"""What the word lists of the rules know of a name, without any pipeline."""

from collections.abc import Mapping
from functools import cache

from annotations.suggest.rules.gazetteer import gazetteer
from annotations.suggest.rules.lists import lines, words

Meaning = tuple[str, str]
"""A label of OntoNotes, and the reason for it."""

_GIVEN = ("PERSON", "begins with a given name")


@cache
def known_names() -> Mapping[str, Meaning]:
    """Read the known names, each with the label it most often has."""
    found: dict[str, Meaning] = {}
    for known in gazetteer():
        for name in known.names:
            found.setdefault(name, (known.label, known.reason))
    return found


@cache
def known_words() -> frozenset[str]:
    """List every capitalised word that known names or given names are made of."""
    parts = {part for name in known_names() for part in name.split()}
    return frozenset(part for part in parts if part[0].isupper()) | given_names()


def given_names() -> frozenset[str]:
    """List given names of many countries."""
    return words("given_names")


@cache
def titles() -> frozenset[str]:
    """List the words of titles, which stand before a name and are not part of it."""
    return frozenset(word for line in lines("titles") for word in line.split())


@cache
def function_words() -> frozenset[str]:
    """List the words that belong to no name, however they are written."""
    return words("function_words")


@cache
def place_words() -> frozenset[str]:
    """List the words that mostly have their capital from the sentence's beginning."""
    return words("stopwords") - given_names()


def meaning(name: str) -> Meaning | None:
    """Say what a name most likely is, if the lists know it or its first word."""
    if found := known_names().get(name):
        return found
    first, _, more = name.partition(" ")
    return _GIVEN if more and first in given_names() else None
