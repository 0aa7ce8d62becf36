"""What imported decisions leave in memory, counted beside their writing."""

import os

import pytest

from annotations.annotation import Annotation, AnnotationId, State
from annotations.article import Article, ArticleId, Zone, ZoneKind
from annotations.edit import Change
from annotations.errors import CopydeskError
from annotations.memory.traces import left_by
from annotations.processes import Hands
from annotations.span import Span
from annotations.suggestion import RunId, Suggestion, SuggestionId
from db import tracing

TEXT = "Mr Byron met Ada Lovelace of London \N{EM DASH} again."
ARTICLE = Article(text=TEXT, zones=(Zone(ZoneKind.HEADLINE, Span(0, 8)),))


def change(words: str, state: State, suggested: str = "") -> Change:
    after = Annotation(
        id=AnnotationId(words),
        span=place(words),
        label="PERSON",
        state=state,
        suggestion=Suggestion(
            id=SuggestionId(3),
            run_id=RunId(1),
            span=place(suggested),
            label="ORG",
            score=0.5,
        )
        if suggested
        else None,
    )
    return Change(ArticleId(1), None, after)


def place(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


CHANGES = (
    change("Ada Lovelace", State.CONFIRMED, "Ada Lovelace"),
    change("Byron", State.CORRECTED, "Mr Byron"),
    change("London", State.ADDED),
    change("met", State.REJECTED, "met"),
    change("again", State.REJECTED),
)


def test_decisions_leave_what_they_do_on_the_usual_road() -> None:
    told = [tracing.Told.of("ann", ARTICLE, CHANGES)]

    assert tracing.Counting().begin(told)() == {"ann": left_by(ARTICLE, CHANGES)}


def test_what_several_articles_leave_is_added_up_for_each_annotator() -> None:
    told = [tracing.Told.of(name, ARTICLE, CHANGES) for name in ("ann", "zoe", "ann")]

    once, found = left_by(ARTICLE, CHANGES), tracing.left(told)
    assert found == {"ann": once + once, "zoe": once}


def test_a_process_that_dies_is_said() -> None:
    hands = Hands(1, method="spawn")
    counting = tracing.Counting(hands)
    hands.submit(os._exit, 1)

    with pytest.raises(CopydeskError, match="helping to import died"):
        counting.begin([tracing.Told.of("ann", ARTICLE, CHANGES)])()
    hands.close()
