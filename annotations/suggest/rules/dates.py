"""Days, months, years, periods, and times of the day."""

from annotations.suggest.rules.clues import (
    COUNT,
    DIGIT,
    MONTH_START,
    ORDINAL_START,
    SMALL_COUNT,
    WEEKDAY_START,
    Clue,
    first,
)
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
_DAYS = first(rf"{MONTH_START}|\d")
_COUNT_OF_HOURS = Clue(rf"{COUNT.first}|(?i:last|next|past)")
_FEASTS = (
    r"Christmas|Ramadan|Thanksgiving|New|Eid|Good|Diwali|Easter|Palm|Ash|Passover|"
    r"Halloween|Chinese|Lunar|Independence|Republic|National|Labo|Victory|"
    r"Remembrance|Memorial|Veterans|Women|Mother|Father"
)

DATES = (
    rule(
        "DATE",
        "date in figures",
        r"\b\d{4}-\d\d?-\d\d?\b|\b\d{1,2}/\d{1,2}/\d{2,4}\b",
        clue=first(r"\d{4}$|\d\d?$"),
    ),
    rule(
        "DATE",
        "day and month",
        rf"\b{_FULL}",
        clue=_DAYS,
    ),
    rule(
        "DATE",
        "day and month",
        rf"\b{WEEKDAY},? {_FULL}",
        clue=first(WEEKDAY_START),
    ),
    rule(
        "DATE",
        "range of days",
        rf"\b{_FULL} ?[-\u2013] ?{_FULL}",
        clue=_DAYS,
    ),
    rule(
        "DATE",
        "range of days",
        rf"\b{MONTH} \d\d?\s?(?:-|\u2013|to)\s?\d\d?\b(?:, {_YEAR})?",
        clue=first(MONTH_START),
    ),
    rule(
        "DATE",
        "weekday",
        rf"\b(?:(?:{_WHICH}|early|late) )?{WEEKDAY}s?(?![\w-])",
        clue=first(rf"{_WHICH}|early|late|{WEEKDAY_START}"),
    ),
    rule(
        "DATE",
        "month",
        rf"\b(?:(?:{_WHICH}|early|late|mid)[ -])?(?!May\b|March\b)"
        rf"{FULL_MONTH}(?![\w-])",
        clue=first(rf"{_WHICH}|early|late|mid|{MONTH_START}"),
    ),
    rule(
        "DATE",
        "month",
        r"\b(?:(?:last|next|this|early|late|in|In|since|by|until|of|"
        r"from|[Bb]etween) (?:early |late |mid-)?)(?P<x>May|March)\b(?! \d|['\u2019])",
        clue=first(
            "last|next|this|early|late|in|In|since|by|until|of|from|between|Between"
        ),
    ),
    rule(
        "DATE",
        "month",
        r"\b(?:last|next|this|early|late|mid)[ -](?:May|March)\b",
        clue=first("last|next|this|early|late|mid"),
    ),
    rule(
        "DATE",
        "year",
        rf"(?<![\d$€£.,-])\b{_YEAR}(?!-?\d|%| (?:people|percent|million))"
        r"(?!-\w)",
        clue=first(r"(?:1[5-9]|20)\d\d$"),
    ),
    rule(
        "DATE",
        "year",
        rf"(?i)\b(?:early|late|mid)[ -]{_YEAR}(?!-)",
        clue=first("early|late|mid", any_case=True),
    ),
    rule(
        "DATE",
        "range of years",
        rf"(?<![\d-]){_YEAR}\s?[-\u2013]\s?(?:{_YEAR}|\d\d\b)(?!-)",
        clue=Clue(r"(?<!\d)\d", inside=True),
    ),
    rule(
        "DATE",
        "decade",
        r"(?:\b(?:early|late|mid)[ -])?(?:(?:1[5-9]|20)\d0s|'\d0s)\b",
        clue=Clue(r"^(?:early|late|mid)$|\d{3}0s$|'", inside=True),
    ),
    rule(
        "DATE",
        "century",
        rf"(?i)\b(?:(?:early|late|mid)[ -])?{ORDINAL}[ -]centur(?:y|ies)\b(?: BCE?\b)?",
        clue=first(rf"early|late|mid|{ORDINAL_START}", any_case=True),
    ),
    rule(
        "DATE",
        "period",
        rf"(?i)\b(?:(?:early|late|earlier|later) )?{_WHICH} "
        rf"(?:{_COUNT} |few |several )?{_UNITS}",
        clue=first(rf"earl|late|{_WHICH}", any_case=True),
    ),
    rule(
        "DATE",
        "period",
        rf"(?i)\b{_COUNT} (?:more )?(?:straight |consecutive )?{_UNITS}"
        rf"(?!-){_AGO}",
        clue=COUNT,
    ),
    rule(
        "DATE",
        "period",
        rf"(?i)\bevery {_COUNT} {_UNITS}",
        clue=first("every", any_case=True),
    ),
    rule(
        "DATE",
        "year before or after Christ",
        r"\b\d{1,4} (?:BCE?|AD|CE)\b",
        clue=first(r"\d{1,4}$"),
    ),
    rule(
        "DATE",
        "age",
        rf"(?i)\b(?:aged?|age of) (?P<x>\d\d?|{SMALL})\b",
        clue=first("age", any_case=True),
    ),
    rule(
        "DATE",
        "period",
        rf"(?i)\b(?:every|each|earlier this|later this) {_UNITS}",
        clue=first("every|each|earlier|later", any_case=True),
    ),
    rule(
        "DATE",
        "part of a year",
        rf"(?i)\b(?:{ORDINAL}|first {SMALL}|last {SMALL}) "
        rf"(?:quarters?|half)(?: of (?:(?:this|last|next) year|(?:the )?{_YEAR}|"
        r"fiscal \d+))?\b",
        clue=first(rf"{ORDINAL_START}|last", any_case=True),
    ),
    rule(
        "DATE",
        "part of a period",
        rf"\b(?:end|beginning|start|middle) "
        rf"of (?:(?:this|last|next|the) (?:year|month|week)|{MONTH}|{_YEAR})\b",
        clue=first("end|beginning|start|middle"),
    ),
    rule(
        "DATE",
        "relative day",
        r"(?i)\b(?:today|yesterday|tomorrow)\b",
        clue=first("today|yesterday|tomorrow", any_case=True),
    ),
    rule(
        "DATE",
        "age",
        rf"(?i)\b(?:{DIGITS}|{SMALL})[- ](?:years?|months?|weeks?)[- ]olds?\b",
        clue=SMALL_COUNT,
    ),
    rule(
        "DATE",
        "period",
        rf"(?i)\b(?:{DIGITS}|{SMALL})-(?:year|month|week|day)\b(?!-old)",
        clue=SMALL_COUNT,
    ),
    rule(
        "DATE",
        "age",
        r"(?<=[a-zé], )\d\d(?=,)",
        clue=first(r"\d\d$"),
    ),
    rule(
        "DATE",
        "feast",
        r"\b(?:Christmas(?: (?:Eve|Day))?|Ramadan|Thanksgiving|"
        r"New Year(?:['\u2019]s (?:Eve|Day))?|Eid al-(?:Fitr|Adha)|Good Friday|Diwali|"
        r"Easter(?: Sunday| Monday)?|Palm Sunday|Ash Wednesday|Passover|"
        r"Halloween|Chinese New Year|Lunar New Year|"
        r"(?:Independence|Republic|National|Labou?r|Victory|Remembrance|Memorial|"
        r"Veterans|(?:Women|Mother|Father)['\u2019]s) Day)\b",
        clue=first(_FEASTS),
    ),
    rule(
        "DATE",
        "season",
        r"(?i)\b(?:last|this|next|early|late) (?:spring|summer|autumn|"
        r"fall|winter)\b",
        clue=first("last|this|next|early|late", any_case=True),
    ),
    rule(
        "DATE",
        "fiscal year",
        rf"(?i)\bfiscal (?:year )?{_YEAR}",
        clue=first("fiscal", any_case=True),
    ),
)

