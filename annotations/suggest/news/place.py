"""What a token's place in its text says."""

from typing import Any

import numpy as np

from annotations.suggest.news.lexemes import LOOKS

COUNT = len(LOOKS) + 5
_LOWER, _RAISED, _ALPHABETIC, _ENDS, _BREAKS = (
    LOOKS.index(name)
    for name in ("lower", "raised", "alphabetic", "ends_sentence", "breaks_line")
)
_HEADLINE_SHARE, _HEADLINE_WORDS = 0.7, 4


def placed(doc: Any, looks: Any, lower: Any) -> Any:
    """Add to tokens' looks what stands around them: ``float32``, (tokens, ``COUNT``).

    ``looks``: (tokens, looks); ``lower``: (tokens,), hashes of the lower-case forms.
    Added: space before, opens a sentence, stands elsewhere in small letters, stands
    elsewhere with a capital inside a sentence, is in a line of capitalised words.
    """
    spaced = doc.to_array("SPACY").astype(bool)
    small, raised = looks[:, _LOWER] > 0, looks[:, _RAISED] > 0
    after = _shifted
    columns = [
        after(spaced | (looks[:, _BREAKS] > 0), first=True),
        after((looks[:, _ENDS] > 0) & spaced | (looks[:, _BREAKS] > 0), first=True),
        np.isin(lower, lower[small]) & raised,
        np.isin(lower, lower[raised & after(small, first=False)]),
        _in_headline(looks, raised),
    ]
    more = np.stack(columns, axis=1).astype(np.float32)
    return np.concatenate([looks, more], axis=1)


def _shifted(values: Any, *, first: bool) -> Any:
    """Give every token what the one before it has."""
    moved = np.empty_like(values)
    moved[:1] = first
    moved[1:] = values[:-1]
    return moved


def _in_headline(looks: Any, raised: Any) -> Any:
    lines = np.cumsum(looks[:, _BREAKS] > 0)
    if not len(lines):
        return np.zeros(0, bool)
    letters = looks[:, _ALPHABETIC] > 0
    count = int(lines[-1]) + 1
    words = np.bincount(lines[letters], minlength=count)
    high = np.bincount(lines[letters & raised], minlength=count)
    shouts = (high >= _HEADLINE_SHARE * words) & (words >= _HEADLINE_WORDS)
    return shouts[lines]
