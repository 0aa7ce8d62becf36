"""Publication dates, as exactly as they are known."""

import re
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum, auto

from annotations.errors import CopydeskError

_FORM = re.compile(
    r"(?P<year>\d{4}|XXXX)(-(?P<month>\d\d)(-(?P<day>\d\d)"
    r"(T(?P<hour>\d\d):(?P<minute>\d\d)(:\d\d)?(Z|[+-]\d\d:?\d\d)?)?)?)?"
)
_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]


class Precision(StrEnum):
    """How much of a date is known; the year may be missing from any of the last three.

    Source: EDTF (ISO 8601-2), which writes unknown digits as ``X``.
    """

    YEAR = auto()
    MONTH = auto()
    DAY = auto()
    MINUTE = auto()


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """A date in ISO 8601, cut off where knowledge ends, ``XXXX`` for a missing year.

    Examples: ``2023``, ``2023-12``, ``2023-12-05``, ``2023-12-05T08:35``,
    ``XXXX-02-24``.

    Raises:
        CopydeskError: the text has another form or names no day of the calendar.
    """

    iso: str

    def __post_init__(self) -> None:
        match = _FORM.fullmatch(self.iso)
        if match is None or not _in_calendar(match):
            raise CopydeskError(
                f"“{self.iso}” is not a date; write it like 2023-12-05."
            )

    @property
    def precision(self) -> Precision:
        """How much of it is known."""
        if "T" in self.iso:
            return Precision.MINUTE
        return (Precision.YEAR, Precision.MONTH, Precision.DAY)[self.iso.count("-")]

    @property
    def year_missing(self) -> bool:
        """Tell whether the year is unknown."""
        return self.iso.startswith("XXXX")

    def shown(self) -> str:
        """Write it for a reader, such as ``5 December 2023, 08:35``."""
        day, _, time = self.iso.partition("T")
        year, *rest = day.split("-")
        words = [str(int(rest[1]))] if len(rest) > 1 else []
        words += [_MONTHS[int(rest[0]) - 1]] if rest else []
        words += [] if self.year_missing else [year]
        return " ".join(words) + (f", {time[:5]}" if time else "")


def _in_calendar(match: re.Match[str]) -> bool:
    # A missing year may be a leap year.
    year = match["year"].replace("XXXX", "2000")
    day = f"{year}-{match['month'] or '01'}-{match['day'] or '01'}"
    try:
        datetime.fromisoformat(
            f"{day}T{match['hour'] or '00'}:{match['minute'] or '00'}"
        )
    except ValueError:
        return False
    return True
