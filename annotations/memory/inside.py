"""Whether words are but a part of a longer name, or no name at all."""

from annotations.span import Span
from annotations.suggest.rules.lists import words as listed

_NEAR = 40
_OPENING, _ENDING = " \"\u201c\u2018'(", ".!?:;\n|"


def is_in_name(text: str, place: Span, *, titles: bool) -> bool:
    """Tell whether a capitalised word stands beside a place, on its line.

    With ``titles``, what stands before may be a title, which is no part of a name.
    """
    after = text[place.end : place.end + 2]
    if after[:1] == " " and after[1:].isupper():
        return True
    before = text[max(0, place.start - _NEAR) : place.start]
    if titles or not before.endswith(" "):
        return False
    word = (before.split() or [""])[-1]
    return word[:1].isupper() and word[-1].isalnum() and not is_common(word)


def is_common(word: str) -> bool:
    """Tell whether a capitalised word is no part of a name."""
    from annotations.suggest.rules.runs import is_stop  # noqa: PLC0415  slow

    return is_stop(word)


def is_usual(token: str) -> bool:
    """Tell whether a token in lower case stands beside anything: "the", a comma."""
    return not token.isalpha() or token.title() in listed("function_words")


def is_raised(text: str, place: Span) -> bool:
    """Tell whether a common word has its capital from beginning a sentence."""
    if not text[place.start].isupper():
        return False
    before = text[max(0, place.start - _NEAR) : place.start].rstrip(_OPENING)
    if before and before[-1] not in _ENDING:
        return False
    first = place.of(text).split()[0]
    return first in listed("function_words") or first in listed("stopwords")
