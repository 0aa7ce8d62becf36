from typing import Any

import numpy as np
import pytest

from annotations.suggest.news.network import (
    narrow,
    network,
    news_tagger,
    news_tok2vec,
)
from annotations.suggest.news.tags import Tags
from tests.news import LABELS, SIZES, doc

TEXTS = ("Ada met Bob in Rome.", "", "Rome")


@pytest.mark.parametrize("members", [1, 2])
def test_members_stand_side_by_side(members: int) -> None:
    model = news_tok2vec({**SIZES, "members": members}, LABELS)
    model.initialize()

    parts = model.predict([doc(text) for text in TEXTS])

    assert model.get_dim("nO") == 8 * members
    assert [part.shape for part in parts] == [(n, 8 * members) for n in (6, 0, 1)]


@pytest.mark.parametrize("members", [1, 2])
def test_half_precision_is_widened_when_first_used(members: int) -> None:
    model = news_tok2vec({**SIZES, "members": members}, LABELS)
    model.initialize()
    docs = [doc(text) for text in TEXTS]
    before = model.predict(docs)

    narrow(model)
    small = kinds(model)
    after = model.predict(docs)

    assert small == {np.dtype(np.float16)}
    assert kinds(model) == {np.dtype(np.float32)}
    for part, close in zip(before, after, strict=True):
        assert np.allclose(part, close, atol=0.05)


def test_every_tag_of_every_token_is_scored() -> None:
    model = news_tagger(network(SIZES, LABELS), LABELS)
    model.initialize()

    parts = model.predict([doc(text) for text in TEXTS])

    assert [part.shape for part in parts] == [(n, len(Tags(LABELS))) for n in (6, 0, 1)]


def test_gradients_reach_every_weight() -> None:
    model = news_tagger(network(SIZES, LABELS), LABELS)
    model.initialize()
    weights: Any = model.get_ref("output").get_param("W")
    weights[:] = 0.1

    parts, backprop = model.begin_update([doc(text) for text in TEXTS])
    backprop([np.ones_like(part) for part in parts])

    learning = {node.name for node in model.walk() if node.grad_names}
    assert {"copydesk_embed", "maxout", "linear"} <= learning


def kinds(model: Any) -> set[Any]:
    return {
        node.get_param(name).dtype for node in model.walk() for name in node.param_names
    }
