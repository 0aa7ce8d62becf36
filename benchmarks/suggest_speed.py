"""Words a second on one core: the default pipeline beside spaCy's plain CNN."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from annotations.ontonotes import ONTONOTES
from annotations.suggest import load_suggester
from benchmarks import news
from benchmarks.figures import Rates, Watch

GOAL = 1.5
_ARTICLES = 100
_ROUNDS = 7
ONE_THREAD = dict.fromkeys(
    ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1"
)


def measure() -> Rates:
    """Measure in a process of its own, which has one core and one thread."""
    said = subprocess.run(
        [sys.executable, "-m", "benchmarks.suggest_speed", "alone"],
        check=True,
        stdout=subprocess.PIPE,
        cwd=Path(__file__).parents[1],
        env={**os.environ, **ONE_THREAD},
    )
    ours, bare = json.loads(said.stdout)
    return Rates(name="words on one core", rates=ours, bare=bare, goal=GOAL)


def plain_cnn() -> Any:
    """Make what ``spacy init config --pipeline ner --optimize efficiency`` describes.

    Untrained, which is as quick: it takes the same steps, if to no purpose.
    """
    import spacy
    from spacy.cli.init_config import init_config

    config = init_config(lang="en", pipeline=["ner"], optimize="efficiency")
    nlp: Any = spacy.util.load_model_from_config(config, auto_fill=True)
    for label in ONTONOTES:
        nlp.get_pipe("ner").add_label(label.name)
    nlp.initialize()
    return nlp


def _alone() -> Iterator[list[float]]:
    """Yield the rates of both, measured in turns over the same texts."""
    import spacy

    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    texts = news.texts(_ARTICLES)
    blank: Any = spacy.blank("en")
    words = sum(len(doc) for doc in blank.tokenizer.pipe(texts))
    suggester, nlp = load_suggester(), plain_cnn()
    ways: tuple[Callable[[], object], ...] = (
        lambda: sum(len(found) for found in suggester.suggest(texts)),
        lambda: sum(len(doc.ents) for doc in nlp.pipe(texts)),
    )
    rounds = [[_rate(way, words) for way in ways] for _ in range(_ROUNDS)]
    for rates in zip(*rounds[1:], strict=True):  # the first one fills the caches
        yield list(rates)


def _rate(way: Callable[[], object], words: int) -> float:
    watch = Watch()
    way()
    return words / watch.lap() * 1_000


if __name__ == "__main__":
    if sys.argv[1:] == ["alone"]:
        print(json.dumps(list(_alone())))
    else:
        print(measure().sentence())
