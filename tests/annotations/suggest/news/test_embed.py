from typing import Any

import numpy as np
import pytest
from thinc.api import fix_random_seed

from annotations.suggest.news.embed import learn_cities, learn_words, news_embed
from tests.news import LABELS, cutter, doc

TABLES = ("words", "pieces", "shapes", "hints", "reasons")


def hashes(*words: str) -> list[int]:
    return [cutter().vocab.strings.add(word) for word in words]


@pytest.fixture
def model() -> Any:
    model = news_embed(4, 50, LABELS)
    learn_words(model, hashes("minsk", "in", "the"))
    learn_cities(model, hashes("minsk"), hashes("york"))
    model.initialize()
    return model


@pytest.fixture
def docs() -> list[Any]:
    first = doc("In Minsk, the mayor spoke.")
    first.user_data["copydesk_hints"] = [(1, 2, "GPE", "a city")]
    return [first, doc(""), doc("New York\nNEW YORK")]


def test_each_doc_gets_a_row_for_each_token(model: Any, docs: list[Any]) -> None:
    parts = model.predict(docs)

    width = model.get_dim("nO")
    assert [part.shape for part in parts] == [(len(one), width) for one in docs]
    assert {part.dtype for part in parts} == {np.dtype(np.float32)}


def test_a_batch_changes_nothing(model: Any, docs: list[Any]) -> None:
    together = model.predict(docs)

    alone = model.predict(docs[2:])
    assert np.allclose(together[2], alone[0])


def test_cities_and_parts_of_their_names_are_marked(model: Any) -> None:
    (rows,) = model.predict([doc("Minsk York Oslo")])

    plain = news_embed(4, 50, LABELS)
    learn_words(plain, hashes("minsk", "in", "the"))
    plain.initialize()
    (unmarked,) = plain.predict([doc("Minsk York Oslo")])
    assert (rows - unmarked).sum(axis=1).tolist() == [1, 1, 0]


def test_words_without_a_row_share_the_first(model: Any) -> None:
    first, second = model.predict([doc("abc xyz")])[0]

    assert np.allclose(first[:4], second[:4])
    assert not np.allclose(first[4:8], second[4:8])


@pytest.mark.parametrize("name", TABLES)
def test_the_gradient_of_a_table_is_its_slope(
    model: Any, docs: list[Any], name: str
) -> None:
    parts, backprop = model(docs, is_train=False)
    rng = np.random.default_rng(0)
    pull = [rng.normal(size=part.shape).astype(np.float32) for part in parts]

    backprop(pull)

    grad, table = model.get_grad(name), model.get_param(name)
    for at in np.argwhere(np.abs(grad) > 0.1)[:6]:
        before = pulled(model, docs, pull)
        table[tuple(at)] += 1  # the layer is linear in its tables
        after = pulled(model, docs, pull)
        assert after - before == pytest.approx(grad[tuple(at)], abs=1e-3)


@pytest.mark.parametrize("name", TABLES)
def test_rows_that_nothing_needs_are_not_pulled(
    model: Any, docs: list[Any], name: str
) -> None:
    parts, backprop = model(docs, is_train=False)

    backprop([np.ones_like(part) for part in parts])

    pulled_rows = np.abs(model.get_grad(name)).sum(axis=1) > 0
    assert pulled_rows.any()
    assert name == "words" or not pulled_rows.all()


def test_some_words_are_forgotten_in_training(model: Any) -> None:
    fix_random_seed(0)
    one = doc("the " * 200)
    (known,) = model.predict([one])

    (trained,), _ = model.begin_update([one])

    forgotten = (np.abs(known[:, :4] - trained[:, :4]) > 0).any(axis=1).mean()
    assert 0.2 < forgotten < 0.5


def test_weights_go_to_bytes_and_back(model: Any, docs: list[Any]) -> None:
    other = news_embed(4, 50, LABELS)

    other.from_bytes(model.to_bytes())

    for part, same in zip(model.predict(docs), other.predict(docs), strict=True):
        assert np.array_equal(part, same)


def pulled(model: Any, docs: list[Any], pull: list[Any]) -> float:
    parts = model.predict(docs)
    return sum(
        float((part.astype(float) * d).sum())
        for part, d in zip(parts, pull, strict=True)
    )
