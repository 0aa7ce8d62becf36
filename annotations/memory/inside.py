"""Whether words are but a part of a longer name."""

from annotations.span import Span

_NEAR = 40


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
