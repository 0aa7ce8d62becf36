"""Buildings, events, laws, products and works by the shape of their names."""

from annotations.suggest.rules.clues import ORDINAL_START, first, name_with
from annotations.suggest.rules.found import Trust
from annotations.suggest.rules.letters import ORDINAL, WORD
from annotations.suggest.rules.rule import rule

_CHAIN = rf"(?:(?!The\b){WORD}(?: (?:of|for|de|of the))? )"
_YEAR = r"(?:(?:19|20)\d\d )"

BUILDING = (
    r"(?:Airport|Air Base|Airbase|Bridge|Guesthouse|Stadium|Square|Palace|Park|Prison|"
    r"Hotel|Tower|Towers|Street|Avenue|Road|Highway|Boulevard|Station|Hall|Arena|"
    r"Cathedral|Mosque|Temple|Theat(?:er|re)|Gallery|Mall|Port|Dam|Tunnel|"
    r"Railway Express|Railway|Expressway|Castle|Library|Monument|Memorial|Plaza|"
    r"Barracks|Cemetery|Nuclear Power Plant|Power Plant|Refugee Camp|Museum|Shrine)"
)
KIND_OF_EVENT = (
    r"(?:Summit|Forum|Games|War|Festival|Cup|Olympics|Championships?|Marathon|Expo|"
    r"Revolution|Uprising|Grand Prix|Earthquake|Open|Derby|Crisis)"
)

THINGS = (
    rule(
        "FAC",
        "named as a building or road",
        rf"\b{_CHAIN}{{1,4}}{BUILDING}(?![\w-])",
        trust=Trust.SHAPE,
        clue=name_with(rf"{BUILDING}|Air|Nuclear|Power|Refugee"),
    ),
    rule(
        "FAC",
        "fort or camp",
        rf"\b(?:Fort|Camp) {WORD}",
        clue=first("Fort|Camp"),
    ),
    rule(
        "EVENT",
        "named as an event",
        rf"\b(?:{_YEAR}|(?i:{ORDINAL}) )?{_CHAIN}{{1,4}}"
        rf"{KIND_OF_EVENT}\b"
        rf"(?: (?:for|on) {WORD}(?: {WORD})*)?",
        trust=Trust.SHAPE,
        clue=name_with(
            rf"{KIND_OF_EVENT}|Grand", begins=rf"(?:19|20)\d\d|{ORDINAL_START}"
        ),
    ),
    rule(
        "EVENT",
        "named storm",
        rf"\b(?:Hurricane|Typhoon|Tropical Storm|Cyclone|Operation)"
        rf" {WORD}",
        clue=first("Hurricane|Typhoon|Tropical|Cyclone|Operation"),
    ),
    rule(
        "EVENT",
        "battle",
        rf"\bBattle of {WORD}",
        clue=first("Battle"),
    ),
    rule(
        "LAW",
        "named as a law or plan",
        rf"\b{_CHAIN}{{1,5}}(?:Act|Treaty|Accords?|"
        r"Constitution|Protocol|Convention|Charter|Declaration|Five-Year Plan|"
        r"Initiative|Bill|Amendment|Agreement|Pact)\b"
        rf"(?: (?:of|on) {WORD}(?: {WORD})*)?",
        trust=Trust.SHAPE,
        clue=name_with(
            "Act|Treaty|Accord|Constitution|Protocol|Convention|Charter|Declaration|Five|Initiative|Bill|Amendment|Agreement|Pact"
        ),
    ),
    rule(
        "LAW",
        "named as a law or plan",
        rf"\b(?:Treaty|Convention|Declaration) (?:of|on) {WORD}(?: {WORD}){{0,3}}",
        clue=first("Treaty|Convention|Declaration"),
    ),
    rule(
        "LAW",
        "numbered plan",
        r"\b\d+(?:st|nd|rd|th) Five-Year Plan\b",
        clue=first(r"\d+(?:st|nd|rd|th)$"),
    ),
    rule(
        "LAW",
        "numbered law",
        r"\b(?:Article|Section|Resolution|Proposition) \d+\b",
        clue=first("Article|Section|Resolution|Proposition"),
    ),
    rule(
        "PRODUCT",
        "aircraft or vehicle",
        r"\b(?:Boeing|Airbus|MiG|Sukhoi|Soyuz|Sputnik|"
        r"Shenzhou|Falcon|Apollo|Tupolev|Antonov)[ -][A-Z]?\d+\w*(?:-\d+)?\b",
        clue=first(
            "Boeing|Airbus|MiG|Sukhoi|Soyuz|Sputnik|Shenzhou|Falcon|Apollo|Tupolev|Antonov"
        ),
    ),
    rule(
        "WORK_OF_ART",
        "title in quotation marks after a kind of work",
        rf"\b(?:film|movie|novel|book|song|album|play|documentary|show|series|opera|"
        r"poem),? "
        rf"[\"\u201c\u2018'](?P<x>{WORD}[^\"\u201d\u2019\n]{{1,60}}?)[,.]?[\"\u201d\u2019']",
        clue=first(
            "film|movie|novel|book|song|album|play|documentary|show|series|opera|poem"
        ),
    ),
)
