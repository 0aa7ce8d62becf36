"""What a release holds and what its formats lose, for window and terminal."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from annotations.exchange.losses import EXAMPLES, LossCount
from annotations.release.changes import Difference
from annotations.release.facts import PartFacts
from annotations.wording import counted


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleaseSummary:
    """What was written to ``target``, or would be if that is ``None``.

    ``losses`` are by the names of formats.
    """

    target: Path | None
    parts: Mapping[str, PartFacts]
    files: tuple[str, ...]
    losses: Mapping[str, tuple[LossCount, ...]]
    notes: tuple[str, ...] = ()
    changes: Difference | None = None

    def sentence(self) -> str:
        """Sum it up."""
        articles = sum(part.articles for part in self.parts.values())
        spans = sum(part.spans.total() for part in self.parts.values())
        said = "would be released" if self.target is None else "released"
        where = "" if self.target is None else f" to {self.target.name}"
        return (
            f"{counted(articles, 'article')} with {counted(spans, 'span')} {said} in "
            f"{counted(len(self.parts), 'part')}{where}."
        )

    def lines(self) -> list[str]:
        """Give the sentence, the parts, notes, files, losses and changes."""
        parts = [
            f"  {name}: {counted(part.articles, 'article')}, "
            f"{counted(part.spans.total(), 'span')}"
            for name, part in self.parts.items()
        ]
        lost = [
            line
            for name, counts in self.losses.items()
            for line in (f"In {name}:", *(f"  {x}" for c in counts for x in c.lines()))
            if counts
        ]
        changes = self.changes.lines() if self.changes else []
        files = [f"Files: {', '.join(self.files)}."]
        return [self.sentence(), *parts, *self.notes, *files, *lost, *changes]

    def as_dict(self) -> dict[str, object]:
        """Give it as plain values, for JSON."""
        return {
            "folder": None if self.target is None else str(self.target),
            "parts": {
                name: {
                    "articles": part.articles,
                    "spans": part.spans.total(),
                    "by_label": dict(sorted(part.by_label.items())),
                    "by_state": dict(sorted(part.by_state.items())),
                }
                for name, part in self.parts.items()
            },
            "files": list(self.files),
            "losses": {
                name: [one.as_dict() for one in counts]
                for name, counts in self.losses.items()
            },
            "notes": list(self.notes),
            "changes": self.changes.as_dict() if self.changes else None,
        }


def together(losses: Iterable[LossCount]) -> tuple[LossCount, ...]:
    """Add up what several files of one format lose, spans left out first."""
    made: dict[tuple[str, bool, bool], LossCount] = {}
    for one in losses:
        key = one.why, one.is_left_out, one.is_of_spans
        before = made.get(key)
        made[key] = one if before is None else _sum(before, one)
    return tuple(sorted(made.values(), key=lambda one: not one.is_left_out))


def _sum(one: LossCount, other: LossCount) -> LossCount:
    return LossCount(
        why=one.why,
        count=one.count + other.count,
        is_left_out=one.is_left_out,
        is_of_spans=one.is_of_spans,
        examples=(*one.examples, *other.examples)[:EXAMPLES],
    )
