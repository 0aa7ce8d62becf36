"""The pipeline around the trained weights."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from annotations.suggest.news import factories
from annotations.suggest.news.calibration import Calibration
from annotations.suggest.news.judge import Judge
from annotations.suggest.news.network import narrow
from annotations.suggest.news.recogniser import NewsRecogniser
from model.sources import SOURCES

NAME, VERSION = "copydesk_news", "1.0.0"
META = {
    "description": "Entities of English news in the 18 labels of OntoNotes, with "
    "probabilities; for Copydesk, whose parts it needs",
    "license": "CC BY-SA 4.0",
    "author": "Copydesk",
    "spacy_version": ">=3.8.7,<3.9.0",
    "sources": [
        {"name": name, "license": licence, "author": author, "url": ""}
        for name, licence, author in SOURCES
    ],
}
_BATCH = 16  # small enough for the processor's cache


def blank(labels: Sequence[str], sizes: Mapping[str, int]) -> Any:
    """Return the untrained pipeline, a ``spacy.Language``; ``sizes`` of its network."""
    import spacy

    factories.register()
    nlp = spacy.blank(
        "en",
        config={
            "nlp": {
                "tokenizer": {"@tokenizers": "copydesk.Tokenizer.v1"},
                "batch_size": _BATCH,
            }
        },
        meta={"name": NAME, "version": VERSION},
    )
    network = {"@architectures": "copydesk.Tok2Vec.v1", "sizes": dict(sizes)}
    listener = {
        "@architectures": "spacy.Tok2VecListener.v1",
        "width": sizes["members"] * sizes["width"],
        "upstream": "tok2vec",
    }
    tagger = {"@architectures": "copydesk.Tagger.v1", "tok2vec": listener}
    nlp.add_pipe("copydesk_hints", name="hints")
    nlp.add_pipe("tok2vec", config={"model": {**network, "labels": list(labels)}})
    nlp.add_pipe(
        "copydesk_ner", name="ner", config={"model": {**tagger, "labels": list(labels)}}
    )
    return nlp


def seat(nlp: Any, members: Sequence[NewsRecogniser]) -> None:
    """Give a pipeline the weights of trained members; their scores are averaged."""
    inner = nlp.get_pipe("tok2vec").model.layers[0]
    places = inner.layers if len(members) > 1 else [inner]
    for place, member in zip(places, members, strict=True):
        place.from_bytes(member.model.get_ref("tok2vec").to_bytes())
    ner = nlp.get_pipe("ner").model
    share = np.float32(1 / len(members))
    outputs = [member.model.get_ref("output") for member in members]
    weights = np.concatenate([one.get_param("W") for one in outputs], axis=1)
    ner.get_ref("output").set_param("W", weights * share)
    ner.get_ref("output").set_param("b", _mean(outputs, "b"))
    chains = [member.model.get_ref("chain") for member in members]
    for name in ("between", "first", "last"):
        ner.get_ref("chain").set_param(name, _mean(chains, name))
    narrow(nlp.get_pipe("tok2vec").model)


def completed(nlp: Any, judge: Judge, calibration: Calibration) -> None:
    """Add the last part, and say what the pipeline is."""
    last = nlp.add_pipe("copydesk_consistency", name="consistency")
    last.judge, last.calibration = judge, calibration
    nlp.meta.update(META)


def _mean(layers: Sequence[Any], name: str) -> Any:
    return np.mean([layer.get_param(name) for layer in layers], axis=0)
