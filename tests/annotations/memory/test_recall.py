"""What memory suggests, replaces and silences."""

from dataclasses import replace

import pytest

from annotations.annotation import State
from annotations.memory.known import Known
from annotations.memory.made import RUN
from annotations.memory.remembered import Remembered
from annotations.memory.traces import Became
from tests.annotations.memory.recalling import (
    at,
    decided,
    recalled,
    remembering,
    said,
    told,
)

TEXT = "Wren met Moss. Wren left, and the Wren Council stayed."
WREN = Remembered("Wren", "PERSON", added=1)


def test_words_added_elsewhere_are_suggested_where_they_stand_unmarked() -> None:
    recall = recalled(TEXT, remembering(WREN))

    assert [one.span for one in recall.suggestions] == [
        at("Wren", TEXT, place=0),
        at("Wren", TEXT, place=1),
        at("Wren", TEXT, place=2),
    ][:2]


def test_it_says_why_and_that_it_is_memory() -> None:
    (one, *_) = recalled(TEXT, remembering(WREN)).suggestions

    assert (one.rule, one.run_id) == ("added once, rejected never", RUN)
    assert one.id < 0


def test_the_same_suggestion_has_the_same_number_each_time() -> None:
    known = remembering(WREN)
    more = remembering(WREN._replace(added=3))

    first, again = recalled(TEXT, known), recalled(TEXT, more)

    assert [s.id for s in first.suggestions] == [s.id for s in again.suggestions]
    assert len({s.id for s in first.suggestions}) == 2


def test_words_added_here_are_suggested_in_the_rest_of_the_article() -> None:
    added = decided("Wren", "PERSON", TEXT)
    recall = recalled(TEXT, remembering(WREN), decisions=[added])

    assert at("Wren", TEXT, place=1) in [one.span for one in recall.suggestions]


def test_words_added_here_within_a_longer_name_are_suggested_within_another() -> None:
    text = "The Wren Council met. The Wren House fell."
    added = decided("Wren", "ORG", text)

    assert told(recalled(text, decisions=[added]), text)


def test_words_added_here_by_themselves_are_not_suggested_within_a_name() -> None:
    added = decided("Wren", "PERSON", TEXT)
    recall = recalled(TEXT, decisions=[added])

    assert at("Wren", TEXT, place=2) not in [one.span for one in recall.suggestions]


def test_acronyms_added_here_are_suggested_within_a_name() -> None:
    text = "The UWB met. The UWB Council stayed."
    recall = recalled(text, decisions=[decided("UWB", "ORG", text)])

    assert recall.suggestions


def test_common_words_that_begin_a_sentence_are_not_suggested() -> None:
    text = "In the North it rained. North of it the sun shone."
    known = remembering(Remembered("North", "LOC", confirmed=2))
    north = said("North", "LOC", text)

    assert not recalled(text, known, says=[north]).suggestions


@pytest.mark.parametrize("words", ["20", "Two", "fifth"])
def test_numbers_are_not_suggested_after_a_single_decision(words: str) -> None:
    text = f"Of {words} he spoke."
    year = said(words, "CARDINAL", text)
    known = remembering(Remembered(words, "DATE", added=1))

    assert not recalled(text, known).suggestions
    assert not recalled(text, known, says=[year]).suggestions


def test_one_correction_does_not_make_all_of_a_people_a_language() -> None:
    text = "The Wrennish sing. In Wrennish they sing, the Wrennish."
    ours = [said("Wrennish", "NORP", text, place=place) for place in range(3)]
    corrected = decided("Wrennish", "LANGUAGE", text, answers=ours[0])
    once, twice = (
        remembering(Remembered("Wrennish", "LANGUAGE", corrected=number))
        for number in (1, 2)
    )

    assert not recalled(text, once, says=ours, decisions=[corrected]).replaced
    assert recalled(text, twice, says=ours, decisions=[corrected]).replaced


def test_part_of_a_longer_name_is_left_alone_unless_decided_so_here() -> None:
    text = "The Wren Council met."

    assert not recalled(text, remembering(WREN._replace(label="ORG"))).suggestions


def test_what_a_run_suggests_the_same_way_is_not_suggested_twice() -> None:
    wren = said("Wren", "PERSON", TEXT)
    recall = recalled(TEXT, remembering(WREN), says=[wren])

    assert [one.span for one in recall.suggestions] == [at("Wren", TEXT, place=1)]
    assert not recall.replaced


def test_settled_words_get_their_label_in_the_place_of_the_runs() -> None:
    wren = said("Wren", "ORG", TEXT)
    recall = recalled(TEXT, remembering(WREN), says=[wren])

    assert recall.replaced[wren.id] == recall.suggestions[0].id


