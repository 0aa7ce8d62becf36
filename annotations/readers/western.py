"""Whether text looks like a language in its own letters, rather than one misread."""

# ruff: noqa: RUF001  the signs that look alike are the ones it tells apart

import re

_LETTERS = re.compile(r"[^\W\d_]")
_MOST_ACCENTED = 0.01
# What no text has but a misread one soon does: accented capitals after small letters,
# stray signs, and signs glued between letters.
_MISREAD = re.compile(  # the look-alikes are what it is after
    r"[a-zß-ÿ][À-ÖØ-Þ]"
    r"|[×÷¤¦¨¬¯´¸†‡ˆ˜ƒ\x80-\x9f]"
    r"|[^\W\d_][°±²³¹º¡¿¼½¾µ¶·¢£¥§©‚„‰‹›«»]+(?=[^\W\d_])"
    r"|[¹³¿][a-zß-ÿ]"
    r"|[^\W\d_]‚"
)
_ICELANDIC = frozenset("ðþýÐÞÝ")
_ALPHABETS = tuple(
    frozenset(letters + letters.upper())
    for letters in (
        *("àâæçéèêëîïôœùûüÿ", "äöüßé", "áéíñóúü", "áâãàçéêíóôõúü", "àèéìòóùíî"),
        *("åäöæøéü", "áéíóúýðþæö", "éëïóöüèê", "ąćęłńóśźż", "áčďéěíňóřšťúůýž"),
        *("áäčďéíĺľňóôŕšťúýž", "áéíóöőúüű", "ăâîșțşţ", "čćđšž", "çğıöşüâîûİ"),
        *("ąčęėįšųūž", "āčēģīķļņšūž", "äõöüšž", "àçèéíïòóúü"),
    )
)


def reads_as_western(text: str) -> bool:
    """Tell whether text holds ASCII words with a few accents and typographic signs."""
    letters = _LETTERS.findall(text)
    accented = [letter for letter in letters if not letter.isascii()]
    return (
        len(letters) > len(accented) <= max(_MOST_ACCENTED * len(letters), 2)
        and _ICELANDIC.isdisjoint(accented)
        and _MISREAD.search(text) is None
    )


def misfit(text: str) -> int:
    """Count what does not fit together: the fewer, the likelier was the encoding."""
    foreign = {letter for letter in _LETTERS.findall(text) if not letter.isascii()}
    latin = {letter for letter in foreign if letter < "\u0250"}
    mixed = min(len(latin - alphabet) for alphabet in _ALPHABETS)
    # Hebrew read as Russian is all small letters or all capitals; Russian is not.
    words = "".join(foreign - latin)
    one_case = words.lower() != words.upper() and words in {
        words.lower(),
        words.upper(),
    }
    return mixed + len(_MISREAD.findall(text)) + one_case


def fits(text: str) -> bool:
    """Tell whether text could be in one language and its letters."""
    return misfit(text) == 0
