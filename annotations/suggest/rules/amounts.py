"""Money, percentages, measures, and plain numbers."""

from functools import cache

from annotations.suggest.rules.clues import COUNT, DIGIT, ORDINAL_START, Clue, first
from annotations.suggest.rules.letters import DIGITS, NUMBER, ORDINAL, SCALE, SMALL
from annotations.suggest.rules.lists import words
from annotations.suggest.rules.rule import Rule, rule

_BRIEF = r"(?:(?:bn|mn|m|k|tn|trn|billion|million|trillion|thousand|crore|lakh)\b)"
_SIGN = (
    r"(?:(?:US|A|C|HK|NZ|S|NT|R)?\$|[€£¥₹₽₩₺₦₫₪]|"
    r"\b(?:USD|EUR|GBP|RMB|CNY|JPY|INR|CHF)(?![A-Za-z])|\bRs(?![a-z])\.?)"
)
_SIGNS = Clue(
    r"(?:US|A|C|HK|NZ|S|NT|R)$|[$€£¥₹₽₩₺₦₫₪]|"
    r"^(?:USD|EUR|GBP|RMB|CNY|JPY|INR|CHF|Rs)",
    inside=True,
)
_VAGUE = rf"(?:(?:tens|hundreds) of )?(?:{SCALE}s|dozens)(?: of (?:{SCALE}s))?"
_UNITS = (
    r"(?:square |cubic |nautical |metric )?(?:kilomet(?:er|re)s?|met(?:er|re)s?|"
    r"centimet(?:er|re)s?|millimet(?:er|re)s?|miles?|feet|foot|inch(?:es)?|yards?|"
    r"hectares?|acres?|tons?|tonnes?|kilograms?|kilos?|grams?|pounds?(?! sterling)|"
    r"ounces?|lit(?:er|re)s?|gallons?|barrels?|(?:mega|kilo|giga)watts?(?:-hours?)?|"
    r"degrees?(?: (?:Celsius|Fahrenheit))?|km|kms|cm|mm|kg|mph|km/h|kph|MW|GW|kWh|"
    r"sq km|bushels?|light years?|knots?)"
)
_PER = r"(?: (?:per|an|a) (?:hour|day|second|year)|/h)?"


@cache
def amounts() -> tuple[Rule, ...]:
    """Make the rules for amounts; the currencies come from Babel."""
    return (*_money(), *_MEASURES, *_NUMBERS)


def _money() -> tuple[Rule, ...]:
    coins = (
        rf"(?:(?:US|U\.S\.|Canadian|Australian|Hong Kong|Swiss|Indian) )?"
        rf"(?:{_coins()})\b"
    )
    return (
        rule(
            "MONEY",
            "money amount",
            rf"{_SIGN} ?{DIGITS}(?: ?{_BRIEF}|[ -]{SCALE})*"
            rf"(?:(?: (?:US |U\.S\. )?(?:{_coins()})\b))?",
            clue=_SIGNS,
        ),
        rule(
            "MONEY",
            "money amount",
            rf"(?i)\b(?:{NUMBER}|{_VAGUE} of) ?{_BRIEF}? ?{coins}",
            clue=COUNT,
        ),
        rule(
            "MONEY",
            "money amount",
            rf"\b{DIGITS} {SCALE} (?:pounds|won|marks)\b",
            clue=DIGIT,
        ),
        rule(
            "MONEY",
            "money amount",
            rf"(?i)\b{_VAGUE} of {coins}",
            clue=COUNT,
        ),
    )


def _coins() -> str:
    """List the plain names of currencies, as ``dinars?|dollars?|yuan``."""
    from babel import Locale  # noqa: PLC0415  reads its data when first used

    names = (name for name in Locale("en").currencies.values() if "(" not in name)
    last = {name.split()[-1].lower() for name in names}
    plain = {word for word in last if word.isalpha()} - words("not_coins")
    return "|".join(f"{word}s?" for word in sorted(plain | words("coins")))


_NO_ONE = "".join(
    rf"(?!(?<=\b{word} )one\b)"
    for word in ("no", "this", "that", "any", "some", "each")
)
_MEASURES = (
    rule(
        "PERCENT",
        "percentage",
        rf"(?i)\b{NUMBER}(?:[- ](?:per ?cent|percentage points?|pct)"
        r"\b| ?%)",
        clue=COUNT,
    ),
    rule(
        "PERCENT",
        "percentage",
        rf"\b{DIGITS} ?%(?:[-\u2013]{DIGITS} ?%)?",
        clue=DIGIT,
    ),
    rule(
        "QUANTITY",
        "measure",
        rf"(?i)\b(?:{NUMBER}|{_VAGUE} of|several|a few)[ -]?{_UNITS}"
        rf"\b{_PER}",
        clue=COUNT,
    ),
)

_NUMBERS = (
    rule(
        "ORDINAL",
        "ordinal",
        rf"(?i)\b{ORDINAL}\b(?!-(?:degree|class))",
        clue=first(ORDINAL_START, any_case=True),
    ),
    rule(
        "CARDINAL",
        "number",
        rf"(?i)(?<![\w$€£.,/-]){_NO_ONE}"
        rf"(?!\d{{12}}){NUMBER}\b(?![%/]|-\w|\.\d|,\d{{3}}| another\b)",
        clue=COUNT,
    ),
    rule(
        "CARDINAL",
        "number",
        rf"(?i)\b(?:{_VAGUE}|{SMALL} dozen|a dozen|dozens)\b",
        clue=COUNT,
    ),
    rule(
        "CARDINAL",
        "score",
        r"(?<![\d-])\b\d{1,3}-\d{1,3}\b(?!-)",
        clue=first(r"\d{1,3}$"),
    ),
)
