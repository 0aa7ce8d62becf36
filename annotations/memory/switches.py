"""Where an annotator wants no suggestions from memory."""

from dataclasses import dataclass

from annotations.article import ArticleId


@dataclass(frozen=True, slots=True)
class Switch:
    """What memory is silent about: words, or an article, or without either all."""

    words: str = ""
    article_id: ArticleId | None = None


EVERYWHERE = Switch()
