"""Flagging an article for discussion: at the places that raise the question."""

from collections.abc import Sequence

from annotations.edit import Changes, FlagChange
from annotations.layer import Layer
from annotations.marks import Mark, MarkKey
from annotations.wording import shortened

WHOLE = "the whole article"
"""What is flagged where no span is current."""


def flag(layer: Layer, text: str) -> Changes:
    """Flag an article with what is to be discussed; no text takes the flag off."""
    after = "\n".join(filter(None, map(str.strip, text.splitlines())))
    if after == layer.flag:
        return ()
    return (FlagChange(layer.article_id, layer.flag, after),)


def place(mark: Mark, text: str) -> str:
    """Name what a mark of a text raises, as a line of a flag has it."""
    return f"“{shortened(mark.span.of(text))}” {mark.label}"


def places(text: str, marks: Sequence[Mark], flagged: str) -> frozenset[MarkKey]:
    """Find the marks of a text that the lines of a flag name."""
    lines = frozenset(flagged.splitlines())
    return frozenset(m.key for m in marks if lines and place(m, text) in lines)


def toggled(text: str, place: str) -> str:
    """Take up a place into the text of a flag, a line each, or take it out again."""
    lines = text.splitlines()
    if place in lines:
        return "\n".join(line for line in lines if line != place)
    return "\n".join([*lines, place])
