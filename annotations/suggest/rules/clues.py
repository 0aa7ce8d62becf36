"""What words let a rule match: trying ninety patterns at each letter would cost most.

A clue is looked for once in each word of the language, not of the text, as
``sightings.py`` remembers the answers.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from annotations.suggest.rules.letters import ORDINAL, SCALE, SMALL, UPPER

CAPITAL = rf"[{UPPER}]|(?:al|el|as|an|ad|ed)$"
"""The first word of a name, as ``letters.WORD`` has it."""
_LINK = re.compile(rf"{CAPITAL}|(?:and|for|on|of|de|the|[.'\u2019&_-])$")


class Clue(NamedTuple):
    """Patterns for words: the one a match begins with, and one that it must reach.

    From ``first`` to ``head``, if there is one, stand only words that names are made
    of. Patterns are tried at the beginning of words; ``inside`` lets a match begin
    wherever ``first`` is found in one.
    """

    first: str
    head: str = ""
    inside: bool = False


def first(words: str, *, any_case: bool = False) -> Clue:
    """Look for words that begin so."""
    return Clue(f"(?i:{words})" if any_case else words)


def name_with(head: str, *, begins: str = "") -> Clue:
    """Look for names that hold a word that begins so.

    A name begins with a capital, or as ``begins`` says.
    """
    return Clue(f"{CAPITAL}|(?i:{begins})" if begins else CAPITAL, head)


@lru_cache(maxsize=2**14)
def is_link(word: str) -> bool:
    """Tell whether a word may stand inside a name."""
    return bool(_LINK.match(word))


def is_joint(word: str) -> bool:
    """Tell whether any word may follow inside a name: ``Stratford-upon-Avon``."""
    return word in {"-", "_"}


ORDINAL_START = rf"{ORDINAL}|twenty"
MONTH_START = r"Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec"
WEEKDAY_START = r"Mon|Tue|Wed|Thu|Fri|Sat|Sun"
SMALL_COUNT = first(rf"\d|{SMALL}", any_case=True)
COUNT = first(rf"\d|{SMALL}|{SCALE}|tens|dozens|several|half|an?$", any_case=True)
DIGIT = first(r"\d")
