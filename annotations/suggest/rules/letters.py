"""Pieces of regular expressions for English names and numbers."""

_LATIN = [chr(i) for i in (*range(0x41, 0x250), *range(0x1E00, 0x1F00))]

UPPER = "".join(char for char in _LATIN if char.isupper())
"""Every Latin capital, for use inside ``[…]``; ``re`` has no class for them."""

PREFIX = r"(?:(?:[Aa]l|[Ee]l|[Aa]s|[Aa]n|[Aa]d|[Ee]d)-|[OD]['\u2019])"
WORD = rf"(?:(?:[{UPPER}]\.)+(?!\w)|{PREFIX}?[{UPPER}]\w*(?:-\w+){{0,3}})"
"""A capitalised word: ``Beijing``, ``al-Assad``, ``O'Neill``, ``Ki-moon``, ``J.``"""

PARTICLE = r"(?:van|von|der|den|de|del|della|da|dos|di|du|la|bin|ibn|al|el|ter|abu)"

FULL_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|"
    r"November|December)"
)
MONTH = rf"(?:{FULL_MONTH}|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
WEEKDAY = (
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|"
    r"(?:Mon|Tue|Tues|Wed|Thu|Thurs|Fri|Sat)\b\.)"
)
SMALL = (
    r"(?:(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-(?:one|two|three|"
    r"four|five|six|seven|eight|nine))?|thirteen|fourteen|fifteen|sixteen|seventeen|"
    r"eighteen|nineteen|eleven|twelve|one|two|three|four|five|six|seven|eight|nine|ten)"
)
DIGITS = r"(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
SCALE = r"(?:hundred|thousand|million|billion|trillion|crore|lakh)"
NUMBER = (
    rf"(?:(?:{DIGITS}|{SMALL})(?:[ -]{SCALE})*(?: and (?:a half|{SMALL})\b)?"
    rf"|(?:a )?(?:half a )?{SCALE})"
)
"""``2``, ``1,300``, ``41.5 million``, ``twenty-one``, ``a hundred``."""

ORDINAL = (
    r"(?:\d*(?:1st|2nd|3rd|\dth)|first|second|third|fourth|fifth|sixth|seventh|eighth|"
    r"ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|"
    r"seventeenth|eighteenth|nineteenth|twentieth|twenty-first|thirtieth|fiftieth|"
    r"hundredth)"
)
