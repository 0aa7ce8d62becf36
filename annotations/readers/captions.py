"""Photo captions, known by their credits."""

# ruff: noqa: RUF001  the signs that look alike are the ones it tells apart

import re

from annotations.article import Zone, ZoneKind
from annotations.readers.lines import Line, Trace
from annotations.readers.published import dates_in

_LONGEST = 700
_LONGEST_CREDIT = 100
_NAME = r"[^\W\d_a-z][\w.'’-]*(?: [\w.'’&-]+){0,5}"
_CREDIT = re.compile(
    r"\[[^\[\]]*(?i:photo|image|picture|/)[^\[\]]*\]$"
    r"|\([^()]*\b(?i:photo|image|handout|picture)s?\b[^()]*\)$"
    rf"|\({_NAME}\s?/\s?{_NAME}\)$"
    rf"|(?<=[.!?”\"’])\s+{_NAME}\s?/\s?{_NAME}$"
    r"|(?<=[.!?”\"’])\s+(?:Photo(?:graph)?|Picture|Image|Credit|Photo credit)s?"
    r"(?: by|:)[^.!?]+$"
)
_OPENING = re.compile(
    r"(?:file )?(?:photo|image|picture|photograph|caption|photo credit|image credit)"
    r"(?: by [^:.]{1,60})?:"
    r"|in this (?:[\w,.]+ ){0,4}(?:photo|image|picture|photograph)\b"
    r"|this (?:\w+ )?(?:photo|image|picture|photograph)\b.{0,80}"
    r"\b(?:shows?|taken|released|provided)\b"
    r"|(?:aerial |file |undated )?photos? (?:taken|released|provided)\b",
    re.IGNORECASE,
)


def caption(line: Line) -> Trace | None:
    """Recognise a line that ends in a picture's credit or begins as captions do."""
    if len(line.text) > _LONGEST:
        return None
    if not (_OPENING.match(line.text) or _has_credit(line.text)):
        return None
    zone = Zone(ZoneKind.CAPTION, line.span())
    return Trace(zone=zone, dates=dates_in(line.text))


def _has_credit(text: str) -> bool:
    return _CREDIT.search(text, max(0, len(text) - _LONGEST_CREDIT)) is not None
