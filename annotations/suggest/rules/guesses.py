"""What is taken for a name when nothing better is known."""

import re
from collections.abc import Iterator

from annotations.suggest.rules.found import Found, Trust
from annotations.suggest.rules.lists import words
from annotations.suggest.rules.runs import Run, runs

_ACRONYM = re.compile(r"[A-Z][A-Z&]{1,5}")
_ROMAN = re.compile(r"[IVX]+")
_PLACE_BEFORE = re.compile(r"\b(?:in|near|from|outside|across|around|at) $")
_SPEAKS = re.compile(r" (?:said|says|told|added)\b")
_NAME_LENGTHS = (2, 3)


def guesses(text: str) -> Iterator[Found]:
    """Yield a label for runs of capitalised words by their looks."""
    for run in runs(text):
        if why := _guess(run):
            label, reason = why
            yield Found(run.start, run.end, label, reason, Trust.GUESS)


def _guess(run: Run) -> tuple[str, str] | None:
    if len(run.words) in _NAME_LENGTHS and not run.opens_sentence:
        label = "ORG" if run.before.endswith((" the ", " The ")) else "PERSON"
        return label, "two or three capitalised words"
    if len(run.words) > 1 or run.opens_sentence:
        return None
    return _guess_word(run, run.words[0])


def _guess_word(run: Run, word: str) -> tuple[str, str] | None:
    if _ACRONYM.fullmatch(word):
        known = word in words("not_organisations") or _ROMAN.fullmatch(word)
        return None if known else ("ORG", "capital letters")
    if _PLACE_BEFORE.search(run.before):
        return "GPE", "after “in” or “near”"
    if _SPEAKS.match(run.after):
        return "PERSON", "someone who speaks"
    return None
