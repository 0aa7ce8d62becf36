import pytest

from annotations.suggest.news.hints import (
    REASONS,
    drop_hints,
    give_hints,
    hint_rows,
    hints_of,
)
from tests.news import doc

LABELS = {"PERSON": 0, "GPE": 1}


def test_the_first_token_of_a_finding_has_a_row_of_its_own() -> None:
    text = doc("in New York today")
    text.user_data["copydesk_hints"] = [(1, 3, "GPE", "a city")]

    rows = hint_rows(text, LABELS)

    assert rows[:, 0].tolist() == [0, 3, 4, 0]


def test_a_rule_has_the_same_row_everywhere() -> None:
    text = doc("Minsk and Rome")
    text.user_data["copydesk_hints"] = [(0, 1, "GPE", "r"), (2, 3, "PERSON", "r")]

    first, none, last = hint_rows(text, LABELS)[:, 1]

    assert first == last
    assert none == 0
    assert 1 <= first < REASONS


def test_a_label_that_is_not_asked_for_leaves_no_trace() -> None:
    text = doc("on Monday")
    text.user_data["copydesk_hints"] = [(1, 2, "DATE", "weekday")]

    assert not hint_rows(text, LABELS).any()


@pytest.mark.parametrize("words", ["", "no hints were given"])
def test_without_hints_every_row_is_the_first(words: str) -> None:
    assert not hint_rows(doc(words), LABELS).any()


def test_hints_are_what_the_rules_find_and_can_be_dropped() -> None:
    text = give_hints(doc("He flew to Belarus."))

    found = [(text[start:end].text, label) for start, end, label, _ in hints_of(text)]
    drop_hints(text)

    assert found == [("Belarus", "GPE")]
    assert hints_of(text) == []
