"""An entity of a text, on its way to becoming a suggestion."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self


@dataclass(frozen=True, slots=True)
class Mention:
    """Tokens ``[start, end)``, label, probability, and the rule that found it, if any.

    ``best``: it lies on the recogniser's best path.
    """

    start: int
    end: int
    label: str
    score: float
    rule: str = ""
    best: bool = True

    def scored(self, score: float) -> Self:
        """Return it with another probability; ``dataclasses.replace`` takes longer."""
        return type(self)(self.start, self.end, self.label, score, self.rule, self.best)


def proposed(
    path: Iterable[tuple[int, int, str]], hints: Iterable[tuple[int, int, str, str]]
) -> list[Mention]:
    """Put the best path's entities and the rules' findings together, unscored."""
    rules = {(start, end, label): rule for start, end, label, rule in hints}
    chosen = list(path)
    return [
        *(Mention(*one, 0.0, rules.pop(one, "")) for one in chosen),
        *(Mention(*one, 0.0, rule, best=False) for one, rule in rules.items()),
    ]
