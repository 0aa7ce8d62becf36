import pytest

from annotations.suggest.news.calibration import Calibration
from annotations.suggest.news.mention import Mention

SURE = Mention(0, 1, "ORG", 0.9, "typo")


def test_without_corrections_a_probability_stays() -> None:
    assert Calibration().calibrated(SURE).score == pytest.approx(0.9)


def test_a_slope_below_one_makes_modest() -> None:
    assert 0.5 < Calibration(slope=0.5).calibrated(SURE).score < 0.9


def test_a_shift_moves_all() -> None:
    assert Calibration(shift=1.0).calibrated(SURE).score > 0.9


def test_a_rule_can_be_known_to_be_wrong_more_often() -> None:
    calibration = Calibration(shifts={"typo": -1.0})

    other = Mention(0, 1, "ORG", 0.9, "other")

    assert calibration.calibrated(SURE).score < calibration.calibrated(other).score


@pytest.mark.parametrize("score", [0.0, 1.0])
def test_a_score_remains_a_probability(score: float) -> None:
    one = Calibration(slope=3.0).calibrated(Mention(0, 1, "ORG", score))

    assert 0 <= one.score <= 1


def test_likelier_remains_likelier() -> None:
    calibration = Calibration(slope=0.7, shift=-0.3)
    scores = [0.1, 0.4, 0.6, 0.95]

    moved = [calibration.calibrated(Mention(0, 1, "ORG", s)).score for s in scores]

    assert moved == sorted(moved)
