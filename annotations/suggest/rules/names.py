"""Deciding which runs of capitalised words are people."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from annotations.suggest.rules.found import Found, Trust
from annotations.suggest.rules.lists import alternatives, words
from annotations.suggest.rules.organisations import HEAD
from annotations.suggest.rules.runs import Run
from annotations.suggest.rules.things import BUILDING, KIND_OF_EVENT

_LONGEST = 4
_TITLES = alternatives("titles")
_ROLES = alternatives("roles")
_SPEECH = "|".join(sorted(words("speech")))
_NO_PERSON = re.compile(rf"{HEAD}|{BUILDING}|{KIND_OF_EVENT}|Day|Sea|River|Islands?")
_TITLED = re.compile(rf"\b(?:{_TITLES})(?:-[Dd]esignate|-elect)?\.? $")
_ROLE_BEFORE = re.compile(rf"\b(?:{_ROLES})(?:,|, identified as| named)? $")
_ROLE_AFTER = re.compile(
    r", (?:who\b|whose\b|aged? \d|\d\d?\b[,.]|"
    r"(?:(?:a|an|the|its|his|their|\w+['\u2019]s) )?"
    rf"(?:(?!sa[iy])[\w'\u2019-]+ ){{0,4}}(?:{_ROLES})\b)"
)
_SAID_AFTER = re.compile(rf" (?:also |has |had |was quoted |later )?(?:{_SPEECH})\b")
_SAID_BEFORE = re.compile(rf"[,\u201d\"\u2019'] (?:{_SPEECH}) $")
_ANNOUNCERS = "|".join(sorted(words("titles") | words("roles") | words("speech")))
_ANNOUNCES = re.compile(
    rf"(?:{_ANNOUNCERS})(?:-[Dd]esignate|-elect)?[.,]?$|^(?:as|named)$"
)
_PINYIN = re.compile(
    r"(?:(?:[zcs]h|[bpmfdtnlgkhjqxzcsryw])?(?:iang|iong|uang|ang|eng|ing|ong|ian|iao|uai|"
    r"uan|ai|an|ao|ei|en|er|ia|ie|in|iu|ou|ua|ui|un|uo|ue|[aeiouü])){1,2}",
    re.IGNORECASE,
)
_HYPHENED = re.compile(r"\w+-[a-z]+")


def people(runs: Iterable[Run]) -> Iterator[Found]:
    """Yield the runs that are people, with the reason."""
    for run in runs:
        if len(run.words) <= _LONGEST and (why := _why_person(run)):
            reason, trust = why
            yield Found(run.start, run.end, "PERSON", reason, trust)


def _why_person(run: Run) -> tuple[str, Trust] | None:
    """Give the reason to take a run for a person, if there is one."""
    if _ends_no_person(run.words[-1]):
        return None
    if _is_announced(run) and _TITLED.search(run.before):
        return "title before a name", Trust.NAMED
    return _by_words(run) or _by_context(run) if len(run.words) > 1 else None


def _by_words(run: Run) -> tuple[str, Trust] | None:
    if run.words[0] in words("given_names"):
        return "given name", Trust.NAMED
    if is_eastern(run.words):
        return "Chinese or Korean name", Trust.NAMED
    return None


def is_eastern(name: tuple[str, ...]) -> bool:
    """Tell whether a name begins with a Chinese or Korean family name."""
    if len(name) not in {2, 3} or name[0] not in words("surnames_east"):
        return False
    return all(_PINYIN.fullmatch(w) or _HYPHENED.fullmatch(w) for w in name[1:])


def _by_context(run: Run) -> tuple[str, Trust] | None:
    announced = _is_announced(run)
    if announced and _ROLE_BEFORE.search(run.before):
        return "role before a name", Trust.SHAPE
    if _ROLE_AFTER.match(run.after):
        return "role after a name", Trust.SHAPE
    if _SAID_AFTER.match(run.after) or (announced and _SAID_BEFORE.search(run.before)):
        return "someone who speaks", Trust.SHAPE
    return None


def _is_announced(run: Run) -> bool:
    """Tell whether the word before may end a title, a role, or ``said``."""
    return _announces(run.before.rpartition(" ")[0].rpartition(" ")[2])


@lru_cache(maxsize=2**14)
def _announces(word: str) -> bool:
    return bool(_ANNOUNCES.search(word))


@lru_cache(maxsize=2**14)
def _ends_no_person(word: str) -> bool:
    return bool(_NO_PERSON.fullmatch(word))
