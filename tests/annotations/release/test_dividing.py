from collections import Counter
from itertools import pairwise
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotations.annotated import AnnotatedArticle
from annotations.errors import CopydeskError
from annotations.release.dividing import divided
from annotations.release.order import By, Plan, Shared
from tests.annotations.release.dataset import (
    article,
    articles,
    outlines,
    plan,
    span,
    unlike,
)

LABELS = ("PERSON", "GPE", "ORG", "RARE")
SHARES = {"train": 0.5, "dev": 0.25, "test": 0.25}


def parts(chosen: list[AnnotatedArticle], made: Plan) -> dict[str, str]:
    found = divided(outlines(chosen), made).parts
    return {one.digest: part for part, held in found.items() for one in held}


def sizes(chosen: list[AnnotatedArticle], made: Plan) -> dict[str, int]:
    return {
        part: len(held) for part, held in divided(outlines(chosen), made).parts.items()
    }


def labelled(number: int, counts: list[int]) -> AnnotatedArticle:
    """Make an article with so many spans of each label."""
    text = f"{unlike(number)} end"
    spans = [
        span(text.split()[place], label, text)
        for label, count in zip(LABELS, counts, strict=True)
        for place in range(count)
    ]
    return article(text, *spans)


def versions(stories: list[int]) -> list[list[AnnotatedArticle]]:
    """Make so many versions of each story, each longer than the one before."""
    return [
        [
            article(
                " ".join((unlike(story), *(f"more{story} {n}" for n in range(many))))
            )
            for many in range(1, count + 1)
        ]
        for story, count in enumerate(stories)
    ]


@pytest.mark.parametrize("by", By)
@given(count=st.integers(3, 40), seed=st.integers(0, 5), order=st.randoms())
def test_every_article_goes_to_one_part_whatever_the_order(
    by: By, count: int, seed: int, order: Random
) -> None:
    chosen = articles(count)
    shuffled = order.sample(chosen, count)

    found = parts(chosen, plan(by, seed=seed))

    assert set(found) == {one.article.sha256 for one in chosen}
    assert parts(shuffled, plan(by, seed=seed)) == found
    assert set(found.values()) == {"train", "dev", "test"}


@pytest.mark.parametrize("by", [By.ARTICLE, By.TIME])
@given(count=st.integers(3, 60))
def test_shares_of_single_articles_are_exact(by: By, count: int) -> None:
    found = sizes(articles(count), plan(by))

    assert all(abs(found[part] - share * count) <= 1 for part, share in SHARES.items())


@given(stories=st.lists(st.integers(1, 12), min_size=3, max_size=30))
def test_versions_of_a_story_stay_together_and_shares_are_near(
    stories: list[int],
) -> None:
    stacks = versions(stories)
    chosen = [one for stack in stacks for one in stack]

    found = parts(chosen, plan(By.STACK))

    assert all(
        len({found[one.article.sha256] for one in stack}) == 1 for stack in stacks
    )
    sums = Counter(found.values())
    for part, share in SHARES.items():
        assert sums[part] <= share * len(chosen) + max(stories)


def test_articles_that_only_share_a_sentence_at_the_end_are_apart() -> None:
    end = "Reporting by Ann Other in London and Bob Else in Paris."
    chosen = [article(f"{unlike(number)} {end}") for number in range(30)]

    division = divided(outlines(chosen), plan(By.STACK))

    assert division.stacked == {}
    assert division.notes == ("No two articles belong together.",)


def test_an_article_that_holds_a_short_one_belongs_to_it() -> None:
    short = unlike(0)
    chosen = [article(short), article(f"{short} {unlike(1)} {unlike(2)}")]
    chosen += [article(unlike(number)) for number in (3, 4, 5)]

    stacked = divided(outlines(chosen), plan(By.STACK)).stacked

    assert set(stacked) == {one.article.sha256[:16] for one in chosen[:2]}
    assert len(set(stacked.values())) == 1


def test_chinese_is_compared_by_characters() -> None:
    text = "中国外交部发言人周二在北京举行的例行记者会上表示中方对此高度关注"
    chosen = [article(text), article(text + "记者随后提问")]
    chosen += [article(unlike(number)) for number in range(3)]

    assert len(divided(outlines(chosen), plan(By.STACK)).stacked) == 2


def test_what_is_shared_besides_text_is_asked_for() -> None:
    chosen = [
        article(unlike(number), outlet=f"wire {number // 2}", day="2024-01-01")
        for number in range(8)
    ]
    by_outlet = divided(outlines(chosen), plan(By.STACK, shared=(Shared.OUTLET,)))

    assert len(set(by_outlet.stacked.values())) == 4
    with pytest.raises(CopydeskError, match="fewer stacks than parts"):
        divided(outlines(chosen), plan(By.STACK, shared=(Shared.DAY,)))


def test_what_an_article_does_not_say_it_shares_with_none() -> None:
    chosen = [article(unlike(number)) for number in range(4)]

    assert not divided(outlines(chosen), plan(By.STACK, shared=tuple(Shared))).stacked


def test_by_time_the_newest_articles_are_in_the_last_part() -> None:
    found = divided(outlines(articles(24)), plan(By.TIME)).parts

    ends = [(held[0], held) for held in found.values()]
    for (_, early), (_, late) in pairwise(ends):
        assert max(x.published for x in early) <= min(x.published for x in late)


def test_articles_without_a_date_are_in_the_first_part_and_said() -> None:
    undated = [article(unlike(99)), article(unlike(98), day="XXXX-12-31")]

    division = divided(outlines([*articles(10), *undated]), plan(By.TIME))

    assert {one.article.sha256 for one in undated} <= {
        one.digest for one in division.parts["train"]
    }
    assert division.notes[0].startswith("2 articles without a date")


@given(labels=st.lists(st.sampled_from(range(4)), min_size=3, max_size=60))
def test_each_label_has_its_share_of_spans_in_each_part(labels: list[int]) -> None:
    chosen = [
        labelled(number, [int(place == label) for place in range(4)])
        for number, label in enumerate(labels)
    ]

    found = divided(outlines(chosen), plan(By.LABEL)).parts

    for place, name in enumerate(LABELS):
        for part, share in SHARES.items():
            spans = sum(one.labels[name] for one in found[part])
            assert abs(spans - share * labels.count(place)) <= 2


def test_labels_that_come_together_have_their_shares_too() -> None:
    counts = [
        [number * 13 % 4, number * 29 % 7 % 4, number * 11 % 3, number % 9 // 8]
        for number in range(200)
    ]
    chosen = [labelled(number, some) for number, some in enumerate(counts)]

    found = divided(outlines(chosen), plan(By.LABEL)).parts

    for name, total in zip(LABELS, map(sum, zip(*counts, strict=True)), strict=True):
        for part, share in SHARES.items():
            spans = sum(one.labels[name] for one in found[part])
            assert abs(spans - share * total) <= 0.04 * total + 1
    assert abs(len(found["train"]) - 100) <= 4


def test_another_seed_divides_otherwise() -> None:
    chosen = articles(30)

    assert parts(chosen, plan(seed=1)) != parts(chosen, plan(seed=2))


@pytest.mark.parametrize("by", By)
def test_too_few_articles_for_the_parts_are_refused(by: By) -> None:
    with pytest.raises(CopydeskError, match=r"fewer articles than parts .* \(3\)"):
        divided(outlines(articles(2)), plan(by))


@pytest.mark.parametrize("by", By)
def test_no_article_is_nothing_to_release(by: By) -> None:
    with pytest.raises(CopydeskError, match="Nothing to release"):
        divided([], plan(by))
