"""Building a release: read once, divided, written, proven, described, put in place."""

from collections.abc import Generator, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from annotations import scheme_files
from annotations.annotated import AnnotatedArticle
from annotations.exchange.draft import world
from annotations.exchange.export import export, forecast
from annotations.exchange.format import Format
from annotations.exchange.losses import LossCount
from annotations.exchange.summary import ExportSummary
from annotations.exchange.text import as_json
from annotations.label import LabelScheme
from annotations.progress import Progress
from annotations.release import manifest
from annotations.release.agreement import agreements
from annotations.release.card import card
from annotations.release.changes import Difference
from annotations.release.diff import difference
from annotations.release.dividing import Division, divided
from annotations.release.facts import Facts, PartFacts
from annotations.release.files import (
    CARD,
    CHANGES,
    CHANGES_JSON,
    LABELS,
    MANIFEST,
    SUMS,
    names,
)
from annotations.release.folder import drafted, refuse, write
from annotations.release.order import By, Plan
from annotations.release.outline import Outline, outline
from annotations.release.spool import Spool, Spooled
from annotations.release.summary import ReleaseSummary, together
from annotations.release.told import Told
from annotations.selection import Selection

Steps = Generator[Progress | ReleaseSummary, None, None]


class Articles(Protocol):
    """Articles that are counted beforehand."""

    def __iter__(self) -> Iterator[AnnotatedArticle]:
        """Walk them."""

    def __len__(self) -> int:
        """Count them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """What a release is made of.

    ``finished`` walks what each annotator has marked done, in the order of ids.
    """

    articles: Articles
    selection: Selection
    scheme: LabelScheme
    finished: Mapping[str, Iterator[AnnotatedArticle]] = field(default_factory=dict)


def release(
    material: Material, plan: Plan, target: Path, *, earlier: Path | None = None
) -> Steps:
    """Write a release to a folder; the last thing yielded is the summary.

    Until then the target stays as it was, and closing the generator cancels. The same
    material and plan make the same bytes. ``earlier`` is another release to list the
    changes since; it may be the very one that is replaced.

    Raises:
        CopydeskError: there are no articles, or not enough for all parts; the disk
            will not have the files, or a file read back is not what was written.
    """
    refuse(target)
    with closing(Spool()) as spool:
        build = _Build(material, plan, spool)
        yield from build.read(earlier)
        with drafted(target) as folder:
            yield from build.write(folder)
            with world(target):
                build.describe(folder)
        yield build.summary(target)


def tried(material: Material, plan: Plan, *, earlier: Path | None = None) -> Steps:
    """Say what a release would hold and lose, and write nothing.

    Raises:
        CopydeskError: there are no articles, or not enough for all parts.
    """
    with closing(Spool()) as spool:
        build = _Build(material, plan, spool)
        yield from build.read(earlier)
        yield from build.foresee()
        yield build.summary(None)


class _Build:
    def __init__(self, material: Material, plan: Plan, spool: Spool) -> None:
        self._material = material
        self._plan = plan
        self._spool = spool
        self._facts = Facts()
        self._division = Division(parts={})
        self._losses: dict[str, list[LossCount]] = {x.name: [] for x in plan.formats}
        self._changes: Difference | None = None

    def read(self, earlier: Path | None) -> Iterator[Progress]:
        """Keep the articles as they are now, and choose their parts."""
        before = None if earlier is None else manifest.read(earlier)
        total = len(self._material.articles)
        outlines: list[Outline] = []
        for annotated in self._material.articles:
            self._spool.add(annotated)
            self._facts.add(annotated)
            with_shingles = self._plan.by is By.STACK
            outlines.append(outline(annotated, with_shingles=with_shingles))
            yield Progress(len(outlines), total, "Reading")
        self._division = divided(outlines, self._plan)
        if before is not None:
            after = (manifest.listed(one) for one in self._records())
            self._changes = difference(before, {one.id: one for one in after})

    def write(self, folder: Path) -> Iterator[Progress]:
        """Write every part in every format, each read back."""
        labels = {x for part in self._parts().values() for x in part.by_label}
        for part, to_format, name in self._targets():
            numbered = to_format.for_labels(labels)
            steps = export(self._spooled(part), numbered, folder / name)
            yield from self._noted(to_format, steps)

    def foresee(self) -> Iterator[Progress]:
        """Look for what every part would lose in every format."""
        for part, to_format, _ in self._targets():
            yield from self._noted(to_format, forecast(self._spooled(part), to_format))

    def describe(self, folder: Path) -> None:
        """Write what goes with the articles."""
        head = {
            "settings": self._settings(),
            "files": {
                part: [name for _, name in names(part, self._plan.formats)]
                for part in self._division.parts
            },
        }
        write(folder / MANIFEST, manifest.lines(head, self._records()))
        write(folder / LABELS, [scheme_files.to_text(self._material.scheme)])
        write(folder / CARD, [card(self._told())])
        if self._changes is not None:
            write(folder / CHANGES, [self._changes.markdown()])
            write(folder / CHANGES_JSON, [as_json(self._changes.as_dict()), "\n"])

    def summary(self, target: Path | None) -> ReleaseSummary:
        """Say what was, or would be, released."""
        return ReleaseSummary(
            target=target,
            parts=self._parts(),
            files=tuple(sorted(self._files())),
            losses=self._lost(),
            notes=self._division.notes,
            changes=self._changes,
        )

    def _targets(self) -> Iterator[tuple[str, Format, str]]:
        for part in self._division.parts:
            for to_format, name in names(part, self._plan.formats):
                yield part, to_format, name

    def _spooled(self, part: str) -> Spooled:
        return Spooled(self._spool, [one.digest for one in self._division.parts[part]])

    def _noted(
        self, of_format: Format, steps: Iterator[Progress | ExportSummary]
    ) -> Iterator[Progress]:
        for step in steps:
            if isinstance(step, Progress):
                yield step
            else:
                self._losses[of_format.name] += step.losses

    def _records(self) -> Iterator[dict[str, object]]:
        """List all articles in the order of their ids."""
        placed = sorted(
            (one.digest, part)
            for part, outlines in self._division.parts.items()
            for one in outlines
        )
        for digest, part in placed:
            stack = self._division.stacked.get(digest[:16], "")
            yield manifest.record(self._spool.get(digest), part, stack)

    def _settings(self) -> dict[str, object]:
        plan, selection = self._plan, self._material.selection
        return {
            "name": plan.name,
            "by": plan.by.value,
            "shared": [one.value for one in plan.shared],
            "split": dict(plan.split.shares),
            "seed": plan.split.seed,
            "formats": [one.name for one in plan.formats],
            "licence": plan.licence,
            "annotator": selection.annotator,
            "states": sorted(selection.states),
            "reviews": sorted(selection.reviews),
        }

    def _told(self) -> Told:
        among = {x.digest for part in self._division.parts.values() for x in part}
        return Told(
            plan=self._plan,
            selection=self._material.selection,
            scheme=self._material.scheme,
            facts=self._facts,
            parts=self._parts(),
            notes=self._division.notes,
            losses=self._lost(),
            agreements=tuple(agreements(self._material.finished, among)),
            has_changes=self._changes is not None,
        )

    def _parts(self) -> dict[str, PartFacts]:
        return {part: PartFacts.of(x) for part, x in self._division.parts.items()}

    def _lost(self) -> dict[str, tuple[LossCount, ...]]:
        return {name: together(losses) for name, losses in self._losses.items()}

    def _files(self) -> Iterator[str]:
        yield from (CARD, LABELS, MANIFEST, SUMS)
        if self._changes is not None:
            yield from (CHANGES, CHANGES_JSON)
        yield from (name for _, _, name in self._targets())
