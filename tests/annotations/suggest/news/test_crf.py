"""Against every path there is, one by one."""

from collections.abc import Callable, Iterator
from itertools import pairwise, product
from operator import itemgetter
from typing import Any

import numpy as np
import pytest

from annotations.suggest.news import crf
from annotations.suggest.news.tags import Tags
from tests.news import doc

TAGS = Tags(("PERSON",))
SIZE = len(TAGS)
LENGTHS = ([1], [4], [2, 4, 1, 3], [1, 1, 1], [3, 3])
Path = tuple[int, ...]
many = pytest.mark.parametrize("lengths", LENGTHS, ids=str)


def scores_of(lengths: list[int], seed: int = 1) -> Any:
    return np.random.default_rng(seed).normal(size=(sum(lengths), SIZE))


def weights(seed: int = 2) -> crf.Weights:
    rng = np.random.default_rng(seed)
    return crf.Weights(
        np.where(TAGS.allowed, rng.normal(size=(SIZE, SIZE)), -np.inf),
        np.where(TAGS.starts, rng.normal(size=SIZE), -np.inf),
        np.where(TAGS.ends, rng.normal(size=SIZE), -np.inf),
    )


def lawful(size: int) -> Iterator[Path]:
    for path in product(range(SIZE), repeat=size):
        inside = all(TAGS.allowed[pair] for pair in pairwise(path))
        if inside and TAGS.starts[path[0]] and TAGS.ends[path[-1]]:
            yield path


def worth(path: Path, scores: Any, links: crf.Weights) -> float:
    own = sum(scores[at, tag] for at, tag in enumerate(path))
    between = sum(links.between[pair] for pair in pairwise(path))
    return float(own + between + links.first[path[0]] + links.last[path[-1]])


def stretches(lengths: list[int]) -> Iterator[slice]:
    at = 0
    for size in lengths:
        yield slice(at, at + size)
        at += size


def weighed(scores: Any, links: crf.Weights) -> dict[Path, float]:
    return {path: np.exp(worth(path, scores, links)) for path in lawful(len(scores))}


def log_total(
    scores: Any,
    lengths: list[int],
    links: crf.Weights,
    wanted: Callable[[Path, slice], bool] = lambda _path, _here: True,
) -> float:
    totals = (
        sum(
            value
            for path, value in weighed(scores[here], links).items()
            if wanted(path, here)
        )
        for here in stretches(lengths)
    )
    return float(sum(np.log(total) for total in totals))


def a_mask(lengths: list[int]) -> Any:
    """Leave open what some tokens are, and say of others what they are not."""
    rng = np.random.default_rng(5)
    mask = rng.random((sum(lengths), SIZE)) < 0.5
    mask[:, 0] = True  # so that one path at least is left
    return mask


@many
def test_all_paths_are_summed(lengths: list[int]) -> None:
    scores, links = scores_of(lengths), weights()

    beliefs = crf.infer(scores, crf.Batch.cut(lengths), links)

    assert beliefs.log_total == pytest.approx(log_total(scores, lengths, links))


@many
def test_only_the_paths_of_a_mask_are_summed(lengths: list[int]) -> None:
    scores, links, mask = scores_of(lengths), weights(), a_mask(lengths)

    def wanted(path: Path, here: slice) -> bool:
        return bool(mask[here][range(len(path)), path].all())

    beliefs = crf.infer(scores, crf.Batch.cut(lengths), links, mask)

    held = log_total(scores, lengths, links, wanted)
    assert beliefs.log_total == pytest.approx(held)


@many
def test_marginals_are_the_shares_of_the_paths(lengths: list[int]) -> None:
    scores, links = scores_of(lengths), weights()
    expected = np.zeros_like(scores)
    for here in stretches(lengths):
        paths = weighed(scores[here], links)
        for path, value in paths.items():
            expected[here][range(len(path)), path] += value / sum(paths.values())

    beliefs = crf.infer(scores, crf.Batch.cut(lengths), links)

    assert np.allclose(beliefs.marginals, expected)


@many
@pytest.mark.parametrize("seed", range(5))
def test_the_best_path_is_found(lengths: list[int], seed: int) -> None:
    scores, links = scores_of(lengths, seed), weights(seed + 10)
    batch = crf.Batch.cut(lengths)
    expected: list[int] = []
    for here in stretches(lengths):
        paths = weighed(scores[here], links)
        expected += max(paths.items(), key=itemgetter(1))[0]

    found = crf.best(scores, batch, links, crf.infer(scores, batch, links))

    assert found.tolist() == expected


def test_the_best_of_many_tags_is_found_among_the_likeliest() -> None:
    tags = Tags(("PERSON", "GPE", "ORG"))
    row = [0, *tags.path(3, "GPE"), *tags.path(1, "ORG"), 0]
    scores = np.random.default_rng(3).normal(size=(len(row), len(tags)))
    scores[range(len(row)), row] += 9
    links = crf.Weights(
        np.where(tags.allowed, 0.0, -np.inf),
        np.where(tags.starts, 0.0, -np.inf),
        np.where(tags.ends, 0.0, -np.inf),
    )
    batch = crf.Batch.cut([len(row)])

    found = crf.best(scores, batch, links, crf.infer(scores, batch, links))

    assert found.tolist() == row


