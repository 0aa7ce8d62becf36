"""What an import has done so far, counted while it goes on."""

from collections import Counter
from dataclasses import dataclass, field

from annotations.exchange.settling import Settled
from annotations.exchange.units import Unit
from annotations.intake.asides import Asides, place
from annotations.intake.names import Names
from annotations.intake.order import TakeAs
from annotations.intake.sources import Sources
from annotations.intake.summary import Intake, PartSummary
from annotations.readers.reader import Refusal, name_of
from annotations.suggest.mapping import IGNORED
from annotations.summary import ImportSummary
from annotations.wording import shortened

_DOUBTS = "Files that look like another format than the one that was chosen"
_UNKNOWN = "Files of the folder in no format that is known, or that are cut off"
_RELATIONS = "Relations, for which a project has no place"
_MISFITS = "Spans that do not fit their text"
_BESIDES = "What the file holds besides"


@dataclass(slots=True)
class Account:
    """Counts for one import; ``labels`` and ``targets`` are by the labels in files."""

    take_as: TakeAs
    user: str
    added: int = 0
    existing: int = 0
    taken: int = 0
    there: int = 0
    pending: int = 0
    edits: int = 0
    parts: list[PartSummary] = field(default_factory=list)
    annotators: dict[str, None] = field(default_factory=dict)
    labels: Counter[str] = field(default_factory=Counter)
    targets: dict[str, str] = field(default_factory=dict)
    added_labels: tuple[str, ...] = ()
    conflicts: Asides = field(default_factory=Asides)
    asides: Asides = field(default_factory=Asides)
    refused: list[Refusal] = field(default_factory=list)
    better: Counter[Unit] = field(default_factory=Counter)

    def begin(self, sources: Sources) -> None:
        """Take down what is amiss with files before they are read."""
        self.refused += sources.refused
        for doubt in sources.doubts:
            self.asides.add(_DOUBTS, doubt)
        for path in sources.unknown:
            self.asides.add(_UNKNOWN, name_of(path))

    def meet(self, settled: Settled) -> None:
        """Take down what of an article does not fit, or has no place here."""
        found = settled.found
        if settled.better is not None:
            self.better[settled.better] += 1
        for misfit in settled.misfits:
            self.asides.add(_MISFITS, misfit.line())
        for sentence in found.left_aside:
            self.asides.add(_BESIDES, f"{found.where}: {sentence}")
        if found.relations:
            self._relations(settled)

    def join(self, other: "Account") -> None:
        """Take down what was counted elsewhere of some articles."""
        for name in ("added", "taken", "there", "pending"):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        self.annotators |= other.annotators
        self.labels += other.labels
        self.targets |= other.targets
        self.conflicts.join(other.conflicts)
        self.asides.join(other.asides)
        self.refused += other.refused
        self.better += other.better

    def translate(self, label: str, target: str) -> bool:
        """Count a label and what it becomes; tell whether it becomes anything."""
        self.labels[label] += 1
        self.targets[label] = target
        return target != IGNORED

    def name(self, names: Names) -> None:
        """Take down what labels were added, and which could not be."""
        self.added_labels = tuple(names.added)
        for label, why in names.refused.items():
            count = self.labels[label]
            self.asides.add(f"Spans without a usable label. {why}", count=count)

    def summary(self, plain: ImportSummary, *, is_trial: bool = False) -> Intake:
        """Sum it up, with what plain files brought in."""
        return Intake(
            take_as=self.take_as,
            user=self.user,
            annotators=tuple(self.annotators),
            plain=plain,
            added=self.added,
            existing=self.existing,
            taken=self.taken,
            there=self.there,
            pending=self.pending,
            edits=self.edits,
            parts=tuple(self.parts),
            labels=dict(self.labels),
            targets=dict(self.targets),
            added_labels=self.added_labels,
            conflicts=self.conflicts.listed(),
            asides=self.asides.listed(),
            refused=tuple(self.refused),
            better=self.better.most_common(1)[0][0] if self.better else None,
            is_trial=is_trial,
        )

    def _relations(self, settled: Settled) -> None:
        annotated = settled.annotated
        text = annotated.article.text
        words = {one.id: shortened(one.words(text)) for one in annotated.spans}
        for one in annotated.relations:
            ends = (words.get(end, end) for end in (one.head, one.child))
            joined = " → ".join(ends)
            self.asides.add(_RELATIONS, place(settled.found.where, joined, one.label))
