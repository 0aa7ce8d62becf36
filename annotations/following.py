"""Where to look after an edit: at what it did, or where one was."""

from annotations.article import ArticleId
from annotations.edit import Action, Edit, Kind, annotation_changes
from annotations.marks import MarkKey, mark_of
from annotations.session import Desk


def leads_to(edit: Edit, here: ArticleId | None) -> ArticleId | None:
    """Give the article to open after an edit; ``None`` is to stay ``here``.

    What is repeated elsewhere, and what touches many articles, takes nobody along.
    """
    ids = edit.article_ids
    if not ids or here in ids or edit.scheme_change is not None:
        return None
    stays = len(ids) > 1 or is_repeated(edit)
    return None if stays and here is not None else ids[-1]


def is_repeated(edit: Edit) -> bool:
    """Tell an edit that only repeats a decision from what is done in hand."""
    return edit.action is Action.PROPAGATE and edit.kind is Kind.FRESH


def place_after(edit: Edit, desk: Desk, before: int) -> int:
    """Give the position in the text that an edit made in hand leads to."""
    if is_repeated(edit):
        return before
    changes = reversed(annotation_changes(edit.changes))
    here = (one.side.span for one in changes if one.article_id == desk.article.id)
    return next((span.start for span in here), before)


def followed(edit: Edit, desk: Desk) -> MarkKey | None:
    """Give the mark that an edit leaves in hand, if it leaves one that is seen."""
    if is_repeated(edit) or edit.scheme_change is not None:
        return None
    here = (
        change
        for change in reversed(annotation_changes(edit.changes))
        if change.article_id == desk.article.id
    )
    key = next((mark_of(change.side).key for change in here), None)
    return key if key in desk.by_key else None
