"""Numbers and quotations inside sentences."""

LEFT_TO_RIGHT = "\u200e"
"""Put before a sentence of ours that may begin with somebody's Arabic words."""
_SHOWN = 40
_MINUTE = 60
"""Seconds in a minute, and minutes in an hour."""


def counted(number: int, noun: str) -> str:
    """Count things: ``no articles``, ``1 article``, ``1,200 articles``."""
    shown = f"{number:,}" if number else "no"
    return f"{shown} {noun}{'' if number == 1 else 's'}"


def shortened(words: str, *, limit: int = _SHOWN) -> str:
    """Put words on one line and cut them with an ellipsis."""
    line = " ".join(words.split())
    return line if len(line) <= limit else line[: limit - 1] + "…"


def lasting(seconds: float) -> str:
    """Say how long: ``5 s``, ``1 min 05 s``, ``2 h 04 min``."""
    minutes, rest = divmod(round(seconds), _MINUTE)
    hours, odd = divmod(minutes, _MINUTE)
    if hours:
        return f"{hours:,} h {odd:02} min"
    return f"{minutes} min {rest:02} s" if minutes else f"{rest} s"


def percent(score: float) -> str:
    """Write a probability; only what is certain is 0 or 100 per cent."""
    whole = round(score * 100)
    return f"{whole if score in (0, 1) else min(99, max(1, whole))} %"
