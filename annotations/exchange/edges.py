"""Where spans begin and end, by which to tell what a file counts."""

from unicodedata import category

from annotations.span import Span


def cuts_word(span: Span, text: str) -> bool:
    """Tell whether a span begins or ends where hardly anybody would have it."""
    words = span.of(text)
    if words != words.strip():
        return True
    return _inside(text, span.start) or _inside(text, span.end)


def _inside(text: str, at: int) -> bool:
    """Tell whether a place is inside a word of a script that parts its words."""
    if not 0 < at < len(text):
        return False
    return all(one.isupper() or one.islower() for one in text[at - 1 : at + 1])


def edges(span: Span, text: str) -> int:
    """Count the ends of a span at which a word begins or ends, in any script."""
    return sum(
        _of_word(text[at - 1 : at]) is not _of_word(text[at : at + 1])
        for at in (span.start, span.end)
    )


def _of_word(char: str) -> bool:
    """Tell a letter, number or mark from anything else, and from no character."""
    return char.isalnum() or (char != "" and category(char).startswith("M"))
