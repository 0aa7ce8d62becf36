"""Small ways to have memory read a text."""

from collections.abc import Iterable
from dataclasses import replace
from types import MappingProxyType

from annotations.annotation import Annotation, AnnotationId, State
from annotations.article import Article, ArticleId
from annotations.layer import Layer
from annotations.marks import pending
from annotations.memory.known import Known
from annotations.memory.page import Page
from annotations.memory.recall import Recall, Recollection
from annotations.memory.remembered import Remembered
from annotations.span import Span
from annotations.suggestion import RunId, Suggestion, SuggestionId

NOTHING_KNOWN = Known()


def at(words: str, text: str, *, place: int = 0) -> Span:
    """Find words in a text, the first ones or later ones."""
    start = -1
    for _ in range(place + 1):
        start = text.index(words, start + 1)
    return Span(start, start + len(words))


def said(
    words: str, label: str, text: str, *, place: int = 0, score: float | None = 0.8
) -> Suggestion:
    """Have the newest run suggest words."""
    span = at(words, text, place=place)
    number = SuggestionId(1 + 100 * span.start + span.end)
    return Suggestion(id=number, run_id=RunId(1), span=span, label=label, score=score)


def decided(
    words: str,
    label: str,
    text: str,
    *,
    state: State = State.ADDED,
    answers: Suggestion | None = None,
) -> Annotation:
    """Have the annotator decide on words, on what a run said if anything."""
    id_ = AnnotationId(f"{label} {words} {state}")
    return Annotation(
        id=id_, span=at(words, text), label=label, state=state, suggestion=answers
    )


def remembering(*remembered: Remembered) -> Known:
    """Know how often words were decided as what."""
    words: dict[str, list[Remembered]] = {}
    for one in remembered:
        words.setdefault(one.words, []).append(one)
    return Known(words=words)


def recalled(
    text: str,
    known: Known = NOTHING_KNOWN,
    *,
    says: Iterable[Suggestion] = (),
    decisions: Iterable[Annotation] = (),
) -> Recall:
    """Have memory go over a text; what is decided is suggested no more."""
    page = Page(Article(id=ArticleId(1), text=text), tuple(says))
    by_id = MappingProxyType({one.id: one for one in decisions})
    layer = Layer(article_id=ArticleId(1), annotator="ann", by_id=by_id)
    recall = Recollection.of(page, known, layer).recall
    return replace(recall, suggestions=tuple(pending(layer, recall.suggestions)))


def told(recall: Recall, text: str) -> list[tuple[str, str, str]]:
    """Say what memory suggests: words, label and why."""
    return [(one.span.of(text), one.label, one.rule) for one in recall.suggestions]
