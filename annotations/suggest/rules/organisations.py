"""Organisations by the shape of their names."""

from annotations.suggest.rules.clues import Clue, first, name_with
from annotations.suggest.rules.found import Trust
from annotations.suggest.rules.letters import FULL_MONTH, UPPER, WEEKDAY, WORD
from annotations.suggest.rules.rule import rule

ACRONYM = "acronym in brackets"
HEAD = (
    r"(?:Ministry|Ministries|Government|Regiment|Program|Committees|Commission|Council|University|College|Academy|School|Bank|"
    r"Corp\.?|Corporation|Inc\.?|Ltd\.?|Co\.|LLC|PLC|Company|Companies|Group|Holdings|"
    r"Party|Organi[sz]ation|Agency|Committee|Court|Courts|Association|Institute|"
    r"Institution|Union|Federation|Foundation|Fund|Front|Army|Navy|Forces?|Command|"
    r"Brigades?|Department|Office|Bureau|Authority|Administration|Assembly|Parliament|"
    r"Congress|Senate|League|Club|FC|Airlines?|Airways|Motors?|Television|Radio|Post|"
    r"Times|Journal|Tribune|Herald|Gazette|News|Daily|Magazine|Press|Church|Society|"
    r"Center|Centre|Hospital|Board|Service|Services|Alliance|Coalition|Movement|"
    r"Network|Chamber|Exchange|Industries|Systems|Technologies|Laboratories|Labs|"
    r"Energy|Petroleum|Electric|Pharmaceuticals|Entertainment|Studios|Records|Partners|"
    r"Capital|Securities|Insurance|Guard|Guards|Corps|Mission|Secretariat|Tribunal|"
    r"Cabinet|Liberation Front|Liberation Army|Trust|Programme|Museum|Orchestra|"
    r"Police|Observatory|Watch|Campaign|Consortium|Conference|Confederation|Register)"
)
_LINK = r"(?: (?:and|for|&|on|de|for the))?"
_CHAIN = rf"(?:(?:(?!The\b){WORD}|&){_LINK} )"
_NO_DATE = rf"(?!{WEEKDAY}|{FULL_MONTH})"
_OF = (
    rf"(?: (?:of|for|on) (?:the )?{_NO_DATE}{WORD}(?: {_NO_DATE}{WORD}){{0,3}}"
    rf"(?:,? (?:and|of) (?:the )?{_NO_DATE}{WORD}(?: {_NO_DATE}{WORD}){{0,2}})?)"
)
_OFFICE = (
    r"(?:Ministry|Department|University|Bank|Institute|Academy|College|Church|Court|"
    r"Council|Commission|Committee|Office|Bureau|Association|Federation|Union|School|"
    r"Board|Centers?|Organi[sz]ation|Chamber|House|Movement|Party|Society|League|Foundation|Ministries|Departments|Secretariat|Library|Confederation)"
)

ORGANISATIONS = (
    rule(
        "ORG",
        "web site",
        r"\b[A-Z]\w+\.(?:com|org|net|co\.uk)\b",
        clue=name_with("(?:com|org|net|co)$"),
    ),
    rule(
        "ORG",
        "named as an organisation",
        rf"\b(?:Radio|Banco?|Banca|TV|Hotel|FC|Club|"
        rf"Grupo|Groupe) {WORD}(?: {WORD})?",
        trust=Trust.SHAPE,
        clue=first("Radio|Banc|TV|Hotel|FC|Club|Grup|Groupe"),
    ),
    rule(
        "ORG",
        "named as an organisation",
        rf"\b{_CHAIN}{{1,5}}{HEAD}(?![\w-])",
        trust=Trust.SHAPE,
        clue=name_with(rf"{HEAD}|Liberation|Co", begins="&"),
    ),
    rule(
        "ORG",
        "named as an organisation",
        rf"\b{_CHAIN}{{0,4}}{_OFFICE}{_OF}",
        trust=Trust.SHAPE,
        clue=name_with(_OFFICE, begins="&"),
    ),
    rule(
        "ORG",
        "agency in a dateline",
        r"(?:\d|^|\)) ?\((?P<x>[A-Z][\w ]+?)\) ?(?:--|\u2014|\u2013|-"
        r"|\d\d:\d\d)",
        trust=Trust.CERTAIN,
        clue=Clue(r"\d$|[() ]", inside=True),
    ),
    rule(
        "ORG",
        "agency in a photo credit",
        rf"\[Photo/(?P<x>{WORD}(?: {WORD})*)\]",
        trust=Trust.CERTAIN,
        clue=first(r"\["),
    ),
    rule(
        "ORG",
        "agency in a photo credit",
        rf"\b[{UPPER}]{{2,}} [{UPPER}]{{2,}}\s?/\s?(?P<x>[{UPPER}]{{2,}})\b",
        trust=Trust.CERTAIN,
        clue=first(rf"[{UPPER}]{{2}}"),
    ),
    rule(
        "ORG",
        "source line",
        r"\bSource: ?(?P<x>[A-Z]\w+(?: [A-Z]\w+)*)",
        trust=Trust.CERTAIN,
        clue=first("Source$"),
    ),
    rule(
        "ORG",
        ACRONYM,
        rf"(?<=[a-z] )\((?P<x>(?!AI\b|GDP\b|ICU\b)[{UPPER}]{{2,7}})\)",
        clue=first(r"\("),
    ),
)
