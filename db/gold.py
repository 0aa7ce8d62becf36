"""Evaluation as a job: against files of gold, or what a project's people settled."""

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from annotations.edit import Review
from annotations.errors import CopydeskError
from annotations.evaluate.files import GoldFiles
from annotations.evaluate.gold import GoldArticle, gold_of
from annotations.evaluate.labels import GoldLabelMap, TodaysLabelMap
from annotations.evaluate.run import KEPT, evaluate
from annotations.label import Label, LabelScheme
from annotations.selection import Selection
from annotations.suggest import DEFAULT_PIPELINE
from annotations.suggest.choice import Choice
from annotations.suggest.crew import Crew
from annotations.suggest.mapping import MappedSuggester, check_targets
from annotations.suggest.suggester import Suggester
from db.choosing import REMEMBERED, Load, SuggestOrder, source_of
from db.project import opened
from db.store import SqliteStore
from db.work import load_chosen


@dataclass(frozen=True, slots=True, kw_only=True)
class EvaluationOrder:
    """What to measure against: files of gold or, if there are none, a project.

    Of the project it is what ``annotator`` decided in the articles marked done;
    ``machine`` says what to measure, and is not remembered; ``keep`` is how many of
    the worst articles to list.
    """

    files: tuple[Path, ...] = ()
    project: Path | None = None
    annotator: str = ""
    machine: SuggestOrder = REMEMBERED
    keep: int = KEPT


def evaluating(order: EvaluationOrder, load: Load) -> Iterator[object]:
    """Measure a pipeline; the last thing yielded is the evaluation.

    Raises:
        CopydeskError: there is no gold, or gold or pipeline cannot be read.
    """
    if order.project is None:
        yield from _by_files(order, load)
    else:
        with opened(order.project) as store:
            yield from _by_project(store, order, load)


def evaluating_aside(order: EvaluationOrder) -> Iterator[object]:
    """Do it in a process beside the window, so that no key waits for it."""
    with ExitStack() as stack:

        def load(choice: Choice) -> Suggester:
            crew = Crew(partial(load_chosen, choice), lasting=True)
            stack.callback(crew.close)
            return crew

        yield from evaluating(order, load)


def finished_articles(annotator: str) -> Selection:
    """Select what an annotator stands behind in the articles that are done."""
    return Selection(annotator=annotator, reviews=frozenset({Review.DONE}))


def _by_files(order: EvaluationOrder, load: Load) -> Iterator[object]:
    gold = GoldFiles.checked(order.files)
    scheme = LabelScheme(tuple(map(Label, gold.labels)))
    suggester = load(_choice(order.machine, Choice(DEFAULT_PIPELINE)))
    labels_to = GoldLabelMap(scheme, dict(order.machine.targets))
    machine = MappedSuggester(suggester, labels_to)
    yield from evaluate(gold, machine, keep=order.keep)


def _by_project(
    store: SqliteStore, order: EvaluationOrder, load: Load
) -> Iterator[object]:
    """Read the labels as the project does, as far as nothing else is said."""
    gold = _Finished(store, order.annotator, str(order.project))
    if not len(gold):
        raise _nothing(store, order.annotator)
    choices, scheme = store.pipeline_choices, store.labels()
    check_targets(order.machine.targets, scheme)
    suggester = load(_choice(order.machine, choices.chosen()))
    remembered = choices.targets(suggester.pipeline.name)
    said = {**remembered, **dict(order.machine.targets)}
    machine = MappedSuggester(suggester, TodaysLabelMap(scheme, said))
    yield from evaluate(gold, machine, keep=order.keep)


def _choice(machine: SuggestOrder, usual: Choice) -> Choice:
    """Take what is named, or the usual pipeline; without groups all are read."""
    if machine.pipeline is None:
        return Choice(usual.source, machine.groups or usual.groups)
    return Choice(source_of(machine.pipeline), machine.groups)


@dataclass(frozen=True, slots=True)
class _Finished:
    """The finished articles of a project as gold, read anew for each walk."""

    store: SqliteStore
    annotator: str
    source: str

    def __iter__(self) -> Iterator[GoldArticle]:
        for annotated in self.store.annotated(finished_articles(self.annotator)):
            yield gold_of(annotated, source=self.source)

    def __len__(self) -> int:
        return self.store.count(finished_articles(self.annotator))


def _nothing(store: SqliteStore, annotator: str) -> CopydeskError:
    others = [name for name in store.annotators() if name != annotator]
    advice = "mark some done in the window"
    if others:
        advice += f", or name another annotator ({', '.join(others)})"
    return CopydeskError(
        f"No article of this project is marked done by “{annotator}”; {advice}."
    )