@pytest.mark.parametrize(("first", "size"), [(0, 2), (3, 3), (6, 1), (7, 1)])
def test_a_span_is_as_likely_as_the_paths_through_it(first: int, size: int) -> None:
    lengths = [2, 4, 1, 3]
    scores, links = scores_of(lengths), weights()
    tags = tuple(TAGS.path(size, "PERSON"))
    here = next(s for s in stretches(lengths) if s.start <= first < s.stop)
    paths = weighed(scores[here], links)
    at = first - here.start
    through = [value for path, value in paths.items() if path[at : at + size] == tags]

    beliefs = crf.infer(scores, crf.Batch.cut(lengths), links)

    share = sum(through) / sum(paths.values())
    assert crf.probability(beliefs, links, first, tags) == pytest.approx(share)


def test_a_span_across_two_sequences_is_impossible() -> None:
    lengths = [2, 2]
    scores, links = scores_of(lengths), weights()

    beliefs = crf.infer(scores, crf.Batch.cut(lengths), links)

    assert crf.probability(beliefs, links, 1, TAGS.path(2, "PERSON")) == 0


@many
def test_the_loss_is_what_the_mask_leaves_out(lengths: list[int]) -> None:
    scores, links, mask = scores_of(lengths), weights(), a_mask(lengths)
    batch = crf.Batch.cut(lengths)

    loss, *_ = crf.gradient(scores, batch, links, mask)

    free, held = crf.infer(scores, batch, links), crf.infer(scores, batch, links, mask)
    assert loss == pytest.approx(free.log_total - held.log_total)
    assert loss >= 0


@many
def test_nothing_is_learned_where_nothing_is_known(lengths: list[int]) -> None:
    scores = scores_of(lengths)

    loss, d_scores, links = crf.gradient(
        scores, crf.Batch.cut(lengths), weights(), np.ones_like(scores, bool)
    )

    assert loss == pytest.approx(0)
    assert np.allclose(d_scores, 0)
    assert np.allclose(links.between, 0)


@many
def test_the_gradient_of_scores_is_their_slope(lengths: list[int]) -> None:
    scores, links, mask = scores_of(lengths), weights(), a_mask(lengths)
    batch = crf.Batch.cut(lengths)

    _, d_scores, _ = crf.gradient(scores, batch, links, mask)

    slopes = slope(lambda: crf.gradient(scores, batch, links, mask)[0], scores)
    assert np.allclose(d_scores, slopes, atol=1e-5)


@pytest.mark.parametrize("name", ["between", "first", "last"])
@many
def test_the_gradient_of_links_is_their_slope(lengths: list[int], name: str) -> None:
    scores, links, mask = scores_of(lengths), weights(), a_mask(lengths)
    batch = crf.Batch.cut(lengths)

    *_, found = crf.gradient(scores, batch, links, mask)

    table = getattr(links, name)
    slopes = slope(lambda: crf.gradient(scores, batch, links, mask)[0], table)
    finite = np.isfinite(table)
    assert np.allclose(getattr(found, name)[finite], slopes[finite], atol=1e-5)


def slope(loss: Callable[[], float], table: Any, step: float = 1e-5) -> Any:
    """Try how the loss changes with each finite entry of a table."""
    found = np.zeros_like(table)
    for at in zip(*np.nonzero(np.isfinite(table)), strict=True):
        there = table[at]
        table[at] = there + step
        up = loss()
        table[at] = there - step
        found[at] = (up - loss()) / (2 * step)
        table[at] = there
    return found


def test_high_scores_stay_finite_in_single_precision() -> None:
    scores = scores_of([3, 2]).astype(np.float32) * 40
    links = crf.Weights(*(w.astype(np.float32) for w in as_tuple(weights())))
    mask = np.ones((5, SIZE), bool)
    mask[1, 1:] = False

    loss, d_scores, _ = crf.gradient(scores, crf.Batch.cut([3, 2]), links, mask)

    assert np.isfinite(loss)
    assert np.isfinite(d_scores).all()


def as_tuple(links: crf.Weights) -> tuple[Any, Any, Any]:
    return links.between, links.first, links.last


def test_texts_are_cut_after_sentences_lines_and_one_another() -> None:
    docs = [doc("He left. She\nstayed."), doc(""), doc("Why? No.")]
    size = sum(len(one) for one in docs)

    lengths = crf.stretches(docs, np.ones(size, bool))

    assert lengths == [3, 2, 2, 2, 2]


def test_no_cut_is_made_within_an_entity() -> None:
    one = doc("The St. Louis team. Won.")
    outside = np.ones(len(one), bool)
    outside[1:4] = False

    assert crf.stretches([one], outside) == [6, 2]


def test_tokens_of_sequences_are_found_again() -> None:
    batch = crf.Batch.cut([2, 4, 1])

    assert batch.index[:, 0].tolist() == [2, 3, 4, 5]
    assert sorted(batch.firsts) == [0, 2, 6]
    assert sorted(batch.lasts) == [1, 5, 6]
    assert list(zip(*batch.pairs, strict=True)) == [(2, 3), (0, 1), (3, 4), (4, 5)]
