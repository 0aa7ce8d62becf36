import pytest

from annotations.dates import PartialDate, Precision
from annotations.errors import CopydeskError


@pytest.mark.parametrize(
    ("iso", "precision", "shown"),
    [
        ("2023", Precision.YEAR, "2023"),
        ("2023-12", Precision.MONTH, "December 2023"),
        ("2023-12-05", Precision.DAY, "5 December 2023"),
        ("2023-12-05T08:35", Precision.MINUTE, "5 December 2023, 08:35"),
        ("2023-12-05T08:35:20Z", Precision.MINUTE, "5 December 2023, 08:35"),
        ("2023-12-05T08:35+02:00", Precision.MINUTE, "5 December 2023, 08:35"),
        ("XXXX-02-24", Precision.DAY, "24 February"),
    ],
)
def test_a_date_is_as_exact_as_it_is_known(
    iso: str, precision: Precision, shown: str
) -> None:
    date = PartialDate(iso)

    assert (date.precision, date.shown()) == (precision, shown)


@pytest.mark.parametrize(
    "iso",
    [
        "",
        "yesterday",
        "2023-13",
        "2023-00",
        "2023-12-32",
        "2023-12-05 08:35",
        "2023-12-05T24:00",
        "2023-12-05T08:60",
        "05.12.2023",
    ],
)
def test_what_is_no_date_is_refused_with_an_example(iso: str) -> None:
    with pytest.raises(CopydeskError, match="write it like 2023-12-05"):
        PartialDate(iso)


@pytest.mark.parametrize("iso", ["2023-02-30", "2023-02-29", "2023-04-31"])
def test_a_day_that_the_month_lacks_is_refused(iso: str) -> None:
    with pytest.raises(CopydeskError, match="is not a date"):
        PartialDate(iso)


@pytest.mark.parametrize("iso", ["2024-02-29", "XXXX-02-29"])
def test_leap_days_are_days(iso: str) -> None:
    assert PartialDate(iso).precision is Precision.DAY


def test_a_missing_year_is_known_to_be_missing() -> None:
    assert PartialDate("XXXX-02-24").year_missing
    assert not PartialDate("2023-02-24").year_missing


def test_dates_sort_by_time_and_those_without_a_year_last() -> None:
    dates = [PartialDate(iso) for iso in ("XXXX-01-01", "2024", "2023-12-05", "2023")]

    assert [d.iso for d in sorted(dates)] == [
        "2023",
        "2023-12-05",
        "2024",
        "XXXX-01-01",
    ]
