"""How a table of others counts: from nought or one, up to the last or behind it.

Only what it quotes can tell; of one way that all of its words bear out, and no other
does, there is no doubt.
"""

from collections.abc import Sequence
from dataclasses import replace

from annotations.exchange.found import FoundSpan
from annotations.exchange.units import Positions, Unit, positions
from annotations.offsets import LineEnds

_SHIFTS = {
    (0, 1): "Ends were taken to be those of the last characters",
    (-1, 0): "Offsets were taken to begin with 1, and ends to be the last characters",
    (-1, -1): "Offsets were taken to begin with 1",
}


def recounted(
    spans: Sequence[FoundSpan], text: str
) -> tuple[tuple[FoundSpan, ...], tuple[str, ...]]:
    """Move spans to where their words stand, and say how they had been counted.

    They stay where they are if any of the words stand there in whichever unit, if none
    is quoted, or if several ways or none would do.
    """
    quoted = [one for one in spans if one.words and not one.parts]
    plain = LineEnds.of(text).text
    if not quoted or any(_hold(quoted, plain, positions(text, one)) for one in Unit):
        return tuple(spans), ()
    at = positions(text, Unit.CODE_POINTS)
    ways = [one for one in _SHIFTS if _all_hold(_moved(quoted, *one), plain, at)]
    if len(ways) != 1:
        return tuple(spans), ()
    told = f"{_SHIFTS[ways[0]]}, as the words show."
    return tuple(_moved(spans, *ways[0])), (told,)


def _moved(spans: Sequence[FoundSpan], before: int, behind: int) -> list[FoundSpan]:
    return [
        replace(one, start=one.start + before, end=one.end + behind) for one in spans
    ]


def _hold(spans: Sequence[FoundSpan], text: str, at: Positions) -> bool:
    return any(_is_there(one, text, at) for one in spans)


def _all_hold(spans: Sequence[FoundSpan], text: str, at: Positions) -> bool:
    return all(_is_there(one, text, at) for one in spans)


def _is_there(one: FoundSpan, text: str, at: Positions) -> bool:
    start, end = at(one.start), at(one.end)
    return None not in (start, end) and text[start:end] == one.words
