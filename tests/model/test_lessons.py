from typing import Any

import numpy as np

from annotations.suggest.news.hints import hints_of
from annotations.suggest.news.partial import MISSING, OUTSIDE
from annotations.suggest.news.tags import Tags
from model.lessons import Lesson, lessons
from model.records import Record
from tests.news import LABELS, cutter

TAGS = Tags(LABELS)
TEXT = "Ada Lovelace left Belarus."


def lesson(
    *spans: tuple[int, int, str],
    unsure: tuple[tuple[int, int], ...] = (),
    full: tuple[str, ...] = LABELS,
) -> Lesson:
    record = Record(TEXT, spans, unsure, frozenset(full), "made")
    (one,) = lessons(cutter(), [record], TAGS)
    return one


def tags(one: Lesson) -> list[Any]:
    found: list[Any] = one.gold.tolist()
    return found


def test_what_is_annotated_becomes_tags() -> None:
    one = lesson((0, 12, "PERSON"), (18, 25, "GPE"))

    assert tags(one) == [
        *TAGS.path(2, "PERSON"),
        OUTSIDE,
        *TAGS.path(1, "GPE"),
        OUTSIDE,
    ]


def test_what_is_unsure_is_unknown() -> None:
    one = lesson((0, 12, "PERSON"), unsure=((18, 25),))

    assert tags(one)[2:] == [OUTSIDE, MISSING, OUTSIDE]


def test_a_span_that_ends_inside_a_token_is_unknown() -> None:
    one = lesson((0, 7, "PERSON"))

    assert tags(one) == [MISSING, MISSING, OUTSIDE, OUTSIDE, OUTSIDE]


def test_a_label_that_is_not_learned_is_unknown() -> None:
    one = lesson((18, 25, "LANGUAGE"))

    assert tags(one)[3] == MISSING


def test_what_is_not_marked_in_full_may_be_anywhere() -> None:
    one = lesson((0, 12, "PERSON"), full=("PERSON",))

    row = one.mask(TAGS)[3]

    assert row[TAGS.of("GPE")].all()
    assert not row[TAGS.of("PERSON")].any()


def test_the_masks_leave_a_path_through_the_text() -> None:
    one = lesson((0, 12, "PERSON"), unsure=((13, 25),))

    mask = one.mask(TAGS)

    assert mask.shape == (5, len(TAGS))
    assert mask.any(axis=1).all()
    assert np.flatnonzero(mask[0]).tolist() == [TAGS.path(2, "PERSON")[0]]


def test_the_rules_have_been_over_the_text() -> None:
    one = lesson()

    assert (3, 4, "GPE") in [hint[:3] for hint in hints_of(one.doc)]


def test_a_text_of_nothing_is_no_lesson() -> None:
    record = Record("", (), (), frozenset(), "made")

    assert list(lessons(cutter(), [record], TAGS)) == []
