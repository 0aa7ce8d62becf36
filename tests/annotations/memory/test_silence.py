"""What memory silences."""

from dataclasses import replace

import pytest

from annotations.annotation import Annotation, AnnotationId, State
from annotations.memory.known import Known
from annotations.memory.remembered import Remembered
from annotations.memory.shapes import Shape
from annotations.memory.traces import Refused
from annotations.suggestion import Suggestion
from tests.annotations.memory.recalling import recalled, remembering, said

TEXT = "Wren met Moss. Wren left, and the Wren Council stayed."


def test_a_suggestion_turned_down_twice_and_never_accepted_is_silenced() -> None:
    moss = said("Moss", "ORG", TEXT)
    known = remembering(Remembered("Moss", "ORG", rejected=2))

    assert recalled(TEXT, known, says=[moss]).silenced == {moss.id}


def test_a_suggestion_turned_down_once_is_not_silenced_elsewhere() -> None:
    moss = said("Moss", "ORG", TEXT)
    known = remembering(Remembered("Moss", "ORG", rejected=1))

    assert not recalled(TEXT, known, says=[moss]).silenced


def refusing(**where: str) -> Known:
    refused = Refused("Moss", "ORG", zone="", before="", after="")._replace(**where)
    known = remembering(Remembered("Moss", "ORG", rejected=1))
    return replace(known, refused={"Moss": {refused: 1}})


@pytest.mark.parametrize("where", [{"before": "met"}, {"before": "met", "after": "."}])
def test_a_suggestion_turned_down_beside_such_a_neighbour_is_silenced(
    where: dict[str, str],
) -> None:
    moss = said("Moss", "ORG", TEXT)

    assert recalled(TEXT, refusing(**where), says=[moss]).silenced == {moss.id}


def test_what_stands_after_counts_as_well() -> None:
    text = "Then Moss spoke."
    moss = said("Moss", "ORG", text)

    assert recalled(text, refusing(after="spoke"), says=[moss]).silenced == {moss.id}


@pytest.mark.parametrize("where", [{"after": "."}, {"before": "the"}])
def test_a_neighbour_that_stands_beside_anything_silences_nothing(
    where: dict[str, str],
) -> None:
    text = "They saw the Moss. It grew."
    moss = said("Moss", "ORG", text)

    assert not recalled(text, refusing(**where), says=[moss]).silenced


def test_between_two_such_neighbours_it_is_silenced() -> None:
    text = "They saw the Moss. It grew."
    moss = said("Moss", "ORG", text)
    recall = recalled(text, refusing(before="the", after="."), says=[moss])

    assert recall.silenced == {moss.id}


@pytest.mark.parametrize(
    "where", [{"before": "saw"}, {"before": "met", "zone": "headline"}]
)
def test_another_context_silences_nothing(where: dict[str, str]) -> None:
    moss = said("Moss", "ORG", TEXT)

    assert not recalled(TEXT, refusing(**where), says=[moss]).silenced


def test_another_label_of_the_same_words_is_not_silenced() -> None:
    moss = said("Moss", "PERSON", TEXT)

    assert not recalled(TEXT, refusing(before="met"), says=[moss]).silenced


def test_two_refusals_do_not_silence_a_number() -> None:
    text = "This one sank."
    one = said("one", "CARDINAL", text)
    known = remembering(Remembered("one", "CARDINAL", rejected=2))

    assert not recalled(text, known, says=[one]).silenced


# Turned down in the article at hand

TWICE = "The Moss grew. They saw Moss again."


def turned_down(one: Suggestion) -> Annotation:
    return Annotation(
        id=AnnotationId(f"no {one.id}"),
        span=one.span,
        label=one.label,
        state=State.REJECTED,
        suggestion=one,
    )


def test_what_is_turned_down_at_its_first_place_is_silenced_in_the_article() -> None:
    first, second = (said("Moss", "PERSON", TWICE, place=place) for place in (0, 1))
    recall = recalled(TWICE, says=[first, second], decisions=[turned_down(first)])

    assert second.id in recall.silenced


