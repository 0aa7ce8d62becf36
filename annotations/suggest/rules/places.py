"""Places by what stands around them, datelines, and languages."""

from annotations.suggest.rules.clues import first, name_with
from annotations.suggest.rules.found import Trust
from annotations.suggest.rules.letters import MONTH, UPPER, WORD
from annotations.suggest.rules.lists import lines
from annotations.suggest.rules.rule import Rule, rule

_NAME = rf"{WORD}(?: {WORD}){{0,2}}"
_WATERS = (
    r"(?:Sea|Ocean|River|Lake|Bay|Gulf|Strait|Straits|Peninsula|Islands?|Mountains?|"
    r"Desert|Valley|Delta|Basin|Heights|Canal|Coast|Plateau|Glacier|Forest|Canyon|Reef|"
    r"Volcano|Hills)"
)
_KIND = (
    r"(?:town|city|village|province|district|state|suburb|capital|county|region|"
    r"prefecture|municipality|governorate)"
)
_SIDE = (
    r"(?:northern|southern|eastern|western|central|north|south|east|west|"
    r"north-?eastern|north-?western|south-?eastern|south-?western|downtown|nearby)"
)


def places() -> tuple[Rule, ...]:
    """Make the rules for places and languages."""
    tongue = "|".join(lines("language"))
    return (
        rule(
            "GPE",
            "dateline",
            rf"^[ \t]*(?P<x>[{UPPER}][{UPPER}. '-]+?)(?:, [^\n(,]{{2,20}}"
            rf")?,? {MONTH} \d{{1,2}} ?\(".replace("^", r"(?m:^)"),
            trust=Trust.CERTAIN,
        ),
        rule(
            "GPE",
            "dateline",
            rf"(?<=\d )(?P<x>[{UPPER}]{{4,}}), {MONTH} \d\d? ?\(",
            trust=Trust.CERTAIN,
            clue=first(rf"[{UPPER}]{{4}}"),
        ),
        rule(
            "GPE",
            "named as a town or province",
            rf"\b(?i:{_KIND}) of (?P<x>(?!The\b){_NAME})",
            clue=first(rf"(?i:{_KIND})"),
        ),
        rule(
            "GPE",
            "named as a town or province",
            rf"(?<![.] )(?<!^)\b(?P<x>(?!The\b){WORD}) (?:province|district|county|"
            r"prefecture|governorate)\b",
            clue=name_with("province|district|county|prefecture|governorate"),
        ),
        rule(
            "GPE",
            "named as a town or province",
            rf"\b(?P<x>{_NAME} (?:Province|County|"
            r"Prefecture|Oblast|Governorate|Autonomous Region|Municipality|City))\b",
            clue=name_with(
                "Province|County|Prefecture|Oblast|Governorate|Autonomous|Municipality|City"
            ),
        ),
        rule(
            "GPE",
            "after a point of the compass",
            rf"\b{_SIDE} (?P<x>(?!The\b){WORD})\b",
            trust=Trust.GUESS,
            clue=first(_SIDE),
        ),
        rule(
            "LOC",
            "named as water or land",
            rf"\b(?P<x>{_NAME} {_WATERS})\b",
            trust=Trust.SHAPE,
            clue=name_with(_WATERS),
        ),
        rule(
            "LOC",
            "named as water or land",
            rf"\b(?P<x>(?:Mount|Lake|Cape|Gulf of|Bay "
            rf"of|Strait of|River|Isle of|Sea of) {_NAME})",
            trust=Trust.SHAPE,
            clue=first("Mount|Lake|Cape|Gulf|Bay|Strait|River|Isle|Sea"),
        ),
        rule(
            "LANGUAGE",
            "language",
            r"\b(?:in|into|[Ss]peaks?|speaking|spoke|learn(?:ing)?"
            rf"|fluent) (?P<x>{tongue})(?=[.,;:)!?]|\n|$| (?:on|at|with|or|to)\b)",
            trust=Trust.CERTAIN,
            clue=first("(?:in|into|spoke|fluent)$|[Ss]peak|learn"),
        ),
        rule(
            "LANGUAGE",
            "language",
            rf"\b(?P<x>{tongue})(?=[ -](?:language|speak|"
            r"lessons|word for))",
            trust=Trust.CERTAIN,
            clue=first("|".join(line.split()[0] for line in lines("language"))),
        ),
    )
