"""Looking through the list of articles, page by page."""

from collections.abc import Callable, Sequence

from annotations.article import ArticleId
from annotations.edit import Review
from annotations.listing import ArticleSummary

Summaries = Callable[[Sequence[ArticleId]], Sequence[ArticleSummary]]
_PAGE = 100


def first_unfinished(
    summaries: Summaries, ids: Sequence[ArticleId]
) -> ArticleId | None:
    """Find the first article that is not done; looking for one reads few."""
    for start in range(0, len(ids), _PAGE):
        for summary in summaries(ids[start : start + _PAGE]):
            if summary.review is not Review.DONE:
                return summary.id
    return None
