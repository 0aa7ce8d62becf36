from typing import Any

import numpy as np
import pytest

from annotations.suggest.news.network import network, news_tagger
from annotations.suggest.news.recogniser import NewsRecogniser
from model.assemble import blank, seat
from tests.news import LABELS, SIZES

TEXT = "Ada met Bob in New York."


def member(seed: int) -> NewsRecogniser:
    made = NewsRecogniser(news_tagger(network(SIZES, LABELS), LABELS))
    made.initialize()
    rng = np.random.default_rng(seed)
    for node in made.model.walk():
        for name in node.param_names:
            table: Any = node.get_param(name)
            table[:] = rng.normal(scale=0.3, size=table.shape)
    return made


def seated(*members: NewsRecogniser) -> Any:
    nlp = blank(LABELS, {**SIZES, "members": len(members)})
    nlp.initialize()
    seat(nlp, members)
    return nlp


def scores(nlp: Any) -> Any:
    doc = nlp.make_doc(TEXT)
    nlp.get_pipe("tok2vec")(doc)
    (found,) = nlp.get_pipe("ner").model.predict([doc])
    return found


@pytest.mark.parametrize("seeds", [(1,), (1, 2), (1, 2, 3)], ids=str)
def test_the_scores_of_the_members_are_averaged(seeds: tuple[int, ...]) -> None:
    members = [member(seed) for seed in seeds]

    found = scores(seated(*members))

    doc = blank(LABELS, SIZES).make_doc(TEXT)
    alone = [one.model.predict([doc])[0] for one in members]
    assert np.allclose(found, np.mean(alone, axis=0), atol=0.02)


def test_what_follows_what_is_averaged_too() -> None:
    members = [member(1), member(2)]

    found = links(seated(*members).get_pipe("ner"))

    assert np.allclose(found, np.mean([links(one) for one in members], axis=0))


def links(recogniser: NewsRecogniser) -> Any:
    return recogniser.model.get_ref("chain").get_param("between")
