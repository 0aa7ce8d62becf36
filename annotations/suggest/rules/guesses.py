"""What is taken for a name when nothing better is known."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from annotations.suggest.rules.found import Found, Trust
from annotations.suggest.rules.lists import words
from annotations.suggest.rules.runs import Run

_ACRONYM = re.compile(r"[A-Z][A-Z&]{1,5}")
_ROMAN = re.compile(r"[IVX]+")
_PLACE_BEFORE = re.compile(r"\b(?:in|near|from|outside|across|around|at) $")
_SPEAKS = re.compile(r" (?:said|says|told|added)\b")
_NAME_LENGTHS = (2, 3)
_HEADLINE_WORDS = 4
_HEADLINE_SHARE = 0.7


def guesses(runs: Iterable[Run], text: str) -> Iterator[Found]:
    """Yield a label for runs of capitalised words by their looks."""
    for run in runs:
        if (why := _guess(run)) and not is_headline(_line(text, run)):
            label, reason = why
            yield Found(run.start, run.end, label, reason, Trust.GUESS)


@lru_cache(maxsize=256)
def is_headline(line: str) -> bool:
    """Tell whether a line is capitalised throughout, so that capitals mean nothing."""
    found = line.split()
    raised = sum(not word[0].islower() for word in found)
    return len(found) >= _HEADLINE_WORDS and raised >= _HEADLINE_SHARE * len(found)


def _line(text: str, run: Run) -> str:
    end = text.find("\n", run.end)
    return text[text.rfind("\n", 0, run.start) + 1 : end if end >= 0 else len(text)]


def _guess(run: Run) -> tuple[str, str] | None:
    if len(run.words) in _NAME_LENGTHS:
        label = "ORG" if run.before.endswith((" the ", " The ")) else "PERSON"
        return label, "two or three capitalised words"
    if len(run.words) > 1:
        return None
    if run.opens_sentence:
        speaks = _SPEAKS.match(run.after)
        return ("PERSON", "someone who speaks") if speaks else None
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
