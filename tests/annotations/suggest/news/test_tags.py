from itertools import pairwise

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from annotations.suggest.news.tags import OUTSIDE, Entity, Tags

TAGS = Tags(("PERSON", "GPE", "ORG"))
B, I, L, U = range(1, 5)  # noqa: E741  as these tags are called


@st.composite
def entities(draw: st.DrawFn) -> list[Entity]:
    edges = sorted(draw(st.sets(st.integers(0, 20), min_size=2, max_size=10)))
    spans = [(*pair, draw(st.sampled_from(TAGS.labels))) for pair in pairwise(edges)]
    return [span for span in spans if draw(st.booleans())]


@given(entities())
def test_what_is_written_is_read(written: list[Entity]) -> None:
    row = np.full(20, OUTSIDE)

    for entity in written:
        TAGS.write(row, entity)

    assert list(TAGS.read(row.tolist())) == written


@given(entities())
def test_what_is_written_is_lawful(written: list[Entity]) -> None:
    row = np.full(20, OUTSIDE)

    for entity in written:
        TAGS.write(row, entity)

    assert TAGS.starts[row[0]]
    assert TAGS.ends[row[-1]]
    assert all(TAGS.allowed[pair] for pair in pairwise(row))


@given(st.lists(st.integers(0, len(TAGS) - 1)))
def test_entities_never_overlap_though_the_tags_be_unlawful(row: list[int]) -> None:
    found = list(TAGS.read(row))

    assert all(one[1] <= after[0] for one, after in pairwise(found))


def test_an_entity_goes_on_inside_itself_only() -> None:
    follows = [tag for tag in range(len(TAGS)) if TAGS.allowed[B, tag]]

    assert follows == [I, L]


def test_after_an_entity_nothing_or_another_begins() -> None:
    second, third = 4, 8
    starts = [tag for tag in range(len(TAGS)) if TAGS.allowed[L, tag]]

    assert starts == [OUTSIDE, B, U, second + B, second + U, third + B, third + U]


def test_every_label_has_four_tags_of_its_own() -> None:
    tags = [tag for label in TAGS.labels for tag in range(len(TAGS))[TAGS.of(label)]]

    assert tags == list(range(1, len(TAGS)))


def test_a_text_of_no_tokens_has_no_entities() -> None:
    assert list(TAGS.read([])) == []
