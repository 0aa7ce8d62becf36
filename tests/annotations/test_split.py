from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotations.article import Article
from annotations.errors import CopydeskError
from annotations.split import Split

USUAL = "train=0.8,dev=0.1,test=0.1"


def articles(count: int) -> list[Article]:
    return [Article(text=f"article {number}") for number in range(count)]


def parts(split: Split, chosen: list[Article]) -> dict[str, str]:
    partition = split.over(one.sha256 for one in chosen)
    return {one.text: partition.part_of(one) for one in chosen}


@pytest.mark.parametrize(
    ("count", "expected"),
    [
        (3, {"train": 1, "dev": 1, "test": 1}),
        (5, {"train": 3, "dev": 1, "test": 1}),
        (10, {"train": 8, "dev": 1, "test": 1}),
        (1000, {"train": 800, "dev": 100, "test": 100}),
    ],
)
def test_shares_are_exact_and_no_part_is_empty(
    count: int, expected: dict[str, int]
) -> None:
    assert Counter(parts(Split.parse(USUAL), articles(count)).values()) == expected


def test_the_order_in_which_articles_come_does_not_matter() -> None:
    split = Split.parse(USUAL)

    assert parts(split, articles(50)) == parts(split, articles(50)[::-1])


def test_another_seed_divides_otherwise() -> None:
    one, two = (Split.parse(USUAL, seed=seed) for seed in (1, 2))

    assert parts(one, articles(50)) != parts(two, articles(50))


def test_more_articles_move_few_of_those_that_were_there() -> None:
    split = Split.parse(USUAL)

    before, after = (parts(split, articles(count)) for count in (1000, 1100))

    assert sum(after[text] != part for text, part in before.items()) < 50


def test_a_part_without_a_share_gets_nothing() -> None:
    split = Split.parse("train=1,dev=0")

    assert set(parts(split, articles(3)).values()) == {"train"}


@given(st.integers(1, 6), st.integers(0, 60), st.integers())
def test_no_part_is_further_than_one_article_from_its_share(
    parts_wanted: int, more: int, seed: int
) -> None:
    split = Split({f"p{i}": 1 / parts_wanted for i in range(parts_wanted)}, seed)
    chosen = articles(parts_wanted + more)

    sizes = Counter(parts(split, chosen).values())

    assert len(sizes) == parts_wanted
    assert all(abs(size - len(chosen) / parts_wanted) < 1 for size in sizes.values())


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "names no share"),
        ("train", "“train” names no share; write it like train=0.8"),
        ("train=most", "“most” is no number"),
        ("train=0.8", "add up to 0.8; make them add up to 1"),
        ("train=80,dev=20", "give one from 0 to 1"),
        ("train=nan", "give one from 0 to 1"),
        ("train=1.5,dev=-0.5", "give one from 0 to 1"),
        ("a/b=1", "cannot name a part"),
        ("=1", "cannot name a part"),
        ("train=0.5,train=0.5", "same name"),
        ("train=0.5,Train=0.5", "same name"),
    ],
)
def test_what_is_no_split_is_refused_with_the_reason(text: str, words: str) -> None:
    with pytest.raises(CopydeskError, match=words):
        Split.parse(text)


def test_more_parts_than_articles_are_refused() -> None:
    with pytest.raises(CopydeskError, match=r"fewer articles to export \(2\)"):
        parts(Split.parse(USUAL), articles(2))


def test_three_thirds_may_be_rounded() -> None:
    split = Split.parse("a=0.333,b=0.333,c=0.333")

    assert set(Counter(parts(split, articles(9)).values()).values()) == {3}
