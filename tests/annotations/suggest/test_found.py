from annotations.suggest.rules.found import Found, Trust, resolve

TEXT = "Andean River\nCommission of Peru"


def one(start: int, end: int, trust: Trust = Trust.NAMED) -> Found:
    return Found(start, end, "ORG", "a rule", trust)


def test_the_longest_finding_stands() -> None:
    assert resolve([one(0, 6), one(0, 12)], text=TEXT) == (one(0, 12),)


def test_a_certain_finding_stands_against_a_longer_one() -> None:
    certain = one(0, 6, Trust.CERTAIN)

    assert resolve([one(0, 12), certain], text=TEXT) == (certain,)


def test_a_guess_gives_way_to_anything() -> None:
    guess = one(0, 12, Trust.GUESS)

    assert resolve([guess, one(0, 6)], text=TEXT) == (one(0, 6),)


def test_of_two_of_a_length_the_more_trusted_stands() -> None:
    shape = one(0, 6, Trust.SHAPE)

    assert resolve([shape, one(0, 6)], text=TEXT) == (one(0, 6),)


def test_a_finding_across_a_line_break_is_dropped() -> None:
    assert resolve([one(7, 23)], text=TEXT) == ()


def test_findings_come_back_in_reading_order() -> None:
    assert resolve([one(7, 12), one(0, 6)], text=TEXT) == (one(0, 6), one(7, 12))


def test_what_stood_before_stands_against_all() -> None:
    stood = one(3, 6, Trust.GUESS)

    more = resolve([one(0, 6, Trust.CERTAIN), one(7, 12)], text=TEXT, standing=[stood])

    assert more == (stood, one(7, 12))
