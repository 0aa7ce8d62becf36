"""What a reader takes for one character: letters with their accents, families of emoji.

Those are the extended grapheme clusters of Unicode 10 (Standard Annex 29), as the
splitter has them that annotation tools in browsers use.
"""

import re
from bisect import bisect_right
from enum import Enum, auto
from functools import lru_cache
from itertools import chain
from operator import itemgetter
from unicodedata import category


class _Kind(Enum):
    OTHER = auto()
    CR = auto()
    LF = auto()
    CONTROL = auto()
    EXTEND = auto()
    JOINER = auto()
    SPACING = auto()
    PREPEND = auto()
    FLAG = auto()
    BASE = auto()
    PERSON = auto()
    THING = auto()
    MODIFIER = auto()
    LEADING = auto()
    VOWEL = auto()
    TRAILING = auto()
    OPEN = auto()
    CLOSED = auto()


_PLAIN = re.compile("[^\r\u0300-\U0010ffff]*")
_ENDS = frozenset({_Kind.CR, _Kind.LF, _Kind.CONTROL})
_CLINGING = frozenset({_Kind.EXTEND, _Kind.JOINER, _Kind.SPACING})
_SKIN = frozenset({_Kind.BASE, _Kind.PERSON})
_JOINED = frozenset(
    {
        *((_Kind.JOINER, _Kind.THING), (_Kind.JOINER, _Kind.PERSON)),
        *((_Kind.LEADING, _Kind.LEADING), (_Kind.LEADING, _Kind.VOWEL)),
        *((_Kind.LEADING, _Kind.OPEN), (_Kind.LEADING, _Kind.CLOSED)),
        *((_Kind.OPEN, _Kind.VOWEL), (_Kind.OPEN, _Kind.TRAILING)),
        *((_Kind.VOWEL, _Kind.VOWEL), (_Kind.VOWEL, _Kind.TRAILING)),
        *((_Kind.CLOSED, _Kind.TRAILING), (_Kind.TRAILING, _Kind.TRAILING)),
    }
)


def grapheme_starts(text: str) -> list[int]:
    """List the code points at which clusters begin, and the end of the text.

    Source: https://www.unicode.org/reports/tr29/tr29-31.html#Grapheme_Cluster_Boundary_Rules
    """
    if _PLAIN.fullmatch(text):
        return list(range(len(text) + 1))
    starts: list[int] = []
    before, flags, has_skin = _Kind.CONTROL, 0, False
    for at, char in enumerate(text):
        kind = _kind(char)
        is_flag = kind is _Kind.FLAG and flags % 2 == 1
        is_toned = kind is _Kind.MODIFIER and has_skin
        if not (is_flag or is_toned or _cling(before, kind)):
            starts.append(at)
        flags = flags + 1 if kind is _Kind.FLAG else 0
        has_skin = kind in _SKIN or (has_skin and kind is _Kind.EXTEND)
        before = kind
    return [*starts, len(text)]


def _cling(before: _Kind, kind: _Kind) -> bool:
    if before in _ENDS or kind in _ENDS:
        return (before, kind) == (_Kind.CR, _Kind.LF)
    is_plain = kind not in _CLINGING and before is not _Kind.PREPEND
    return not is_plain or (before, kind) in _JOINED


@lru_cache(maxsize=4096)
def _kind(char: str) -> _Kind:
    point = ord(char)
    at = bisect_right(_FIRSTS, point) - 1
    if at >= 0 and point <= _RANGES[at][1]:
        return _RANGES[at][2]
    if _SYLLABLES[0] <= point <= _SYLLABLES[1]:
        is_open = (point - _SYLLABLES[0]) % _ENDINGS == 0
        return _Kind.OPEN if is_open else _Kind.CLOSED
    return _BY_CATEGORY.get(category(char), _Kind.OTHER)


_SYLLABLES = 0xAC00, 0xD7A3
_ENDINGS = 28
_BY_CATEGORY = {
    **dict.fromkeys(("Mn", "Me"), _Kind.EXTEND),
    "Mc": _Kind.SPACING,
    **dict.fromkeys(("Cc", "Cf", "Cs", "Zl", "Zp"), _Kind.CONTROL),
}


def _ranges(kind: _Kind, said: str) -> list[tuple[int, int, _Kind]]:
    pairs = (one.partition("-") for one in said.split())
    return [(int(a, 16), int(b or a, 16), kind) for a, _, b in pairs]


_RANGES = sorted(
    chain(
        _ranges(_Kind.CR, "D"),
        _ranges(_Kind.LF, "A"),
        _ranges(_Kind.JOINER, "200D"),
        _ranges(_Kind.FLAG, "1F1E6-1F1FF"),
        _ranges(_Kind.MODIFIER, "1F3FB-1F3FF"),
        _ranges(_Kind.PERSON, "1F466-1F469"),
        _ranges(
            _Kind.THING,
            "2640 2642 2695-2696 2708 2764 1F308 1F33E 1F373 1F393 1F3A4 1F3A8 1F3EB "
            "1F3ED 1F48B 1F4BB-1F4BC 1F527 1F52C 1F5E8 1F680 1F692",
        ),
        _ranges(
            _Kind.BASE,
            "261D 26F9 270A-270D 1F385 1F3C2-1F3C4 1F3C7 1F3CA-1F3CC 1F442-1F443 "
            "1F446-1F450 1F46E 1F470-1F478 1F47C 1F481-1F483 1F485-1F487 1F4AA "
            "1F574-1F575 1F57A 1F590 1F595-1F596 1F645-1F647 1F64B-1F64F 1F6A3 "
            "1F6B4-1F6B6 1F6C0 1F6CC 1F918-1F91C 1F91E-1F91F 1F926 1F930-1F939 "
            "1F93D-1F93E 1F9D1-1F9DD",
        ),
        _ranges(
            _Kind.PREPEND,
            "600-605 6DD 70F 8E2 D4E 110BD 111C2-111C3 11A3A 11A86-11A89",
        ),
        # Of the spacing marks, those that extend, and those that stand alone.
        _ranges(
            _Kind.EXTEND,
            "9BE 9D7 B3E B57 BBE BD7 CC2 CD5-CD6 D3E D57 DCF DDF 200C 302E-302F "
            "FF9E-FF9F 1133E 11357 114B0 114BD 115AF 1D165 1D16E-1D172 E0020-E007F",
        ),
        _ranges(
            _Kind.OTHER,
            "102B-102C 1038 1062-1064 1067-106D 1083 1087-108C 108F 109A-109C 1A61 "
            "1A63-1A64 AA7B AA7D 11720-11721",
        ),
        _ranges(_Kind.SPACING, "E33 EB3"),
        _ranges(_Kind.LEADING, "1100-115F A960-A97C"),
        _ranges(_Kind.VOWEL, "1160-11A7 D7B0-D7C6"),
        _ranges(_Kind.TRAILING, "11A8-11FF D7CB-D7FB"),
    ),
    key=itemgetter(0),
)
_FIRSTS = [first for first, _, _ in _RANGES]
