from pathlib import Path
from typing import Any

import numpy as np
import pytest
from thinc.api import Adam, fix_random_seed

from annotations.suggest.news.network import network, news_tagger
from annotations.suggest.news.partial import possible
from annotations.suggest.news.recogniser import NewsRecogniser
from annotations.suggest.reading import SCORES
from tests.news import LABELS, SIZES, doc

TEXT = "Ada Lovelace met Bob in New York. Acme paid."
GOLD = (
    ("Ada Lovelace", "PERSON"),
    ("Bob", "PERSON"),
    ("New York", "GPE"),
    ("Acme", "ORG"),
)


def fresh() -> NewsRecogniser:
    made = NewsRecogniser(news_tagger(network(SIZES, LABELS), LABELS))
    made.initialize()
    return made


def gold() -> Any:
    reference = doc(TEXT)
    ents = [
        reference.char_span(TEXT.index(words), TEXT.index(words) + len(words), label)
        for words, label in GOLD
    ]
    reference.set_ents(ents, default="outside")
    return reference


@pytest.fixture(scope="module")
def course() -> tuple[NewsRecogniser, list[float]]:
    """A recogniser that has learned one text by heart, and its losses."""
    fix_random_seed(1)
    made, optimizer = fresh(), Adam(0.02)
    masks = [possible(gold(), made.tags)]
    losses = []
    for _ in range(150):
        losses.append(made.learn([doc(TEXT)], masks, drop=0.0))
        made.finish_update(optimizer)
    return made, losses


@pytest.fixture
def learned(course: tuple[NewsRecogniser, list[float]]) -> NewsRecogniser:
    return course[0]


def entities(found: Any) -> list[tuple[str, str]]:
    return [(ent.text, ent.label_) for ent in found.ents]


def test_a_text_is_learned_by_heart(course: tuple[NewsRecogniser, list[float]]) -> None:
    made, losses = course

    assert losses[0] > 1
    assert losses[-1] < 0.05
    assert entities(made(doc(TEXT))) == list(GOLD)


def test_every_entity_has_its_probability(learned: NewsRecogniser) -> None:
    found = learned(doc(TEXT))

    scores = found.user_data[SCORES]
    assert len(scores) == len(GOLD)
    assert all(0.8 < score <= 1 for score in scores)


def test_a_batch_changes_nothing(learned: NewsRecogniser) -> None:
    texts = [TEXT, "", "Bob met Ada Lovelace.", TEXT]

    together = list(learned.pipe((doc(text) for text in texts), batch_size=3))

    alone = [learned(doc(text)) for text in texts]
    assert [entities(one) for one in together] == [entities(one) for one in alone]
    for one, other in zip(together, alone, strict=True):
        assert one.user_data[SCORES] == pytest.approx(other.user_data[SCORES])


@pytest.mark.parametrize("text", ["", " ", "\n \n\n", "...", "123", "📰"])
def test_a_text_without_letters_is_gone_through(
    learned: NewsRecogniser, text: str
) -> None:
    found = learned(doc(text))

    assert found.text == text
    assert len(found.user_data[SCORES]) == len(found.ents)


def test_what_the_rules_found_is_weighed_too(learned: NewsRecogniser) -> None:
    text = doc(TEXT)
    text.user_data["copydesk_hints"] = [
        (0, 2, "PERSON", "given name"),
        (0, 1, "GPE", "a city"),
    ]

    (mentions,) = learned.predict([text])

    first, *_, last = mentions
    assert (first.rule, first.best, first.score > 0.8) == ("given name", True, True)
    assert (last.rule, last.best, last.score < 0.2) == ("a city", False, True)


def test_a_rule_under_a_label_it_does_not_know_is_left_out(
    learned: NewsRecogniser,
) -> None:
    text = doc(TEXT)
    text.user_data["copydesk_hints"] = [(0, 2, "LANGUAGE", "a language")]

    (mentions,) = learned.predict([text])

    assert {one.label for one in mentions} <= set(LABELS)


def test_weights_go_to_bytes_and_back(learned: NewsRecogniser) -> None:
    other = fresh().from_bytes(learned.to_bytes())

    assert entities(other(doc(TEXT))) == list(GOLD)


def test_weights_go_to_disk_and_back(learned: NewsRecogniser, tmp_path: Path) -> None:
    learned.to_disk(tmp_path / "ner")

    other = fresh().from_disk(tmp_path / "ner")

    assert entities(other(doc(TEXT))) == list(GOLD)


def test_it_learns_from_examples() -> None:
    from spacy.training import Example

    made, losses = fresh(), dict[str, float]()
    before = made.to_bytes()

    made.update([Example(doc(TEXT), gold())], sgd=Adam(0.01), losses=losses)

    assert losses["ner"] > 0
    assert made.to_bytes() != before


def test_nothing_is_learned_from_nothing() -> None:
    from spacy.training import Example

    made = fresh()
    before = made.to_bytes()

    losses = made.update([Example(doc(""), doc(""))], sgd=Adam(0.01))

    assert losses == {"ner": 0.0}
    assert made.to_bytes() == before


def test_an_empty_text_among_others_is_no_matter() -> None:
    made = fresh()
    masks = [possible(gold(), made.tags), possible(doc(""), made.tags)]

    loss = made.learn([doc(TEXT), doc("")], masks, drop=0.1)

    assert np.isfinite(loss)


def test_other_weights_are_used_for_a_while(learned: NewsRecogniser) -> None:
    output = learned.model.get_ref("output")
    key = (output.id, "W")

    with learned.use_params({key: np.zeros_like(output.get_param("W"))}):
        during = entities(learned(doc(TEXT)))

    assert during != list(GOLD)
    assert entities(learned(doc(TEXT))) == list(GOLD)
