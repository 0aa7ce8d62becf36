"""Slugs: what machines write above and below a story."""

# ruff: noqa: RUF001  the signs that look alike are the ones it tells apart

import re

from annotations.article import Zone, ZoneKind
from annotations.readers.lines import Line, Trace
from annotations.readers.outlets import is_outlet
from annotations.readers.published import dates_in, without_dates

_LONGEST = 200
_STAMP = re.compile(r"(?i)date:?\s+\d{4}-\d\d-\d\d(?:[ T]\d\d:\d\d(?::\d\d)?)?(?=\s|$)")
_TRAILING = (
    "key ?words?|tags?|topics?|source|editors?|published|updated|last updated|"
    "first published|posted"
)
_LEADING = (
    f"{_TRAILING}|publication date|date|time|author|byline|headline|title|dateline|"
    "place|location|section|category|slug|attn|language|word count|words|url|id|desk|"
    "priority"
)
_FIELD = re.compile(rf"(?i)(?P<key>{_LEADING})\s*[:：]\s*(?P<value>.*)")
_TRAILS = re.compile(rf"(?i)(?:{_TRAILING})\s*[:：]")
_LISTS = {"keyword", "tag", "topic"}
_MOST_WORDS = 25
_DATED = re.compile(
    r"(?i)\b(?:published|updated|last|first|posted|modified|on|at|as of|date|"
    r"mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:rs(?:day)?)?|fri(?:day)?|"
    r"sat(?:urday)?|sun(?:day)?|gmt|bst|utc|am|pm|local time|ist|sgt|et|\d\d?\.\d\d)\b"
    r"|[^\w() ]"
)
_CODE = re.compile(
    r"(?=.*[-/\d])[A-Z]{2,}[A-Z0-9]*(?:[-/]+\w+)+,?(?: ?\d+)?|[A-Z]+\d{3,}"
)
_IN_BRACKETS = re.compile(r"\(([^()]+)\)")


def slug(line: Line) -> Trace | None:
    """Recognise what stands above: fields, stamps, lone dates and agency codes."""
    if stamp := _STAMP.match(line.text):
        return _trace(line, end=stamp.end())
    if len(line.text) > _LONGEST:
        return None
    return _fields(line) or _code(line) or _dated(line)


def footer(line: Line) -> Trace | None:
    """Recognise what stands below; a lone date there may head a part of the story."""
    if len(line.text) > _LONGEST:
        return None
    return _code(line) or (_fields(line) if _TRAILS.match(line.text) else None)


def _fields(line: Line) -> Trace | None:
    """Recognise named values, alone or in a row between bars."""
    parts = [_FIELD.fullmatch(part.strip()) for part in re.split(r"[|｜]", line.text)]
    if parts[0] is None or (len(parts) == 1 and not _is_value(*parts[0].groups())):
        return None
    values = {part["key"].lower(): part["value"].strip() for part in parts if part}
    return _trace(line, values=values)


def _is_value(key: str, value: str) -> bool:
    """Tell a field's value from a sentence that happens to follow a colon."""
    if key.lower().replace(" ", "").rstrip("s") in _LISTS:
        return True
    return (
        len(value.split()) <= _MOST_WORDS
        and not re.search(r"[^\W\d_]{3,}[.!?]$", value)
        and (key.lower() in {"headline", "title", "slug"} or _is_short(value))
    )


def _is_short(value: str) -> bool:
    return len(without_dates(value).split()) <= _MOST_WORDS // 4


def _code(line: Line) -> Trace | None:
    return _trace(line) if _CODE.fullmatch(line.text) else None


def _dated(line: Line) -> Trace | None:
    """Recognise a date or time alone or beside the name of an outlet."""
    left = without_dates(line.text)
    if left == line.text:
        return None
    words = " ".join(_DATED.sub(" ", left).split())
    brackets = _IN_BRACKETS.fullmatch(words)
    outlet = brackets[1] if brackets else words
    if outlet and not brackets and not (is_outlet(words) and _is_name(words)):
        return None
    return _trace(line, values={"source": outlet})


def _is_name(words: str) -> bool:
    return _is_short(words) and all(word[0].isupper() for word in words.split())


def _trace(
    line: Line, *, end: int | None = None, values: dict[str, str] | None = None
) -> Trace:
    said = values or {}
    return Trace(
        zone=Zone(ZoneKind.SLUG, line.span(0, end)),
        headline=said.get("headline") or said.get("title", ""),
        byline=said.get("author") or said.get("byline", ""),
        outlet=said.get("source", ""),
        dateline=said.get("dateline") or said.get("place", ""),
        dates=dates_in(line.text[:end]),
        rest=None if end is None else line.after(end),
    )
