"""Candidates that no reader would draw so: put right before they are judged."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from annotations.suggest.news.mention import Mention

_PAIRED = "GPE"
_TITLES = frozenset({"EVENT", "LAW", "WORK_OF_ART"})
_LONG, _NO_ABBREVIATION, _LONGEST_DATE = 4, 6, 8
_PARTICLES = frozenset({"dela", "della", "degli", "dalla", "from", "zum", "zur"})


def well_drawn(tokens: Sequence[str], candidates: Iterable[Mention]) -> list[Mention]:
    """Part what a hyphen joins, as in ``China-Belarus``; drop what nobody would draw.

    ``tokens``: the words of the text, in order.
    """
    found = [one for one in candidates if _may_be(tokens, one)]
    hinted = {(one.start, one.end): one for one in found if one.rule}
    parted = dict(_parted(tokens, found, hinted))
    sides = {side for pair in parted.values() for side in pair}
    certain = {
        hinted[side]: replace(hinted[side], score=whole.score, best=True)
        for whole, pair in parted.items()
        for side in pair
    }
    return [
        certain.get(one, one)
        for one in found
        if one not in parted and not _contradicts(one, sides)
    ]


def _may_be(tokens: Sequence[str], one: Mention) -> bool:
    """Tell whether a reader might draw it so."""
    words = tokens[one.start : one.end]
    if "-" in (words[0], words[-1]):
        return False
    if one.label == "DATE" and words[0].isdigit() and len(words[0]) > _LONGEST_DATE:
        return False
    return not _has_verb(tokens, one) and not _has_full_stop(tokens, one)


def _has_verb(tokens: Sequence[str], one: Mention) -> bool:
    """Tell whether a person's name has a small word in it that no name has."""
    return one.label == "PERSON" and any(
        len(word) >= _LONG and word.islower() and word not in _PARTICLES
        for word in tokens[one.start + 1 : one.end]
    )


def _has_full_stop(tokens: Sequence[str], one: Mention) -> bool:
    """Tell whether a sentence ends in it, after a word too long for an abbreviation."""
    words = tokens[one.start : one.end]
    return any(
        mark == "." and len(word) >= _NO_ABBREVIATION and word.isalpha()
        for word, mark in pairwise(words[:-1])
    )


Side = tuple[int, int]


def _parted(
    tokens: Sequence[str],
    found: Iterable[Mention],
    hinted: dict[Side, Mention],
) -> Iterator[tuple[Mention, tuple[Side, Side]]]:
    """Yield what begins with two joined names, if the rules know both of these.

    Titles that end in a capitalised word stay whole.
    """
    ends = dict(hinted.keys())
    for one in found:
        words = tokens[one.start : one.end]
        if one.rule or "-" not in words:
            continue
        if one.label in _TITLES and words[-1][:1].isupper():
            continue
        middle = one.start + words.index("-")
        sides = (one.start, middle), (middle + 1, ends.get(middle + 1, one.end))
        if all(side in hinted and hinted[side].label == _PAIRED for side in sides):
            yield one, sides


def _contradicts(one: Mention, sides: Iterable[Side]) -> bool:
    """Tell whether a candidate overlaps a parted side without being it."""
    return any(
        one.start < end and start < one.end and (start, end) != (one.start, one.end)
        for start, end in sides
    )
