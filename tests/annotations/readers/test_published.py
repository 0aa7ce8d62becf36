"""Dates are read exactly as far as they are given."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotations.readers.published import date_of, dates_in, parsed


@pytest.mark.parametrize(
    ("words", "iso"),
    [
        ("2021", "2021"),
        ("March 2021", "2021-03"),
        ("3 March 2021", "2021-03-03"),
        ("December 05, 2023", "2023-12-05"),
        ("2022-01-10", "2022-01-10"),
        ("20220110", "2022-01-10"),
        ("13/04/2021", "2021-04-13"),
        ("05/05/2021", "2021-05-05"),
        ("2021-01-27 01:27:25", "2021-01-27T01:27"),
        ("08:35, December 05, 2023", "2023-12-05T08:35"),
        ("2021-03-03T10:30:00Z", "2021-03-03T10:30Z"),
        ("2021-03-03T10:30:00.123+05:30", "2021-03-03T10:30+0530"),
        ("Wed, 03 Mar 2021 10:30:00 GMT", "2021-03-03T10:30Z"),
        ("March 3, 2021, 3:05 p.m. EST", "2021-03-03T15:05-0500"),
        ("March 3, 2021 3:05 XYZ", "2021-03-03T03:05"),
        ("Feb. 24", "XXXX-02-24"),
        ("Feb. 29", "XXXX-02-29"),
        ("XXXX-02-24", "XXXX-02-24"),
    ],
)
def test_a_date_is_known_as_far_as_it_is_given(words: str, iso: str) -> None:
    date = parsed(words)

    assert date is not None
    assert date.iso == iso


@pytest.mark.parametrize(
    "words",
    [
        *("", "soon", "10", "10:30", "March", "Monday", "2021-02-30", "Feb. 30"),
        *("03/04/2021", "9" * 30, "XXXX-13-01", "XXXXX", "1 2 3 4 5"),
    ],
)
def test_what_is_no_day_or_two_days_is_no_date(words: str) -> None:
    assert parsed(words) is None


@pytest.mark.parametrize(
    ("raw", "iso"),
    [(1614767400, "2021-03-03T10:30Z"), (1614767400000, "2021-03-03T10:30Z")],
)
def test_seconds_and_milliseconds_since_1970_are_dates(raw: int, iso: str) -> None:
    date = date_of(raw)

    assert date is not None
    assert date.iso == iso


@pytest.mark.parametrize("raw", [None, True, 7, -1, 1e300, float("nan"), [], {}])
def test_other_values_are_no_dates(raw: object) -> None:
    assert date_of(raw) is None


@pytest.mark.parametrize(
    ("line", "isos"),
    [
        ("By Ann Lee (The Quay) 08:35, May 05, 2023", ["2023-05-05T08:35"]),
        ("Updated May 3, 2021 at 10:30 p.m. GMT", ["2021-05-03T22:30Z"]),
        ("Posted 3 May 2021 | 10:30", ["2021-05-03T10:30"]),
        ("2021-05-03 10:30 and May 4", ["2021-05-03T10:30", "XXXX-05-04"]),
        ("In May 2021 some 30 of 2021 ships, from 1 to 2", []),
        ("Mayor 3, Marching 4, Decade 5", []),
    ],
)
def test_days_are_found_in_a_line(line: str, isos: list[str]) -> None:
    assert [date.iso for date in dates_in(line)] == isos


@given(st.text())
def test_any_words_are_a_date_or_none(words: str) -> None:
    date = parsed(words)

    assert date is None or date == parsed(date.iso)
