"""One annotator's annotations over one article."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from annotations.annotation import Annotation, AnnotationId, State
from annotations.article import ArticleId
from annotations.edit import (
    Change,
    Changes,
    FlagChange,
    LayerChange,
    Review,
    ReviewChange,
    annotation_changes,
    layer_changes,
)
from annotations.errors import StaleEditError


@dataclass(frozen=True, slots=True, kw_only=True)
class Layer:
    """Immutable: applying changes gives the next layer.

    ``flag`` says what is to be discussed, a line for each place; empty if nothing is.
    """

    article_id: ArticleId
    annotator: str
    review: Review = Review.UNSEEN
    flag: str = ""
    by_id: Mapping[AnnotationId, Annotation] = field(
        default_factory=lambda: MappingProxyType({})
    )

    def __iter__(self) -> Iterator[Annotation]:
        """Walk in reading order, longer spans first."""
        return iter(
            sorted(self.by_id.values(), key=lambda a: (a.span.start, -a.span.end))
        )

    @property
    def standing(self) -> int:
        """How many entities it has: decisions, but for rejections."""
        return sum(one.state is not State.REJECTED for one in self.by_id.values())

    def apply(self, changes: Changes) -> "Layer":
        """Make the next layer from the changes that concern this article.

        Raises:
            StaleEditError: a change's ``before`` is not what is here, or it would
                answer a suggestion or mark the same words under the same label twice.
        """
        following = self.follow(changes)
        _refuse_doubles(following, changes)
        return following

    def follow(self, changes: Changes) -> "Layer":
        """Make the next layer from changes that were once accepted.

        Raises:
            StaleEditError: a change's ``before`` is not what is here.
        """
        annotations = dict(self.by_id)
        review, flag = self.review, self.flag
        for change in layer_changes(changes):
            if not self._concerned(change):
                continue
            if isinstance(change, ReviewChange):
                review = _reviewed(change, review)
            elif isinstance(change, FlagChange):
                flag = _flagged(change, flag)
            else:
                _apply(change, annotations)
        return replace(
            self, by_id=MappingProxyType(annotations), review=review, flag=flag
        )

    def _concerned(self, change: LayerChange) -> bool:
        whose = change.annotator or self.annotator
        return (change.article_id, whose) == (self.article_id, self.annotator)


def _reviewed(change: ReviewChange, review: Review) -> Review:
    if review is not change.before:
        raise StaleEditError(
            "This article's state was changed elsewhere in the meantime; look at it as "
            "it stands now, then decide again."
        )
    return change.after


def _flagged(change: FlagChange, flag: str) -> str:
    if flag != change.before:
        raise StaleEditError(
            "This article's flag was changed elsewhere in the meantime; look at it as "
            "it stands now, then decide again."
        )
    return change.after


def _apply(change: Change, annotations: dict[AnnotationId, Annotation]) -> None:
    if annotations.get(change.annotation_id) != change.before:
        raise StaleEditError(
            "This span was changed elsewhere in the meantime; look at it as it stands "
            "now, then decide again."
        )
    if change.after is None:
        del annotations[change.annotation_id]
    else:
        annotations[change.annotation_id] = change.after


def _refuse_doubles(layer: Layer, changes: Changes) -> None:
    """Two windows may each decide on what the other has decided already."""
    decided = (c for c in annotation_changes(changes) if c.annotation_id in layer.by_id)
    made = [change.after for change in decided if change.after]
    claimed = {key for after in made for key in _claims(after)}
    starts = {after.span.start for after in made}
    answers = {after.suggestion.id for after in made if after.suggestion}
    seen = Counter(
        key
        for one in layer.by_id.values()
        # Most claim nothing of it, and what they claim takes long to look up.
        if one.span.start in starts
        or (one.suggestion is not None and one.suggestion.id in answers)
        for key in _claims(one)
        if key in claimed
    )
    if any(times > 1 for times in seen.values()):
        raise StaleEditError(
            "These words were decided on elsewhere in the meantime; look at them "
            "as they stand now, then decide again."
        )


def _claims(annotation: Annotation) -> Iterator[object]:
    """Say what no other annotation of the layer may have."""
    if annotation.suggestion is not None:
        yield annotation.suggestion.id
    if annotation.state is not State.REJECTED:
        yield annotation.span, annotation.label
