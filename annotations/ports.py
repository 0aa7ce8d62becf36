"""What the domain asks of the place where things are kept."""

from collections.abc import Collection, Iterable, Sequence
from contextlib import AbstractContextManager
from datetime import datetime
from typing import Protocol

from annotations.article import Article, ArticleId
from annotations.edit import Edit, EditId
from annotations.effort import Effort
from annotations.history import Entry
from annotations.layer import Layer
from annotations.memory.known import Known
from annotations.memory.page import Page
from annotations.opinions import Opinions
from annotations.suggestion import Pipeline, Proposal, RunId


class Memories(Protocol):
    """Where it is remembered what annotators have decided."""

    def of(self, page: Page, annotator: str) -> Known:
        """Fetch what may bear on an article."""

    def again(self, known: Known, words: Collection[str], annotator: str) -> Known:
        """Bring up to date what is known of some words, and habits with it."""


class Store(Protocol):
    """Where articles, suggestions and edits are kept."""

    @property
    def memory(self) -> Memories:
        """What annotators have decided about the same words."""

    def article(self, article_id: ArticleId) -> Article:
        """Fetch an article."""

    def layer(self, article_id: ArticleId, annotator: str) -> Layer:
        """Fetch one annotator's annotations and review state."""

    def opinions(self, article_id: ArticleId) -> Opinions:
        """Fetch what every run has said about an article, and compare it."""

    def record(self, edit: Edit, effort: Effort) -> None:
        """Make an edit durable, wholly or not at all.

        Raises:
            StaleEditError: what the edit changes is no longer as it was.
        """

    def spent(self, article_id: ArticleId, annotator: str) -> Effort:
        """Fetch what an annotator's work on an article has cost so far."""

    def visit(
        self, article_id: ArticleId, annotator: str, effort: Effort, *, at: datetime
    ) -> None:
        """Take down what looking at an article cost that led to no edit."""

    def edit(self, edit_id: EditId) -> Edit:
        """Fetch an edit with its changes."""

    def entries(self, annotator: str, *, limit: int) -> Sequence[Entry]:
        """List an annotator's latest edits, oldest first."""


class Archive(Protocol):
    """What filling a project asks: articles go in, and suggestions for them."""

    def bulk(self) -> AbstractContextManager[None]:
        """Make everything inside one transaction, at relaxed durability."""

    def same_text(self, article: Article) -> str | None:
        """Give the title of the stored article with this very text, if any."""

    def add(self, article: Article) -> ArticleId:
        """Take in an article that is new."""

    def continued_run(self, pipeline: Pipeline) -> RunId:
        """Start a run, or take up the newest one if it was this very pipeline's."""

    def left(self, run_id: RunId) -> int:
        """Count the articles the run has not been over."""

    def awaits(self, run_id: RunId, article_id: ArticleId) -> bool:
        """Tell whether an article is there that the run has not been over."""

    def waiting(
        self, run_id: RunId, *, after: ArticleId | None = None, limit: int | None = None
    ) -> Sequence[ArticleId]:
        """List articles the run has not been over, in order, beyond one of them."""

    def texts(self, article_ids: Sequence[ArticleId]) -> Sequence[str]:
        """Fetch texts, in the order asked."""

    def add_suggestions(
        self, run_id: RunId, proposed: Iterable[tuple[ArticleId, Sequence[Proposal]]]
    ) -> int:
        """Store what the run proposed for whole articles; return how many spans."""

    def finish_run(self, run_id: RunId) -> None:
        """Note when the run came to its end."""
