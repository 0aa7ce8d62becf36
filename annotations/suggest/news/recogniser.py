"""The recogniser: a conditional random field over the network's scores of tags.

It is a spaCy component by what it can do, not by descent: ``spacy.pipeline`` need not
be imported before somebody asks for suggestions.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice
from pathlib import Path
from typing import Any, Self

import numpy as np
from thinc.api import Model, set_dropout_rate

from annotations.suggest.news import crf
from annotations.suggest.news.hints import hints_of
from annotations.suggest.news.mention import Mention, proposed
from annotations.suggest.news.partial import possible
from annotations.suggest.news.tags import OUTSIDE, Tags
from annotations.suggest.news.written import set_candidates
from annotations.suggest.rules.hints import Hint

_FILE = "model"


@dataclass
class NewsRecogniser:
    """Marks entities, with a probability for each; learns from partial annotation."""

    model: Model[Any, Any]
    name: str = "ner"
    cfg: dict[str, Any] = field(default_factory=dict)
    is_trainable = True

    @cached_property
    def tags(self) -> Tags:
        """The tags it gives to tokens."""
        return Tags(tuple(self.model.attrs["labels"]))

    @property
    def labels(self) -> tuple[str, ...]:
        """List the labels it can give."""
        return self.tags.labels

    def __call__(self, doc: Any) -> Any:
        """Mark the entities of a doc."""
        return next(self.pipe([doc]))

    def pipe(self, stream: Iterable[Any], *, batch_size: int = 64) -> Iterator[Any]:
        """Mark the entities of docs, a batch at a time."""
        docs_left = iter(stream)
        while docs := list(islice(docs_left, batch_size)):
            self.set_annotations(docs, self.predict(docs))
            yield from docs

    def predict(self, docs: Sequence[Any]) -> list[list[Mention]]:
        """Find what may be entities: the best path's, and what the rules found."""
        full = [doc for doc in docs if len(doc)]
        found = iter(self._decoded(full, self.model.predict(full)) if full else ())
        return [next(found) if len(doc) else [] for doc in docs]

    def set_annotations(
        self, docs: Iterable[Any], found: Iterable[Sequence[Mention]]
    ) -> None:
        """Set the entities, and beside them their probabilities."""
        for doc, mentions in zip(docs, found, strict=True):
            set_candidates(doc, mentions)

    def _decoded(
        self, docs: Sequence[Any], scored: Sequence[Any]
    ) -> Iterator[list[Mention]]:
        scores = np.concatenate(scored)
        weights = self._weights()
        outside = scores.argmax(axis=1) == OUTSIDE
        batch = crf.Batch.cut(crf.stretches(docs, outside))
        beliefs = crf.infer(scores, batch, weights)
        tags = crf.best(scores, batch, weights, beliefs)
        at = 0
        for doc in docs:
            read = self.tags.read(tags[at : at + len(doc)])
            yield [
                one.scored(self._likely(one, at, beliefs, weights))
                for one in proposed(read, self._hints(doc))
            ]
            at += len(doc)

    def _hints(self, doc: Any) -> list[Hint]:
        return [hint for hint in hints_of(doc) if hint[2] in self.labels]

    def _likely(
        self, one: Mention, at: int, beliefs: crf.Beliefs, weights: crf.Weights
    ) -> float:
        path = self.tags.path(one.end - one.start, one.label)
        return crf.probability(beliefs, weights, at + one.start, path)

    def update(
        self,
        examples: Iterable[Any],
        *,
        drop: float = 0.0,
        sgd: Any = None,
        losses: dict[str, float] | None = None,
    ) -> dict[str, float]:
        """Learn from spaCy's examples; ``losses`` gets the mean loss of a token."""
        examples = list(examples)
        losses = {} if losses is None else losses
        masks = [possible(example.reference, self.tags) for example in examples]
        loss = self.learn([one.predicted for one in examples], masks, drop=drop)
        if sgd is not None:
            self.finish_update(sgd)
        losses[self.name] = losses.get(self.name, 0.0) + loss
        return losses

    def learn(self, docs: Sequence[Any], masks: Sequence[Any], *, drop: float) -> float:
        """Gather gradients from docs and the tags that each token may have.

        ``masks``: for each doc ``bool``, (tokens, tags). Returns the mean loss of a
        token, in nats.
        """
        if not any(len(doc) for doc in docs):
            return 0.0
        set_dropout_rate(self.model, drop)
        scored, backprop = self.model.begin_update(docs)
        mask, scores = np.concatenate(masks), np.concatenate(scored)
        batch = crf.Batch.cut(crf.stretches(docs, mask[:, OUTSIDE]))
        loss, d_scores, links = crf.gradient(scores, batch, self._weights(), mask)
        share = np.float32(1 / len(batch.firsts))
        chain = self.model.get_ref("chain")
        for name in ("between", "first", "last"):
            chain.inc_grad(name, getattr(links, name) * share)
        ends = np.cumsum([len(doc) for doc in docs])[:-1]
        backprop(np.split(d_scores * share, ends))
        return loss / len(scores)

    def finish_update(self, sgd: Any) -> None:
        """Take one step along what was gathered."""
        self.model.finish_update(sgd)

    def use_params(self, params: Any) -> AbstractContextManager[None]:
        """Work with other weights for a while, such as their running averages."""
        return self.model.use_params(params)

    def initialize(self, get_examples: Any = None, **_: Any) -> None:
        """Make fresh weights."""
        del get_examples
        self.model.initialize()

    def to_bytes(self, **_: Any) -> bytes:
        """Return the weights."""
        return self.model.to_bytes()

    def from_bytes(self, data: bytes, **_: Any) -> Self:
        """Take weights."""
        self.model.from_bytes(data)
        return self

    def to_disk(self, path: str | Path, **_: Any) -> None:
        """Write the weights into a folder."""
        Path(path).mkdir(exist_ok=True)
        (Path(path) / _FILE).write_bytes(self.to_bytes())

    def from_disk(self, path: str | Path, **_: Any) -> Self:
        """Read the weights from a folder."""
        return self.from_bytes((Path(path) / _FILE).read_bytes())

    def _weights(self) -> crf.Weights:
        param: Any = self.model.get_ref("chain").get_param
        never = np.float32(-np.inf)
        return crf.Weights(
            np.where(self.tags.allowed, param("between"), never),
            np.where(self.tags.starts, param("first"), never),
            np.where(self.tags.ends, param("last"), never),
        )
