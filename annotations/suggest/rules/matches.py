"""Matching a pattern only where it may begin."""

import re
from collections.abc import Iterable, Iterator


def matches_at(
    pattern: re.Pattern[str], text: str, places: Iterable[int]
) -> Iterator[re.Match[str]]:
    """Yield the matches that begin at these places, as ``finditer`` would."""
    match_at = pattern.match
    free = 0
    for at in places:
        if at >= free and (match := match_at(text, at)):
            free = match.end()
            yield match
