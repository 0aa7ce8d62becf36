"""Days, months, years, periods, and times of the day."""

from annotations.suggest.rules.found import Trust
from annotations.suggest.rules.letters import (
    DIGITS,
    FULL_MONTH,
    MONTH,
    NUMBER,
    ORDINAL,
    SMALL,
    WEEKDAY,
)
from annotations.suggest.rules.rule import rule

_DAY = r"\d{1,2}(?:st|nd|rd|th)?\b"
_YEAR = r"(?:1[5-9]|20)\d\d\b(?![,.]\d)"
_LONG = (
    r"(?:day|week|weekend|fortnight|month|quarter|season|year|decade|centur(?=y|ies))"
)
_UNITS = rf"(?:{_LONG}(?:s|y|ies)?\b)"
_SHORT = r"(?:hours?|minutes?|seconds?)\b"
_COUNT = rf"(?:{NUMBER}|a few|several|a couple of|a|an)"
_WHICH = r"(?:last|next|this|past|coming|previous|following|recent)"
_PART = r"(?:[Nn]ight|morning|afternoon|evening|night|noon|midnight)"
_AGO = r"(?: (?:ago|later|earlier)\b)?"
_FULL = (
    rf"(?:{MONTH} {_DAY}(?:,? {_YEAR})?|{_DAY} (?:of )?{MONTH}(?:,? {_YEAR})?"
    rf"|{MONTH},? {_YEAR})"
)

DATES = (
    rule(
        "DATE", "date in figures", r"\b\d{4}-\d\d?-\d\d?\b|\b\d{1,2}/\d{1,2}/\d{2,4}\b"
    ),
    rule("DATE", "day and month", rf"\b(?:{WEEKDAY},? )?(?:the )?(?P<x>{_FULL})"),
    rule("DATE", "day and month", rf"\b{WEEKDAY},? {_FULL}"),
    rule("DATE", "range of days", rf"\b{_FULL} ?[-\u2013] ?{_FULL}"),
    rule(
        "DATE",
        "range of days",
        rf"\b{MONTH} \d\d?\s?(?:-|\u2013|to)\s?\d\d?\b(?:, {_YEAR})?",
    ),
    rule("DATE", "weekday", rf"\b(?:(?:{_WHICH}|early|late) )?{WEEKDAY}s?(?![\w-])"),
    rule(
        "DATE",
        "month",
        rf"\b(?:(?:{_WHICH}|early|late|mid)[ -])?(?!May\b|March\b)"
        rf"{FULL_MONTH}(?![\w-])",
    ),
    rule(
        "DATE",
        "month",
        r"\b(?:(?:last|next|this|early|late|in|In|since|by|until|of|"
        r"from|[Bb]etween) (?:early |late |mid-)?)(?P<x>May|March)\b(?! \d|['\u2019])",
    ),
    rule("DATE", "month", r"\b(?:last|next|this|early|late|mid)[ -](?:May|March)\b"),
    rule(
        "DATE",
        "year",
        rf"(?<![\d$€£.,-])\b{_YEAR}(?!-?\d|%| (?:people|percent|million))"
        r"(?!-\w)",
    ),
    rule("DATE", "year", rf"\b(?:early|late|mid)[ -]{_YEAR}(?!-)", any_case=True),
    rule(
        "DATE",
        "range of years",
        rf"(?<![\d-]){_YEAR}\s?[-\u2013]\s?(?:{_YEAR}|\d\d\b)(?!-)",
    ),
    rule(
        "DATE", "decade", r"(?:\b(?:early|late|mid)[ -])?(?:(?:1[5-9]|20)\d0s|'\d0s)\b"
    ),
    rule(
        "DATE",
        "century",
        rf"\b(?:(?:early|late|mid)[ -])?{ORDINAL}[ -]centur(?:y|ies)\b(?: BCE?\b)?",
        any_case=True,
    ),
    rule(
        "DATE",
        "period",
        rf"\b(?:(?:early|late|earlier|later) )?{_WHICH} "
        rf"(?:{_COUNT} |few |several )?{_UNITS}",
        any_case=True,
    ),
    rule(
        "DATE",
        "period",
        rf"\b{_COUNT} (?:more )?(?:straight |consecutive )?{_UNITS}"
        rf"(?!-){_AGO}",
        any_case=True,
    ),
    rule("DATE", "period", rf"\bevery {_COUNT} {_UNITS}", any_case=True),
    rule("DATE", "year before or after Christ", r"\b\d{1,4} (?:BCE?|AD|CE)\b"),
    rule("DATE", "age", rf"\b(?:aged?|age of) (?P<x>\d\d?|{SMALL})\b", any_case=True),
    rule(
        "DATE",
        "period",
        rf"\b(?:every|each|earlier this|later this) {_UNITS}",
        any_case=True,
    ),
    rule(
        "DATE",
        "part of a year",
        rf"\b(?:{ORDINAL}|first {SMALL}|last {SMALL}) "
        rf"(?:quarters?|half)(?: of (?:(?:this|last|next) year|(?:the )?{_YEAR}|"
        r"fiscal \d+))?\b",
        any_case=True,
    ),
    rule(
        "DATE",
        "part of a period",
        rf"\b(?:the )?(?P<x>(?:end|beginning|start|middle) "
        rf"of (?:(?:this|last|next|the) (?:year|month|week)|{MONTH}|{_YEAR}))\b",
    ),
    rule("DATE", "relative day", r"\b(?:today|yesterday|tomorrow)\b", any_case=True),
    rule(
        "DATE",
        "age",
        rf"\b(?:{DIGITS}|{SMALL})[- ](?:years?|months?|weeks?)[- ]olds?\b",
        any_case=True,
    ),
    rule(
        "DATE",
        "period",
        rf"\b(?:{DIGITS}|{SMALL})-(?:year|month|week|day)\b(?!-old)",
        any_case=True,
    ),
    rule("DATE", "age", r"(?<=[a-zé], )\d\d(?=,)"),
    rule(
        "DATE",
        "feast",
        r"\b(?:Christmas(?: (?:Eve|Day))?|Ramadan|Thanksgiving|"
        r"New Year(?:['\u2019]s (?:Eve|Day))?|Eid al-(?:Fitr|Adha)|Good Friday|Diwali|"
        r"Easter(?: Sunday| Monday)?|Palm Sunday|Ash Wednesday|Passover|"
        r"Halloween|Chinese New Year|Lunar New Year|"
        r"(?:Independence|Republic|National|Labou?r|Victory|Remembrance|Memorial|"
        r"Veterans|(?:Women|Mother|Father)['\u2019]s) Day)\b",
    ),
    rule(
        "DATE",
        "season",
        r"\b(?:last|this|next|early|late) (?:spring|summer|autumn|"
        r"fall|winter)\b",
        any_case=True,
    ),
    rule("DATE", "fiscal year", rf"\bfiscal (?:year )?{_YEAR}", any_case=True),
)

