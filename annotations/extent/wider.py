"""What a name may be part of, where that is not sure enough to be taken at once."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from annotations.extent.extents import Extents
from annotations.missed.known import titles

_JOINTS = (
    frozenset({"-", " - ", "–", " – ", "/"}),  # noqa: RUF001  typographic signs are meant
    frozenset({"'s ", "’s "}),  # noqa: RUF001  both apostrophes are meant
    frozenset({" the ", " v. ", " v ", " vs. "}),
)
_LIST = frozenset({", ", " and ", ", and ", " & "})
_AT = frozenset({" at "})
_BESIDE = frozenset({" "})
_KIND_WORDS = (
    "era period dynasty century region party empire area river family school tribe "
    "language people metal age district province"
)
_SIDE_WORDS = (
    "northern southern eastern western northeastern northwestern southeastern "
    "southwestern north south east west central upper lower"
)
_OPENING_WORDS = "The In On At But And For From A As By With"
_KINDS = frozenset(_KIND_WORDS.split())
_SIDES = frozenset(_SIDE_WORDS.split())
_OPENINGS = frozenset(_OPENING_WORDS.split())


def wider(extents: Extents, words: range) -> Iterator[range]:
    """Yield longer names that some words may be part of, the likeliest first."""
    yield from (_chain(extents, words, joints) for joints in _JOINTS)
    yield _with_kind(extents, words)
    yield _with_side(extents, words)
    yield _with_capitals(extents, words)
    listed = _chain(extents, words, _LIST)
    yield _without_office(extents, listed) if listed != words else words
    yield from (_chain(extents, words, joints) for joints in (_AT, _BESIDE))


def _chain(extents: Extents, words: range, joints: frozenset[str]) -> range:
    """Go on in both directions over names that such joints link."""
    names = extents.names
    right = bisect_left(names, words.stop, key=lambda name: name.start)
    left = bisect_right(names, words.start, key=lambda name: name.stop)
    start, end = words, words
    for name in reversed(names[:left]):
        if not _links(extents, (name, start), joints):
            break
        start = name
    for name in names[right:]:
        if not _links(extents, (end, name), joints):
            break
        end = name
    return range(start.start, end.stop)


def _links(extents: Extents, pair: tuple[range, range], joints: frozenset[str]) -> bool:
    """Tell whether a joint links two names, or two amounts, but none of each."""
    one, other = (words.start in extents.values for words in pair)
    is_alike = one == other or joints is _BESIDE
    return is_alike and extents.between(*pair) in joints


def _without_office(extents: Extents, words: range) -> range:
    """Leave out the office in ``Minister of Trade and Energy``."""
    said = extents.reading.words
    if said[words.start] in titles() and said[words.start + 1] == "of":
        return range(words.start + 2, words.stop)
    return words


def _with_kind(extents: Extents, words: range) -> range:
    """Take in what kind of thing it is: ``Edo period``."""
    reading, end = extents.reading, words.stop
    is_near = end < len(reading.words) and reading.gap(end) == " "
    return range(words.start, end + (is_near and reading.words[end] in _KINDS))


def _with_side(extents: Extents, words: range) -> range:
    """Take in which side of it: ``northern Morocco``."""
    reading, start = extents.reading, words.start
    is_near = start > 0 and reading.gap(start) == " "
    return range(start - (is_near and reading.words[start - 1] in _SIDES), words.stop)


def _with_capitals(extents: Extents, words: range) -> range:
    """Take in the capitals before it, such as titles and what begins a sentence."""
    reading, start = extents.reading, words.start
    while start > 0 and reading.gap(start) == " ":
        before = reading.words[start - 1]
        if not before[0].isupper() or before in _OPENINGS:
            break
        start -= 1
    return range(start, words.stop)
