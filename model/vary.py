"""Variants of annotated texts: other names, other cases, news all around them."""

from collections.abc import Callable
from dataclasses import replace
from random import Random

from model.frames import Framer
from model.names import Names
from model.records import Mark, Record

_SWAPPED = ("PERSON", "ORG", "GPE", "LOC", "NORP")


def varied(record: Record, names: Names, rng: Random) -> Record:
    """Return a text in one or two other ways of writing it."""
    way = rng.random()
    if way < 0.55:
        record = with_other_names(record, names, rng)
    elif way < 0.75:
        record = in_other_case(record, rng)
    if way >= 0.75 or rng.random() < 0.25:
        record = Framer(names, rng).framed(record)
    return record


def rewritten(record: Record, new: Callable[[int, Mark], str]) -> Record:
    """Put other words in the place of each span, and move what follows."""
    text, at, moved = "", 0, []
    marks: list[tuple[int, int, str | None]] = [*record.spans]
    marks += [(s, e, None) for s, e in record.unsure]
    for number, (start, end, label) in enumerate(sorted(marks, key=lambda m: m[:2])):
        if start < at:
            return record  # nested; leave it alone
        words = record.text[start:end]
        text += record.text[at:start]
        if label is not None:
            words = new(number, (start, end, label))
        moved.append((len(text), len(text) + len(words), label))
        text += words
        at = end
    return replace(
        record,
        text=text + record.text[at:],
        spans=tuple((s, e, label) for s, e, label in moved if label is not None),
        unsure=tuple((s, e) for s, e, label in moved if label is None),
    )


def with_other_names(record: Record, names: Names, rng: Random) -> Record:
    """Swap names for others of their kind, the same words always for the same."""
    chosen: dict[tuple[str, str], str] = {}
    share = rng.choice((0.3, 0.6, 1.0))

    def new(_number: int, mark: Mark) -> str:
        start, end, label = mark
        words = record.text[start:end]
        if label not in _SWAPPED or not words[0].isupper():
            return words
        if (label, words) not in chosen:
            swap = rng.random() < share
            other = names.one(rng, label, long=" " in words) if swap else words
            chosen[label, words] = other
            if label == "PERSON" and " " in words and swap:
                chosen[label, words.split()[-1]] = other.split()[-1]
        return chosen[label, words]

    return rewritten(record, new)


def in_other_case(record: Record, rng: Random) -> Record:
    """Write a text in capitals, like a headline, or in small letters."""
    change = rng.choice(
        (str.upper, str.upper, _like_headline, _like_headline, str.lower)
    )
    text = change(record.text)
    return replace(record, text=text) if len(text) == len(record.text) else record


_SMALL = frozenset(
    (
        *("a", "an", "and", "as", "at", "but", "by", "for", "from", "in", "of", "on"),
        *("or", "the", "to", "with"),
    )
)


def _like_headline(text: str) -> str:
    return " ".join(
        word if word in _SMALL else word[:1].upper() + word[1:]
        for word in text.split(" ")
    )
