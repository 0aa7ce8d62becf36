from dataclasses import replace

from annotations.annotation import State
from annotations.memory.recall import Recall
from annotations.opinions import Opinions, compare
from annotations.sight import Sight, shown
from annotations.suggestion import RunId, Suggestion
from annotations.tally import Tally, tally
from tests.builders import annotation, layer, suggestion

SURE = suggestion("Ada Lovelace", number=21, run=2)
UNSURE = replace(suggestion("Lord Byron", number=22, run=2), score=0.4)
UNSCORED = replace(suggestion("met", "X", number=23, run=2), score=None)
EARLIER = replace(suggestion("London", "GPE", number=11), score=0.6)


def opinions(*newest: Suggestion, earlier: tuple[Suggestion, ...] = ()) -> Opinions:
    return compare({RunId(2): newest, RunId(1): (*newest, *earlier)})


def test_what_is_below_the_threshold_is_hidden_and_counted() -> None:
    seen = shown(layer(), opinions(SURE, UNSURE), Sight(threshold=0.5))

    assert [mark.suggestion for mark in seen.marks] == [SURE]
    assert seen.hidden == 1


def test_a_score_of_the_threshold_itself_is_shown() -> None:
    assert shown(layer(), opinions(UNSURE), Sight(threshold=0.4)).hidden == 0


def test_what_has_no_score_is_never_hidden() -> None:
    assert shown(layer(), opinions(UNSCORED), Sight(threshold=1)).hidden == 0


def test_a_decision_is_shown_whatever_its_score_was() -> None:
    decided = annotation("Lord Byron", state=State.CONFIRMED, answers=UNSURE)
    seen = shown(layer(decided), opinions(SURE, UNSURE), Sight(threshold=0.8))

    assert [mark.state for mark in seen.marks] == ["pending", "confirmed"]
    assert seen.hidden == 0


def test_what_was_in_hand_stays_in_sight() -> None:
    kept = frozenset({f"suggestion:{UNSURE.id}"})
    seen = shown(layer(), opinions(UNSURE), Sight(threshold=0.8, kept=kept))

    assert [mark.suggestion for mark in seen.marks] == [UNSURE]


def test_what_only_an_earlier_run_found_is_counted_but_not_shown() -> None:
    seen = shown(layer(), opinions(SURE, earlier=(EARLIER,)), Sight())

    assert [mark.suggestion for mark in seen.marks] == [SURE]
    assert (seen.only_earlier, seen.disputed) == (1, ())


def test_the_second_opinion_shows_it_as_disputed_and_not_as_pending_work() -> None:
    sight = Sight(second_opinion=True)
    seen = shown(layer(), opinions(SURE, earlier=(EARLIER,)), sight)

    assert [mark.suggestion for mark in seen.marks] == [SURE, EARLIER]
    assert [mark.suggestion for mark in seen.disputed] == [EARLIER]
    assert [mark.suggestion for mark in seen.pending] == [SURE]


def test_a_decided_second_opinion_is_a_decision_like_any_other() -> None:
    decided = annotation("London", "GPE", state=State.CONFIRMED, answers=EARLIER)
    seen = shown(layer(decided), opinions(SURE, earlier=(EARLIER,)), Sight())

    assert [mark.state for mark in seen.marks] == ["pending", "confirmed"]
    assert (seen.only_earlier, seen.disputed) == (0, ())


def test_those_that_are_sure_are_pending_scored_and_seen() -> None:
    said = opinions(SURE, UNSURE, UNSCORED, earlier=(EARLIER,))
    seen = shown(layer(), said, Sight(second_opinion=True))

    assert [m.suggestion for m in seen.sure(0.9)] == [SURE]
    assert [m.suggestion for m in seen.sure(0.3)] == [SURE, UNSURE]


def test_doubt_goes_from_the_lowest_score_to_the_highest() -> None:
    seen = shown(layer(), opinions(SURE, UNSURE, UNSCORED), Sight())

    assert [m.suggestion for m in seen.by_doubt()] == [UNSURE, SURE]


def test_the_tally_counts_what_is_undecided() -> None:
    said = opinions(SURE, UNSURE, UNSCORED, earlier=(EARLIER,))

    assert tally(layer(), said) == Tally(
        pending=3,
        lowest=0.4,
        mean=0.65,
        unsure=(1 - 0.9) + (1 - 0.4),
        disputed=1,
        by_run={RunId(1): 1},
    )


def test_a_decision_leaves_the_tally() -> None:
    said = opinions(SURE, UNSURE, earlier=(EARLIER,))
    decided = (
        annotation("Lord Byron", state=State.CONFIRMED, answers=UNSURE),
        annotation("London", "GPE", state=State.REJECTED, answers=EARLIER),
    )

    assert tally(layer(*decided), said) == Tally(
        pending=1, lowest=0.9, mean=0.9, unsure=1 - 0.9
    )


def test_no_score_makes_no_mean() -> None:
    counted = tally(layer(), opinions(UNSCORED))

    assert (counted.lowest, counted.mean) == (None, None)


OLD = suggestion("Lord Byron", "ORG", number=31, run=2)
NEW = suggestion("Lord Byron", number=-31, run=-1)


def test_memorys_word_takes_the_place_of_the_runs() -> None:
    recall = Recall((NEW,), replaced={OLD.id: NEW.id})
    seen = shown(layer(), opinions(OLD), Sight(), recall)

    assert [(m.label, m.from_memory) for m in seen.marks] == [("PERSON", True)]
    assert seen.hidden == seen.silenced == 0


def test_the_run_has_its_say_again_once_memorys_word_is_turned_down() -> None:
    recall = Recall((NEW,), replaced={OLD.id: NEW.id})
    rejected = annotation("Lord Byron", state=State.REJECTED, answers=NEW)
    seen = shown(layer(rejected), opinions(OLD), Sight(), recall)

    assert [mark.suggestion for mark in seen.pending] == [OLD]


def test_what_memory_silences_is_hidden_and_counted() -> None:
    recall = Recall(silenced=frozenset({OLD.id}))
    seen = shown(layer(), opinions(SURE, OLD), Sight(), recall)

    assert [mark.suggestion for mark in seen.marks] == [SURE]
    assert (seen.hidden, seen.silenced) == (0, 1)


def test_what_memory_silences_is_shown_when_asked_for() -> None:
    recall = Recall(silenced=frozenset({OLD.id}))
    seen = shown(layer(), opinions(OLD), Sight(silenced=True), recall)

    assert [mark.silenced for mark in seen.marks] == [True]
    assert seen.silenced == 1


def test_what_was_in_hand_is_not_silenced() -> None:
    recall = Recall(silenced=frozenset({OLD.id}))
    kept = frozenset({f"suggestion:{OLD.id}"})
    seen = shown(layer(), opinions(OLD), Sight(kept=kept), recall)

    assert [mark.suggestion for mark in seen.marks] == [OLD]


def test_memory_says_nothing_where_somebody_decided() -> None:
    decided = annotation("Byron", "GPE")
    seen = shown(layer(decided), opinions(), Sight(), Recall((NEW,)))

    assert [mark.label for mark in seen.marks] == ["GPE"]


def test_it_says_due_to_what_habit_it_is_silenced() -> None:
    recall = Recall(silenced=frozenset({OLD.id}), reasons={OLD.id: "you never did"})
    seen = shown(layer(), opinions(OLD), Sight(silenced=True), recall)

    assert [mark.reason for mark in seen.marks] == ["you never did"]