TIMES = (
    rule(
        "TIME",
        "clock time",
        r"\b(?:[01]?\d|2[0-3])[:.][0-5]\d(?::[0-5]\d)?"
        r"(?: ?[ap]\.?m\b\.?)?(?: (?:GMT|UTC|EST|EDT|CET|local time)\b)?"
        r"(?<!\d\.\d\d)(?![A-Za-z])",
        clue=first(r"\d\d?$"),
    ),
    rule(
        "TIME",
        "clock time",
        r"(?i)\b\d{1,2}(?::\d\d)? ?(?:[ap]\.m\.|[ap]m\b|o['\u2019]clock\b)"
        r"(?: (?:GMT|UTC|EST|EDT|local time))?",
        clue=DIGIT,
    ),
    rule(
        "TIME",
        "clock time",
        r"\b\d{4} (?:GMT|UTC|hours local time)\b",
        clue=first(r"\d{4}$"),
    ),
    rule(
        "TIME",
        "part of a day",
        rf"\b(?:(?:early|late) )?{WEEKDAY} {_PART}\b",
        clue=first(rf"early|late|{WEEKDAY_START}"),
    ),
    rule(
        "TIME",
        "part of a day",
        rf"(?i)\b(?:(?:early|late|this|last|yesterday|tomorrow) )"
        rf"{_PART}\b",
        clue=first("early|late|this|last|yesterday|tomorrow", any_case=True),
    ),
    rule(
        "TIME",
        "part of a day",
        r"(?i)\b(?:tonight|midnight|overnight|noon)\b",
        clue=first("tonight|midnight|overnight|noon", any_case=True),
    ),
    rule(
        "TIME",
        "hours or minutes",
        rf"(?i)\b(?:(?:last|next|past) )?{_COUNT}[ -]{_SHORT}"
        rf"{_AGO}",
        clue=_COUNT_OF_HOURS,
    ),
    rule(
        "TIME",
        "time stamp",
        r"(?<=\d\d-\d\d )\d\d:\d\d:\d\d",
        trust=Trust.CERTAIN,
        clue=first(r"\d\d$"),
    ),
)
