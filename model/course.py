"""The course of training: what is learned when, and for how long."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any
from zlib import crc32

import numpy as np
from thinc.api import Adam

from annotations.suggest.news.embed import learn_cities, learn_words
from annotations.suggest.news.network import network, news_tagger
from annotations.suggest.news.recogniser import NewsRecogniser
from annotations.suggest.news.tags import Tags
from model.cities import city_words
from model.lessons import Lesson, lessons
from model.names import Names
from model.records import Record, joined, read
from model.vary import varied

LABELS = (
    *("PERSON", "NORP", "FAC", "ORG", "GPE", "LOC", "PRODUCT", "EVENT"),
    *("WORK_OF_ART", "LAW", "LANGUAGE", "DATE", "TIME", "PERCENT", "MONEY"),
    *("QUANTITY", "ORDINAL", "CARDINAL"),
)
SIZES = {"members": 2, "width": 128, "depth": 4, "embed_width": 64, "pieces": 20000}
# How often an epoch goes over each corpus: whole documents and news count for more.
_SHARES = {
    "gmb": 0.5,
    "gum": 6,
    "redocred": 3,
    "crossner": 4,
    "wikigold": 2,
    "slue_voxpopuli": 1.5,
    "grobidner": 1,
    "recognizers": 1,
}
_SENTENCES = frozenset({"gmb", "slue_voxpopuli", "wikigold", "crossner"})
_FEW = frozenset({"gum", "redocred"})
_ASIDE, _ASIDE_OF_FEW = 8, 25  # per cent
_RAREST = 3
_WARM_UP = 300
_REPORT = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """How long and how fast to learn.

    ``words`` a batch; ``varied``: share of texts written otherwise; ``aside``: whether
    some texts are kept from it.
    """

    epochs: int = 8
    words: int = 2000
    rate: float = 0.0015
    decay: float = 0.02
    dropout: float = 0.25
    varied: float = 0.45
    seed: int = 1
    aside: bool = False


MEMBERS = (Plan(), Plan(epochs=6, seed=2, aside=True))
"""The networks; the judge is fitted on what the last one has not learned from."""


@dataclass
class Course:
    """Texts, their lessons, and what they are varied with."""

    nlp: Any
    records: list[Record]
    rng: Random
    tags: Tags = field(default_factory=lambda: Tags(LABELS))

    def __post_init__(self) -> None:
        self.names = Names(self.records)
        self.lessons = list(lessons(self.nlp, self.records, self.tags))

    def words(self) -> int:
        """Count the words of an epoch, about."""
        return sum(int(len(x.doc) * _SHARES[x.record.source]) for x in self.lessons)

    def epoch(self, *, share: float) -> Iterator[Lesson]:
        """Yield the lessons of an epoch in disorder, a share of them varied."""
        chosen = [one for one in self.lessons for _ in range(self._times(one))]
        self.rng.shuffle(chosen)
        for one in chosen:
            if self.rng.random() >= share:
                yield one
            else:
                new = varied(one.record, self.names, self.rng)
                yield from lessons(self.nlp, [new], self.tags)

    def _times(self, lesson: Lesson) -> int:
        share = _SHARES[lesson.record.source]
        return int(share) + (self.rng.random() < share % 1)


def corpora(folder: Path, rng: Random) -> list[Record]:
    """Read the training files; put some sentences together, as in running text."""
    found = []
    for path in sorted((folder / "train").glob("*.jsonl.gz")):
        records = list(read(path))
        if records and records[0].source in _SENTENCES:
            records = list(_grouped(records, rng))
        found += records
    return found


def put_aside(records: Iterable[Record]) -> tuple[list[Record], list[Record]]:
    """Part what is learned from what the judge is fitted on, by the texts alone."""
    kept: list[Record] = []
    aside: list[Record] = []
    for one in records:
        share = _ASIDE_OF_FEW if one.source in _FEW else _ASIDE
        is_aside = crc32(one.text.encode()) % 100 < share
        (aside if is_aside else kept).append(one)
    return kept, aside


def _grouped(records: Sequence[Record], rng: Random) -> Iterator[Record]:
    at = 0
    while at < len(records):
        some = records[at : at + rng.choice((1, 1, 2, 3, 4))]
        at += len(some)
        if len({record.full for record in some}) == 1:
            yield joined(some, rng.choice((" ", " ", "\n\n")))
        else:
            yield from some


def known_words(found: Iterable[Lesson]) -> list[int]:
    """Return the words, lower-case hashes, that are not too rare for a row each."""
    seen: Counter[int] = Counter()
    for lesson in found:
        seen.update(lesson.doc.to_array("LOWER").tolist())
    return [word for word, count in seen.items() if count >= _RAREST]


def untrained() -> NewsRecogniser:
    """Return a recogniser with its own network, without any weights."""
    return NewsRecogniser(news_tagger(network(SIZES, LABELS), LABELS))


def student(found: Iterable[Lesson]) -> NewsRecogniser:
    """Return a recogniser with fresh weights for the words of the lessons."""
    recogniser = untrained()
    embed = recogniser.model.get_ref("tok2vec").get_ref("embed")
    learn_words(embed, known_words(found))
    learn_cities(embed, *city_words())
    recogniser.initialize()
    return recogniser


def learn(recogniser: NewsRecogniser, course: Course, plan: Plan) -> Iterator[str]:
    """Train; yield what is to be said of it. The weights' averages are what remains."""
    optimizer = Adam(
        plan.rate,
        L2=plan.decay,
        grad_clip=1.0,
        use_averages=True,
        L2_is_weight_decay=True,
    )
    steps = plan.epochs * course.words() // plan.words
    losses: list[float] = []
    for step, batch in enumerate(_batches(course, plan)):
        warm, left = min(1.0, (step + 1) / _WARM_UP), max(0.01, 1 - step / steps)
        optimizer.learn_rate = plan.rate * warm * left
        masks = [lesson.mask(course.tags) for lesson in batch]
        docs = [lesson.doc for lesson in batch]
        losses.append(recogniser.learn(docs, masks, drop=plan.dropout))
        recogniser.finish_update(optimizer)
        optimizer.step_schedules()
        if (step + 1) % _REPORT == 0:
            yield f"step {step + 1} of {steps}: loss {np.mean(losses):.4f}"
            losses.clear()
    for node in recogniser.model.walk():
        for name in node.param_names:
            node.set_param(name, optimizer.averages[node.id, name])


def _batches(course: Course, plan: Plan) -> Iterator[list[Lesson]]:
    batch: list[Lesson] = []
    size = 0
    for _ in range(plan.epochs):
        for lesson in course.epoch(share=plan.varied):
            batch.append(lesson)
            size += len(lesson.doc)
            if size >= plan.words:
                yield batch
                batch, size = [], 0
