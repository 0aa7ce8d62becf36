"""Recording an edit: the record and the present, in one transaction."""

from collections import defaultdict
from collections.abc import Iterable

from sqlite_utils import Database

from annotations.article import ArticleId
from annotations.edit import AnyChange, Change, Edit, annotation_changes
from annotations.effort import Effort
from db import annotators, articles, decisions, edits, reviews, suggestions
from db.connection import transaction


def record(db: Database, edit: Edit, effort: Effort) -> None:
    """Append an edit and bring annotations and reviews up to date, or do nothing.

    The effort counts for the first article; several are touched only by one act.

    Raises:
        StaleEditError: what the edit changes is no longer as it was.
        InvalidSpanError: a span runs off its text.
    """
    with transaction(db):
        annotators.enrol(db, edit.annotator, at=edit.at)
        edits.append(db, edit)
        for article_id, changes in _by_article(edit).items():
            _keep(db, edit, article_id, changes, effort=effort)
            effort = Effort(actions=0, seconds=0.0)


def _keep(
    db: Database,
    edit: Edit,
    article_id: ArticleId,
    changes: list[AnyChange],
    *,
    effort: Effort,
) -> None:
    layer = decisions.layer(db, article_id, edit.annotator).apply(tuple(changes))
    decided = annotation_changes(changes)
    _refuse_beyond(articles.text(db, article_id), decided)
    decisions.keep(db, decided, annotator=edit.annotator, at=edit.at)
    opinions = suggestions.opinions(db, article_id)
    reviews.keep(db, layer, opinions, effort=effort, at=edit.at)


def _refuse_beyond(text: str, changes: Iterable[Change]) -> None:
    for change in changes:
        if change.after is not None:
            change.after.span.within(text)


def _by_article(edit: Edit) -> dict[ArticleId, list[AnyChange]]:
    grouped: dict[ArticleId, list[AnyChange]] = defaultdict(list)
    for change in edit.changes:
        grouped[change.article_id].append(change)
    return grouped
