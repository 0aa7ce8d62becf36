"""The day of publication comes from all the dates about an article."""

import pytest

from annotations.dates import PartialDate
from tests.annotations.readers.texts import BODY, article


@pytest.mark.parametrize(
    ("day", "caption", "iso"),
    [
        ("May 3", "May 2, 2021", "2021-05-03"),
        ("May 3", "May 9, 2021", "XXXX-05-03"),
        ("Jan. 1", "Dec. 31, 2021", "2022-01-01"),
        ("Dec. 31", "Jan. 2, 2022", "2021-12-31"),
        ("Feb. 29", "Feb. 28, 2021", "XXXX-02-29"),
        ("Feb. 29", "Feb. 28, 2020", "2020-02-29"),
        ("May 3", "May 3", "XXXX-05-03"),
    ],
)
def test_a_nearby_caption_lends_a_dateline_its_year(
    day: str, caption: str, iso: str
) -> None:
    found = article(
        f"LISBON, {day} (AP) -- {BODY}", f"Crowds, {caption}. (AP Photo/Lee)"
    )

    assert found.news.published == PartialDate(iso)


def test_a_date_in_the_story_lends_no_year() -> None:
    found = article(f"LISBON, May 3 (AP) -- {BODY}", "It began on May 3, 1990.")

    assert found.news.published == PartialDate("XXXX-05-03")


def test_the_exact_time_of_the_same_day_is_taken() -> None:
    found = article("May 3, 2021", "By Ann Lee 08:35, May 3, 2021", BODY)

    assert found.news.published == PartialDate("2021-05-03T08:35")
