"""Names that were given in full earlier and come back shortened."""

from collections.abc import Iterable, Iterator

from annotations.suggest.rules.found import Found, Trust
from annotations.suggest.rules.names import is_eastern
from annotations.suggest.rules.organisations import ACRONYM
from annotations.suggest.rules.runs import is_stop
from annotations.suggest.rules.tokens import Tokens, cut, number

_SHORTEST = 2
_REPEATED = frozenset({"PERSON", "ORG"})


def repeats(found: Iterable[Found], tokens: Tokens) -> Iterator[Found]:
    """Yield the other places of names, whole or, unless guessed, by surname."""
    reasons: dict[str, tuple[str, str]] = {}
    for item in found:
        if item.label in _REPEATED or item.rule == ACRONYM:
            for name, reason in _forms(item, tokens.text):
                reasons.setdefault(name, (item.label, reason))
    for start, name in _places(reasons, tokens):
        yield Found(start, start + len(name), *reasons[name])


def _places(names: Iterable[str], tokens: Tokens) -> Iterator[tuple[int, str]]:
    """Yield where the names stand as whole words; of two, the longer."""
    text = tokens.text
    known = _by_first_word(names)
    free = 0
    for word, start in zip(tokens.words, tokens.starts, strict=True):
        if word in known and start >= free:
            name = next((n for n in known[word] if _stands(n, start, text)), "")
            if name:
                free = start + len(name)
                yield start, name


def _by_first_word(names: Iterable[str]) -> dict[int, list[str]]:
    """Sort names under the number of their first word, longest first."""
    known: dict[int, list[str]] = {}
    for name in sorted(names, key=len, reverse=True):
        known.setdefault(number(cut(name)[0]), []).append(name)
    return known


def _stands(name: str, start: int, text: str) -> bool:
    if not text.startswith(name, start):
        return False
    end = start + len(name)
    return not (
        _is_inside_word(text[start - 1 : start]) or _is_inside_word(text[end : end + 1])
    )


def _is_inside_word(char: str) -> bool:
    return char.isalnum() or char in {"-", "_"}


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
