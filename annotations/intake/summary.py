"""What an import of annotated files did, said once for window and terminal."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from itertools import compress

from annotations.exchange.units import Unit
from annotations.intake.asides import Aside
from annotations.intake.order import TakeAs
from annotations.readers.reader import Refusal
from annotations.suggest.listed import said
from annotations.suggest.mapping import IGNORED
from annotations.summary import ImportSummary
from annotations.wording import counted, shortened

_TRIAL = "Nothing was written. This would be: "


@dataclass(frozen=True, slots=True)
class PartSummary:
    """One file, or a folder of files of one format: what was found in it."""

    name: str
    format: str
    articles: int
    spans: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Intake:
    """How many articles and spans came in, and what did not, and why.

    ``plain`` sums up the files that hold articles only. ``taken`` counts suggestions
    or annotations, ``pending`` the suggestions that came with annotations,
    ``there`` what was there already. ``labels`` count spans by their label in the
    files, ``targets`` say what these become. ``better`` is a unit in which all
    offsets would fit.
    """

    take_as: TakeAs
    user: str
    annotators: tuple[str, ...]
    plain: ImportSummary
    added: int
    existing: int
    taken: int
    pending: int
    there: int
    edits: int
    parts: tuple[PartSummary, ...]
    labels: Mapping[str, int]
    targets: Mapping[str, str]
    added_labels: tuple[str, ...]
    conflicts: tuple[Aside, ...]
    asides: tuple[Aside, ...]
    refused: tuple[Refusal, ...]
    better: Unit | None
    is_trial: bool = False

    @property
    def came_in(self) -> int:
        """Count the articles that the project did not have."""
        return self.added + self.plain.added

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing at all could be read."""
        found = self.came_in + self.existing + len(self.plain.duplicates)
        return not found and bool(self.refused or self.plain.refused)

    def sentence(self) -> str:
        """Sum it up, such as ``2 articles added; 45 suggestions in 3 articles.``."""
        there = self.existing + len(self.plain.duplicates)
        refused = len(self.refused) + len(self.plain.refused)
        articles = (
            f"{counted(self.came_in, 'article').capitalize()} added",
            f"{there:,} {'was' if there == 1 else 'were'} there already",
            f"{refused:,} refused",
        )
        first = ", ".join(compress(articles, (True, there, refused)))
        told = "; ".join((first, ", ".join(self._spans())))
        if self.is_trial:
            told = _TRIAL + told[0].lower() + told[1:]
        return f"{told}.{self._better()}"

    def lines(self) -> list[str]:
        """Give the sentence, then what was found, and all that was not taken."""
        return [self.sentence(), *self._details()]

    def as_dict(self) -> dict[str, object]:
        """Give it as plain values, for JSON."""
        return {
            "as": self.take_as.value,
            "dry_run": self.is_trial,
            "added": self.came_in,
            "there": self.existing + len(self.plain.duplicates),
            "refused": [asdict(one) for one in (*self.refused, *self.plain.refused)],
            "duplicates": [asdict(one) for one in self.plain.duplicates],
            "files": [asdict(one) for one in self.parts],
            "spans": self.taken,
            "pending": self.pending,
            "spans_there": self.there,
            "annotators": list(self.annotators),
            "edits": self.edits,
            "labels": {
                label: {"spans": count, "becomes": self.targets[label]}
                for label, count in sorted(self.labels.items())
            },
            "added_labels": list(self.added_labels),
            "conflicts": [one.as_dict() for one in self.conflicts],
            "left_aside": [one.as_dict() for one in self.asides],
            "better_offsets": self.better.value if self.better else None,
        }

    def _spans(self) -> Iterator[str]:
        if self.take_as is TakeAs.ANNOTATIONS:
            whose = f" of {', '.join(self.annotators)}" if self.annotators else ""
            yield f"{counted(self.taken, 'annotation')}{whose}"
            if self.pending:
                yield counted(self.pending, "pending suggestion")
        else:
            yield counted(self.taken, "suggestion")
        if self.there:
            yield f"{self.there:,} there already"
        ignored = [one for one, target in self.targets.items() if target == IGNORED]
        if left_out := sum(self.labels[one] for one in ignored):
            yield f"{left_out:,} left out by their labels"
        if conflicts := sum(one.count for one in self.conflicts):
            yield f"{conflicts:,} decided otherwise here and left as they are"
        if aside := sum(one.count for one in self.asides):
            yield f"{aside:,} not taken as they were"

    def _better(self) -> str:
        if self.better is None:
            return ""
        return (
            " Spans that do not fit would all fit counted in "
            f"{self.better.said}: import again with --offsets {self.better.value}."
        )

    def _details(self) -> Iterator[str]:
        for one in self.parts:
            yield (
                f"{one.name} ({one.format}): {counted(one.articles, 'article')}, "
                f"{counted(one.spans, 'span')}."
            )
        if self.targets:
            targets = {shortened(k): v for k, v in sorted(self.targets.items())}
            yield f"Labels: {said(targets)}."
        if self.added_labels:
            yield (
                f"New labels: {', '.join(self.added_labels)}; they are an edit of "
                "their own, before the import."
            )
        if self.edits > 1:
            yield (
                f"It is {self.edits:,} edits, as others were recorded meanwhile, or "
                "labels came up late."
            )
        for aside in (*self.conflicts, *self.asides):
            yield from aside.lines()
        yield from self.plain.lines()[1:]
        yield from (f"{one.where}: {one.why}" for one in self.refused)
