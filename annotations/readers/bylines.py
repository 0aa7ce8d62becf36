"""Bylines: who wrote it, for whom, and often when."""

# ruff: noqa: RUF001  the signs that look alike are the ones it tells apart

import re

from annotations.article import Zone, ZoneKind
from annotations.readers.lines import Line, Trace
from annotations.readers.outlets import is_outlet
from annotations.readers.published import candidates, dates_in, without_dates

_LONGEST = 160
_WORD = r"(?:[^\W\d_a-z][\w.'’-]*|(?:al|el|bin|ibn)-\w+)"
_LINK = (
    r"(?:de|del|della|der|den|di|da|dos|du|la|le|van|von|bin|ibn|al|el|ten|ter|of|the)"
)
_NAME = rf"{_WORD}(?:(?: {_LINK}){{0,2}} {_WORD}){{0,5}}"
_IN = rf" in {_NAME}"
_SEPARATOR = r"(?:,? and |,? & |, | with )"
_NAMES = re.compile(rf"{_NAME}(?:{_IN})?(?:{_SEPARATOR}{_NAME}(?:{_IN})?){{0,7}}")
_BY = re.compile(r"(?:By|BY|by|Written by|Par|PAR|Por|POR)[:\s]\s*")
_IN_BRACKETS = re.compile(r"\s*\(([^()]{2,60})\)")
_FOR = re.compile(
    rf"\s*(?:for|of|at|from|\||[-–—·•])\s+(?P<outlet>(?:The |the )?{_NAME})"
)
_FILLING = re.compile(
    r"(?i)\b(?:on|at|updated|published|posted|last|first)\b|[\s,|·•:–—-]"
)
_ROLE = re.compile(
    r"(?i)\b(?:writers?|correspondents?|reporters?|editors?|staff|columnists?|"
    r"photographers?|contributors?|analysts?|critics?|bureau|chief)\b"
)
_NO_PERSON = re.compile(
    r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|^(?:The|A|An) |"
    r"^(?:Janua|Februa)ry$|^(?:March|July|October|November|December)$"
)
_MOST_OUTLET_WORDS = 6


def byline(line: Line) -> Trace | None:
    """Recognise names after ``By`` or before a role, with outlet, place and time."""
    if len(line.text) > _LONGEST:
        return None
    by = _BY.match(line.text)
    names = _names(line.text, by.end() if by else 0)
    who, outlet = _parted(names)
    if not (by or _has_role(names)) or not (who or outlet) or _NO_PERSON.search(who):
        return None
    tail, outlet = _tail(line.text.partition(names)[2], outlet)
    return None if tail else _trace(line, byline=who, outlet=outlet)


def outlet_line(line: Line, *, close: bool) -> Trace | None:
    """Recognise an outlet on the line below a byline, by its name unless close."""
    words = line.text.split()
    named = all(word[0].isupper() or word in {"of", "the", "and"} for word in words)
    if not named or len(words) > _MOST_OUTLET_WORDS or line.text[-1] in ".!?:":
        return None
    if not (close or is_outlet(line.text)) or any(map(str.isdigit, line.text)):
        return None
    return _trace(line, outlet=line.text.partition(",")[0])


def people(text: str, *, start: int) -> str:
    """Read the names that stand at a place in a line, or nothing."""
    return _parted(_names(text, start))[0]


def _trace(line: Line, *, byline: str = "", outlet: str = "") -> Trace:
    return Trace(
        zone=Zone(ZoneKind.BYLINE, line.span()),
        byline=byline,
        outlet=outlet,
        dates=dates_in(line.text),
    )


def _names(text: str, start: int) -> str:
    """Cut the names out, up to where a month, which looks like one, begins a date."""
    names = _NAMES.match(text, start)
    if names is None:
        return ""
    dates = (date.start() for date in candidates(text) if date.start() >= start)
    return text[start : min(names.end(), next(dates, len(text)))].rstrip(" ,")


def _parted(names: str) -> tuple[str, str]:
    """Part people from the outlet, leaving out where they are and what they do."""
    plain = re.sub(_IN, "", names)
    people = ""
    for piece in re.split(f"({_SEPARATOR})", plain):
        if is_outlet(piece):
            return people.rstrip(" ,"), _ROLE.sub("", piece).strip()
        if _ROLE.search(piece):
            break
        people += piece
    return re.sub(f"{_SEPARATOR}$", "", people), ""


def _has_role(names: str) -> bool:
    """Tell ``Ann Lee, Senior Reporter`` from a headline about a police chief."""
    person, *others = re.split(_SEPARATOR, names)
    last = others[-1] if others else ""
    return " " in person and not _ROLE.search(person) and bool(_ROLE.search(last))


def _tail(rest: str, outlet: str) -> tuple[str, str]:
    """Take outlet and time off what follows the names; say what is left."""
    if brackets := _IN_BRACKETS.match(rest):
        outlet, rest = brackets[1], rest[brackets.end() :]
    rest = without_dates(rest)
    if paper := _FOR.match(rest):
        outlet, rest = outlet or paper["outlet"], rest[paper.end() :]
    return _FILLING.sub("", rest), outlet
