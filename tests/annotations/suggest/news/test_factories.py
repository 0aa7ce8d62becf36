from pathlib import Path
from typing import Any

import numpy as np
import pytest

from annotations.suggest.news.calibration import Calibration
from annotations.suggest.news.judge import Judge
from annotations.suggest.reading import SCORES
from model.assemble import blank, completed
from tests.news import LABELS, SIZES

TEXTS = ("BELGRADE — Olga Petrenko flew to Belarus. Petrenko smiled.", "", "China.")


def made(members: int = 1) -> Any:
    """Make a pipeline whose judge believes the rules, with weights by chance."""
    nlp = blank(LABELS, {**SIZES, "members": members})
    nlp.initialize()
    completed(nlp, Judge({"hinted GPE": 9.0}), Calibration())
    rng = np.random.default_rng(0)
    output = nlp.get_pipe("ner").model.get_ref("output")
    output.set_param("W", rng.normal(size=output.get_param("W").shape).astype("f"))
    return nlp


@pytest.fixture(scope="module")
def nlp() -> Any:
    return made()


def entities(nlp: Any) -> list[tuple[str, str, float]]:
    return [
        (ent.text, ent.label_, score)
        for doc in nlp.pipe(TEXTS)
        for ent, score in zip(doc.ents, doc.user_data[SCORES], strict=True)
    ]


@pytest.mark.parametrize("members", [1, 2])
def test_a_pipeline_is_the_same_after_a_stay_on_disk(
    tmp_path: Path, members: int
) -> None:
    import spacy

    nlp = made(members)

    nlp.to_disk(tmp_path / "made")

    assert entities(spacy.load(tmp_path / "made")) == entities(nlp)


def test_what_the_rules_find_is_weighed(nlp: Any) -> None:
    found = {words: label for words, label, _ in entities(nlp)}

    assert found["Belarus"] == "GPE"
    assert found["China"] == "GPE"


def test_every_punctuation_mark_is_a_token(nlp: Any) -> None:
    words = [token.text for token in nlp.make_doc("U.S.-based (AP) $3m.")]

    assert words == [*"U.S.-", "based", *"(", "AP", *")$", "3m", "."]


def test_tokens_give_the_text_back(nlp: Any) -> None:
    text = 'A “b”-c\n\n d_e…  "f\'s" 📰!'

    assert nlp.make_doc(text).text == text


def test_parts_may_be_left_out(nlp: Any) -> None:
    with nlp.select_pipes(disable=["hints", "consistency"]):
        found = list(nlp.pipe(TEXTS))

    assert [doc.text for doc in found] == list(TEXTS)
    assert all(len(doc.ents) == len(doc.user_data[SCORES]) for doc in found)


def test_a_doc_can_be_sent_from_one_process_to_another(nlp: Any) -> None:
    with nlp.select_pipes(disable=["consistency"]):
        sent = nlp(TEXTS[0])

    again = type(sent)(nlp.vocab).from_bytes(sent.to_bytes())

    assert [(e.text, e.label_) for e in again.ents] == [
        (e.text, e.label_) for e in sent.ents
    ]


def test_spacy_can_train_it() -> None:
    from spacy.training import Example

    nlp = made()
    text = "Olga met Taras in Rome."
    spans = [(0, 4, "PERSON"), (9, 14, "PERSON"), (18, 22, "GPE")]
    example = Example.from_dict(nlp.make_doc(text), {"entities": spans})
    optimizer = nlp.resume_training()
    optimizer.learn_rate = 0.01

    losses = [nlp.update([example], sgd=optimizer)["ner"] for _ in range(30)]

    assert losses[-1] < losses[0] / 2
