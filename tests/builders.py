"""Small ways to make what tests are about."""

from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from types import MappingProxyType

from annotations import review
from annotations.annotation import Annotation, AnnotationId, State
from annotations.article import Article, ArticleId, NewsMetadata
from annotations.edit import Action, AnyChange, Changes, Edit, Review
from annotations.errors import CopydeskError
from annotations.ids import new_edit_id
from annotations.label import LabelScheme
from annotations.layer import Layer
from annotations.marks import Mark, marks
from annotations.ports import Archive
from annotations.scheme import Recast
from annotations.span import Span
from annotations.suggestion import (
    Pipeline,
    Proposal,
    RunId,
    Suggestion,
    SuggestionId,
)
from db.store import SqliteStore

TEXT = "Ada Lovelace met Lord Byron in London."
NOON = datetime(2024, 2, 24, 12, tzinfo=UTC)
SUGGESTED = (("Ada Lovelace", "PERSON"), ("Lord Byron", "PERSON"), ("London", "GPE"))


class Clock:
    """A clock that stands still until told."""

    def __init__(self) -> None:
        self.now = NOON

    def __call__(self) -> datetime:
        return self.now

    def wait(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)


def span(words: str, text: str = TEXT) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def article(text: str = TEXT, *, headline: str = "Poets meet") -> Article:
    return Article(text=text, news=NewsMetadata(headline=headline))


def pipeline(name: str = "en_core_web_sm", *, digest: str = "d1") -> Pipeline:
    return Pipeline(
        name=name,
        version="3.8.0",
        digest=digest,
        settings=MappingProxyType({"threshold": 0.5}),
    )


def proposal(words: str = "Ada Lovelace", label: str = "PERSON") -> Proposal:
    return Proposal(span(words), label, score=0.9)


def suggestion(
    words: str = "Ada Lovelace", label: str = "PERSON", *, number: int = 1, run: int = 1
) -> Suggestion:
    return Suggestion(
        id=SuggestionId(number),
        run_id=RunId(run),
        span=span(words),
        label=label,
        score=0.9,
    )


def suggestions() -> list[Suggestion]:
    return [
        suggestion(words, label, number=number)
        for number, (words, label) in enumerate(SUGGESTED, start=1)
    ]


def annotation(
    words: str = "Ada Lovelace",
    label: str = "PERSON",
    *,
    state: State = State.ADDED,
    answers: Suggestion | None = None,
) -> Annotation:
    return Annotation(
        id=AnnotationId(f"{label} {words}"),
        span=span(words),
        label=label,
        state=state,
        suggestion=answers,
    )


def layer(*annotations: Annotation, review: Review = Review.UNSEEN) -> Layer:
    return Layer(
        article_id=ArticleId(1),
        annotator="ann",
        review=review,
        by_id=MappingProxyType({a.id: a for a in annotations}),
    )


def mark_on(words: str, shown: Iterable[Mark], text: str = TEXT) -> Mark:
    return next(mark for mark in shown if mark.span.of(text) == words)


def edit(
    *changes: AnyChange, annotator: str = "ann", action: Action = Action.ADD
) -> Edit:
    return Edit(
        id=new_edit_id(),
        annotator=annotator,
        action=action,
        title="Test",
        changes=changes,
        at=NOON,
    )


def fill(archive: Archive, text: str = TEXT, *, headline: str = "Poets") -> ArticleId:
    """Store an article in which the usual words are suggested, where they occur."""
    article_id = archive.add(article(text, headline=headline))
    found = [
        Proposal(span(words, text), label, score=0.9)
        for words, label in SUGGESTED
        if words in text
    ]
    archive.add_suggestions(archive.continued_run(pipeline()), [(article_id, found)])
    return article_id


def relabelled(store: SqliteStore, scheme: LabelScheme) -> None:
    """Have Ann put other labels in the place of the present ones."""
    recast = Recast(title="Test", before=store.labels(), after=scheme)
    store.recasts.perform(recast, annotator="ann")


_VERBS: tuple[tuple[Action, Callable[[Layer, Mark, int], Changes]], ...] = (
    (Action.CONFIRM, lambda layer, mark, _: review.confirm(layer, [mark])),
    (Action.REJECT, lambda layer, mark, _: review.reject(layer, [mark])),
    (Action.RELABEL, lambda layer, mark, n: review.relabel(layer, mark, f"L{n % 3}")),
    (Action.RESIZE, lambda layer, mark, n: review.resize(layer, mark, _range(n))),
    (Action.DELETE, lambda layer, mark, _: review.delete(layer, mark)),
    (Action.NOTE, lambda layer, mark, n: review.note(layer, mark, f"note {n}")),
    (Action.ADD, lambda layer, _, n: review.add(layer, _range(n), f"L{n % 3}")),
    (Action.MARK_DONE, lambda layer, _, __: review.mark_done(layer)),
    (Action.REOPEN, lambda layer, _, __: review.reopen(layer)),
)


def any_act(
    layer: Layer, suggested: Iterable[Suggestion], number: int
) -> tuple[Action, Changes]:
    """Make of any number something a reviewer might do, or nothing if it is refused."""
    number, verb = divmod(number, len(_VERBS))
    action, act = _VERBS[verb]
    shown = marks(layer, suggested)
    with suppress(CopydeskError):
        if shown:
            return action, act(layer, shown[number % len(shown)], number)
    return action, ()


def _range(number: int) -> Span:
    start = number % (len(TEXT) - 8)
    return Span(start, start + 1 + number % 7)
