"""Rules that are regular expressions, and how they are applied."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from annotations.suggest.rules.found import Found, Trust


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern whose group ``x``, or else whole match, is an entity."""

    label: str
    reason: str
    pattern: re.Pattern[str]
    trust: Trust = Trust.NAMED


def rule(
    label: str,
    reason: str,
    pattern: str,
    *,
    trust: Trust = Trust.NAMED,
    any_case: bool = False,
) -> Rule:
    """Compile a rule; ``any_case`` for words that may begin a sentence."""
    return Rule(
        label, reason, re.compile(pattern, re.IGNORECASE if any_case else 0), trust
    )


def apply(rules: Iterable[Rule], text: str) -> Iterator[Found]:
    """Yield what each rule finds in the text."""
    for one in rules:
        group = "x" if "x" in one.pattern.groupindex else 0
        for match in one.pattern.finditer(text):
            start, end = match.span(group)
            if start < end:
                yield Found(start, end, one.label, one.reason, one.trust)
