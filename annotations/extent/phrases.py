"""Amounts and times in words, which are too common to be looked for as missed."""

import re
from collections.abc import Iterator

from annotations.span import Span
from annotations.suggest.rules.letters import SCALE, SMALL
from annotations.tokens import Tokens

_UNIT = (
    r"(?:(?:full |calendar |school |academic )?(?:year|month|week|day|decade|century|"
    r"hour|minute|second|night|morning|afternoon|evening|weekend|quarter|season|"
    r"spring|summer|autumn|winter|fall))"
)
_UNITS = rf"(?:{_UNIT}s|centuries)"
_THEN = r"(?: (?:later|earlier|ago|before|after|old))?"
_VAGUE = r"(?:a few|several|many|some|a couple of|few|most|recent|later)"
_PHRASE = re.compile(
    rf"(?:(?:an?|one|half an?) {_UNIT}{_THEN}"
    rf"|(?:each|every|this|that|past|last|next|following|previous|same|early|late|mid)"
    rf"[ -]{_UNIT}(?: {_UNIT})?"
    rf"|(?:each|every) {SMALL} {_UNITS}"
    rf"|(?:(?:past|last|next|first|previous) )?{_VAGUE} {_UNITS}{_THEN}"
    rf"|{SMALL}(?:[ -]{SMALL})?(?:[ -]{SCALE})?(?: {_UNITS}{_THEN}| per ?cent)?"
    rf"|(?:this|past|last|next|previous) {_UNITS}"
    rf"|(?:earlier|later) (?:today|this {_UNIT})"
    rf"|(?:tens|hundreds|thousands|millions|billions|dozens)"
    rf"(?: of (?:thousands|millions|billions))?"
    rf"|(?:an?|half a|several|a few) (?:{SCALE}|dozen)"
    rf"|today|tonight|now)(?!\w)",
    re.IGNORECASE,
)
_CLUE_WORDS = (
    "a an one half each every this that past last next following previous same early "
    "late mid several many some few most recent later earlier tens hundreds thousands "
    "millions billions dozens today tonight first thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen eleven twelve two three four five six seven eight "
    "nine ten twenty thirty forty fifty sixty seventy eighty ninety"
)
_CLUES = frozenset(_CLUE_WORDS.split()) | frozenset(_CLUE_WORDS.title().split())


def phrases(tokens: Tokens) -> Iterator[Span]:
    """Yield such amounts and times, none overlapping."""
    text, last = tokens.text, 0
    for start, end in zip(tokens.starts, tokens.ends, strict=True):
        if start < last or text[start:end] not in _CLUES:
            continue
        if match := _PHRASE.match(text, start):
            last = match.end()
            yield Span(start, last)
