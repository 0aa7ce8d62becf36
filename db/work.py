"""Long jobs on a project file, each opening it for itself.

Window and command line run the same generators: they yield ``Progress`` and at last
a summary; closing one cancels it.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Protocol

from annotations.article import ArticleId
from annotations.corpus import SuggestSummary, suggest_articles
from annotations.exchange.export import export, forecast, targets
from annotations.formats import format_named
from annotations.selection import Selection
from annotations.split import Split
from annotations.suggest import load_suggester
from annotations.suggest.choice import Choice
from annotations.suggest.crew import Crew, staffed
from annotations.suggest.suggester import Suggester
from db.choosing import REMEMBERED, Load, SuggestOrder, chosen_suggester
from db.connection import connect
from db.errors import translated
from db.project import opened, refuse_to_overwrite
from db.selected import Selected
from db.sharing import Share, exporting_shared


class Summary(Protocol):
    """What a job ends with, said for people and for programs."""

    def lines(self) -> list[str]:
        """Say it in sentences, the sum of it first."""

    def as_dict(self) -> dict[str, object]:
        """Say it in plain values, for JSON."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportOrder:
    """What to export, as what, and where to."""

    selection: Selection
    format: str
    target: Path
    split: Split | None = None


def load_chosen(choice: Choice) -> Suggester:
    """Load a pipeline into this process."""
    return load_suggester(choice.source, groups=choice.groups)


class Suggesters:
    """Has pipelines read in a process beside the window, so that no key waits for them.

    For one worker thread. The process stays for as long as there is work left.
    """

    def __init__(self) -> None:
        self._crews: dict[Choice, Crew] = {}

    def suggesting(
        self,
        project: Path,
        order: SuggestOrder = REMEMBERED,
        *,
        first: ArticleId | None = None,
    ) -> Iterator[object]:
        """Have a pipeline go over what it has not seen; closed, it can go on later."""
        yield from suggesting(project, self._load, order, first=first)
        self.close()

    def close(self) -> None:
        """End the process."""
        while self._crews:
            self._crews.popitem()[1].close()

    def _load(self, choice: Choice) -> Suggester:
        if choice not in self._crews:
            self.close()
            self._crews[choice] = Crew(partial(load_chosen, choice), lasting=True)
        return self._crews[choice]


def counting_missed(project: Path) -> Iterator[object]:
    """Look through the articles of an older project for what may be missed."""
    with opened(project) as store:
        yield from store.lookout.count()


def suggesting(
    project: Path,
    load: Load,
    order: SuggestOrder = REMEMBERED,
    *,
    first: ArticleId | None = None,
) -> Iterator[object]:
    """Have a pipeline go over what it has not seen of a project, one article ``first``.

    It is the one that the order names, which is remembered, or else the one that is.
    """
    with opened(project) as store:  # first, for loading takes long
        suggester = chosen_suggester(store, load, order)
        with closing(suggest_articles(store, suggester, first=first)) as steps:
            for step in steps:
                if isinstance(step, SuggestSummary):
                    yield replace(step, ignored=suggester.ignored)
                else:
                    yield step


def suggesting_in_bulk(
    project: Path, order: SuggestOrder = REMEMBERED, *, jobs: int = 0
) -> Iterator[object]:
    """Do the same in so many processes; 0 is as many as there are cores."""
    with opened(project) as store:
        articles = store.article_count()

    def load(choice: Choice) -> Suggester:
        return staffed(partial(load_chosen, choice), jobs=jobs, articles=articles)

    yield from suggesting(project, load, order)


def exporting(project: Path, order: ExportOrder) -> Iterator[object]:
    """Write a selection of a project to a file, but never over a project.

    Raises:
        StoreError: a file it would write is a project.
    """
    for target in targets(order.target, order.split):
        refuse_to_overwrite(target)
    share = Share(project, order.selection, order.format, order.target)
    if order.split is None and share.is_worth_it:
        yield from exporting_shared(share)
        return
    with opened(project) as store:
        yield from export(
            Selected(store, order.selection),
            format_named(order.format),
            order.target,
            split=order.split,
        )


def forecasting(project: Path, order: ExportOrder) -> Iterator[object]:
    """Say what an export would write and lose, and write nothing."""
    with opened(project) as store:
        yield from forecast(
            Selected(store, order.selection), format_named(order.format)
        )


def copied(project: Path, target: Path) -> None:
    """Copy a project whole, even while it is being written to."""
    with (
        opened(project),  # refuses what is no project
        translated(),
        closing(connect(project)) as source,
        closing(sqlite3.connect(target)) as copy,
    ):
        source.conn.backup(copy)
