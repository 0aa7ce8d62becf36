from typing import Any

import numpy as np
import pytest
from thinc.api import Adam

from annotations.suggest.news.network import news_tok2vec
from tests.news import LABELS, SIZES, doc

TEXTS = ("Ada met Bob in Rome.", "Rome", "", "The\n\nRiver Ouse - and on it went.")


@pytest.fixture
def model() -> Any:
    made = news_tok2vec({**SIZES, "members": 2}, LABELS)
    made.initialize()
    return made


def largest_gap(model: Any) -> float:
    """Compare the short way with the way that Thinc's own layers take."""
    docs = [doc(text) for text in TEXTS]
    pairs = zip(model.predict(docs), model.layers[0].predict(docs), strict=True)
    return float(max(np.abs(a - b).max(initial=0) for a, b in pairs))


def test_the_short_way_leads_to_the_same(model: Any) -> None:
    assert largest_gap(model) < 1e-5


def test_other_weights_are_noticed(model: Any) -> None:
    largest_gap(model)
    other: Any = news_tok2vec({**SIZES, "members": 2}, LABELS)
    other.initialize()
    for node in other.walk():
        for name in node.param_names:
            node.set_param(name, node.get_param(name) + np.float32(0.25))

    model.from_bytes(other.to_bytes())

    assert largest_gap(model) < 1e-5


def test_weights_that_were_trained_are_noticed(model: Any) -> None:
    largest_gap(model)
    _, backprop = model.begin_update([doc(text) for text in TEXTS])
    backprop([np.ones((len(doc(text)), 16), np.float32) for text in TEXTS])

    model.finish_update(Adam(0.1))

    assert largest_gap(model) < 1e-5
