"""Numbers and quotations inside sentences."""

_SHOWN = 40


def counted(number: int, noun: str) -> str:
    """Count things: ``no articles``, ``1 article``, ``1,200 articles``."""
    shown = f"{number:,}" if number else "no"
    return f"{shown} {noun}{'' if number == 1 else 's'}"


def shortened(words: str, *, limit: int = _SHOWN) -> str:
    """Put words on one line and cut them with an ellipsis."""
    line = " ".join(words.split())
    return line if len(line) <= limit else line[: limit - 1] + "…"
