"""Rules that are regular expressions."""

import re
from dataclasses import dataclass

from annotations.suggest.rules.clues import Clue
from annotations.suggest.rules.found import Trust


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern of which a group, or else the whole match, is an entity.

    The pattern matches nowhere but at its clue; one without is tried everywhere.
    """

    label: str
    reason: str
    pattern: re.Pattern[str]
    clue: Clue | None = None
    trust: Trust = Trust.NAMED
    group: str | int = 0


def rule(
    label: str,
    reason: str,
    pattern: str,
    *,
    clue: Clue | None = None,
    trust: Trust = Trust.NAMED,
) -> Rule:
    """Compile a rule; the entity is the group ``x``, or the whole match."""
    compiled = re.compile(pattern)
    group = "x" if "x" in compiled.groupindex else 0
    return Rule(label, reason, compiled, clue, trust, group)