TIMES = (
    rule(
        "TIME",
        "clock time",
        r"\b(?:[01]?\d|2[0-3])[:.][0-5]\d(?::[0-5]\d)?"
        r"(?: ?[ap]\.?m\b\.?)?(?: (?:GMT|UTC|EST|EDT|CET|local time)\b)?"
        r"(?<!\d\.\d\d)(?![A-Za-z])",
    ),
    rule(
        "TIME",
        "clock time",
        r"\b\d{1,2}(?::\d\d)? ?(?:[ap]\.m\.|[ap]m\b|o['\u2019]clock\b)"
        r"(?: (?:GMT|UTC|EST|EDT|local time))?",
        any_case=True,
    ),
    rule("TIME", "clock time", r"\b\d{4} (?:GMT|UTC|hours local time)\b"),
    rule("TIME", "part of a day", rf"\b(?:(?:early|late) )?{WEEKDAY} {_PART}\b"),
    rule(
        "TIME",
        "part of a day",
        rf"\b(?:(?:early|late|this|last|yesterday|tomorrow) )"
        rf"{_PART}\b",
        any_case=True,
    ),
    rule(
        "TIME",
        "part of a day",
        r"\b(?:tonight|midnight|overnight|noon)\b",
        any_case=True,
    ),
    rule(
        "TIME",
        "hours or minutes",
        rf"\b(?:(?:last|next|past) )?{_COUNT}[ -]{_SHORT}"
        rf"{_AGO}",
        any_case=True,
    ),
    rule("TIME", "time stamp", r"(?<=\d\d-\d\d )\d\d:\d\d:\d\d", trust=Trust.CERTAIN),
)
