"""What a second program would find on disk."""

from pathlib import Path

from annotations.annotation import Annotation
from annotations.layer import Layer
from annotations.listing import Query
from db.project import opened


def on_disk(project: Path) -> Layer:
    """Read what a second program would see now."""
    with opened(project) as store:
        return store.layer(store.article_ids(Query(), "ann")[0], "ann")


def stored(project: Path) -> list[Annotation]:
    return list(on_disk(project))
