"""Dates as news writes them, read with python-dateutil."""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo

from dateutil import parser

from annotations.dates import PartialDate, Precision

# A field that comes out different under these two was not in the text. Both years are
# leap years, so that a 29 February without a year is read.
_ONE = datetime(2000, 1, 1, 0, 0)  # noqa: DTZ001  news gives local time
_OTHER = datetime(2004, 2, 2, 1, 1)  # noqa: DTZ001  ditto
# fmt: off
_HOURS = {
    "UTC": 0, "GMT": 0, "Z": 0, "BST": 1, "CET": 1, "CEST": 2, "EET": 2, "EEST": 3,
    "EST": -5, "EDT": -4, "CDT": -5, "MST": -7, "MDT": -6, "PST": -8, "PDT": -7,
    "MSK": 3, "HKT": 8, "JST": 9, "KST": 9, "AEST": 10, "AEDT": 11,
}
# fmt: on
_FORMS = {
    "Y": "%Y",
    "Ym": "%Y-%m",
    "Ymd": "%Y-%m-%d",
    "YmdH": "%Y-%m-%dT%H:%M",
    "md": "XXXX-%m-%d",
    "mdH": "XXXX-%m-%dT%H:%M",
}
_YEAR_FIRST = re.compile(r"\s*\d{4}")
_SECONDS_FROM = 10_000_000
_MILLISECONDS_FROM = 100_000_000_000
_UNTIL = 10_000_000_000_000

_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|"
    r"Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\b\.?"
)
_TIME = rf"\d{{1,2}}:\d\d(?::\d\d)?(?:\s?[ap]\.?m\b\.?)?(?:\s(?:{'|'.join(_HOURS)})\b)?"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?\b"
_CANDIDATE = re.compile(
    rf"(?<!\w)(?:{_TIME},?\s)?(?:"
    rf"\d{{4}}[-/.]\d{{1,2}}[-/.]\d{{1,2}}\b"
    rf"|\d{{1,2}}[/.]\d{{1,2}}[/.]\d{{4}}\b"
    rf"|{_MONTH}\s{_DAY}(?:,?\s\d{{4}}\b)?"
    rf"|{_DAY}\s{_MONTH}(?:,?\s\d{{4}}\b)?"
    rf")(?:(?:,?\s|T|\sat\s|\s[|-]\s){_TIME})?(?:Z\b|\s?[+-]\d\d:?\d\d\b)?",
    re.IGNORECASE,
)


def date_of(raw: object) -> PartialDate | None:
    """Read a date from a string or from seconds or milliseconds since 1970."""
    if isinstance(raw, str):
        return parsed(raw)
    if isinstance(raw, int | float) and _SECONDS_FROM <= raw < _UNTIL:
        seconds = raw / 1000 if raw >= _MILLISECONDS_FROM else raw
        return _partial(datetime.fromtimestamp(seconds, UTC), form=_FORMS["YmdH"])
    return None


def parsed(words: str) -> PartialDate | None:
    """Read a date exactly as far as it is given, or nothing.

    ``03/04/2021`` is two dates, so it is none.
    """
    if words.startswith("XXXX"):
        return _yearless(words)
    year_first = _YEAR_FIRST.match(words) is not None
    one, other, swapped = (
        _reading(words, default=default, day_first=day_first)
        for default, day_first in (
            *((_ONE, False), (_OTHER, False)),
            (_ONE, not year_first),
        )
    )
    if one is None or other is None or one != swapped:
        return None
    form = _form(one, other)
    return _partial(one, form=form) if form else None


def candidates(text: str) -> Iterator[re.Match[str]]:
    """Yield the places where something written like a day of the year stands."""
    return _CANDIDATE.finditer(text)


def dates_in(text: str) -> tuple[PartialDate, ...]:
    """Read the days of the year in a line of text."""
    found = (parsed(match.group()) for match in candidates(text))
    return tuple(one for one in found if one is not None)


def without_dates(text: str) -> str:
    """Leave out the dates and times of a line."""
    return re.sub(_TIME, " ", _CANDIDATE.sub(" ", text))


def day_of(known: PartialDate, *, year: int | None = None) -> date | None:
    """Give the calendar day, in another year if asked; nothing if there is none."""
    if known.precision in {Precision.YEAR, Precision.MONTH}:
        return None
    try:
        return date.fromisoformat(
            f"{year:04}{known.iso[4:10]}" if year else known.iso[:10]
        )
    except ValueError:
        return None


def _yearless(words: str) -> PartialDate | None:
    full = parsed(words.replace("XXXX", "2000", 1))
    return full and PartialDate("XXXX" + full.iso[4:])


def _reading(words: str, *, default: datetime, day_first: bool) -> datetime | None:
    plain = re.sub(r"\b([ap])\.m\b\.?", r"\1m", words, flags=re.IGNORECASE)
    plain = plain.replace("|", " ")
    try:
        return parser.parse(plain, default=default, dayfirst=day_first, tzinfos=_zone)
    except (ValueError, OverflowError):
        return None


def _zone(name: str | None, offset: int | None) -> tzinfo | None:
    if offset is not None:
        return timezone(timedelta(seconds=offset))
    hours = _HOURS.get(name or "")
    return None if hours is None else timezone(timedelta(hours=hours))


def _form(one: datetime, other: datetime) -> str:
    """Choose a format for the fields two readings share; none if they make no date."""
    fields = (("Y", "year"), ("m", "month"), ("d", "day"), ("H", "hour"))
    given = (
        mark for mark, name in fields if getattr(one, name) == getattr(other, name)
    )
    return _FORMS.get("".join(given), "")


def _partial(when: datetime, *, form: str) -> PartialDate:
    zone = f"{when:%z}"[:5] if form.endswith("M") else ""
    # strftime does not pad years before 1000 on every system.
    shown = when.strftime(form.replace("%Y", f"{when.year:04}"))
    return PartialDate(shown + ("Z" if zone == "+0000" else zone))
