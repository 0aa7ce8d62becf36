"""Captions are known by their credits."""

import pytest

from annotations.article import ZoneKind
from tests.annotations.readers.texts import BODY, article, stretches


@pytest.mark.parametrize(
    "line",
    [
        "People cross the bridge in Lisbon, May 3, 2021. [Photo/Quay]",
        "People cross the bridge. ANN LEE/MERIDIAN",
        "People cross the bridge. Jan de Boer/Getty Images",
        "People cross the bridge. (Xinhua/Li Bo)",
        "People cross the bridge. (AP Photo/Ann Lee)",
        "People cross the bridge. (Photo by Ann Lee/Meridian)",
        "People cross the bridge. Photo: Ann Lee",
        "FILE PHOTO: People cross the bridge. REUTERS/Ann Lee/File Photo",
        "Photo taken on Jan. 5, 2022 shows the bridge in Lisbon.",
        "In this file photo, people cross the bridge.",
        "This handout image released by the city shows the bridge.",
    ],
)
@pytest.mark.parametrize("place", ["above", "below"])
def test_a_picture_is_known_by_its_credit(line: str, place: str) -> None:
    found = article(*((line, BODY) if place == "above" else (BODY, line)), BODY)

    assert stretches(found, ZoneKind.CAPTION) == [line]
    assert found.news.published is None


@pytest.mark.parametrize(
    "line",
    [
        "He met her at Smith/Klein.",
        "It cost 5/6 of the sum (and/or more)",
        "Photo editors were there, and so was the mayor.",
        "This man took a picture, and it shows the bridge.",
    ],
)
def test_a_slash_alone_makes_no_caption(line: str) -> None:
    assert article(BODY, line, BODY).zones == ()
