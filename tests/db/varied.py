"""Annotated articles with some of everything, as large imports meet them."""

from collections.abc import Iterator
from dataclasses import replace

from annotations.annotated import AnnotatedArticle
from annotations.edit import Review
from annotations.memory import made
from annotations.suggestion import Pipeline
from tests.importing import answering, article, every_state, span

LATER = Pipeline(name="later", version="1", digest="f" * 64)


def plain(number: int, *more: str) -> AnnotatedArticle:
    text = f"Rome no. {number}: Ada met Lord Byron in London."
    spans = [
        answering(span("Rome", "GPE", state="confirmed", text=text), text=text),
        span("Lord Byron", "PERSON", text=text),
        answering(span("London", "GPE", state="pending", text=text), text=text),
        *(span("Ada", label, text=text) for label in more),
    ]
    numbered = [replace(one, id=f"{number} {one.id}") for one in spans]
    return article(*numbered, text=text, review=Review.STARTED)


def by_two(number: int) -> AnnotatedArticle:
    """An article in which somebody else has decided, too, on what two machines said."""
    found = plain(number)
    rome, byron, *rest = found.spans
    text = found.article.text
    again = answering(replace(byron, annotator="bob"), text=text)
    return replace(found, spans=(rome, replace(again, pipeline=LATER), *rest))


def by_memory(number: int) -> AnnotatedArticle:
    found = plain(number)
    rome, *rest = found.spans
    return replace(found, spans=(replace(rome, pipeline=made.PIPELINE), *rest))


def varied() -> Iterator[AnnotatedArticle]:
    """Some of everything, in several batches."""
    yield every_state()
    yield from map(plain, range(60))
    yield plain(3)  # the same text again
    yield by_two(60)
    yield from map(plain, range(100, 330))
    yield by_memory(330)
    yield plain(331, "NOVELTY")
    twice = plain(332)
    yield replace(twice, spans=(*twice.spans, *twice.spans))
    yield replace(plain(333), spans=plain(3).spans)  # ids that others have
    yield from map(by_two, range(400, 420))
