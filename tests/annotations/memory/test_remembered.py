import pytest

from annotations.memory.remembered import Remembered, settled, times


def made(
    label: str = "ORG",
    *,
    added: int = 0,
    confirmed: int = 0,
    corrected: int = 0,
    rejected: int = 0,
) -> Remembered:
    return Remembered("Wren", label, added, confirmed, corrected, rejected)


@pytest.mark.parametrize(
    ("one", "why"),
    [
        (made(added=4), "added 4 times, rejected never"),
        (made(confirmed=2, rejected=1), "confirmed twice, rejected once"),
        (made(added=1, corrected=1), "added once, corrected once, rejected never"),
        (made(), "rejected never"),
    ],
)
def test_it_says_how_often(one: Remembered, why: str) -> None:
    assert one.why() == why


def test_many_times_are_written_with_separators() -> None:
    assert times(1_200) == "1,200 times"


def test_all_decisions_that_stand_count_as_accepted() -> None:
    assert made(added=1, confirmed=2, corrected=3, rejected=4).accepted == 6


def test_one_addition_settles_words() -> None:
    one = made(added=1)

    assert settled([one]) == one


def test_words_never_decided_on_are_not_settled() -> None:
    assert settled([]) is None


def test_words_only_rejected_are_not_settled() -> None:
    assert settled([made(rejected=1)]) is None


def test_a_label_rejected_as_often_as_accepted_settles_nothing() -> None:
    assert settled([made(confirmed=2, rejected=2)]) is None


def test_four_of_five_settle_words_of_two_labels() -> None:
    often = made("GPE", confirmed=4)

    assert settled([made("ORG", confirmed=1), often]) == often


def test_three_of_four_do_not() -> None:
    assert settled([made("ORG", confirmed=1), made("GPE", confirmed=3)]) is None
