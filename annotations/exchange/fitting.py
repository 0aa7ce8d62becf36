"""What a format can carry of an article, and what it cannot, before it is written."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from itertools import count
from operator import attrgetter
from types import MappingProxyType

from annotations.annotated import NO_VALUES, AnnotatedArticle, AnnotatedSpan
from annotations.annotation import State
from annotations.article import NewsMetadata
from annotations.boundaries import trimmed
from annotations.edit import Review
from annotations.exchange.flat import without_overlaps
from annotations.exchange.losses import (
    Loss,
    all_changed,
    changed,
    left_out,
    of_article,
)
from annotations.exchange.settling import suggested
from annotations.exchange.traits import EVERYTHING, Trait
from annotations.marks import PENDING
from annotations.selection import GOOD_STATES


@dataclass(frozen=True, slots=True)
class Fitted:
    """An article as a format carries it: what its reader will give back.

    ``payload`` is for the format's own writer, if it made something on the way;
    ``line`` is what ``facts.line_of`` says of the article, if that was made, too.
    """

    annotated: AnnotatedArticle
    losses: tuple[Loss, ...] = ()
    payload: object = None
    line: bytes | None = None


def fitted(annotated: AnnotatedArticle, carries: AbstractSet[Trait]) -> Fitted:
    """Take away what is beyond some traits, and say what that is."""
    annotated = _named(annotated)
    if carries >= EVERYTHING:
        return Fitted(annotated)
    kept, losses = _spans(annotated, carries)
    losses += _stripped(annotated, kept, carries)
    spans = tuple(_bare(one, carries) for one in kept)
    ids = {one.id for one in spans}
    relations = tuple(
        one for one in annotated.relations if {one.head, one.child} <= ids
    )
    if Trait.RELATIONS not in carries:
        relations = ()
    gone = len(annotated.relations) - len(relations)
    losses += [of_article(annotated, Trait.RELATIONS.said)] * gone
    losses += _of_article(annotated, carries)
    return Fitted(
        replace(_article(annotated, carries), spans=spans, relations=relations),
        tuple(losses),
    )


def and_then(first: Fitted, annotated: AnnotatedArticle, *losses: Loss) -> Fitted:
    """Go on fitting: another article, and what was lost besides."""
    return Fitted(annotated, (*first.losses, *losses))


def relabelled(found: Fitted, name: Callable[[str], str], why: str) -> Fitted:
    """Write labels otherwise where the format cannot have them as they are."""
    before = found.annotated
    spans = [replace(one, label=name(one.label)) for one in before.spans]
    losses = [
        changed(before, one, why)
        for one, after in zip(before.spans, spans, strict=True)
        if one.label != after.label
    ]
    return and_then(found, replace(before, spans=tuple(spans)), *losses)


def retold(found: Fitted, text: Callable[[str], str], why: str) -> Fitted:
    """Put other characters where the format cannot have them; offsets stay."""
    before = found.annotated
    after = text(before.article.text)
    if after == before.article.text:
        return found
    assert len(after) == len(before.article.text)  # noqa: S101  what offsets rest on
    article = replace(before.article, text=after)
    return and_then(found, replace(before, article=article), of_article(before, why))


def hidden(found: Fitted, shown: Iterable[AnnotatedSpan], why: str) -> Fitted:
    """Note the standing spans that are not among those where most will look."""
    annotated, ids = found.annotated, {one.id for one in shown}
    losses = [
        changed(annotated, one, why)
        for one in annotated.spans
        if one.state in GOOD_STATES and one.id not in ids
    ]
    return replace(found, losses=(*found.losses, *losses)) if losses else found


def _named(annotated: AnnotatedArticle) -> AnnotatedArticle:
    """Give every span an id of its own, as most formats must; many files have none."""
    used = {one.id for one in annotated.spans}
    if "" not in used and len(used) == len(annotated.spans):
        return annotated
    unused = (name for n in count(1) if (name := f"s{n}") not in used)
    seen = {""}
    spans: list[AnnotatedSpan] = []
    for one in annotated.spans:
        spans.append(replace(one, id=next(unused)) if one.id in seen else one)
        seen.add(one.id)
    return replace(annotated, spans=tuple(spans))


def _spans(
    annotated: AnnotatedArticle, carries: AbstractSet[Trait]
) -> tuple[list[AnnotatedSpan], list[Loss]]:
    kept: list[AnnotatedSpan] = []
    losses: list[Loss] = []
    for one in annotated.spans:
        span, why = _fits(annotated, one, carries)
        if span is None:
            losses.append(left_out(annotated, one, why))
        else:
            kept.append(span)
            if why:
                losses.append(changed(annotated, one, why))
    if not carries >= {Trait.NESTING, Trait.CROSSING}:
        is_nested = Trait.NESTING in carries
        kept, gone = without_overlaps(kept, is_nested=is_nested)
        losses += [left_out(annotated, one, why) for one, why in gone]
    return kept, losses


def _fits(
    annotated: AnnotatedArticle, one: AnnotatedSpan, carries: AbstractSet[Trait]
) -> tuple[AnnotatedSpan | None, str]:
    """Give the span as it fits, and what it loses; or none, and why."""
    needed = _STATES.get(one.state)
    if needed is not None and needed not in carries:
        return None, f"{one.state}, for which the format has no place"
    if one.parts and Trait.PARTS not in carries:
        return None, "a span with gaps, for which the format has no place"
    if Trait.WHITE_ENDS in carries:
        return one, ""
    span = trimmed(annotated.article.text, one.span)
    if span is None:
        return None, "nothing but white space"
    is_same = span == one.span
    return (one, "") if is_same else (one.at(span), Trait.WHITE_ENDS.said)


_STATES = {State.REJECTED.value: Trait.REJECTED, PENDING: Trait.PENDING}


def _bare(one: AnnotatedSpan, carries: AbstractSet[Trait]) -> AnnotatedSpan:
    """Leave of a span what the format has a place for."""
    suggestion = one.suggestion
    if suggestion is not None and Trait.SUGGESTIONS not in carries:
        # The score alone is taken for that of the span as it stands.
        has_score = Trait.SCORES in carries and suggestion.score is not None
        score = suggestion.score
        suggestion = suggested(one.span, one.label, score=score) if has_score else None
    is_plain = Trait.STATES not in carries and one.state in GOOD_STATES
    # Not with `replace`, which takes its time: there may be millions.
    return AnnotatedSpan(
        id=one.id,
        span=one.span,
        label=one.label,
        state=State.ADDED.value if is_plain else one.state,
        parts=one.parts,
        suggestion=suggestion,
        pipeline=one.pipeline if Trait.SUGGESTIONS in carries else None,
        annotator=one.annotator if Trait.ANNOTATORS in carries else "",
        decided_at=one.decided_at if Trait.TIMES in carries else None,
        note=one.note if Trait.NOTES in carries else "",
        values=one.values if Trait.VALUES in carries else NO_VALUES,
    )


def _has_score(one: AnnotatedSpan) -> bool:
    return one.suggestion is not None and one.suggestion.score is not None


_HAS: Mapping[Trait, Callable[[AnnotatedSpan], object]] = {
    Trait.SUGGESTIONS: attrgetter("suggestion"),
    Trait.SCORES: _has_score,
    Trait.STATES: lambda one: one.state in GOOD_STATES and one.state != State.ADDED,
    Trait.NOTES: attrgetter("note"),
    Trait.VALUES: attrgetter("values"),
    Trait.ANNOTATORS: attrgetter("annotator"),
    Trait.TIMES: attrgetter("decided_at"),
}
"""How to tell whether there is something of a span to be lost."""


def _stripped(
    annotated: AnnotatedArticle,
    kept: Sequence[AnnotatedSpan],
    carries: AbstractSet[Trait],
) -> list[Loss]:
    return [
        loss
        for trait, has in _HAS.items()
        if trait not in carries
        for loss in all_changed(annotated, list(filter(has, kept)), trait.said)
    ]


def _article(
    annotated: AnnotatedArticle, carries: AbstractSet[Trait]
) -> AnnotatedArticle:
    news = annotated.article.news
    if Trait.METADATA not in carries:
        news = NewsMetadata(extra=news.extra)
    if Trait.EXTRA not in carries:
        news = replace(news, extra=MappingProxyType({}))
    zones = annotated.article.zones if Trait.ZONES in carries else ()
    has_review = Trait.REVIEW in carries
    return replace(
        annotated,
        article=replace(annotated.article, news=news, zones=zones),
        review=annotated.review if has_review else Review.UNSEEN,
        flag=annotated.flag if has_review else "",
    )


def _of_article(annotated: AnnotatedArticle, carries: AbstractSet[Trait]) -> list[Loss]:
    news = annotated.article.news
    is_reviewed = annotated.review is not Review.UNSEEN or annotated.flag
    told = {
        Trait.METADATA: replace(news, extra=MappingProxyType({})) != NewsMetadata(),
        Trait.EXTRA: news.extra,
        Trait.ZONES: annotated.article.zones,
        Trait.REVIEW: is_reviewed,
    }
    return [
        of_article(annotated, trait.said)
        for trait, value in told.items()
        if value and trait not in carries
    ]
