import numpy as np

from annotations.suggest.news.partial import FULL, MISSING, OUTSIDE, mask, possible
from annotations.suggest.news.tags import Tags
from tests.news import doc

TAGS = Tags(("PERSON", "GPE"))


def test_a_known_token_has_its_tag_alone() -> None:
    (row,) = mask(np.array([6]), frozenset(TAGS.labels), TAGS)

    assert np.flatnonzero(row).tolist() == [6]


def test_an_unknown_token_may_have_any_tag() -> None:
    (row,) = mask(np.array([MISSING]), frozenset(TAGS.labels), TAGS)

    assert row.all()


def test_outside_means_none_of_the_labels_marked_in_full() -> None:
    (row,) = mask(np.array([OUTSIDE]), frozenset({"PERSON"}), TAGS)

    assert np.flatnonzero(row).tolist() == [0, 5, 6, 7, 8]


def test_a_reference_marks_every_label_in_full_unless_it_says_so() -> None:
    reference = doc("Ada met Bob")
    reference.set_ents([reference.char_span(0, 3, label="PERSON")], default="outside")

    rows = possible(reference, TAGS)

    assert [np.flatnonzero(row).tolist() for row in rows] == [[4], [0], [0]]


def test_a_reference_may_mark_some_labels_only() -> None:
    reference = doc("Ada met")
    reference.set_ents([], default="outside")
    reference.user_data[FULL] = ["GPE"]

    rows = possible(reference, TAGS)

    assert [np.flatnonzero(row).tolist() for row in rows] == 2 * [[0, 1, 2, 3, 4]]


def test_what_a_reference_calls_missing_is_unknown() -> None:
    reference = doc("Ada met Bob")
    reference.set_ents([], missing=[reference[2:3]], default="outside")

    rows = possible(reference, TAGS)

    assert rows.all(axis=1).tolist() == [False, False, True]
