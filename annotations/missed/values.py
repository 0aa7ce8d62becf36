"""Amounts, dates and numbers, by their shape."""

import re
from collections.abc import Iterator

from annotations.missed.candidate import Candidate
from annotations.span import Span
from annotations.suggest.rules.letters import (
    DIGITS,
    FULL_MONTH,
    MONTH,
    SCALE,
    SMALL,
    WEEKDAY,
)
from annotations.tokens import Tokens

_AMOUNT = rf"{DIGITS}(?:[ -]{SCALE})?"
_SIGN = r"(?:(?:US|AU?|C|HK|NZ|R)?\$|[€£¥₹₩])"
_COIN = (
    r"(?:dollars?|euros?|pounds?|yuan|yen|rupees?|rubles?|roubles?|cents?|francs?|"
    r"pesos?|won|USD|EUR|GBP|RMB)"
)
_UNIT = (
    r"(?:(?:square |cubic )?"
    r"(?:km|kilomet(?:er|re)s?|met(?:er|re)s?|miles?|feet|foot|inch(?:es)?|acres?|"
    r"hectares?|tons?|tonnes?|kg|kilos?|kilograms?|grams?|litres?|liters?|barrels?|"
    r"megawatts?|degrees?|mph|knots?|ounces?|mm|cm)(?: (?:per|an) (?:hour|second))?)"
)
_LONG = r"(?:days?|weeks?|months?|years?|decades?|centur(?:y|ies))"
_SHORT = r"(?:hours?|minutes?|seconds?)"
_COUNT = rf"(?:{_AMOUNT}|{SMALL})"
_YEAR = r"(?:1[5-9]|20)\d\d"
_FULL_YEAR = r"(?:1\d|20)\d\d"
_ERA = r"(?: (?:BCE?|AD|CE)\b)"
_PART = r"(?:early|late|mid)[ -]"
_DAYTIME = r"(?:morning|afternoon|evening|night)"
_SEASON = r"(?:spring|summer|autumn|winter|fall)"
_ZONE = r"(?: (?:GMT|UTC|EST|EDT|PST|PDT|CET|BST)\b)"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_CENTURY = r"\d+(?:st|nd|rd|th)(?: ?- ?| )centur(?:y|ies)"
_DATED = (
    rf"{_DAY} (?:of )?{MONTH}(?:,? {_FULL_YEAR})?|{_YEAR}-\d\d-\d\d|"
    rf"{_COUNT}(?: ?- ?| ){_LONG}(?:[ -]old\b| ago)?|\d+{_ERA}|{_YEAR}s?|"
    rf"\d0['’]?s|{_CENTURY}{_ERA}?"  # noqa: RUF001  both apostrophes are meant
)
_ORDINAL = "(?:first|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)"
_NUMERIC = re.compile(
    rf"(?<![\w.,-])(?:(?P<MONEY>{_SIGN} ?{_AMOUNT}|{_COUNT} {_COIN})"
    rf"|(?P<PERCENT>(?:{DIGITS}[–-])?{_COUNT} ?(?:%|per ?cent|percentage points?))"  # noqa: RUF001  the dash of ranges is meant
    rf"|(?P<TIME>\d{{1,2}}[:.]\d\d(?: ?[ap]\.?m\.?)?{_ZONE}?"
    rf"|\d{{1,2}} ?[ap]\.?m\.?{_ZONE}?|{_COUNT} o['’]clock"  # noqa: RUF001  both apostrophes are meant
    rf"|{_COUNT}[ -]{_SHORT}(?: ago)?)"
    rf"|(?P<DATE>{_DATED})|(?P<QUANTITY>{_COUNT}[ -]?{_UNIT})"
    rf"|(?P<ORDINAL>\d+(?:st|nd|rd|th)|{_ORDINAL})|(?P<CARDINAL>(?!one\b){_COUNT}))"
    rf"(?![\w])"
)
_WORDS = re.compile(
    rf"\b(?:(?P<TIME>{WEEKDAY} {_DAYTIME})"
    rf"|(?P<DATE>(?:{WEEKDAY},? )?{MONTH} {_DAY}(?:,? {_FULL_YEAR})?"
    rf"|(?:{_PART})?{MONTH},? {_FULL_YEAR}|{_SEASON} (?:of )?{_YEAR}"
    rf"|{_PART}(?:{_YEAR}s?|\d0['’]?s|{_CENTURY}{_ERA}?)"  # noqa: RUF001  both apostrophes are meant
    rf"|(?:last|past|next|first|previous|following) {_COUNT} {_LONG}"
    rf"|(?:last|next|this|early|late) (?:year|month|week|decade|{MONTH}|{WEEKDAY})"
    rf"|(?:(?<=[Ii]n )|(?<=of )|(?<=[Ss]ince )|(?<=[Uu]ntil )|(?<=by )){FULL_MONTH}"
    rf"|{WEEKDAY}|[Yy]esterday|[Tt]omorrow))(?!\w)"
)
_CLUE_WORDS = (
    "US AU A C HK NZ R January February March April May June July August September "
    "October November December Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Monday "
    "Tuesday Wednesday Thursday Friday Saturday Sunday Mon Tue Tues Wed Thu Thurs Fri "
    "Sat last next this early late yesterday Yesterday tomorrow Tomorrow thirteen "
    "fourteen fifteen sixteen seventeen eighteen nineteen eleven twelve one two three "
    "four five six seven eight nine ten twenty thirty forty fifty sixty seventy eighty "
    "ninety mid past previous following spring summer autumn winter fall "
    "first third fourth fifth sixth seventh eighth ninth tenth"
)
_CLUES = frozenset(_CLUE_WORDS.split())
_SIGNS = frozenset("0123456789$€£¥₹₩")
_REASONS = {
    "MONEY": "an amount of money",
    "PERCENT": "a percentage",
    "TIME": "a time",
    "DATE": "a date",
    "QUANTITY": "a measure",
    "ORDINAL": "a number",
    "CARDINAL": "a number",
}
VALUES = frozenset(_REASONS)
"""The labels that only what has such a shape can bear."""


def values(tokens: Tokens) -> Iterator[Candidate]:
    """Yield amounts, dates and numbers, none overlapping."""
    text, last = tokens.text, 0
    for start, end in zip(tokens.starts, tokens.ends, strict=True):
        # Trying where one may begin is ten times faster than searching.
        if start < last or (
            text[start] not in _SIGNS and text[start:end] not in _CLUES
        ):
            continue
        if match := _NUMERIC.match(text, start) or _WORDS.match(text, start):
            last = match.end()
            yield _candidate(match)


def _candidate(match: re.Match[str]) -> Candidate:
    label = match.lastgroup or ""
    return Candidate(Span(*match.span()), _REASONS[label], label)
