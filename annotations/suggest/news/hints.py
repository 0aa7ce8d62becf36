"""The rules' findings, as features for the trained part."""

from collections.abc import Mapping
from typing import Any
from zlib import crc32

import numpy as np

from annotations.suggest.rules.hints import Hint, hints

_KEY = "copydesk_hints"
REASONS = 64
"""Rows of the table of reasons; the first is for no hint."""


def give_hints(doc: Any) -> Any:
    """Let the rules look at a doc, and keep what they find beside it."""
    doc.user_data[_KEY] = hints(doc)
    return doc


def hints_of(doc: Any) -> list[Hint]:
    """Return what the rules found."""
    found: list[Hint] = doc.user_data.get(_KEY, [])
    return found


def drop_hints(doc: Any) -> None:
    """Forget what the rules found."""
    doc.user_data.pop(_KEY, None)


def hint_rows(doc: Any, labels: Mapping[str, int]) -> Any:
    """Return the rows of labels and of reasons, ``int32`` (tokens, 2); zero is none.

    A label has two rows: one for a finding's first token, one for the others.
    """
    rows = np.zeros((len(doc), 2), np.int32)
    for start, end, label, rule in hints_of(doc):
        if label in labels:
            rows[start:end, 0] = 2 + 2 * labels[label]
            rows[start, 0] -= 1
            rows[start:end, 1] = 1 + crc32(rule.encode()) % (REASONS - 1)
    return rows
