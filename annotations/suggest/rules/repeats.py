"""Names that were given in full earlier and come back shortened."""

import re
from collections.abc import Iterable, Iterator

from annotations.suggest.rules.found import Found, Trust
from annotations.suggest.rules.names import is_eastern
from annotations.suggest.rules.organisations import ACRONYM
from annotations.suggest.rules.runs import is_stop

_SHORTEST = 2
_REPEATED = frozenset({"PERSON", "ORG"})


def repeats(found: Iterable[Found], text: str) -> Iterator[Found]:
    """Yield the other places of names, whole or, unless guessed, by surname."""
    reasons: dict[str, tuple[str, str]] = {}
    for item in found:
        if item.label in _REPEATED or item.rule == ACRONYM:
            for name, reason in _forms(item, text):
                reasons.setdefault(name, (item.label, reason))
    if not reasons:
        return
    longest_first = sorted(reasons, key=len, reverse=True)
    names = "|".join(map(re.escape, longest_first))
    for match in re.finditer(rf"(?<![\w-])(?:{names})(?![\w-])", text):
        label, reason = reasons[match.group()]
        yield Found(match.start(), match.end(), label, reason)


def _forms(item: Found, text: str) -> Iterator[tuple[str, str]]:
    whole = text[item.start : item.end]
    if "\n" not in whole and not is_stop(whole):
        yield whole, "name that stood earlier"
    parts = whole.split()
    guess = item.trust is Trust.GUESS
    if guess or item.label != "PERSON" or len(parts) < _SHORTEST:
        return
    if is_eastern(tuple(parts)):
        yield from _short(parts[0], "surname of an earlier full name")
    else:
        yield from _short(parts[-1], "surname of an earlier full name")
        yield from _short(parts[0], "given name of an earlier full name")


def _short(word: str, reason: str) -> Iterator[tuple[str, str]]:
    if len(word) >= _SHORTEST and not word.endswith(".") and not is_stop(word):
        yield word, reason
        if word.isupper():
            yield word.title(), reason
