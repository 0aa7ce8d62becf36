"""The known names, by label and reason."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from annotations.suggest.rules.countries import country_names, province_names
from annotations.suggest.rules.lists import lines


class Known(NamedTuple):
    """Names that share a label and a reason."""

    label: str
    reason: str
    names: frozenset[str]


_REASONS = {
    "EVENT": "known event",
    "FAC": "known building",
    "LAW": "known law or plan",
    "PRODUCT": "known product",
    "WORK_OF_ART": "known work",
    "PERSON": "known person",
}
_PLURAL_ENDS = ("an", "i", "er", "ist", "ic", "ite", "crat", "im")
_CAPITALS_FROM = 4


def gazetteer() -> tuple[Known, ...]:
    """Put the lists together, most trusted first: a name keeps its first label."""
    groups = [
        Known("GPE", "country or province", _with_capitals(_places())),
        Known("GPE", "city", _with_capitals(lines("cities"))),
        Known("LOC", "known region", frozenset(lines("loc"))),
        Known("NORP", "nationality or group", frozenset(_peoples())),
        Known("ORG", "known organisation", frozenset(lines("org"))),
        Known("PERSON", "public figure", frozenset(lines("public_figures"))),
        *_others(),
        Known("GPE", "country or province", frozenset(province_names())),
    ]
    return tuple(_without_repeats(groups))


def _without_repeats(groups: Iterable[Known]) -> Iterator[Known]:
    seen: set[str] = set()
    for known in groups:
        yield known._replace(names=known.names - seen)
        seen |= known.names


def _places() -> Iterator[str]:
    yield from country_names()
    yield from lines("gpe")


def _with_capitals(names: Iterable[str]) -> frozenset[str]:
    """Add the names in capitals, as datelines have them."""
    plain = frozenset(names)
    return plain | {n.upper() for n in plain if len(n) >= _CAPITALS_FROM}


def _peoples() -> Iterator[str]:
    for line in lines("norp"):
        first, *more = (
            [line] if line[0].isupper() and _is_phrase(line) else line.split()
        )
        yield first
        yield from more
        if not more and first.endswith(_PLURAL_ENDS):
            yield f"{first}s"


def _is_phrase(line: str) -> bool:
    """Tell a name of several words from a name and its plural."""
    first, *rest = line.split()
    return bool(rest) and rest[0][:3] != first[:3]


def _others() -> Iterator[Known]:
    pairs = [line.split("\t") for line in lines("other")]
    for label, reason in _REASONS.items():
        names = frozenset(name for kind, name in pairs if kind == label)
        yield Known(label, reason, names)
