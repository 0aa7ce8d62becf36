"""What may be missing on the article that is on the desk."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from annotations.annotation import State
from annotations.label import LabelScheme
from annotations.marks import Mark, marks, pending
from annotations.missed.candidate import Candidate, clear, first_come
from annotations.missed.text import candidates
from annotations.missed.values import VALUES
from annotations.session import Desk
from annotations.span import Span
from annotations.suggest.equivalents import canonical
from annotations.wording import percent
from annotations.words import words_key

_OFTEN = 2


def missed(desk: Desk, scheme: LabelScheme) -> tuple[Candidate, ...]:
    """List what may be an entity and is not marked, in order, none overlapping.

    Beside what the text says there is what machines do and the reviewer does not see:
    suggestions below the threshold, and those of an earlier run alone. Labels are the
    scheme's; a number in a scheme without numbers is none. Left out is what was found
    to be nothing, here or several times elsewhere, and what memory silences.
    """
    text = desk.article.text
    taken = [mark.span for mark in desk.marks] + [one.span for one in desk.layer]
    taken += _silenced(desk)
    unseen = first_come(clear(_unseen(desk), taken))
    taken += [one.span for one in unseen]
    known = _labels_here(desk)
    named = {canonical(label.name): label.name for label in scheme}
    found = [
        _named(one, known.get(words), named)
        for one in candidates(text, desk.article.zones, taken)
        if (one.label not in VALUES or one.label in named)
        and not _is_nothing_elsewhere(desk, words := words_key(one.span.of(text)))
    ]
    return tuple(sorted([*unseen, *found], key=lambda one: one.span))


def _silenced(desk: Desk) -> list[Span]:
    """List where memory keeps from suggesting what was turned down before."""
    silenced = desk.memory.recall.silenced if desk.memory else ()
    return [one.span for one in desk.opinions.newest if one.id in silenced]


def _is_nothing_elsewhere(desk: Desk, words: str) -> bool:
    """Tell whether words were found to be nothing time and again, and never else."""
    remembered = desk.memory.known.words.get(words, ()) if desk.memory else ()
    if any(one.accepted for one in remembered):
        return False
    return sum(one.rejected for one in remembered if not one.label) >= _OFTEN


def _unseen(desk: Desk) -> Iterator[Candidate]:
    """Yield what machines suggest and the reviewer does not see."""
    for mark in marks(desk.layer, desk.opinions.newest):
        if mark.is_pending and mark.key not in desk.by_key:
            yield _hidden(mark)
    for one in pending(desk.layer, desk.opinions.only_earlier):
        yield Candidate(one.span, "an earlier run only", one.label, one)


def _hidden(mark: Mark) -> Candidate:
    score = "" if mark.score is None else f" at {percent(mark.score)}"
    return Candidate(mark.span, f"hidden{score}", mark.label, mark.suggestion)


def _labels_here(desk: Desk) -> dict[str, str]:
    """Say as what words stand elsewhere in the article."""
    text = desk.article.text
    return {
        words_key(mark.span.of(text)): mark.label
        for mark in desk.marks
        if mark.state != State.REJECTED
    }


def _named(one: Candidate, here: str | None, named: Mapping[str, str]) -> Candidate:
    """Give a candidate the label that its words bear elsewhere, or the scheme's."""
    if here is not None:
        return replace(one, label=here, reason=f"{here} elsewhere here")
    return replace(one, label=named.get(one.label, ""))
