"""Surnames and short forms of the names that were decided in an article."""

import pytest

from annotations.annotation import State
from annotations.memory.known import Known
from tests.annotations.memory.recalling import decided, recalled, said, told

TEXT = "Ada Moss spoke. Later Moss left."


def test_a_surname_follows_its_full_name() -> None:
    recall = recalled(TEXT, decisions=[decided("Ada Moss", "PERSON", TEXT)])

    assert told(recall, TEXT) == [("Moss", "PERSON", "follows “Ada Moss”")]


def test_a_full_name_turned_down_is_followed_by_nothing() -> None:
    rejected = decided("Ada Moss", "PERSON", TEXT, state=State.REJECTED)

    assert not recalled(TEXT, decisions=[rejected]).suggestions


def test_the_surname_of_an_eastern_name_stands_first() -> None:
    text = "Kim Min-jae scored. Then Kim rested."
    recall = recalled(text, decisions=[decided("Kim Min-jae", "PERSON", text)])

    assert [words for words, *_ in told(recall, text)] == ["Kim"]


@pytest.mark.parametrize("full", ["Ada", "Ada M.", "Ada the", "Ada moss"])
def test_what_is_no_full_name_has_no_short_form(full: str) -> None:
    text = f"{full} spoke. Later M. the moss left."

    assert not recalled(text, decisions=[decided(full, "PERSON", text)]).suggestions


def test_a_short_form_in_brackets_follows_its_name() -> None:
    text = "The United Ferries (UF) met. The UF agreed."
    recall = recalled(text, decisions=[decided("United Ferries", "ORG", text)])

    assert told(recall, text) == [("UF", "ORG", "follows “United Ferries”")] * 2


def test_an_organisation_is_followed_by_its_initials() -> None:
    text = "The Council of Northern Ports met. The CNP agreed."
    council = decided("Council of Northern Ports", "ORG", text)

    assert told(recalled(text, decisions=[council]), text) == [
        ("CNP", "ORG", "follows “Council of Northern Ports”")
    ]


def test_a_company_is_followed_by_its_name_without_its_legal_form() -> None:
    text = "Kestrel Lines Inc. grew. Kestrel Lines sank."
    kestrel = decided("Kestrel Lines Inc.", "ORG", text)

    assert [words for words, *_ in told(recalled(text, decisions=[kestrel]), text)] == [
        "Kestrel Lines"
    ]


def test_names_of_two_kinds_that_end_alike_have_no_short_form() -> None:
    text = "Ada Moss saw Moss Ltd today. Moss left."
    both = [
        decided("Ada Moss", "PERSON", text),
        decided("Moss Ltd", "ORG", text),
    ]

    assert not recalled(text, decisions=both).suggestions


@pytest.mark.parametrize(("score", "replaced"), [(0.5, 1), (0.95, 0)])
def test_a_run_that_is_sure_of_another_label_keeps_it(
    score: float, replaced: int
) -> None:
    moss = said("Moss", "ORG", TEXT, place=1, score=score)
    full = decided("Ada Moss", "PERSON", TEXT)

    assert len(recalled(TEXT, says=[moss], decisions=[full]).replaced) == replaced


def test_a_surname_turned_down_here_follows_no_longer() -> None:
    moss = decided("Moss", "PERSON", TEXT, state=State.REJECTED)
    full = decided("Ada Moss", "PERSON", TEXT)

    assert not recalled(TEXT, Known(), decisions=[full, moss]).suggestions


def test_a_first_name_that_is_no_common_word_follows_its_full_name() -> None:
    text = "Okabe Noritsuna led. Then Okabe fell."
    recall = recalled(text, decisions=[decided("Okabe Noritsuna", "PERSON", text)])

    assert told(recall, text) == [("Okabe", "PERSON", "follows “Okabe Noritsuna”")]


def test_a_first_name_that_is_a_place_follows_nobody() -> None:
    text = "Paris Moss spoke. Then Paris slept."
    recall = recalled(text, decisions=[decided("Paris Moss", "PERSON", text)])

    assert not recall.suggestions


def test_an_organisation_is_followed_by_its_name_without_what_it_is_of() -> None:
    text = "The Northern Bank of the Fells grew. The Northern Bank paid."
    bank = decided("Northern Bank of the Fells", "ORG", text)

    assert told(recalled(text, decisions=[bank]), text) == [
        ("Northern Bank", "ORG", "follows “Northern Bank of the Fells”")
    ]


def test_a_short_form_is_not_suggested_within_the_full_name() -> None:
    text = "Ada Moss spoke. They read of Ada Moss again."
    recall = recalled(text, decisions=[decided("Ada Moss", "PERSON", text)])

    assert {words for words, *_ in told(recall, text)} == {"Ada Moss"}


def test_short_forms_follow_a_full_name_whose_label_was_corrected() -> None:
    moss = said("Ada Moss", "GPE", TEXT)
    other = said("Moss", "GPE", TEXT, place=1)
    corrected = decided("Ada Moss", "PERSON", TEXT, state=State.CORRECTED, answers=moss)
    recall = recalled(TEXT, says=[moss, other], decisions=[corrected])

    assert told(recall, TEXT) == [("Moss", "PERSON", "follows “Ada Moss”")]
