"""What the rules find in a text that spaCy has cut into tokens."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from annotations.suggest.rules.found import Found
from annotations.suggest.rules.known import known_names
from annotations.suggest.rules.names import people
from annotations.suggest.rules.rulebook import rulebook
from annotations.suggest.rules.runs import runs
from annotations.suggest.rules.settle import settled
from annotations.suggest.rules.tokens import Tokens

Hint = tuple[int, int, str, str]
"""First token, one past the last, label, and the rule's name."""


def hints(doc: Any) -> list[Hint]:
    """Find the entities of a ``spacy.tokens.Doc``, in order, none overlapping.

    The document must have been cut by ``fine_tokenizer``; nothing is set on it.
    """
    tokens = Tokens.of(doc)
    rules = rulebook()
    seen = rules.lookout.look(tokens)
    names = tuple(runs(tokens.text, seen.capitals))
    found = [*known_names(tokens), *rules.apply(seen), *people(names)]
    return list(_aligned(settled(found, names, tokens), tokens))


def _aligned(found: Iterable[Found], tokens: Tokens) -> Iterator[Hint]:
    """Give the findings in tokens; drop one that begins or ends inside a token."""
    for item in found:
        first = _index(tokens.starts, item.start)
        last = _index(tokens.ends, item.end)
        if first is not None and last is not None:
            yield first, last + 1, item.label, item.rule


def _index(places: Sequence[int], place: int) -> int | None:
    at = bisect_left(places, place)
    return at if at < len(places) and places[at] == place else None
