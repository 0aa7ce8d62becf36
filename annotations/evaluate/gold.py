"""What stands in a text according to people, to measure pipelines by."""

from dataclasses import dataclass

from annotations.annotated import AnnotatedArticle
from annotations.article import NOT_STORED, ArticleId
from annotations.edit import Review
from annotations.marks import PENDING
from annotations.selection import GOOD_STATES
from annotations.span import Span


@dataclass(frozen=True, slots=True)
class Entity:
    """A span and the label it has in the gold."""

    span: Span
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldArticle:
    """A text with its entities, and where they are not known.

    Something uncertain stands at each span of ``ignore``. A label outside
    ``exhaustive`` may be missing where it belongs; ``None`` means that every label is
    inside. ``name`` tells the article from others of its ``source``, which is a file
    or a project; ``article_id`` leads to it in the project. ``is_finished`` tells
    whether somebody vouched for what is not marked.
    """

    text: str
    entities: tuple[Entity, ...]
    ignore: tuple[Span, ...] = ()
    exhaustive: frozenset[str] | None = None
    name: str = ""
    source: str = ""
    article_id: ArticleId = NOT_STORED
    is_finished: bool = True

    def knows(self, label: str) -> bool:
        """Tell whether the label is marked wherever it belongs."""
        return self.exhaustive is None or label in self.exhaustive


def is_begun(annotated: AnnotatedArticle) -> bool:
    """Tell whether somebody has decided anything about an article."""
    decided = any(one.state != PENDING for one in annotated.spans)
    return decided or annotated.review is not Review.UNSEEN


def gold_of(annotated: AnnotatedArticle, *, source: str) -> GoldArticle:
    """Take what a person stands behind in an article for gold.

    What is pending counts for nothing in an article that is done; in any other it is
    unknown, as nobody has come to it yet.
    """
    done = annotated.review is Review.DONE
    return GoldArticle(
        text=annotated.article.text,
        entities=tuple(
            Entity(one.span, one.label)
            for one in annotated.spans
            if one.state in GOOD_STATES
        ),
        ignore=tuple(
            one.span for one in annotated.spans if one.state == PENDING and not done
        ),
        name=annotated.article.title,
        source=source,
        article_id=annotated.article.id,
        is_finished=done,
    )
