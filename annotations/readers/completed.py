"""The day an article appeared, from all the dates about it."""

from collections.abc import Sequence
from datetime import date

from annotations.article import ZoneKind
from annotations.dates import PartialDate, Precision
from annotations.readers.lines import Trace
from annotations.readers.published import day_of

# A picture is taken and a story filed within days of its appearance.
_FEW_DAYS = 3


def publication_date(traces: Sequence[Trace]) -> PartialDate | None:
    """Choose among the dates of header, byline and dateline.

    A date without a year gets it from another, a caption's at the last, if the two
    are at most a few days apart.
    """
    stated = [
        day for one in traces if one.kind != ZoneKind.CAPTION for day in one.dates
    ]
    if not stated:
        return None
    full = [day for day in stated if not day.year_missing]
    if full:
        return _most_exact(full)
    shown = [day for one in traces if one.kind == ZoneKind.CAPTION for day in one.dates]
    return _with_year(stated[0], shown)


def _most_exact(dates: Sequence[PartialDate]) -> PartialDate:
    """Take the first, with its time of day if another of them has that."""
    same_day = (one for one in dates if one.iso[:10] == dates[0].iso[:10])
    return max(same_day, key=lambda one: one.precision == Precision.MINUTE)


def _with_year(known: PartialDate, others: Sequence[PartialDate]) -> PartialDate:
    for other in others:
        near = None if other.year_missing else day_of(other)
        for year in _years_about(near):
            here = day_of(known, year=year)
            if near and here and abs((here - near).days) <= _FEW_DAYS:
                return PartialDate(f"{year:04}{known.iso[4:]}")
    return known


def _years_about(day: date | None) -> tuple[int, ...]:
    """Give the year of a day and its neighbours, for stories of New Year's Eve."""
    return (day.year, day.year - 1, day.year + 1) if day else ()
