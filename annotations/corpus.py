"""Import and suggest over many articles, as generators that yield progress.

Closing a generator cancels it: what is stored by then stays, as whole articles.
"""

from collections import deque
from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from types import MappingProxyType

from annotations.article import ArticleId
from annotations.errors import UnusableTextError
from annotations.ports import Archive
from annotations.progress import Progress
from annotations.readers import article_files, read
from annotations.readers.reader import Found, Refusal
from annotations.suggest.suggester import Suggester
from annotations.suggestion import Pipeline, Proposal, RunId
from annotations.summary import Duplicate, ImportSummary
from annotations.wording import counted

_BATCH = 50
_PAGE = 50
_TOGETHER = 5
_NAMED = 12
Outcome = ArticleId | Duplicate | Refusal
Proposed = tuple[ArticleId, tuple[Proposal, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class SuggestSummary:
    """What a run did: articles it went over now, spans it proposed, by what.

    ``ignored`` counts what was left out, by the label that the pipeline gave it.
    """

    articles: int
    spans: int
    pipeline: Pipeline
    run_id: RunId
    ignored: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))

    def sentence(self) -> str:
        """Say it in one sentence."""
        name = f"{self.pipeline.name} {self.pipeline.version}"
        if not self.articles:
            return f"{name} has been over every article already."
        return (
            f"{counted(self.spans, 'suggestion').capitalize()} in "
            f"{counted(self.articles, 'article')} by {name}."
        )

    def lines(self) -> list[str]:
        """Say it in lines: the sentence, then what was left out, if anything was."""
        return [self.sentence(), *([self._left_out()] if self.ignored else [])]

    def _left_out(self) -> str:
        most = self._most_ignored()
        counts = [f"{label or 'no label'} {n:,}" for label, n in most[:_NAMED]]
        if others := sum(n for _, n in most[_NAMED:]):
            counts.append(f"others {others:,}")
        return (
            f"Left out by label: {', '.join(counts)}; “Pipeline…” in the menu or "
            "“suggest --map” says what a label becomes."
        )

    def _most_ignored(self) -> list[tuple[str, int]]:
        return sorted(self.ignored.items(), key=lambda one: (-one[1], one[0]))

    def as_dict(self) -> dict[str, object]:
        """Give it as plain values, for JSON."""
        return {
            "articles": self.articles,
            "spans": self.spans,
            "ignored": dict(self._most_ignored()),
            "run": self.run_id,
            "pipeline": self.pipeline.name,
            "version": self.pipeline.version,
            "digest": self.pipeline.digest,
        }


def import_articles(
    archive: Archive, paths: Iterable[Path]
) -> Iterator[Progress | ImportSummary]:
    """Read files and folders into a project; the last thing yielded is the summary."""
    files = article_files(paths)
    outcomes: list[Outcome] = []
    for number, path in enumerate(files):
        items = read(path)
        while batch := list(islice(items, _BATCH)):
            yield Progress(number, len(files), path.name)
            outcomes += _take_in(archive, batch)
    yield _summed(outcomes)


def suggest_articles(
    archive: Archive, suggester: Suggester, *, first: ArticleId | None = None
) -> Generator[Progress | SuggestSummary]:
    """Let a suggester go over the articles it has not seen, a few at a time.

    Texts stream through it, so that neither memory nor a transaction grows with their
    number. The article that is to come ``first``, if it waits at all, is stored alone.
    """
    run_id = archive.continued_run(suggester.pipeline)
    total, done, spans = archive.left(run_id), 0, 0
    yield Progress(0, total)
    with closing(_proposed(archive, suggester, run_id, first)) as proposed:
        for batch in _batches(proposed):
            with archive.bulk():
                spans += archive.add_suggestions(run_id, batch)
            done += len(batch)
            yield Progress(done, max(done, total))
    archive.finish_run(run_id)
    yield SuggestSummary(
        articles=done,
        spans=spans,
        pipeline=suggester.pipeline,
        run_id=run_id,
    )


def _take_in(archive: Archive, batch: Iterable[Found | Refusal]) -> list[Outcome]:
    with archive.bulk():
        return [_outcome(archive, item) for item in batch]


def _outcome(archive: Archive, item: Found | Refusal) -> Outcome:
    if isinstance(item, Refusal):
        return item
    if (title := archive.same_text(item.article)) is not None:
        return Duplicate(item.where, title)
    try:
        return archive.add(item.article)
    except UnusableTextError as error:
        return Refusal(item.where, str(error))


def _summed(outcomes: Sequence[Outcome]) -> ImportSummary:
    return ImportSummary(
        added=sum(isinstance(one, int) for one in outcomes),
        duplicates=tuple(one for one in outcomes if isinstance(one, Duplicate)),
        refused=tuple(one for one in outcomes if isinstance(one, Refusal)),
    )


def _batches(proposed: Iterator[Proposed]) -> Iterator[list[Proposed]]:
    """Gather what is stored together: one, for somebody may wait for it, then more."""
    size = 1
    while batch := list(islice(proposed, size)):
        yield batch
        size = _TOGETHER


def _proposed(
    archive: Archive, suggester: Suggester, run_id: RunId, first: ArticleId | None
) -> Generator[Proposed]:
    ids: deque[ArticleId] = deque()
    texts = _texts(archive, _waiting(archive, run_id, first), ids)
    for proposals in suggester.suggest(texts):
        yield ids.popleft(), proposals


def _texts(
    archive: Archive, pages: Iterable[Sequence[ArticleId]], ids: deque[ArticleId]
) -> Iterator[str]:
    """Yield the texts of pages, and note whose they are."""
    for page in pages:
        ids.extend(page)
        yield from archive.texts(page)


def _waiting(
    archive: Archive, run_id: RunId, first: ArticleId | None
) -> Iterator[Sequence[ArticleId]]:
    """Ask page by page for what waits: others may be at work on the same run."""
    if first is not None and archive.awaits(run_id, first):
        yield [first]
    after: ArticleId | None = None
    while page := archive.waiting(run_id, after=after, limit=_PAGE):
        yield [article_id for article_id in page if article_id != first]
        after = page[-1]