def test_what_was_passed_over_before_is_not_silenced() -> None:
    first, second = (said("Moss", "PERSON", TWICE, place=place) for place in (0, 1))
    recall = recalled(TWICE, says=[first, second], decisions=[turned_down(second)])

    assert not recall.silenced


def test_a_part_of_a_longer_name_is_that_only_there() -> None:
    text = "The Moss Council met. They saw Moss."
    first, second = (said("Moss", "PERSON", text, place=place) for place in (0, 1))
    recall = recalled(text, says=[first, second], decisions=[turned_down(first)])

    assert not recall.silenced


def test_what_was_ever_accepted_is_not_silenced_by_one_refusal() -> None:
    first, second = (said("Moss", "PERSON", TWICE, place=place) for place in (0, 1))
    known = remembering(Remembered("Moss", "PERSON", confirmed=2, rejected=1))
    recall = recalled(
        TWICE, known, says=[first, second], decisions=[turned_down(first)]
    )

    assert not recall.silenced


# Labels and shapes of which nothing was ever taken

WEEKS = "A week passed, then another year. Some days were cold, and last winter too."
DATES = ("A week", "another year", "Some days", "last winter")


def dates() -> list[Suggestion]:
    return [said(words, "DATE", WEEKS) for words in DATES]


def averse(*words: str, shape: Shape = Shape.PLAIN) -> Known:
    return Known(averse={("DATE", shape): dict.fromkeys(words, 1)})


def test_a_shape_of_which_three_words_were_turned_down_is_silenced() -> None:
    says = dates()
    recall = recalled(WEEKS, averse("today", "a month", "now"), says=says)

    assert recall.silenced == {one.id for one in says}


def test_it_says_why() -> None:
    recall = recalled(WEEKS, averse("today", "a month", "now"), says=dates())

    assert set(recall.reasons.values()) == {
        "you turned down 3 DATEs without capital or number and never took one"
    }


def test_two_words_are_no_habit_however_often_they_were() -> None:
    known = Known(averse={("DATE", Shape.PLAIN): {"today": 9, "now": 9}})

    assert not recalled(WEEKS, known, says=dates()).silenced


def test_another_label_or_shape_is_not_silenced() -> None:
    text = "In six months a year passed."
    says = [said("six months", "DATE", text), said("a year", "TIME", text)]

    assert not recalled(text, averse("today", "a month", "now"), says=says).silenced


def test_a_capital_that_only_begins_the_sentence_makes_no_difference() -> None:
    text = "They met. Today it rains. On Today they agree."
    says = [said("Today", "DATE", text, place=place) for place in (0, 1)]
    recall = recalled(text, averse("a week", "a month", "now"), says=says)

    assert recall.silenced == {says[0].id}


def test_words_switched_off_are_not_silenced_with_the_others() -> None:
    says = dates()
    known = replace(averse("today", "a month", "now"), off=frozenset({"last winter"}))

    assert says[3].id not in recalled(WEEKS, known, says=says).silenced


def test_what_is_turned_down_here_counts_if_nothing_was_passed_over() -> None:
    says = dates()
    known = averse("A week", "another year", "Some days")
    recall = recalled(WEEKS, known, says=says, decisions=map(turned_down, says[:3]))

    assert says[3].id in recall.silenced


def test_what_is_turned_down_here_waits_if_something_was_passed_over() -> None:
    says = dates()
    known = averse("another year", "Some days", "now")
    recall = recalled(WEEKS, known, says=says, decisions=map(turned_down, says[1:3]))

    assert recall.silenced.isdisjoint({says[0].id, says[3].id})


def test_names_turned_down_here_wait_for_the_article_to_be_done() -> None:
    text = "Ada, Bea, Cleo and Dora met."
    says = [said(words, "DATE", text) for words in ("Ada", "Bea", "Cleo", "Dora")]
    known = averse("Ada", "Bea", "Cleo", shape=Shape.NAME)
    recall = recalled(text, known, says=says, decisions=map(turned_down, says[:3]))

    assert says[3].id not in recall.silenced
