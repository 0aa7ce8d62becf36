"""Fitting the judge and the calibration on texts that were put aside.

Both are logistic regressions, fitted by iteratively reweighted least squares.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from annotations.evaluate.tolerance import Regions, core_of
from annotations.span import Span
from annotations.suggest.news.calibration import Calibration
from annotations.suggest.news.evidence import Evidence
from annotations.suggest.news.follow import RULES, followed
from annotations.suggest.news.judge import Feature, Judge, features, log_odds
from annotations.suggest.news.mention import Mention
from annotations.suggest.news.shape import well_drawn
from annotations.suggest.news.written import candidates_of
from model.records import Record

_ROUNDS, _STEP, _CLOSE = 25, 2.0, 1e-6
_RIDGE = 3.0
# What a case counts: whole texts and news for more, where there are many for less.
_COUNTS = {"gum": 1.0}
_COUNT = 0.5


@dataclass(frozen=True, slots=True)
class Case:
    """What is known of a mention, whether it is right, and how much that counts."""

    features: tuple[Feature, ...]
    right: bool
    count: float


@dataclass(frozen=True, slots=True)
class Text:
    """A text's words, where they begin, what may be an entity, and what is one."""

    record: Record
    tokens: tuple[str, ...]
    starts: tuple[int, ...]
    candidates: tuple[Mention, ...]

    def cases(
        self, pairs: Iterable[tuple[Mention, Iterable[Feature]]]
    ) -> Iterator[Case]:
        """Yield what can be learned from mentions; what is uncertain is left out."""
        record = self.record
        gold = {self._core(*mark) for mark in record.spans}
        unsure = Regions.of(Span(start, end) for start, end in record.unsure)
        for one, known in pairs:
            start = self.starts[one.start]
            end = self.starts[one.end - 1] + len(self.tokens[one.end - 1])
            span, label = core = self._core(start, end, one.label)
            if not unsure.touch(span) and (core in gold or label in record.full):
                count = _COUNTS.get(record.source, _COUNT)
                yield Case(tuple(known), core in gold, count)

    def _core(self, start: int, end: int, label: str) -> tuple[Span, str]:
        return core_of(self.record.text, Span(start, end)), label


def looked_at(nlp: Any, records: Iterable[Record]) -> Iterator[Text]:
    """Let a pipeline up to its recogniser go over texts."""
    pairs = ((record.text, record) for record in records)
    for doc, record in nlp.pipe(pairs, as_tuples=True):
        tokens = tuple(token.text for token in doc)
        yield Text(
            record,
            tokens,
            tuple(token.idx for token in doc),
            tuple(well_drawn(tokens, candidates_of(doc))),
        )


def fitted_judge(texts: Sequence[Text]) -> Judge:
    """Learn when recogniser and rules are right."""
    cases: list[Case] = []
    for text in texts:
        evidence = Evidence(text.tokens, text.candidates)
        cases += text.cases((one, features(one, evidence)) for one in text.candidates)
    return Judge(regression(cases))


def fitted_calibration(texts: Sequence[Text], judge: Judge) -> Calibration:
    """Learn how far the final probabilities are to be believed."""
    cases: list[Case] = []
    for text in texts:
        found = followed(text.tokens, judge.judged(text.tokens, text.candidates))
        cases += text.cases((one, _plain(one)) for one in found)
    weights = dict(regression(cases))
    slope, shift = weights.pop("odds"), weights.pop("always")
    return Calibration(slope, shift, weights)


def _plain(one: Mention) -> Iterator[Feature]:
    yield "always", 1.0
    yield "odds", log_odds(one.score)
    if one.rule in RULES:
        yield one.rule, 1.0


def regression(cases: Sequence[Case], ridge: float = _RIDGE) -> Mapping[str, float]:
    """Return each feature's weight, in log odds."""
    names = sorted({name for case in cases for name, _ in case.features})
    column = {name: at for at, name in enumerate(names)}
    table = np.zeros((len(cases), len(names)))
    for row, case in enumerate(cases):
        for name, value in case.features:
            table[row, column[name]] += value
    right = np.array([case.right for case in cases], float)
    counts = np.array([case.count for case in cases])
    weights = np.zeros(len(names))
    for _ in range(_ROUNDS):
        chance = 1 / (1 + np.exp(-table @ weights))
        slope = table.T @ (counts * (right - chance)) - ridge * weights
        bend = (table.T * (counts * chance * (1 - chance))) @ table
        step = np.linalg.solve(bend + ridge * np.eye(len(names)), slope)
        weights += np.clip(step, -_STEP, _STEP)
        if np.abs(step).max() < _CLOSE:
            break
    return dict(zip(names, np.round(weights, 4).tolist(), strict=True))
