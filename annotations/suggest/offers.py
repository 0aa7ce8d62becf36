"""The pipelines that can be chosen, and why one cannot, without loading any."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib.metadata import entry_points
from pathlib import Path

from annotations.errors import CopydeskError
from annotations.suggest.built_in import BUILT_IN, LABELS
from annotations.suggest.parts import Part, check_parts, parts_of
from annotations.suggest.pipeline_check import (
    check_meta,
    data_folder,
    full_name,
    is_installed,
    read_meta,
)

BUILT_IN_KIND, INSTALLED, FOLDER = "built in", "installed", "folder"
_MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """A pipeline to choose: what it is and gives, or the trouble with it.

    ``source`` is what chooses it; ``labels`` and span ``groups`` are those it says it
    gives, ``size`` is in bytes, ``speed`` in words a second where it was measured; 0
    where nobody knows.
    """

    source: str
    kind: str
    name: str = ""
    version: str = ""
    labels: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    size: int = 0
    speed: int = 0
    trouble: str = ""

    def facts(self) -> str:
        """Say in a few words what is known of it."""
        known = (
            (self.size, f"{self.size / _MEGABYTE:,.1f} MB"),
            (self.speed, f"{self.speed:,} words a second where it was measured"),
            (self.groups, f"span groups {', '.join(self.groups)}"),
        )
        return " · ".join([self.kind, *(words for there, words in known if there)])


def offers(added: Iterable[str] = ()) -> list[Offer]:
    """List the pipelines built in, those installed, and those added, each once."""
    installed = sorted(one.name for one in entry_points(group="spacy_models"))
    return [offer(name) for name in dict.fromkeys((*BUILT_IN, *installed, *added))]


def offer(source: str) -> Offer:
    """Describe a pipeline, by its name or its folder."""
    if source in BUILT_IN:
        return _built_in(source)
    kind = INSTALLED if is_installed(source) else FOLDER
    try:
        meta = read_meta(source)
        return _described(source, kind, meta)
    except CopydeskError as error:
        return Offer(source=source, kind=kind, name=source, trouble=str(error))


def _built_in(source: str) -> Offer:
    ours = BUILT_IN[source]
    meta = ours.meta()
    return Offer(
        source=source,
        kind=BUILT_IN_KIND,
        name=full_name(meta),
        version=str(meta.get("version", "")),
        labels=LABELS,
        size=_size(ours.folder) if ours.folder else 0,
        speed=_speed(meta),
    )


def _described(source: str, kind: str, meta: Mapping[str, object]) -> Offer:
    folder = data_folder(source, meta)
    parts: tuple[Part, ...] = ()
    trouble = ""
    try:
        check_meta(meta)
        parts = parts_of(folder)
        check_parts(parts, brings_code=kind == INSTALLED)
    except CopydeskError as error:
        trouble = str(error)
    marking = [part for part in parts if part.marks]
    return Offer(
        source=source,
        kind=kind,
        name=full_name(meta),
        version=str(meta.get("version", "")),
        labels=_labels(meta, marking),
        groups=tuple(dict.fromkeys(part.group for part in marking if part.group)),
        size=_size(folder),
        speed=_speed(meta),
        trouble=trouble,
    )


def _labels(meta: Mapping[str, object], marking: Iterable[Part]) -> tuple[str, ...]:
    by_part = meta.get("labels")
    if not isinstance(by_part, dict):
        return ()
    given = (by_part.get(part.name) for part in marking)
    lists = (one for one in given if isinstance(one, list))
    return tuple(sorted({str(label) for labels in lists for label in labels}))


def _speed(meta: Mapping[str, object]) -> int:
    measured = meta.get("performance")
    speed = measured.get("speed") if isinstance(measured, dict) else None
    return round(speed) if isinstance(speed, int | float) else 0


def _size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
