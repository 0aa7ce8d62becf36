"""Finding the known names, word by word."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from annotations.suggest.rules.found import Found
from annotations.suggest.rules.gazetteer import gazetteer
from annotations.suggest.rules.tokens import Tokens, cut, number


@dataclass(frozen=True, slots=True)
class Branch:
    """What may follow the words so far, and what these mean if they are a name."""

    more: "dict[int, Branch]" = field(default_factory=dict)
    meanings: list[tuple[str, str]] = field(default_factory=list)


def known_names(tokens: Tokens) -> Iterator[Found]:
    """Yield the known names of a text, also those inside longer ones."""
    first = known_tree().more
    for at, word in enumerate(tokens.words):
        if word in first:
            yield from _names_from(first[word], tokens, at)


def _names_from(branch: Branch, tokens: Tokens, at: int) -> Iterator[Found]:
    start = tokens.starts[at]
    here: Branch | None = branch
    while here:
        for label, reason in here.meanings:
            yield Found(start, tokens.ends[at], label, reason)
        at += 1
        here = here.more.get(tokens.words[at]) if at < len(tokens.words) else None


@cache
def known_tree() -> Branch:
    """Return the known names as a tree of the numbers of their words."""
    root = Branch()
    for known in gazetteer():
        for name in sorted(known.names):
            _leaf(root, name).meanings.append((known.label, known.reason))
    return root


def _leaf(root: Branch, name: str) -> Branch:
    for word in cut(name):
        root = root.more.setdefault(number(word), Branch())
    return root
