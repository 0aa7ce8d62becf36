"""Headlines, and the decks below them."""

# ruff: noqa: RUF001  the signs that look alike are the ones it tells apart

import re
from collections.abc import Sequence

from annotations.article import Zone, ZoneKind
from annotations.readers.lines import Line, Trace

_LONGEST = 200
_MOST_WORDS = 22
_MOST_WORDS_OF_A_QUESTION = 16
_KICKER = 1
_LEAST_CHARACTERS = 4
_WRAPPED = 50
_SENTENCE = re.compile(r"[.。।．…;:,][\"'”’»“)\]]*$")
_ABBREVIATION = re.compile(r"(?:\b[A-Z]\.){2,}$|\b(?:Inc|Ltd|Corp|Co|Jr|Sr|No)\.$")
_ASKS = re.compile(r"[!?！？؟][\"'”’»“)\]]*$")


def headline(line: Line, below: Line | None, *, given: str) -> Trace | None:
    """Recognise a line that is no sentence and stands above others."""
    if not (_same(line.text, given) or _looks_like_one(line, below)):
        return None
    return Trace(zone=Zone(ZoneKind.HEADLINE, line.span()), headline=line.text)


def chosen(traces: Sequence[Trace]) -> str:
    """Choose the headline among the lines that look like one: no short kicker."""
    lines = [one.headline for one in traces if one.headline]
    return next((one for one in lines if len(one.split()) > _KICKER), "") or next(
        iter(lines), ""
    )


def _same(text: str, given: str) -> bool:
    return bool(given) and text.split() == given.split()


def _looks_like_one(line: Line, below: Line | None) -> bool:
    text = line.text
    words = len(text.split())
    if (
        below is None
        or words > _MOST_WORDS
        or not _LEAST_CHARACTERS <= len(text) <= _LONGEST
    ):
        return False
    if _ASKS.search(text):
        return words <= _MOST_WORDS_OF_A_QUESTION and not _is_wrapped(line, below)
    if _SENTENCE.search(text) and not _ABBREVIATION.search(text):
        return False
    return any(map(str.isalpha, text)) and not _is_wrapped(line, below)


def _is_wrapped(line: Line, below: Line) -> bool:
    """Tell whether a paragraph merely goes on in the line below."""
    return below.paragraph == line.paragraph and (
        below.text[0].islower()
        or (len(line.text) >= _WRAPPED and _WRAPPED <= len(below.text) <= 2 * _WRAPPED)
    )
