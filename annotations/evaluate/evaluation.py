"""How good a pipeline is: what an evaluation ends with."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from annotations.evaluate.calibration import Calibration
from annotations.evaluate.confusion import Confusion
from annotations.evaluate.mistakes import ArticleMistakes
from annotations.evaluate.scores import CORE, Figures, Scores
from annotations.suggestion import Pipeline
from annotations.wording import counted

ALL, CORE_NAME = "all", "core"


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """The figures of one source of gold, or of all.

    ``strict`` and ``overlapping`` hold each label's, then ``core``'s and ``all``'s.
    """

    name: str
    articles: int
    words: int
    strict: Mapping[str, Figures]
    overlapping: Mapping[str, Figures]

    def as_dict(self) -> dict[str, object]:
        """Give it as plain values, for JSON."""
        return asdict(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluation:
    """A pipeline measured; ``whole`` is over all ``sources``.

    ``seconds`` is what the pipeline itself took; ``calibration`` is ``None`` where it
    gives no scores; ``worst`` are the articles with the most mistakes; ``unfinished``
    counts those that nobody has marked done.
    """

    pipeline: Pipeline
    seconds: float
    whole: Measured
    sources: tuple[Measured, ...]
    confusion: Confusion
    calibration: Calibration | None
    worst: tuple[ArticleMistakes, ...]
    unfinished: int = 0

    @property
    def words_per_second(self) -> float:
        """How fast the pipeline was; 0 if it took no time at all."""
        return self.whole.words / self.seconds if self.seconds else 0.0

    @property
    def core_f1(self) -> float:
        """The strict F1 of the core labels."""
        return self.whole.strict[CORE_NAME].f1

    @property
    def _against(self) -> str:
        return ", ".join(Path(one.name).name for one in self.sources)

    def sentence(self) -> str:
        """Say it in one sentence."""
        strict, overlapping = self.whole.strict, self.whole.overlapping
        return (
            f"{self.pipeline.name} {self.pipeline.version} on {self._against}: core "
            f"F1 {strict[CORE_NAME].f1:.3f}, all labels {strict[ALL].f1:.3f} "
            f"(overlapping {overlapping[CORE_NAME].f1:.3f} and "
            f"{overlapping[ALL].f1:.3f})."
        )

    def notes(self) -> list[str]:
        """Say what to bear in mind before trusting the figures."""
        strict = self.whole.strict
        labels = [name for name in strict if name not in {CORE_NAME, ALL}]
        unsaid = [name for name in labels if not strict[name].predicted]
        unmeant = [name for name in labels if not strict[name].gold]
        notes = []
        if self.unfinished:
            notes.append(
                f"{counted(self.unfinished, 'article').capitalize()} not marked done: "
                "what nobody has marked there counts as no entity."
            )
        if unsaid:
            notes.append(f"In the gold but never predicted: {', '.join(unsaid)}.")
        if unmeant:
            notes.append(
                f"Predicted but never in the gold, so always wrong: "
                f"{', '.join(unmeant)}."
            )
        return notes

    def as_dict(self) -> dict[str, object]:
        """Give it as plain values, for JSON."""
        machine = self.pipeline
        return {
            "pipeline": {
                "name": machine.name,
                "version": machine.version,
                "digest": machine.digest,
            },
            **self.whole.as_dict(),
            "seconds": self.seconds,
            "words_per_second": self.words_per_second,
            "sources": [one.as_dict() for one in self.sources],
            "confusion": self.confusion.as_dict(),
            "calibration": self.calibration and _calibration(self.calibration),
            "worst": [asdict(one) for one in self.worst],
            "notes": self.notes(),
        }


def measured(scores: Scores, *, name: str, articles: int, words: int) -> Measured:
    """Work the figures out from the counts."""
    return Measured(
        name=name,
        articles=articles,
        words=words,
        strict=_by_label(scores, scores.strict),
        overlapping=_by_label(scores, scores.overlapping),
    )


def _by_label(scores: Scores, right: Counter[str]) -> dict[str, Figures]:
    labels = scores.labels
    groups: dict[str, tuple[str, ...]] = {label: (label,) for label in labels}
    groups |= {CORE_NAME: CORE, ALL: tuple(labels)}
    return {name: scores.figures(right, group) for name, group in groups.items()}


def _calibration(calibration: Calibration) -> dict[str, object]:
    return {"expected_error": calibration.error, **asdict(calibration)}
