"""All the rules that go by shape, and how they are applied."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from annotations.suggest.rules.amounts import amounts
from annotations.suggest.rules.dates import DATES, TIMES
from annotations.suggest.rules.found import Found
from annotations.suggest.rules.matches import matches_at
from annotations.suggest.rules.organisations import ORGANISATIONS
from annotations.suggest.rules.people import CREDITS
from annotations.suggest.rules.places import places
from annotations.suggest.rules.rule import Rule
from annotations.suggest.rules.sightings import Lookout, Sightings
from annotations.suggest.rules.things import THINGS


@dataclass(frozen=True, slots=True)
class Rulebook:
    """Rules in order, with what finds their clues and which rules each stands for.

    Rules without a clue stand under ``""``.
    """

    rules: tuple[Rule, ...]
    lookout: Lookout
    at_clue: Mapping[str, tuple[int, ...]]

    def apply(self, seen: Sightings) -> Iterator[Found]:
        """Yield what each rule finds in a text."""
        for number in self._worth_trying(seen):
            one = self.rules[number]
            for match in _matches(one, seen):
                start, end = match.span(one.group)
                if start < end:
                    yield Found(start, end, one.label, one.reason, one.trust)

    def _worth_trying(self, seen: Sightings) -> list[int]:
        known = self.at_clue
        return sorted({n for at in ("", *seen.places) for n in known.get(at, ())})


@cache
def rulebook() -> Rulebook:
    """Return the rules for dates, amounts and names."""
    names = (*places(), *ORGANISATIONS, *THINGS, *CREDITS)
    rules = (*DATES, *TIMES, *amounts(), *names)
    lookout = Lookout(rule.clue for rule in rules if rule.clue)
    return Rulebook(rules, lookout, _at_clue(rules))


def _at_clue(rules: Iterable[Rule]) -> dict[str, tuple[int, ...]]:
    numbers: dict[str, tuple[int, ...]] = defaultdict(tuple)
    for number, rule in enumerate(rules):
        needed = (rule.clue.head or rule.clue.first) if rule.clue else ""
        numbers[needed] += (number,)
    return dict(numbers)


def _matches(one: Rule, seen: Sightings) -> Iterator[re.Match[str]]:
    text = seen.tokens.text
    if one.clue is None:
        return one.pattern.finditer(text)
    return matches_at(one.pattern, text, seen.of(one.clue))
