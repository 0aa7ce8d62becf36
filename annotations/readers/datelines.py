"""Datelines: ``BEIJING, Jan. 10 (Xinhua) --`` before the first sentence."""

# ruff: noqa: RUF001  the signs that look alike are the ones it tells apart

import re

from annotations.article import Zone, ZoneKind
from annotations.readers.lines import Line, Trace
from annotations.readers.outlets import is_outlet
from annotations.readers.published import dates_in, without_dates

_LONGEST = 120
_MOST_WORDS = 5
_LEAST_LETTERS = 3
_PARAGRAPH = 100
_AGENCY = r"\((?P<agency>[^()]{2,50})\)"
_END = re.compile(
    rf"\s*{_AGENCY}(?P<dash>\s*(?:--+|[—–―]|-(?=\s)|:(?=\s)))?"
    r"|\s+(?:--+|[—–―]|-(?=\s))|(?<=\w)(?:--+|—)|(?P<colon>(?<=[^\W\d_]):(?=\s))"
)
_REGION = re.compile(r"[^\W\d_a-z][\w.'’-]*(?: [\w.'’-]+){0,3}")
# A date in a language whose months we do not read.
_DAY_ABROAD = re.compile(r",\s[^,]*\d[^,]*(?:,\s\d{4})?$")
_NO_PLACES = re.compile(
    r"(?:BREAKING|UPDATE|EXCLUSIVE|ANALYSIS|OPINION|WATCH|VIDEO|PHOTOS?|LIVE|EDITORIAL|"
    r"CORRECTION|CORRECTED|REVIEW|INTERVIEW|FACTBOX|EXPLAINER|URGENT|FEATURE|NOTE|"
    r"SOURCE|KEY ?WORDS|EDITORS?|DATE|WRAPUP|ALERT|PROFILE|SLUG|SUMMARY)\b"
)


def dateline(line: Line) -> Trace | None:
    """Recognise a place, with date and agency if given, and the dash after them."""
    end = _END.search(line.text[:_LONGEST])
    if end is None:
        return None
    before = line.text[: end.start()].rstrip(" ,")
    dates = dates_in(before)
    agency = end["agency"] or ""
    place = without_dates(before).strip(" ,.") if dates else before
    place = _DAY_ABROAD.sub("", place) if agency else place
    if agency and not end["dash"] and not dates:
        return None
    sure = bool(dates) or is_outlet(agency)
    if not _is_place(place, sure=sure) or not _opens(line, agency):
        return None
    return Trace(
        zone=Zone(ZoneKind.DATELINE, line.span(0, end.end())),
        dateline=place,
        outlet=agency,
        dates=dates,
        rest=line.after(end.end()),
    )


def _is_place(words: str, *, sure: bool) -> bool:
    """Tell whether words can be a place; in capitals where nothing else is sure."""
    city, _, region = words.partition(", ")
    letters = sum(char.isalpha() for char in city)
    return (
        letters >= _LEAST_LETTERS
        and len(city.split()) <= _MOST_WORDS
        and not any(char.isdigit() for char in words)
        and (not region or _is_name(region))
        and (city.lower() != city == city.upper() or (sure and _is_name(city)))
        and _NO_PLACES.match(words) is None
    )


def _is_name(words: str) -> bool:
    return _REGION.fullmatch(words) is not None


def _opens(line: Line, agency: str) -> bool:
    """Tell whether a paragraph begins here, rather than a headline with a dash."""
    return bool(agency) or line.text[-1] in '.!?”"’。' or len(line.text) > _PARAGRAPH
