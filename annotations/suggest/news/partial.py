"""Partial annotation: which tags a token may have, by what is known of it."""

from typing import Any

import numpy as np

from annotations.suggest.news.tags import Tags

FULL = "copydesk_full"
"""Key in a reference's ``user_data``: the labels that are marked in full there."""
MISSING, OUTSIDE = -2, -1


def possible(reference: Any, tags: Tags) -> Any:
    """Return the tags that each token of a reference may have: bool, (tokens, tags).

    What spaCy calls missing may have any; what is outside, any of the labels that are
    not marked in full.
    """
    row = np.where(reference.to_array("ENT_IOB") == 0, MISSING, OUTSIDE)
    for entity in reference.ents:
        tags.write(row, (entity.start, entity.end, entity.label_))
    full = reference.user_data.get(FULL, tags.labels)
    return mask(row, frozenset(full), tags)


def mask(row: Any, full: frozenset[str], tags: Tags) -> Any:
    """Return the tags that tokens may have: bool, (tokens, tags).

    ``row``: (tokens,), a tag, or -1 outside, or -2 unknown.
    """
    free = np.ones(len(tags), bool)
    for label in full:
        free[tags.of(label)] = False
    may = np.tile(free, (len(row), 1))
    may[row == MISSING] = True
    known = np.flatnonzero(row >= 0)
    may[known] = False
    may[known, row[known]] = True
    return may
