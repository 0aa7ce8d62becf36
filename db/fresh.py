"""Articles that are new to a project, made ready beforehand: rows but for numbers.

They are made by whoever reads the file, which may be another process, so all of this
travels lightly. The numbers of articles and suggestions count from 0 within a batch.
"""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from annotations.article import Zone
from annotations.exchange.found import FoundArticle
from annotations.intake.account import Account
from annotations.intake.answering import Identity
from annotations.intake.names import Names
from annotations.intake.placing import Newcomer
from annotations.span import Span
from annotations.suggestion import Pipeline, RunId
from db.remembering import Additions


class Basis(NamedTuple):
    """What a batch is made ready on: how things stand in the project, as far as known.

    ``runs`` are those of machines that this import has named. ``whole`` are the numbers
    of articles that are no new ones, so that nothing is to be made of them; all of
    them if it is ``None``. ``taken`` are ids that other annotations have. As many
    articles as ``looks`` says are looked through for what may be missed. Whether it
    ``counts`` what decisions leave in memory: else, whoever stores them does.
    """

    names: Names
    runs: Mapping[Identity, RunId]
    whole: frozenset[int] | None
    taken: frozenset[str]
    looks: int
    counts: bool = True


class Left(NamedTuple):
    """What is left to decide, as a tally has it."""

    pending: int
    lowest: float | None
    mean: float | None
    unsure: float | None
    disputed: int
    by_run: dict[RunId, int]


Proposed = tuple[Any, ...]
"""What a machine said: number, run, start, end, label, score and rule."""

Noted = tuple[str, str, str]
"""A change to the state of review or the flag: which, and both sides as JSON."""

Decision = tuple[str, tuple[int, int, str, str], Proposed | None, str, str | None]
"""A new annotation: its id; start, end, label and state; the suggestion that it
answers, if there is one; its note, and when it was made, if that is told.

A plain tuple, as there are hundreds of thousands, and names take long to travel.
"""


class Decided(NamedTuple):
    """What one annotator decided on an article, and what is left to decide.

    ``whose`` is ``None`` if the annotator makes the edit, in which ``begins`` come
    before the decisions and ``ends`` behind them. ``missed`` counts what may be, if the
    article was looked through.
    """

    annotator: str
    whose: str | None
    begins: list[Noted]
    decisions: list[Decision]
    ends: list[Noted]
    state: str
    flag: str
    left: Left
    missed: int | None


class Fresh(NamedTuple):
    """A new article: its row, and what was said of it and decided on it.

    ``number`` tells which of its batch it is, ``newest`` its newest run; without
    suggestions there is none.
    """

    number: int
    newcomer: Newcomer
    zones: tuple[Zone, ...]
    row: tuple[object, ...]
    suggestions: list[Proposed]
    newest: RunId | None
    left: Left
    missed: list[Span] | None
    decided: list[Decided]


class Prepared(NamedTuple):
    """A batch of a file: its ``fresh`` articles made ready, the others as they were.

    ``items`` counts both, and what was refused; ``spans`` are those of both.

    ``account`` counts what the fresh ones bring. ``used`` is what became of labels,
    ``labels`` are those of their spans, in order. ``runs`` are machines without a run
    yet, under numbers that are above all others. ``memory`` is what is to be
    remembered. An empty batch is the end.
    """

    number: int
    items: int
    articles: int
    spans: int
    fresh: Sequence[Fresh]
    whole: Sequence[FoundArticle]
    account: Account
    used: Mapping[str, str]
    labels: Sequence[str]
    runs: Mapping[RunId, Pipeline]
    memory: Additions | None
