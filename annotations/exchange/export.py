"""Export: written beside the target, read back, and only then put in its place."""

from collections import Counter
from collections.abc import Generator, Iterable, Iterator, Mapping, Sized
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from annotations.annotated import AnnotatedArticle
from annotations.annotation import State
from annotations.article import Article
from annotations.errors import CopydeskError
from annotations.exchange.draft import drafts, publish
from annotations.exchange.fitting import Fitted
from annotations.exchange.format import Format
from annotations.exchange.losses import LossTally
from annotations.exchange.places import followed
from annotations.exchange.summary import ExportSummary
from annotations.marks import PENDING
from annotations.progress import Progress
from annotations.split import Partition, Split

_STATES = (*(state.value for state in State), PENDING)


def export(
    articles: Iterable[AnnotatedArticle],
    to_format: Format,
    target: Path,
    *,
    split: Split | None = None,
) -> Generator[Progress | ExportSummary, None, None]:
    """Write articles to a file; the last thing yielded is the summary.

    Until then the target stays as it was, and closing the generator cancels. With a
    split, ``out.jsonl`` becomes ``out-train.jsonl`` and so on, all or none; the
    articles are then gone over twice, and an iterator is taken into memory for that.

    Raises:
        CopydeskError: there are no articles, the disk will not have the file, or
            what was read back from it is not what was to be written.
    """
    if not target.name:
        raise CopydeskError(f"“{target}” is a folder; name a file in it to write to.")
    if split is not None and isinstance(articles, Iterator):
        articles = tuple(articles)
    to_format = _in_step(to_format, articles, split)
    places = _Places(target, _partition(articles, split))
    total = len(articles) if isinstance(articles, Sized) else 0
    tally = _Tally()
    with drafts(places.all, to_format) as made:
        for annotated in articles:
            tally.add(annotated, made[places.of(annotated.article)].add(annotated))
            yield Progress(tally.articles, total, f"Writing {target.name}")
        if not tally.articles:
            raise _nothing()
        for draft in made.values():
            for number in draft.prove():
                yield Progress(number, tally.articles, f"Checking {draft.target.name}")
        publish(made.values())
    yield tally.summary(places.all)


def forecast(
    articles: Iterable[AnnotatedArticle], to_format: Format
) -> Generator[Progress | ExportSummary, None, None]:
    """Say what an export would write and lose, and write nothing.

    Raises:
        CopydeskError: there are no articles.
    """
    total = len(articles) if isinstance(articles, Sized) else 0
    tally = _Tally()
    for annotated in articles:
        tally.add(annotated, to_format.fit(annotated))
        yield Progress(tally.articles, total, "Looking for what would be lost")
    if not tally.articles:
        raise _nothing()
    yield tally.summary(())


def targets(target: Path, split: Split | None = None) -> tuple[Path, ...]:
    """List the files that an export writes, with links followed."""
    parts = split.parts if split else ()
    return tuple(_place(target, part) for part in parts) or (_place(target),)


@dataclass(frozen=True)
class _Places:
    """Which file an article goes to."""

    target: Path
    partition: Partition | None

    @cached_property
    def by_part(self) -> Mapping[str, Path]:
        parts = self.partition.parts if self.partition else ("",)
        return {part: _place(self.target, part) for part in parts}

    @property
    def all(self) -> tuple[Path, ...]:
        return tuple(self.by_part.values())

    def of(self, article: Article) -> Path:
        part = self.partition.part_of(article) if self.partition else ""
        return self.by_part[part]


def _place(target: Path, part: str = "") -> Path:
    # Links are followed last: each part may be one, and it stays one.
    if part:
        target = target.with_stem(f"{target.stem}-{part}")
    return followed(target)


@dataclass(slots=True)
class _Tally:
    articles: int = 0
    states: Counter[str] = field(default_factory=Counter)
    losses: LossTally = field(default_factory=LossTally)

    def add(self, annotated: AnnotatedArticle, fitted: Fitted) -> None:
        self.articles += 1
        self.states.update(span.state for span in annotated.spans)
        for loss in fitted.losses:
            if loss.is_left_out:
                self.states[loss.state] -= 1
        self.losses.add(fitted.losses)

    def summary(self, files: tuple[Path, ...]) -> ExportSummary:
        return ExportSummary(
            files=files,
            articles=self.articles,
            spans=self.states.total(),
            by_state={one: self.states[one] for one in _STATES if self.states[one]},
            losses=self.losses.counts(),
        )


def _in_step(
    to_format: Format, articles: Iterable[AnnotatedArticle], split: Split | None
) -> Format:
    """Have numbers of labels mean the same in all parts of a split."""
    if split is None or to_format.numbered is None:
        return to_format
    return to_format.for_labels(span.label for one in articles for span in one.spans)


def _partition(
    articles: Iterable[AnnotatedArticle], split: Split | None
) -> Partition | None:
    if split is None:
        return None
    digests = [one.article.sha256 for one in articles]
    if not digests:
        raise _nothing()
    return split.over(digests)


def _nothing() -> CopydeskError:
    return CopydeskError(
        "Nothing to export: there is no article as far as was asked for; import some, "
        "or choose other states of review."
    )
