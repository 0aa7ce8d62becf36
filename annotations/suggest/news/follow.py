"""Consistency within a text: the same name is the same thing all through it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from rapidfuzz.distance import OSA

from annotations.suggest.news.mention import Mention
from annotations.suggest.rules.lists import words
from annotations.suggest.rules.names import is_eastern
from annotations.suggest.rules.runs import is_stop

_NAMES = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC", "NORP"})
_SURE, _UNSURE, _OVERRULED, _REPEATED = 0.5, 0.75, 0.9, 0.9
_SHORTEST, _SHORTEST_TYPO = 2, 4
_FOLLOWS = 0.9

SURNAME = "surname of a full name in this text"
REPEAT = "name found elsewhere in this text"
MAJORITY = "as elsewhere in this text"
TYPO = "close to a surname in this text"
RULES = frozenset({SURNAME, REPEAT, MAJORITY, TYPO})


def followed(tokens: Sequence[str], mentions: Iterable[Mention]) -> list[Mention]:
    """Return the mentions with shortened, repeated and mistyped names added.

    ``tokens``: the words of the text, in order. Labels that most mentions of the same
    words contradict are changed where they were unsure.
    """
    found = list(mentions)
    if not found:
        return found
    places = _places(tokens)
    found = _agreed(tokens, found)
    known = _surnames(tokens, found)
    found = _shortened(tokens, found, known, places)
    found = _repeated(tokens, found, places)
    return sorted(_mistyped(tokens, found, known), key=lambda m: m.start)


def _places(tokens: Sequence[str]) -> dict[str, list[int]]:
    places = defaultdict(list)
    for at, word in enumerate(tokens):
        if word[0].isupper():
            places[word].append(at)
    return places


def _agreed(tokens: Sequence[str], found: Iterable[Mention]) -> list[Mention]:
    """Give unsure mentions the label that the same words bear elsewhere."""
    votes: dict[tuple[str, ...], dict[str, float]] = defaultdict(dict)
    found = list(found)
    for one in found:
        ballot = votes[tuple(tokens[one.start : one.end])]
        ballot[one.label] = ballot.get(one.label, 0.0) + one.score
    return [_outvoted(one, votes[tuple(tokens[one.start : one.end])]) for one in found]


def _outvoted(one: Mention, ballot: dict[str, float]) -> Mention:
    if len(ballot) == 1 or one.label not in _NAMES or one.score > _UNSURE:
        return one
    label = max(ballot, key=lambda name: ballot[name])
    if label == one.label or label not in _NAMES:
        return one
    share = ballot[label] / sum(ballot.values())
    return replace(one, label=label, score=share * _FOLLOWS, rule=MAJORITY)


def _surnames(tokens: Sequence[str], found: Iterable[Mention]) -> dict[str, float]:
    """Return the surnames of people named in full, and how sure those names are."""
    known: dict[str, float] = {}
    for one in found:
        name = [word for word in tokens[one.start : one.end] if word.isalpha()]
        if one.label != "PERSON" or len(name) < 2 or one.score < _SURE:  # noqa: PLR2004
            continue
        for word in _surname(name):
            if len(word) >= _SHORTEST and word[0].isupper() and not is_stop(word):
                known[word] = max(known.get(word, 0.0), one.score)
    return known


def _surname(name: Sequence[str]) -> Iterator[str]:
    word = name[0] if is_eastern(tuple(name)) else name[-1]
    yield word
    if word.isupper():
        yield word.title()


def _shortened(
    tokens: Sequence[str],
    found: list[Mention],
    known: dict[str, float],
    places: dict[str, list[int]],
) -> list[Mention]:
    owner = _owners(found)
    changed = dict(enumerate(found))
    added = []
    for word, score in known.items():
        for at in places.get(word, ()):
            number = owner.get(at)
            if number is None:
                if _stands_alone(tokens, at, owner):
                    added.append(_new(at, at + 1, "PERSON", score, SURNAME))
            elif _may_be_overruled(changed[number]):
                changed[number] = replace(
                    changed[number],
                    label="PERSON",
                    score=max(score * _FOLLOWS, 1 - changed[number].score),
                    rule=SURNAME,
                )
    return [*changed.values(), *added]


def _may_be_overruled(one: Mention) -> bool:
    return (
        one.end - one.start == 1
        and one.label in _NAMES
        and one.label != "PERSON"
        and one.score < _OVERRULED
    )


def _stands_alone(tokens: Sequence[str], at: int, owner: dict[int, int]) -> bool:
    """Tell whether a word is no part of a longer capitalised name."""
    before = tokens[at - 1] if at else ""
    after = tokens[at + 1] if at + 1 < len(tokens) else ""
    follows_name = before[:1].isupper() and at - 1 in owner
    return not follows_name and not (after[:1].isupper() and len(after) > 1)


def _owners(found: Iterable[Mention]) -> dict[int, int]:
    return {
        at: number
        for number, one in enumerate(found)
        for at in range(one.start, one.end)
    }


def _repeated(
    tokens: Sequence[str], found: list[Mention], places: dict[str, list[int]]
) -> list[Mention]:
    """Add other places of names that were found at least once for sure."""
    taken = set(_owners(found))
    best: dict[tuple[str, ...], Mention] = {}
    for one in found:
        name = tuple(tokens[one.start : one.end])
        if one.label in _NAMES and one.score > best.get(name, _BAR).score:
            best[name] = one
    added = []
    for name in sorted(best, key=len, reverse=True):
        if _is_common(name):
            continue
        for at in places.get(name[0], ()):
            here = range(at, at + len(name))
            if tuple(tokens[at : at + len(name)]) == name and taken.isdisjoint(here):
                taken.update(here)
                one = best[name]
                added.append(
                    _new(at, at + len(name), one.label, one.score * _FOLLOWS, REPEAT)
                )
    return [*found, *added]


_BAR = Mention(0, 0, "", _REPEATED)


def _is_common(name: tuple[str, ...]) -> bool:
    word = name[0]
    return len(name) == 1 and (
        len(word) <= _SHORTEST or not word.isalpha() or is_stop(word)
    )


def _mistyped(
    tokens: Sequence[str], found: list[Mention], known: dict[str, float]
) -> list[Mention]:
    """Add capitalised words, one letter away from a surname, of people who speak."""
    taken = _owners(found)
    likely = {word: p for word, p in known.items() if len(word) >= _SHORTEST_TYPO}
    if not likely:
        return found
    added = []
    for at, word in enumerate(tokens[:-1]):
        if at in taken or tokens[at + 1] not in words("speech") or word in known:
            continue
        if len(word) >= _SHORTEST_TYPO and word[0].isupper() and word.isalpha():
            near = [p for name, p in likely.items() if _near(word, name)]
            if near:
                added.append(_new(at, at + 1, "PERSON", max(near) * _FOLLOWS, TYPO))
    return [*found, *added]


def _near(word: str, name: str) -> bool:
    return OSA.distance(word, name, score_cutoff=1) == 1


def _new(start: int, end: int, label: str, score: float, rule: str) -> Mention:
    return Mention(start, end, label, score, rule)
