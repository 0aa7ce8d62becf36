"""What a text alone says of where entities may be."""

from collections.abc import Iterable
from functools import lru_cache

from annotations.article import Zone
from annotations.missed.candidate import Candidate, clear, first_come
from annotations.missed.capitals import capitalised
from annotations.missed.reading import Reading
from annotations.missed.values import values
from annotations.span import Span
from annotations.tokens import Tokens

_ARTICLES = 32


def candidates(
    text: str, zones: Iterable[Zone] = (), taken: Iterable[Span] = ()
) -> tuple[Candidate, ...]:
    """List what may be an entity and touches nothing taken, in order, none overlapping.

    Goes by capitals (of words that do not merely begin a sentence or stand in a
    headline), acronyms, known names, amounts, dates and numbers. Labels are those of
    OntoNotes. What a text holds is worked out once and remembered for a while.
    """
    return tuple(clear(_possible(text, tuple(zones)), taken))


@lru_cache(maxsize=_ARTICLES)
def reading_of(text: str, zones: tuple[Zone, ...] = ()) -> Reading:
    """Read a text, once for a while."""
    return Reading.of(Tokens.of(text), zones)


@lru_cache(maxsize=_ARTICLES)
def _possible(text: str, zones: tuple[Zone, ...]) -> tuple[Candidate, ...]:
    reading = reading_of(text, zones)
    return first_come([*values(reading.tokens), *capitalised(reading)])
