"""People in bylines and credits."""

from annotations.suggest.rules.clues import first
from annotations.suggest.rules.found import Trust
from annotations.suggest.rules.letters import UPPER, WORD
from annotations.suggest.rules.rule import rule

CREDITS = (
    rule(
        "PERSON",
        "photo credit",
        rf"\b(?P<x>[{UPPER}]{{2,}} [{UPPER}]{{2,}})\s?/\s?[{UPPER}]{{2,}}\b",
        trust=Trust.CERTAIN,
        clue=first(rf"[{UPPER}]{{2}}"),
    ),
    rule(
        "PERSON",
        "byline",
        rf"(?m:^)[ \t]*By (?P<x>(?!The\b){WORD}(?: {WORD}){{1,2}})",
        trust=Trust.CERTAIN,
    ),
    rule(
        "PERSON",
        "editor's line",
        rf"\b[Ee]ditors?: ?(?P<x>{WORD}(?: {WORD}){{0,2}}|"
        r"[a-z]{4,})\b",
        trust=Trust.CERTAIN,
        clue=first("[Ee]ditor"),
    ),
    rule(
        "PERSON",
        "editor's line",
        rf"\beditors?: ?{WORD} {WORD}, (?P<x>{WORD} {WORD})\b",
        trust=Trust.CERTAIN,
        clue=first("editor"),
    ),
)
