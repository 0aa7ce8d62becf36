from collections.abc import Sequence

import pytest

from annotations.exchange.found import FoundSpan
from annotations.formats.tables.counting import recounted

TEXT = "Ann met Bob in Oslo."


def spans(*ends: tuple[int, int], words: Sequence[str | None]) -> list[FoundSpan]:
    return [
        FoundSpan(start=start, end=end, label="A", words=one)
        for (start, end), one in zip(ends, words, strict=True)
    ]


@pytest.mark.parametrize(
    "ends", [((0, 2), (8, 10)), ((1, 3), (9, 11)), ((1, 4), (9, 12))]
)
def test_what_all_words_bear_out_is_taken_and_told(
    ends: tuple[tuple[int, int], ...],
) -> None:
    found, told = recounted(spans(*ends, words=["Ann", "Bob"]), TEXT)

    assert [(one.start, one.end) for one in found] == [(0, 3), (8, 11)]
    assert "as the words show" in told[0]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (TEXT, ["Bob", "Oslo"]),
        (TEXT, ["Ann", "else"]),
        (TEXT, [None, None]),
        ("", ["nn", "ob"]),
    ],
)
def test_what_they_do_not_bear_out_stays(text: str, words: list[str | None]) -> None:
    given = spans((1, 3), (9, 11), words=words)

    assert recounted(given, text) == (tuple(given), ())


def test_another_unit_is_not_taken_for_another_way_to_count() -> None:
    given = spans((4, 7), words=["Bob"])

    assert recounted(given, "🙂, Bob") == (tuple(given), ())


def test_spans_without_words_go_along() -> None:
    found, _ = recounted(spans((9, 11), (16, 19), words=["Bob", None]), TEXT)

    assert [(one.start, one.end) for one in found] == [(8, 11), (15, 19)]
