"""What machines write above a story tells about it."""

import pytest

from annotations.article import ZoneKind
from annotations.dates import PartialDate
from tests.annotations.readers.texts import BODY, article, facts, stretches


@pytest.mark.parametrize(
    ("line", "known"),
    [
        ("March 3, 2021", {"published": "2021-03-03"}),
        ("Wednesday, 3 March 2021 10:30 GMT", {"published": "2021-03-03T10:30Z"}),
        ("Published: 3 March 2021", {"published": "2021-03-03"}),
        ("Updated 10:30 GMT", {}),
        (
            "Xinhua | Updated: 2022-03-04",
            {"outlet": "Xinhua", "published": "2022-03-04"},
        ),
        ("(Xinhua) March 04, 2022", {"outlet": "Xinhua", "published": "2022-03-04"}),
        (
            "Source: The Quay| 2021-01-27 01:27:25|Editor: lee",
            {"outlet": "The Quay", "published": "2021-01-27T01:27"},
        ),
        ("AUTHOR: Ann Lee", {"byline": "Ann Lee"}),
        ("DATELINE: LISBON", {"dateline": "LISBON"}),
        ("BC-EU--Portugal-Bridge, 450", {}),
        ("KEY WORDS: bridge, river", {}),
    ],
)
def test_a_slug_tells_what_machines_wrote(line: str, known: dict[str, str]) -> None:
    found = article("Bridge opens late", line, BODY)

    assert facts(found) == {"headline": "Bridge opens late"} | known
    assert stretches(found, ZoneKind.SLUG) == [line]


@pytest.mark.parametrize("rest", ["Bridge opens late", f"LISBON, May 3 (AP) -- {BODY}"])
def test_a_stamp_is_peeled_off_the_first_line(rest: str) -> None:
    found = article(f" date 2021-05-03 {rest}", BODY)

    assert stretches(found, ZoneKind.SLUG) == ["date 2021-05-03"]
    assert found.zones[1].span.start == 17
    assert found.news.published == PartialDate("2021-05-03")
