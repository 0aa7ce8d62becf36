"""What an annotator's session asks of the place where things are kept."""

from collections.abc import Sequence
from typing import Protocol

from annotations.article import Article, ArticleId
from annotations.edit import Edit, EditId
from annotations.effort import Effort
from annotations.history import Entry
from annotations.layer import Layer
from annotations.suggestion import Suggestion


class Store(Protocol):
    """Where articles, suggestions and edits are kept."""

    def article(self, article_id: ArticleId) -> Article:
        """Fetch an article."""

    def layer(self, article_id: ArticleId, annotator: str) -> Layer:
        """Fetch one annotator's annotations and review state."""

    def suggestions(self, article_id: ArticleId) -> Sequence[Suggestion]:
        """Fetch the newest run's suggestions for an article, in reading order."""

    def record(self, edit: Edit, effort: Effort) -> None:
        """Make an edit durable, wholly or not at all.

        Raises:
            StaleEditError: what the edit changes is no longer as it was.
        """

    def edit(self, edit_id: EditId) -> Edit:
        """Fetch an edit with its changes."""

    def entries(self, annotator: str, *, limit: int) -> Sequence[Entry]:
        """List an annotator's latest edits, oldest first."""
