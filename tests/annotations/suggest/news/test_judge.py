import pytest

from annotations.suggest.news.evidence import Evidence
from annotations.suggest.news.judge import Judge, features, log_odds
from annotations.suggest.news.mention import Mention

JUST = Judge({"odds": 1.0})
ADA = Mention(0, 2, "PERSON", 0.9)
WORDS = [f"Word{at}" for at in range(20)]  # no two alike


@pytest.mark.parametrize("score", [0.01, 0.3, 0.5, 0.77, 0.99])
def test_with_odds_alone_a_probability_stays_what_it_was(score: float) -> None:
    one = Mention(0, 1, "ORG", score)

    assert JUST.probability(one, Evidence(WORDS, [one])) == pytest.approx(score)


def test_without_weights_nothing_is_known() -> None:
    assert Judge({}).probability(ADA, Evidence(WORDS, [ADA])) == 0.5


def test_of_two_that_overlap_the_likelier_stays() -> None:
    city = Mention(1, 3, "GPE", 0.6)

    (kept,) = JUST.judged(WORDS, [city, ADA])

    assert kept.label == "PERSON"


def test_what_is_hardly_right_is_dropped() -> None:
    assert JUST.judged(WORDS, [Mention(0, 1, "ORG", 0.3)]) == []


def test_what_only_touches_does_not_overlap() -> None:
    spans = [Mention(3, 4, "ORG", 0.7), Mention(2, 3, "GPE", 0.8), ADA]

    kept = JUST.judged(WORDS, spans)

    assert [(one.start, one.end) for one in kept] == [(0, 2), (2, 3), (3, 4)]


def test_a_rule_can_be_believed_more_than_the_recogniser() -> None:
    judge = Judge({"odds": 1.0, "rule dateline": 6.0})
    ruled = Mention(1, 3, "GPE", 0.3, "dateline", best=False)

    (kept,) = judge.judged(WORDS, [ADA, ruled])

    assert kept.label == "GPE"
    assert kept.score > 0.99


def test_a_rival_can_count_against_another() -> None:
    judge = Judge({"odds": 1.0, "against dateline": -6.0})
    ruled = Mention(1, 3, "GPE", 0.6, "dateline", best=False)

    (kept,) = judge.judged(WORDS, [ADA, ruled])

    assert kept.label == "GPE"


def test_what_the_judge_knows_has_names() -> None:
    ruled = Mention(1, 3, "GPE", 0.5, "dateline", best=False)

    known = dict(features(ruled, Evidence(WORDS, [ADA, ruled])))

    assert known == {
        "always": 1.0,
        "odds": 0.0,
        "odds GPE": 0.0,
        "other GPE": 1.0,
        "rule dateline": 1.0,
        "hinted GPE": 1.0,
        "odds hinted": 0.0,
        "short other GPE": 1.0,
        "short, odds": 0.0,
        "short, hinted": 1.0,
        "rival": 1.0,
        "rival's odds": log_odds(0.9),
        "short, rival": 1.0,
        "against PERSON": 1.0,
    }


def test_in_a_long_text_it_weighs_otherwise() -> None:
    known = dict(features(ADA, Evidence(WORDS * 50, [ADA])))

    assert not [name for name in known if name.startswith("short")]


def test_the_same_words_elsewhere_are_known_too() -> None:
    words = ["Acme", "fell", "Acme", "rose", "Acme"]
    first, *others = (
        Mention(at, at + 1, label, 0.9)
        for at, label in ((0, "ORG"), (2, "ORG"), (4, "GPE"))
    )

    known = dict(features(first, Evidence(words, [first, *others])))

    assert known["same"] == known["different"] == 1
    assert known["same, odds ORG"] == known["different, odds"] == log_odds(0.9)
    assert "rival" not in known


def test_the_same_words_elsewhere_can_decide() -> None:
    words = ["Acme", "fell", "Acme", "rose"]
    unsure, sure = Mention(0, 1, "ORG", 0.2), Mention(2, 3, "ORG", 0.9)
    judge = Judge({"odds": 1.0, "same, odds": 1.0})

    assert judge.judged(words, [unsure]) == []
    assert len(judge.judged(words, [unsure, sure])) == 2


@pytest.mark.parametrize("probability", [-0.1, 0.0, 1.0, 1.1])
def test_odds_stay_finite(probability: float) -> None:
    assert abs(log_odds(probability)) < 10


def test_no_candidates_no_names() -> None:
    assert JUST.judged(WORDS, []) == []


def test_names_far_apart_are_nothing_to_one_another() -> None:
    judge = Judge({"odds": 1.0, "rival": -0.5})
    first = [ADA, Mention(1, 3, "GPE", 0.6)]
    second = [Mention(9, 12, "ORG", 0.9), Mention(11, 13, "GPE", 0.5)]

    together = judge.judged(WORDS, [second[0], *first, second[1]])

    assert together == [*judge.judged(WORDS, first), *judge.judged(WORDS, second)]
