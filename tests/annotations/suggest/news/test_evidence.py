from annotations.suggest.news.evidence import Evidence
from annotations.suggest.news.mention import Mention

WORDS = ["Acme", "Steel", "fell", "Acme", "Steel", "rose", "Acme", "left"]
WHOLE = Mention(0, 2, "ORG", 0.9)
PART = Mention(1, 2, "GPE", 0.5)
AGAIN = Mention(3, 5, "ORG", 0.8)
OTHERWISE = Mention(3, 5, "PERSON", 0.4)


def test_rivals_share_a_token() -> None:
    evidence = Evidence(WORDS, [WHOLE, PART, AGAIN])

    assert evidence.rivals(WHOLE) == [PART]
    assert evidence.rivals(PART) == [WHOLE]
    assert evidence.rivals(AGAIN) == []


def test_a_rival_that_shares_two_tokens_is_one_rival() -> None:
    evidence = Evidence(WORDS, [AGAIN, OTHERWISE])

    assert evidence.rivals(AGAIN) == [OTHERWISE]


def test_what_only_touches_is_no_rival() -> None:
    before, after = Mention(0, 1, "ORG", 0.9), Mention(1, 2, "ORG", 0.9)

    assert Evidence(WORDS, [before, after]).rivals(before) == []


def test_the_same_words_elsewhere_agree_or_not() -> None:
    evidence = Evidence(WORDS, [WHOLE, PART, AGAIN, OTHERWISE])

    assert evidence.same_words(WHOLE) == ([AGAIN], [OTHERWISE])


def test_the_same_words_in_the_same_place_are_not_elsewhere() -> None:
    evidence = Evidence(WORDS, [AGAIN, OTHERWISE])

    assert evidence.same_words(AGAIN) == ([], [])


def test_of_very_many_some_are_enough() -> None:
    words = ["Acme"] * 500
    every = [Mention(at, at + 1, "ORG", 0.9) for at in range(500)]

    same, different = Evidence(words, every).same_words(every[0])

    assert 0 < len(same) < 100
    assert different == []
