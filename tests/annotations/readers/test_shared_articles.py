"""The articles we were given are described as they should be."""

from pathlib import Path

import pytest

from annotations.readers.news import described
from tests.annotations.readers.texts import facts

# Facts only: the texts stay where they are.
SHARED = Path(__file__).parents[4] / "shared" / "articles"


@pytest.mark.skipif(not SHARED.is_dir(), reason="the shared articles are not here")
@pytest.mark.parametrize(
    ("number", "known", "headline", "kinds"),
    [
        (
            "000",
            {"outlet": "Xinhua", "dateline": "BEIJING", "published": "XXXX-02-24"},
            None,
            "slug dateline",
        ),
        (
            "001",
            {"outlet": "Xinhua", "dateline": "BEIJING", "published": "2022-01-10"},
            None,
            "slug dateline",
        ),
        (
            "002",
            {
                "byline": "Cao Desheng",
                "outlet": "China Daily",
                "published": "2023-12-05T08:35",
            },
            (0, 37),
            "headline byline caption headline caption boilerplate boilerplate",
        ),
        (
            "003",
            {"outlet": "Xinhua", "dateline": "DUSHANBE", "published": "2021-07-16"},
            (17, 83),
            "slug headline dateline",
        ),
        (
            "004",
            {
                "outlet": "Xinhua",
                "dateline": "BEIJING",
                "published": "2021-01-27T01:27",
            },
            (0, 80),
            "headline slug dateline boilerplate slug boilerplate boilerplate",
        ),
    ],
)
def test_the_shared_articles_are_described(
    number: str, known: dict[str, str], headline: tuple[int, int] | None, kinds: str
) -> None:
    (path,) = SHARED.glob(f"{number}_*.txt")
    text = path.read_text("utf-8")

    found = described(text)

    start, end = headline or (0, 0)
    assert found.news.headline == text[start:end]
    assert {"headline": text[start:end], **facts(found)} == {
        "headline": text[start:end],
        **known,
    }
    assert [zone.kind.value for zone in found.zones] == kinds.split()
    assert found.news.language == "en"
