"""What people and machines answered to a question of Argilla's about spans."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from annotations.annotation import State
from annotations.exchange.found import FoundArticle, FoundSpan
from annotations.exchange.settling import settled, suggested
from annotations.exchange.units import Unit
from annotations.formats.parts.objects import no_span
from annotations.marks import PENDING
from annotations.span import Span
from annotations.suggestion import Pipeline

SUBMITTED = "submitted"
_ASTRAL = "\U00010000"
_UNITS = (Unit.CODE_POINTS, Unit.UTF_16)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """The spans of one answer, and by whom: an agent or a user.

    ``status`` of a user's answer is empty where the file does not say it; ``odd`` says
    in sentences what of the answer is no span.
    """

    question: str
    spans: tuple[FoundSpan, ...]
    who: str = ""
    status: str = ""
    odd: tuple[str, ...] = ()

    @property
    def stands(self) -> bool:
        """Tell what was submitted, or may have been, from drafts and the like."""
        return self.status in {SUBMITTED, ""}


def answer(
    question: str, value: Sequence[Any], *, who: object, score: object, status: object
) -> Answer:
    """Read an answer; a score is one for all, one for each, or with the spans."""
    scores = score if isinstance(score, list) else [score] * len(value)
    scores = scores if len(scores) == len(value) else [None] * len(value)
    made = [_span(item, one) for item, one in zip(value, scores, strict=True)]
    return Answer(
        question=question,
        spans=tuple(one for one in made if isinstance(one, FoundSpan)),
        who="" if who is None else str(who),
        status="" if status is None else str(status).casefold(),
        odd=tuple(one for one in made if isinstance(one, str)),
    )


def is_of_spans(value: object) -> bool:
    """Tell an answer of spans from those to other kinds of questions."""
    return isinstance(value, list) and all(map(_is_span, value))


def _is_span(item: object) -> bool:
    match item:
        case [str(), int(), int(), *_]:
            return True
        case {"start": _, "end": _}:
            return True
    return False


def _span(item: Any, score: object) -> FoundSpan | str:
    match item:
        case [str(label), int(start), int(end), *more]:
            own: object = more[0] if more else None
        case {"start": int(start), "end": int(end), "label": str(label)}:
            own = item.get("score")
        case _:
            return no_span(item)
    known = next((one for one in (own, score) if isinstance(one, int | float)), None)
    return FoundSpan(
        start=start,
        end=end,
        label=label,
        score=None if known is None else float(known),
    )


def in_points(
    one: Answer, text: str, *, unit: Unit, known: Iterable[FoundSpan] = ()
) -> Answer:
    """Count as the library does what may have been drawn in the window.

    The two differ behind characters such as emoji, of which the window counts two, and
    one record may have both. ``unit`` is what an answer is most likely in; spans that
    are ``known`` have gone through the window as they were.
    """
    if max(text, default="") < _ASTRAL or "\r" in text:
        return one
    same = {_place(span) for span in known}
    loose = {
        str(at): span for at, span in enumerate(one.spans) if _place(span) not in same
    }
    found = FoundArticle(
        where="",
        text=text,
        spans=tuple(replace(span, id=name) for name, span in loose.items()),
        unit=unit,
        older_unit=next(other for other in _UNITS if other is not unit),
    )
    outcome = settled(found)
    if outcome.misfits:
        return one
    places = {int(span.id): span.span for span in outcome.annotated.spans}
    moved = (
        replace(span, start=places[at].start, end=places[at].end)
        if at in places
        else span
        for at, span in enumerate(one.spans)
    )
    return replace(one, spans=tuple(moved))


def weighed(
    suggestions: Iterable[Answer], responses: Sequence[Answer], text: str
) -> list[FoundSpan]:
    """Say what became of what was suggested, and what users added.

    Without a response, all is pending. Otherwise a suggestion that is also in a
    response is confirmed; one that a response has a span over was corrected; and what
    is left was rejected, as whoever responds does so with all there is.
    """
    waiting = [_proposed(span, one, text) for one in suggestions for span in one.spans]
    if not responses:
        return waiting
    left = [_place(one) for one in waiting]
    found = [
        _decided(span, one.who, _same(span, waiting))
        for one in responses
        for span in one.spans
    ]
    kept = {_place(one) for one in found}
    lost = [one for one in waiting if _place(one) not in kept]
    made = []
    for one in found:
        before = None if _place(one) in left else _under(one, lost)
        if before is not None:
            lost.remove(before)
        made.append(one if before is None else _corrected(one, before))
    names = {one.who for one in responses}
    who = names.pop() if len(names) == 1 else ""
    rejected = State.REJECTED.value
    return made + [replace(one, state=rejected, annotator=who) for one in lost]


def _proposed(span: FoundSpan, one: Answer, text: str) -> FoundSpan:
    """Make it pending, with the suggestion that it is where that can be told."""
    machine = Pipeline.named(one.who) if one.who else None
    made = replace(span, state=PENDING, pipeline=machine)
    if "\r" in text or not 0 <= span.start < span.end <= len(text):
        return made
    place = Span(span.start, span.end)
    return replace(made, suggestion=suggested(place, span.label, score=span.score))


def _same(span: FoundSpan, waiting: Iterable[FoundSpan]) -> FoundSpan | None:
    return next((one for one in waiting if _place(one) == _place(span)), None)


def _under(span: FoundSpan, lost: Iterable[FoundSpan]) -> FoundSpan | None:
    over = (one for one in lost if one.start < span.end and span.start < one.end)
    return next((one for one in over if one.suggestion is not None), None)


def _decided(span: FoundSpan, who: str, before: FoundSpan | None) -> FoundSpan:
    if before is None:
        return replace(span, annotator=who)
    return replace(before, state=State.CONFIRMED.value, annotator=who)


def _corrected(span: FoundSpan, before: FoundSpan) -> FoundSpan:
    return replace(
        span,
        state=State.CORRECTED.value,
        suggestion=before.suggestion,
        pipeline=before.pipeline,
    )


def _place(one: FoundSpan) -> tuple[int, int, str]:
    return one.start, one.end, one.label
