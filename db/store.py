"""The store: one project file, and everything that is asked of it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime

from sqlite_utils import Database

from annotations.annotated import AnnotatedArticle
from annotations.annotation import AnnotationId
from annotations.article import Article, ArticleId
from annotations.cost import Costs
from annotations.edit import Edit, EditId, Review
from annotations.effort import Clock, Effort, utc_now
from annotations.history import Entry
from annotations.label import LabelScheme
from annotations.layer import Layer
from annotations.listing import ArticleSummary, Query, SpanEvent
from annotations.opinions import Opinions
from annotations.selection import Selection
from annotations.statistics import Statistics
from annotations.suggestion import Pipeline, Proposal, RunId, SuggestionId
from db import (
    annotated,
    annotators,
    articles,
    checking,
    costs,
    decisions,
    edits,
    labels,
    reviews,
    runs,
    search,
    statistics,
    suggestions,
    summaries,
    tallies,
    visits,
)
from db.connection import relaxed, transaction
from db.edits import Logged
from db.errors import translated
from db.heard import Heard
from db.imports import Imports
from db.lookout import Lookout
from db.memory import Memory
from db.pipelines import PipelineChoices
from db.propagation import Propagation
from db.recasts import Recasts
from db.record import record


class SqliteStore:
    """Keeps a project in one SQLite file; belongs to the thread that opened it."""

    def __init__(self, db: Database, *, clock: Clock = utc_now) -> None:
        self._db, self._clock = db, clock
        self.pipeline_choices = PipelineChoices(db)
        self._heard = Heard(db)
        self.recasts = Recasts(db, clock=clock)
        self.memory, self.lookout = Memory(db), Lookout(db)
        self.imports = Imports(db, clock=clock)
        self.propagation = Propagation(db, clock=clock)

    @translated()
    def close(self) -> None:
        """Let go of the file."""
        self._db.close()

    @translated()
    def settle(self) -> None:
        """Bring into the file itself what SQLite keeps in the log beside it.

        The log does not come along when the file is moved.
        """
        self._db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()

    # Reviewing

    @translated()
    def article(self, article_id: ArticleId) -> Article:
        """Fetch an article."""
        return articles.get(self._db, article_id)

    @translated()
    def layer(self, article_id: ArticleId, annotator: str) -> Layer:
        """Fetch one annotator's annotations and review state."""
        return decisions.layer(self._db, article_id, annotator)

    @translated()
    def opinions(self, article_id: ArticleId) -> Opinions:
        """Fetch what every run has said about an article, and compare it."""
        return self._heard.opinions(article_id)

    @translated()
    def record(self, edit: Edit, effort: Effort) -> None:
        """Make an edit durable, wholly or not at all.

        Raises:
            StaleEditError: what the edit changes is no longer as it was.
        """
        record(self._db, edit, effort, self._heard)

    @translated()
    def spent(self, article_id: ArticleId, annotator: str) -> Effort:
        """Fetch what an annotator's work on an article has cost so far."""
        return reviews.spent(self._db, article_id, annotator)

    @translated()
    def visit(
        self, article_id: ArticleId, annotator: str, effort: Effort, *, at: datetime
    ) -> None:
        """Take down what looking at an article cost that led to no edit."""
        visits.append(self._db, article_id, annotator, effort, at=at)

    @translated()
    def edit(self, edit_id: EditId) -> Edit:
        """Fetch an edit with its changes."""
        return edits.get(self._db, edit_id)

    @translated()
    def entries(self, annotator: str, *, limit: int) -> Sequence[Entry]:
        """List an annotator's latest edits, oldest first."""
        found = edits.log(self._db, annotator=annotator, limit=limit)
        return [logged.entry for logged in found]

    # Filling

    @contextmanager
    def bulk(self) -> Iterator[None]:
        """Make everything inside one transaction, at relaxed durability."""
        with translated(), relaxed(self._db):
            yield

    @translated()
    def same_text(self, article: Article) -> str | None:
        """Give the title of the stored article with this very text, if any."""
        return articles.same_text(self._db, article)

    @translated()
    def add(self, article: Article) -> ArticleId:
        """Take in an article that is new."""
        return articles.add(self._db, article, at=self._clock())

    @translated()
    def continued_run(self, pipeline: Pipeline) -> RunId:
        """Start a run, or take up the newest one if it was this very pipeline's."""
        with transaction(self._db):
            return runs.continued(self._db, pipeline, at=self._clock())

    @translated()
    def left(self, run_id: RunId) -> int:
        """Count the articles the run has not been over."""
        return runs.left(self._db, run_id)

    @translated()
    def awaits(self, run_id: RunId, article_id: ArticleId) -> bool:
        """Tell whether an article is there that the run has not been over."""
        return runs.awaits(self._db, run_id, article_id)

    @translated()
    def waiting(
        self, run_id: RunId, *, after: ArticleId | None = None, limit: int | None = None
    ) -> Sequence[ArticleId]:
        """List articles the run has not been over, in order, beyond one of them."""
        return runs.waiting(self._db, run_id, after=after, limit=limit)

    @translated()
    def article_count(self) -> int:
        """Count the articles."""
        return articles.count(self._db)

    @translated()
    def unread(self) -> int:
        """Count the articles that the newest run has not been over, or all."""
        return runs.left(self._db, runs.newest(self._db))

    @translated()
    def texts(self, article_ids: Sequence[ArticleId]) -> Sequence[str]:
        """Fetch texts, in the order asked."""
        return articles.texts(self._db, article_ids)

    def add_suggestions(
        self, run_id: RunId, proposed: Iterable[tuple[ArticleId, Sequence[Proposal]]]
    ) -> int:
        """Store what the run proposed, article by article; return how many spans.

        An article that the run has been over already is left as it is.
        """
        # The lock is held only to write: the next proposals may take long to compute.
        return sum(self._suggest(run_id, *article) for article in proposed)

    @translated()
    def finish_run(self, run_id: RunId) -> None:
        """Note when the run came to its end."""
        runs.finish(self._db, run_id, at=self._clock())

    @translated()
    def _suggest(
        self, run_id: RunId, article_id: ArticleId, proposals: Sequence[Proposal]
    ) -> int:
        with transaction(self._db):
            return suggestions.add(self._db, run_id, article_id, proposals)

    # Looking around

    @translated()
    def article_ids(self, query: Query, annotator: str) -> list[ArticleId]:
        """List the articles a query asks for, in its order."""
        return search.article_ids(self._db, query, annotator)

    @translated()
    def summaries(
        self, article_ids: Sequence[ArticleId], annotator: str
    ) -> list[ArticleSummary]:
        """Fetch lines of the list, in the order asked."""
        return summaries.summaries(self._db, article_ids, annotator)

    @translated()
    def review_counts(self, annotator: str) -> Mapping[Review, int]:
        """Count the articles in each review state."""
        return reviews.counts(self._db, annotator)

    @translated()
    def disputed_count(self, annotator: str) -> int:
        """Count the articles with undecided spans about which runs disagree."""
        return tallies.count_disputed(self._db, annotator)

    @translated()
    def labels(self) -> LabelScheme:
        """Fetch the label scheme."""
        return labels.read(self._db)

    @translated()
    def annotators(self) -> Sequence[str]:
        """List everybody who has made an edit, in the order they joined."""
        return annotators.names(self._db)

    @translated()
    def pipelines(self) -> Mapping[RunId, Pipeline]:
        """Say of every run which machine it was."""
        return runs.pipelines(self._db)

    @translated()
    def span_history(
        self,
        article_id: ArticleId,
        *,
        annotation_id: AnnotationId | None = None,
        suggestion_id: SuggestionId | None = None,
        annotator: str | None = None,
    ) -> Sequence[SpanEvent]:
        """List what one annotator, or everybody, did to a span, oldest first."""
        return edits.span_history(
            self._db,
            article_id,
            annotation_id=annotation_id,
            suggestion_id=suggestion_id,
            annotator=annotator,
        )

    @translated()
    def log(self, *, annotator: str | None = None, limit: int) -> Sequence[Logged]:
        """List the latest edits of one annotator, or everybody, oldest first."""
        return edits.log(self._db, annotator=annotator, limit=limit)

    # Taking out

    def annotated(self, selection: Selection) -> Iterator[AnnotatedArticle]:
        """Walk the selected articles with their selected spans, in id order."""
        with translated():
            yield from annotated.walk(self._db, selection)

    @translated()
    def count(self, selection: Selection) -> int:
        """Count the selected articles."""
        return annotated.count(self._db, selection)

    @translated()
    def statistics(self, annotator: str | None = None) -> Statistics:
        """Sum up one annotator's work, or everybody's."""
        return statistics.gather(self._db, annotator)

    @translated()
    def costs(self, annotator: str | None = None) -> Costs:
        """Sum up what one annotator's work has cost, or everybody's."""
        return costs.gather(self._db, annotator)

    # Keeping well

    @translated()
    def check(self) -> list[str]:
        """List what is wrong with the file; nothing, if all is well."""
        return checking.problems(self._db)

    @translated()
    def rebuild(self) -> None:
        """Write annotations, review states and the search index from the record."""
        checking.rebuild(self._db, at=self._clock())
