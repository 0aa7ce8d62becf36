"""Choosing between findings that overlap; adding repeats, guesses and their repeats."""

from collections.abc import Sequence

from annotations.suggest.rules.found import Found, Trust, resolve
from annotations.suggest.rules.guesses import guesses
from annotations.suggest.rules.repeats import repeats
from annotations.suggest.rules.runs import Run
from annotations.suggest.rules.tidy import like_what_they_shorten, tidied
from annotations.suggest.rules.tokens import Tokens


def settled(
    found: Sequence[Found], runs: Sequence[Run], tokens: Tokens
) -> tuple[Found, ...]:
    """Return what stands of the findings and what follows from it, in order."""
    text = tokens.text
    clear = tidied([f for f in found if f.trust is not Trust.GUESS], text)
    kept = _with_repeats(resolve(clear, text=text), tokens)
    unsure = [f for f in found if f.trust is Trust.GUESS]
    more = resolve([*unsure, *guesses(runs, text)], text=text, standing=kept)
    return _with_repeats(more, tokens)


def _with_repeats(found: Sequence[Found], tokens: Tokens) -> tuple[Found, ...]:
    same = tuple(like_what_they_shorten(found))
    return resolve(repeats(same, tokens), text=tokens.text, standing=same)