def test_ambiguous_words_are_left_to_the_run() -> None:
    known = remembering(WREN, Remembered("Wren", "ORG", confirmed=1))
    wren = said("Wren", "ORG", TEXT)

    assert recalled(TEXT, known, says=[wren]) == recalled(TEXT, says=[wren])


def test_ambiguous_words_mean_here_what_they_were_decided_as_here() -> None:
    known = remembering(WREN, Remembered("Wren", "ORG", confirmed=1))
    added = decided("Wren", "PERSON", TEXT)
    recall = recalled(TEXT, known, decisions=[added])

    assert {one.label for one in recall.suggestions} == {"PERSON"}


def test_a_longer_name_takes_the_place_of_its_part() -> None:
    text = "He saw the Wren Council."
    wren = said("Wren", "PERSON", text)
    known = remembering(Remembered("Wren Council", "ORG", corrected=1))
    recall = recalled(text, known, says=[wren])

    assert told(recall, text) == [
        ("Wren Council", "ORG", "corrected once, rejected never")
    ]
    assert wren.id in recall.replaced


def test_what_reaches_beyond_is_left_alone() -> None:
    text = "He saw the Wren Council House."
    house = said("Council House", "FAC", text)
    known = remembering(Remembered("Wren Council", "ORG", corrected=1))

    assert not recalled(text, known, says=[house]).suggestions


def test_of_two_that_overlap_the_longer_is_suggested() -> None:
    text = "in the Wren Council"
    known = remembering(
        Remembered("Wren Council", "ORG", added=1),
        Remembered("the Wren", "PERSON", added=1),
    )

    assert [words for words, *_ in told(recalled(text, known), text)] == [
        "Wren Council"
    ]


@pytest.mark.parametrize("words", ["x", "7"])
def test_single_characters_are_never_suggested(words: str) -> None:
    known = remembering(Remembered(words, "CARDINAL", added=9))

    assert not recalled(f"So {words} it is.", known).suggestions


def test_common_words_turned_down_now_and_then_are_not_suggested() -> None:
    known = remembering(Remembered("one", "CARDINAL", added=6, rejected=2))

    assert not recalled("This one is red.", known).suggestions


def test_numbers_in_words_are_suggested_where_the_label_is_clear() -> None:
    known = remembering(Remembered("two", "CARDINAL", confirmed=3))

    assert recalled("It has two ends.", known).suggestions


def test_words_turned_down_here_are_not_suggested_here_again() -> None:
    wren = said("Wren", "PERSON", TEXT)
    rejected = decided("Wren", "PERSON", TEXT, state=State.REJECTED, answers=wren)
    known = remembering(WREN._replace(added=5, rejected=1))

    assert not recalled(TEXT, known, decisions=[rejected]).suggestions


def becoming(words: str, label: str, to_words: str, *, times: int = 1) -> Known:
    became = Became(words, label, to_words, label)
    return Known(became={words: {became: times}})


def test_ends_are_set_as_these_words_were_corrected_before() -> None:
    text = "They met the Wren Council."
    council = said("the Wren Council", "ORG", text)
    recall = recalled(
        text, becoming("the Wren Council", "ORG", "Wren Council"), says=[council]
    )

    assert told(recall, text) == [
        ("Wren Council", "ORG", "you corrected “the Wren Council” so once")
    ]
    assert council.id in recall.replaced


def test_a_span_grows_where_the_same_words_stand_around_it() -> None:
    text = "They met the Wren Council, and Wren."
    wren = said("Wren", "ORG", text)
    alone = said("Wren", "ORG", text, place=1)
    recall = recalled(text, becoming("Wren", "ORG", "Wren Council"), says=[wren, alone])

    assert set(recall.replaced) == {wren.id}


def test_words_mostly_kept_as_suggested_are_not_corrected() -> None:
    text = "They met the Wren Council."
    council = said("the Wren Council", "ORG", text)
    known = replace(
        becoming("the Wren Council", "ORG", "Wren Council"),
        words={
            "the Wren Council": [Remembered("the Wren Council", "ORG", confirmed=3)]
        },
    )

    assert not recalled(text, known, says=[council]).replaced


def test_nothing_is_said_of_words_that_are_switched_off() -> None:
    moss = said("Moss", "ORG", TEXT)
    known = replace(
        remembering(WREN, Remembered("Moss", "ORG", rejected=2)),
        off=frozenset({"Wren", "Moss"}),
    )

    assert recalled(TEXT, known, says=[moss]) == recalled(TEXT, says=[moss])


def test_nothing_is_said_at_all_where_memory_is_off() -> None:
    assert not recalled(TEXT, Known(silent=True)).suggestions
