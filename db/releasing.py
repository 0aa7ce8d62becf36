"""Releases of a project, as a job: what is to be in one, and writing it."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from annotations.release.build import Material, release, tried
from annotations.release.order import Plan
from annotations.selection import Selection
from db.gold import finished_articles
from db.project import opened, refuse_to_overwrite
from db.selected import Selected
from db.store import SqliteStore


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleaseOrder:
    """What to release and how; without a ``target`` it is only tried."""

    selection: Selection
    plan: Plan
    target: Path | None
    earlier: Path | None = None


def releasing(project: Path, order: ReleaseOrder) -> Iterator[object]:
    """Write a release of a project, or say what would be in it.

    Raises:
        StoreError: the project cannot be read, or stands in the way.
    """
    if order.target is not None:
        refuse_to_overwrite(order.target)
    with opened(project) as store:
        material = _material(store, order.selection)
        if order.target is None:
            yield from tried(material, order.plan, earlier=order.earlier)
        else:
            yield from release(
                material, order.plan, order.target, earlier=order.earlier
            )


def _material(store: SqliteStore, selection: Selection) -> Material:
    finished = {
        name: store.annotated(finished_articles(name)) for name in store.annotators()
    }
    return Material(
        articles=Selected(store, selection),
        selection=selection,
        scheme=store.labels(),
        finished=finished,
    )
