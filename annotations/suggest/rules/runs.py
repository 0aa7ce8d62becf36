"""Stretches of capitalised words, the raw stuff of names."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from annotations.suggest.rules.letters import FULL_MONTH, PARTICLE, WEEKDAY, WORD
from annotations.suggest.rules.lists import lines, words
from annotations.suggest.rules.matches import matches_at

_WORD = re.compile(WORD)
_RUN = re.compile(rf"(?<![\w-]){WORD}(?: (?:{PARTICLE} ){{0,2}}{WORD})*")
_DATE_WORD = re.compile(rf"{WEEKDAY}|{FULL_MONTH}")
_CONTEXT = 60


class Run(NamedTuple):
    """Capitalised words in a row, none of them a title, nationality or stop word."""

    start: int
    end: int
    words: tuple[str, ...]
    before: str
    after: str

    @property
    def opens_sentence(self) -> bool:
        """Tell whether the first word would be capitalised in any case."""
        left = self.before.rstrip(" \"\u201c\u2018'(")
        return not left or left[-1] in ".!?:;\n|"


def runs(text: str, capitals: Iterable[int]) -> Iterator[Run]:
    """Yield the runs of a text in order; they begin at some of these ``capitals``."""
    for match in matches_at(_RUN, text, capitals):
        group: list[re.Match[str]] = []
        for word in _words(match):
            if is_stop(word.group()) and not _is_surname(word.group(), group):
                yield from _run(text, group)
                group = []
            else:
                group.append(word)
        yield from _run(text, group)


def _words(match: re.Match[str]) -> Iterable[re.Match[str]]:
    if " " not in match.group():
        return (match,)
    return _WORD.finditer(match.string, match.start(), match.end())


def _run(text: str, group: list[re.Match[str]]) -> Iterator[Run]:
    if group:
        start, end = group[0].start(), group[-1].end()
        before = text[max(0, start - _CONTEXT) : start]
        after = text[end : end + _CONTEXT]
        yield Run(start, end, tuple(word.group() for word in group), before, after)


def _is_surname(word: str, group: list[re.Match[str]]) -> bool:
    """Tell ``King`` or ``Young`` after a given name from the common word."""
    if not group or group[0].group() not in words("given_names"):
        return False
    return word in words("surname_words")


@cache
def is_stop(word: str) -> bool:
    """Tell whether a capitalised word is no part of a person's name."""
    return word in _stops() or bool(_DATE_WORD.fullmatch(word))


@cache
def _stops() -> frozenset[str]:
    peoples = {one for line in lines("norp") for one in line.split()}
    names = words("given_names")
    common = words("stopwords") | words("function_words") | words("titles")
    return common | (peoples - names)
