"""Imports as jobs: plain articles and annotated files, tried or for good."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from annotations.corpus import import_articles
from annotations.intake.account import Account
from annotations.intake.order import AUTO, ImportOrder
from annotations.intake.sources import Sources, opened_sources
from annotations.leftovers import temporary
from annotations.processes import Hands
from annotations.summary import ImportSummary
from db.preparing import helping
from db.project import opened
from db.store import SqliteStore
from db.work import copied


def importing(project: Path, order: ImportOrder) -> Iterator[object]:
    """Import files and folders; yield an ``Intake`` at last.

    If all of them are plain articles, it is an ``ImportSummary``.

    Raises:
        CopydeskError: a label is to become one that the project lacks.
    """
    with (
        opened_sources(order) as sources,
        helping(sources.size) as hands,
        opened(project) as store,
    ):
        for step in _imported(store, order, sources, hands):
            if not isinstance(step, _Done):
                yield step
            elif sources.parts or sources.refused:
                yield step.account.summary(step.plain)
            else:
                yield step.plain


def trying_import(project: Path, order: ImportOrder) -> Iterator[object]:
    """Say what an import would do; yield an ``Intake`` at last.

    It is done on a copy, so that nobody who is at work on the project has to wait.

    Raises:
        CopydeskError: a label is to become one that the project lacks.
    """
    with temporary() as folder:
        copy = folder / "trial.copydesk"
        copied(project, copy)
        with (
            opened_sources(order) as sources,
            helping(sources.size) as hands,
            opened(copy) as store,
        ):
            for step in _imported(store, order, sources, hands):
                if isinstance(step, _Done):
                    yield step.account.summary(step.plain, is_trial=True)
                else:
                    yield step


def looking(project: Path, order: ImportOrder) -> Iterator[object]:
    """Findings at what there is to import; yield a ``Findings`` at last.

    If it is plain articles only, there is nothing to ask: they are imported, and what
    is yielded last is an ``ImportSummary``.
    """
    with opened(project) as store, opened_sources(order) as sources:
        if sources.parts or order.format != AUTO or order.formats:
            yield from store.imports.look(order, sources)
            return
    yield from importing(project, order)


@dataclass(frozen=True, slots=True)
class _Done:
    """What plain files brought in, and what annotated ones did."""

    plain: ImportSummary
    account: Account


def _imported(
    store: SqliteStore, order: ImportOrder, sources: Sources, hands: Hands | None
) -> Iterator[object]:
    plain = ImportSummary(added=0)
    for step in import_articles(store, sources.plain):
        if isinstance(step, ImportSummary):
            plain = step
        else:
            yield step
    for taken in store.imports.take(order, sources, hands):
        yield _Done(plain, taken) if isinstance(taken, Account) else taken
