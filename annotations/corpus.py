"""Import and suggest over many articles, as generators that yield progress.

Closing a generator cancels it: what is stored by then stays, as whole articles.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from annotations.article import ArticleId
from annotations.errors import UnusableTextError
from annotations.ports import Archive
from annotations.progress import Progress
from annotations.readers import article_files, read
from annotations.readers.reader import Found, Refusal
from annotations.suggest.suggester import Suggester
from annotations.suggestion import Pipeline, RunId
from annotations.summary import Duplicate, ImportSummary
from annotations.wording import counted

_BATCH = 50
Outcome = ArticleId | Duplicate | Refusal


@dataclass(frozen=True, slots=True, kw_only=True)
class SuggestSummary:
    """What a run did: articles it went over now, spans it proposed, by what."""

    articles: int
    spans: int
    pipeline: Pipeline
    run_id: RunId

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
        """Say it in lines, of which there is one."""
        return [self.sentence()]

    def as_dict(self) -> dict[str, object]:
        """Give it as plain values, for JSON."""
        return {
            "articles": self.articles,
            "spans": self.spans,
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
    archive: Archive, suggester: Suggester
) -> Iterator[Progress | SuggestSummary]:
    """Let a suggester go over the articles it has not seen, a batch at a time."""
    run_id = archive.continued_run(suggester.pipeline)
    waiting = archive.waiting(run_id)
    spans = 0
    for start in range(0, len(waiting), _BATCH):
        yield Progress(start, len(waiting))
        spans += _propose(archive, suggester, run_id, waiting[start : start + _BATCH])
    archive.finish_run(run_id)
    yield Progress(len(waiting), len(waiting))
    yield SuggestSummary(
        articles=len(waiting),
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


def _propose(
    archive: Archive, suggester: Suggester, run_id: RunId, ids: Sequence[ArticleId]
) -> int:
    proposed = list(suggester.suggest(archive.texts(ids)))
    with archive.bulk():
        return archive.add_suggestions(run_id, zip(ids, proposed, strict=True))
