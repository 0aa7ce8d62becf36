"""What an export did, said once for window and terminal."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from annotations.formats.format import Loss
from annotations.wording import counted

_SHOWN = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportSummary:
    """Which files hold how many articles and spans, and which spans they do not.

    ``spans`` and ``by_state`` count what was written; ``losses`` what was not.
    """

    files: tuple[Path, ...]
    articles: int
    spans: int
    by_state: Mapping[str, int]
    losses: tuple[Loss, ...] = ()

    def sentence(self) -> str:
        """Sum it up, such as ``5 articles with 2 spans written to out.jsonl``."""
        names = " and ".join(
            filter(None, (", ".join(self._names[:-1]), self._names[-1]))
        )
        lost = f"; {counted(len(self.losses), 'span')} could not be carried"
        return (
            f"{counted(self.articles, 'article')} with {counted(self.spans, 'span')} "
            f"written to {names}{lost if self.losses else ''}."
        )

    def lines(self) -> list[str]:
        """Give the sentence, the spans by state, then the losses by reason."""
        states = [f"{count:,} {state}" for state, count in self.by_state.items()]
        by_state = [", ".join(states).capitalize() + "."] if states else []
        return [self.sentence(), *by_state, *self._loss_lines()]

    def as_dict(self) -> dict[str, object]:
        """Give it as plain values, for JSON."""
        return {
            "files": [str(path) for path in self.files],
            "articles": self.articles,
            "spans": self.spans,
            "by_state": dict(self.by_state),
            "losses": [asdict(loss) for loss in self.losses],
        }

    @property
    def _names(self) -> list[str]:
        return [path.name for path in self.files]

    def _loss_lines(self) -> Iterator[str]:
        for why, count in Counter(loss.why for loss in self.losses).items():
            yield f"{counted(count, 'span')} left out ({why}):"
            named = [loss.named() for loss in self.losses if loss.why == why]
            yield from (f"  {one}" for one in named[:_SHOWN])
            if count > _SHOWN:
                yield f"  and {count - _SHOWN:,} more"
