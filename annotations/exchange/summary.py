"""What an export did, said once for window and terminal."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from annotations.exchange.losses import LossCount, LossTally
from annotations.wording import counted


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportSummary:
    """Which files hold how many articles and spans, and which spans they do not.

    ``spans`` and ``by_state`` count what was written; ``losses`` what was not. Of an
    export that was only tried, there are no files.
    """

    files: tuple[Path, ...]
    articles: int
    spans: int
    by_state: Mapping[str, int]
    losses: tuple[LossCount, ...] = ()

    def sentence(self) -> str:
        """Sum it up, such as ``5 articles with 2 spans written to out.jsonl``."""
        names = " and ".join(
            filter(None, (", ".join(self._names[:-1]), "".join(self._names[-1:])))
        )
        gone = sum(one.count for one in self.losses if one.is_left_out)
        lost = f"; {counted(gone, 'span')} could not be carried" if gone else ""
        return (
            f"{counted(self.articles, 'article')} with {counted(self.spans, 'span')} "
            f"{f'written to {names}' if names else 'would be written'}{lost}."
        )

    def lines(self) -> list[str]:
        """Give the sentence, the spans by state, then the losses by reason."""
        states = [f"{count:,} {state}" for state, count in self.by_state.items()]
        by_state = [", ".join(states).capitalize() + "."] if states else []
        lost = [line for one in self.losses for line in one.lines()]
        return [self.sentence(), *by_state, *lost]

    def as_dict(self) -> dict[str, object]:
        """Give it as plain values, for JSON."""
        return {
            "files": [str(path) for path in self.files],
            "articles": self.articles,
            "spans": self.spans,
            "by_state": dict(self.by_state),
            "losses": [loss.as_dict() for loss in self.losses],
        }

    def joined(self, others: Iterable["ExportSummary"]) -> "ExportSummary":
        """Add up what was written into the same files."""
        parts = [self, *others]
        states = Counter[str]()
        losses = LossTally()
        for one in parts:
            states.update(one.by_state)
            losses.join(one.losses)
        return ExportSummary(
            files=self.files,
            articles=sum(one.articles for one in parts),
            spans=sum(one.spans for one in parts),
            by_state=dict(states),
            losses=losses.counts(),
        )

    @property
    def _names(self) -> list[str]:
        return [path.name for path in self.files]
