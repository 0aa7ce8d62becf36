"""Bylines are told from sentences and headlines that look like them."""

import pytest

from annotations.article import ZoneKind
from annotations.readers.news import described
from tests.annotations.readers.texts import BODY, article, facts, stretches


@pytest.mark.parametrize(
    ("line", "known"),
    [
        ("By Ann Lee", {"byline": "Ann Lee"}),
        ("BY ANN LEE", {"byline": "ANN LEE"}),
        ("By ANN LEE, Staff Writer", {"byline": "ANN LEE"}),
        ("Ann Lee, Senior Correspondent", {"byline": "Ann Lee"}),
        ("By Ann Lee and Jan van der Berg", {"byline": "Ann Lee and Jan van der Berg"}),
        (
            "By Ann Lee in Lisbon and Jo Roe in New York",
            {"byline": "Ann Lee and Jo Roe"},
        ),
        ("By Ann Lee, Reuters", {"byline": "Ann Lee", "outlet": "Reuters"}),
        ("By Ann Lee for The Quay", {"byline": "Ann Lee", "outlet": "The Quay"}),
        ("By Reuters Staff", {"outlet": "Reuters"}),
        (
            "By Ann Lee | The Quay | Updated: 2022-03-04 07:31",
            {
                "byline": "Ann Lee",
                "outlet": "The Quay",
                "published": "2022-03-04T07:31",
            },
        ),
        (
            "By Zoë O'Neil-Åström (The Quay) 08:35, December 05, 2023",
            {
                "byline": "Zoë O'Neil-Åström",
                "outlet": "The Quay",
                "published": "2023-12-05T08:35",
            },
        ),
        ("By Ann Lee March 3, 2021", {"byline": "Ann Lee", "published": "2021-03-03"}),
        ("Par Jeanne Lebrun", {"byline": "Jeanne Lebrun"}),
    ],
)
def test_a_byline_tells_who_for_whom_and_when(line: str, known: dict[str, str]) -> None:
    found = article("Bridge opens late", line, BODY)

    assert facts(found) == {"headline": "Bridge opens late"} | known
    assert stretches(found, ZoneKind.BYLINE) == [line]


@pytest.mark.parametrize(
    "line",
    [
        "By Monday, the river had fallen.",
        "By Monday the river had fallen",
        "By The River",
        "By all accounts it was late",
        "Police Chief Resigns",
        "May and June, the Best Months",
    ],
)
def test_by_alone_makes_no_byline(line: str) -> None:
    assert article(line, BODY, BODY).news.byline == ""


def test_an_outlet_may_stand_below_the_byline() -> None:
    found = described(f"Bridge opens\nBy Ann Lee\nAssociated Press\n\n{BODY}")

    assert found.news.outlet == "Associated Press"
    assert stretches(found, ZoneKind.BYLINE) == ["By Ann Lee", "Associated Press"]
