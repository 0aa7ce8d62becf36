"""The same words decided before: what they were, and what goes against it."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from annotations.annotation import AnnotationId, State
from annotations.article import ArticleId
from annotations.marks import Mark
from annotations.memory.remembered import Remembered, settled, times
from annotations.span import Span
from annotations.words import words_key

_OFTEN = 3
"""From so many decisions on, words are taken to be settled."""

_SENTENCE_END = re.compile(r"[.!?…]['”\")]*\s|\n")
_SIDE = 90


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where some words were decided as what, with the text around them.

    ``label`` is empty where they were found to be nothing.
    """

    article_id: ArticleId
    title: str
    annotation_id: AnnotationId
    span: Span
    label: str
    state: State
    before: str = ""
    words: str = ""
    after: str = ""

    @property
    def verdict(self) -> str:
        """Say what was decided."""
        if self.state is not State.REJECTED:
            return self.label
        return f"not {self.label}" if self.label else "nothing"


def elsewhere(remembered: Iterable[Remembered], mark: Mark) -> tuple[Remembered, ...]:
    """Leave out what the decision about a span itself has added to memory."""
    here = mark.annotation
    if here is None:
        return tuple(remembered)
    return tuple(
        one if one.label != here.label else _less(one, here.state) for one in remembered
    )


def said(remembered: Iterable[Remembered]) -> str:
    """Say how often words were what: ``GPE 37 · ORG 2 · rejected 3``."""
    known = tuple(remembered)
    stands = sorted((one for one in known if one.accepted), key=lambda r: -r.accepted)
    parts = [f"{one.label} {one.accepted:,}" for one in stands]
    rejected = sum(one.rejected for one in known if one.label)
    nothing = sum(one.rejected for one in known if not one.label)
    parts += [f"rejected {rejected:,}"] if rejected else []
    parts += [f"nothing {nothing:,}"] if nothing else []
    return " · ".join(parts)


def against(
    mark: Mark, remembered: Sequence[Remembered], here: Iterable[str] = ()
) -> str:
    """Say what a span's label goes against; nothing if it agrees.

    ``remembered`` is of its words elsewhere, ``here`` lists the labels that they bear
    in its article.
    """
    usual = settled(remembered)
    if usual is not None and usual.accepted < _OFTEN:
        usual = None
    if mark.state == State.REJECTED:
        is_usual = usual is not None and usual.label == mark.label
        return _usually(usual) if is_usual else ""
    if usual is not None and usual.label != mark.label:
        return _usually(usual)
    if others := sorted(set(here) - {mark.label}):
        return f"In this article also {', '.join(others)}."
    return _turned_down(mark, remembered)


def same_words(text: str, mark: Mark, marks: Iterable[Mark]) -> Iterator[Mark]:
    """Yield the other decisions of an article that stand, on the words of a span."""
    words = words_key(mark.span.of(text))
    length, reach = len(mark.span), len(words)
    for other in marks:
        if other.annotation is None or other.annotation.state is State.REJECTED:
            continue
        span = other.span
        # Words of other lengths are hardly the same, and most are told apart by that.
        near = abs(span.end - span.start - length) <= reach
        if near and other.key != mark.key and words_key(span.of(text)) == words:
            yield other


def in_context(text: str, span: Span) -> tuple[str, str, str]:
    """Cut out the sentence that words stand in: before them, they, and after them."""
    before = text[max(0, span.start - _SIDE) : span.start]
    begun = [match.end() for match in _SENTENCE_END.finditer(before)]
    after = text[span.end : span.end + _SIDE]
    ended = _SENTENCE_END.search(after)
    head = before[begun[-1] :] if begun else before
    if not begun and span.start > _SIDE:
        head = f"… {head.partition(' ')[2]}"
    tail = after[: ended.end()] if ended else after
    if not ended and span.end + _SIDE < len(text):
        tail = f"{tail.rpartition(' ')[0]} …"
    return head.lstrip(), " ".join(span.of(text).split()), tail.rstrip()


def _less(one: Remembered, state: State) -> Remembered:
    match state:
        case State.ADDED:
            return one._replace(added=max(0, one.added - 1))
        case State.CONFIRMED:
            return one._replace(confirmed=max(0, one.confirmed - 1))
        case State.CORRECTED:
            return one._replace(corrected=max(0, one.corrected - 1))
        case State.REJECTED:
            return one._replace(rejected=max(0, one.rejected - 1))


def _usually(usual: Remembered | None) -> str:
    return f"Elsewhere {usual.label} {times(usual.accepted)}." if usual else ""


def _turned_down(mark: Mark, remembered: Iterable[Remembered]) -> str:
    same = next((one for one in remembered if one.label == mark.label), None)
    if same is None or same.accepted or same.rejected < _OFTEN:
        return ""
    return f"Elsewhere rejected as {mark.label} {times(same.rejected)}."
