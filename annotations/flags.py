"""Flagging an article for discussion: at the places that raise the question."""

from annotations.edit import Changes, FlagChange
from annotations.layer import Layer

WHOLE = "the whole article"
"""What is flagged where no span is current."""


def flag(layer: Layer, text: str) -> Changes:
    """Flag an article with what is to be discussed; no text takes the flag off."""
    after = "\n".join(filter(None, map(str.strip, text.splitlines())))
    if after == layer.flag:
        return ()
    return (FlagChange(layer.article_id, layer.flag, after),)


def toggled(text: str, place: str) -> str:
    """Take up a place into the text of a flag, a line each, or take it out again."""
    lines = text.splitlines()
    if place in lines:
        return "\n".join(line for line in lines if line != place)
    return "\n".join([*lines, place])
