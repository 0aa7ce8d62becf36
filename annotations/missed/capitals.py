"""Names by their capitals: sequences of capitalised words, with what joins them."""

from collections.abc import Iterator

from annotations.missed.candidate import Candidate
from annotations.missed.known import (
    given_names,
    known_names,
    meaning,
    place_words,
    titles,
)
from annotations.missed.reading import Reading, is_acronym
from annotations.span import Span
from annotations.words import words_key

_PARTICLES = "de del della der den van von da dos du di la le bin ibn al el ter y"
_LINKS = frozenset({"&", *_PARTICLES.split()})
_OF = frozenset({"of", "for"})
_JOINTS = _LINKS | _OF | {"-", "/", ".", "and", "the"}
_NO_TAILS = "led born run made wide like era type year old plus held"
_MOST_JOINTS, _TAIL, _PERSON = 2, 4, 2


def capitalised(reading: Reading) -> Iterator[Candidate]:
    """Yield the names in a text, longest first, none overlapping."""
    at = 0
    while at < len(reading.words):
        if not reading.names[at]:
            at += 1
            continue
        end = _end(reading, at)
        start = _bare(reading, at, end)
        if _is_worth(reading, start, end):
            yield _candidate(reading, start, end)
        at = end


def _end(reading: Reading, start: int) -> int:
    """Find where the name that begins at a token ends, as the number after it."""
    end = start + 1
    while (further := _further(reading, start, end)) > end:
        end = further
    return end


def _further(reading: Reading, start: int, end: int) -> int:
    """Take in the next capitalised word and what joins it, or stay."""
    words, names = reading.words, reading.names
    joints: list[str] = []
    for at in range(end, min(len(words), end + _MOST_JOINTS + 1)):
        if not _is_near(reading, at):
            break
        if names[at] or (joints == ["-"] and _is_tail(words[at])):
            return at + 1 if _joins(reading, joints, start, end) else end
        if words[at] not in _JOINTS:
            break
        joints.append(words[at])
    return end


def _is_near(reading: Reading, at: int) -> bool:
    return reading.gap(at) in {"", " "}


def _is_tail(word: str) -> bool:
    """Tell what may follow a hyphen in a name: ``COVID-19``, ``Lung-bin``."""
    is_short = len(word) <= _TAIL and word.islower() and word not in _NO_TAILS.split()
    return word[0].isdigit() or is_short


def _joins(reading: Reading, joints: list[str], start: int, end: int) -> bool:
    """Tell whether such words stand inside a name rather than between two."""
    match joints:
        case ["-"] | ["/"]:
            return not reading.gap(end) and not reading.gap(end + 1)
        case ["."]:
            return not reading.gap(end) and not reading.begins[end + 1]
        case ["of" | "for"] | ["of" | "for", "the"]:
            is_person = reading.words[start] in given_names() and end - start <= _PERSON
            return not is_person
        case ["and"]:
            return not _OF.isdisjoint(reading.words[start:end])
    return all(word in _LINKS for word in joints)


def _bare(reading: Reading, start: int, end: int) -> int:
    """Step over titles, and over a first word that only begins the sentence."""
    while _is_title(reading, start) or _is_by_place(reading, start):
        following = (at for at in range(start + 1, end) if reading.names[at])
        if (further := next(following, None)) is None:
            break
        start = further
    return start


def _is_title(reading: Reading, at: int) -> bool:
    """Tell whether a word is a title that a name may follow, as in ``Mr. Obama``."""
    after = reading.words[at + 1] if at + 1 < len(reading.words) else ""
    return reading.words[at] in titles() and after not in _OF


def _is_by_place(reading: Reading, at: int) -> bool:
    """Tell whether a word may have its capital only from beginning a sentence."""
    word = reading.words[at]
    if not reading.begins[at] or word in reading.inside:
        return False
    return word.lower() in reading.small or word in place_words()


def _is_worth(reading: Reading, start: int, end: int) -> bool:
    """Leave out single words that are titles or have a capital from their place."""
    word = reading.words[start]
    if end - start > 1 or is_acronym(word) or word in known_names():
        return True
    if word in titles() or len(word) == 1:
        return False
    return not reading.begins[start] or word in reading.inside


def _candidate(reading: Reading, start: int, end: int) -> Candidate:
    tokens = reading.tokens
    span = Span(tokens.starts[start], tokens.ends[end - 1])
    words = span.of(tokens.text)
    if found := meaning(words_key(words)):
        label, reason = found
        return Candidate(span, reason, label)
    return Candidate(span, "acronym" if is_acronym(words) else "capitalised")
