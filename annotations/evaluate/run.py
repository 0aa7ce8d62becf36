"""Evaluation, as a generator that yields progress."""

from collections.abc import Callable, Iterable, Iterator, Sized
from itertools import islice
from pathlib import Path
from time import perf_counter

from annotations.errors import CopydeskError
from annotations.evaluate.evaluation import Evaluation
from annotations.evaluate.gold import GoldArticle
from annotations.evaluate.tally import Tally
from annotations.progress import Progress
from annotations.suggest.suggester import Suggester

_BATCH = 32
KEPT = 5
"""How many of the worst articles are kept unless asked otherwise."""


def evaluate(
    gold: Iterable[GoldArticle],
    suggester: Suggester,
    *,
    keep: int = KEPT,
    clock: Callable[[], float] = perf_counter,
) -> Iterator[Progress | Evaluation]:
    """Measure a pipeline against gold; the last thing yielded is the evaluation.

    Only the pipeline's own work is timed. ``keep`` articles with the most mistakes
    are kept, and nothing but counts of the others.

    Raises:
        CopydeskError: there is no gold at all.
    """
    machine = suggester.pipeline  # first, so that nothing is left to be loaded
    total = len(gold) if isinstance(gold, Sized) else 0
    tally = Tally(keep=keep)
    articles = iter(gold)
    while batch := list(islice(articles, _BATCH)):
        yield Progress(tally.articles, total, Path(batch[0].source).name)
        began = clock()
        proposed = list(suggester.suggest(one.text for one in batch))
        tally.seconds += clock() - began
        for article, proposals in zip(batch, proposed, strict=True):
            tally.add(article, proposals)
    if not tally.articles:
        raise CopydeskError(
            "There is nothing to measure against: no article is finished; mark some "
            "done, or name another annotator or a file of gold."
        )
    yield tally.evaluation(machine)
