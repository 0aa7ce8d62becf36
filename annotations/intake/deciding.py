"""What becomes of one annotator's decisions in a file: changes to a layer."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cache, partial

from annotations.annotated import AnnotatedSpan
from annotations.annotation import Annotation, AnnotationId, State
from annotations.boundaries import trimmed
from annotations.edit import Change, FlagChange, LayerChange, Review, ReviewChange
from annotations.ids import new_annotation_id
from annotations.intake.account import Account
from annotations.intake.answering import Answering
from annotations.intake.asides import place
from annotations.intake.names import Names
from annotations.intake.placing import Placed
from annotations.intake.proposing import example, whole
from annotations.layer import Layer
from annotations.marks import PENDING
from annotations.span import Span
from annotations.suggestion import Suggestion

_DECIDED = "Words that were decided on otherwise, left as they are here"
_TWICE = "Suggestions that were answered otherwise, left as they are here"
_REVIEW = "States of review that are otherwise here, left as they are"
_FLAG = "Flags that are otherwise here, left as they are"
_VALUES = "Further values of spans that have a note"
# To look these up at each span takes long.
_REJECTED, _ADDED = State.REJECTED.value, State.ADDED.value
_STATES = {state.value: state for state in State}


@dataclass(frozen=True, slots=True, kw_only=True)
class Decisions:
    """Decisions on one article of one annotator, as a file has them.

    Labels are the project's. ``answers`` are suggestions that the project has or
    will have, by the place of the span that answers it; ``free`` are ids that no
    annotation bears, from which those go that are taken. ``whose`` is empty if the
    annotator makes the edit.
    """

    placed: Placed
    layer: Layer
    spans: Sequence[AnnotatedSpan]
    answers: dict[int, Suggestion]
    free: set[str]
    whose: str

    def changes(self, account: Account) -> tuple[LayerChange, ...]:
        """Make the changes; what is there stays, and what contradicts it is said."""
        made: list[LayerChange] = list(self._decided(account))
        review = self._review(account, is_touched=bool(made))
        return (*review, *made, *self._flag(account))

    def _decided(self, account: Account) -> Iterator[LayerChange]:
        layer = self.layer
        text = self.placed.annotated.article.text
        known = _by_place(text, layer.by_id.values())
        told = cache(partial(_by_place, text, self.spans))
        answered = {one.suggestion.id for one in layer.by_id.values() if one.suggestion}
        for number, one in enumerate(self.spans):
            verdict = one.label, one.state == _REJECTED
            at = _place(text, one.span)
            here = known.get(at, set())
            answer = self.answers.get(number)
            if verdict in here:
                account.there += 1
            elif here and not here & told()[at]:
                self._contradicted(account, _DECIDED, one)
            elif answer is not None and answer.id in answered:
                self._contradicted(account, _TWICE, one)
            else:
                known.setdefault(at, set()).add(verdict)
                if answer is not None:
                    answered.add(answer.id)
                made = _annotation(one, answer, self._id(one))
                yield Change(layer.article_id, None, made, annotator=self.whose)

    def _id(self, one: AnnotatedSpan) -> AnnotationId:
        """Keep the id that Copydesk gave a decision, if nothing else has it."""
        if not self.placed.is_whole or one.id not in self.free:
            return new_annotation_id()
        self.free.discard(one.id)
        return AnnotationId(one.id)

    def _review(self, account: Account, *, is_touched: bool) -> Iterator[ReviewChange]:
        here, told = self.layer.review, self.placed.annotated.review
        if told is Review.UNSEEN and is_touched and not self.placed.is_whole:
            told = Review.STARTED
        if here is Review.UNSEEN and told is not here:
            yield ReviewChange(self.layer.article_id, here, told, annotator=self.whose)
        elif told not in {here, Review.UNSEEN} and self.placed.is_whole:
            account.conflicts.add(_REVIEW, f"{self.placed.where}: {here}, not {told}")

    def _flag(self, account: Account) -> Iterator[FlagChange]:
        here, told = self.layer.flag, self.placed.annotated.flag
        if told and not here:
            yield FlagChange(self.layer.article_id, here, told, annotator=self.whose)
        elif told and told != here:
            account.conflicts.add(_FLAG, self.placed.where)

    def _contradicted(self, account: Account, why: str, one: AnnotatedSpan) -> None:
        words = one.words(self.placed.annotated.article.text)
        said = f"rejected {one.label}" if one.state == State.REJECTED else one.label
        account.conflicts.add(why, place(self.placed.where, words, said))


@dataclass(frozen=True, slots=True)
class Judging:
    """Goes over the decisions on one article after the other.

    They are those of ``annotator`` or, if that is empty, of whom the file names, or
    else of the ``user`` who makes the edit.
    """

    names: Names
    account: Account
    answering: Answering
    annotator: str
    user: str

    def judge(
        self, placed: Placed, free: set[str], layer_of: Callable[[str], Layer]
    ) -> Iterator[tuple[str, Layer, tuple[LayerChange, ...]]]:
        """Yield each annotator's name, layer with the changes in it, and changes."""
        article_id = placed.annotated.article.id
        spans = decided(placed, self.names, self.account)
        for name in by_annotator(placed, self.annotator, self.user):
            told = [one for one in spans if self._whose(one) == name]
            layer = layer_of(name)
            theirs = Decisions(
                placed=placed,
                layer=layer,
                spans=told,
                answers=self.answering.answers(article_id, told),
                free=free,
                whose="" if name == self.user else name,
            )
            made = theirs.changes(self.account)
            self.account.annotators[name] = None
            yield name, layer.follow(made), made
        pending = still_pending(placed, self.names, self.account)
        self.answering.leave_pending(article_id, pending)

    def _whose(self, one: AnnotatedSpan) -> str:
        return self.annotator or one.annotator or self.user


def by_annotator(placed: Placed, order_of: str, user: str) -> list[str]:
    """List whose decisions an article of a file holds: who was named, or whom it says.

    Without decisions, state and flag are those of whoever else would have them.
    """
    if order_of:
        return [order_of]
    told = (one.annotator for one in placed.annotated.spans if one.state != PENDING)
    return list(dict.fromkeys(name or user for name in told)) or [user]


def _by_place(
    text: str, spans: Iterable[Annotation | AnnotatedSpan]
) -> dict[Span, set[tuple[str, bool]]]:
    found: dict[Span, set[tuple[str, bool]]] = defaultdict(set)
    for one in spans:
        verdict = one.label, one.state == _REJECTED
        found[_place(text, one.span)].add(verdict)
    return found


def _place(text: str, span: Span) -> Span:
    """Give a span without white space at its ends, which many formats cannot have."""
    if not (text[span.start].isspace() or text[span.end - 1].isspace()):
        return span
    return trimmed(text, span) or span


def _annotation(
    one: AnnotatedSpan, answer: Suggestion | None, id_: AnnotationId
) -> Annotation:
    return Annotation(
        id=id_,
        span=one.span,
        label=one.label,
        state=_STATES[one.state],
        suggestion=answer,
        note=one.note,
        decided_at=_moment(one.decided_at),
    )


def _moment(at: datetime | None) -> datetime | None:
    """Give a time in UTC, in which files without a zone have it; if there is such."""
    if at is None or at.tzinfo is UTC:
        return at
    try:
        return at.astimezone(UTC) if at.tzinfo else at.replace(tzinfo=UTC)
    except OverflowError:
        return None


def decided(placed: Placed, names: Names, account: Account) -> list[AnnotatedSpan]:
    """List the decisions in a file, in the labels of the project."""
    return [
        _plain(placed, _labelled(one, target), account, was=one.label)
        for one in whole(placed, account)
        if one.state != PENDING
        for target in (names.of(one.label),)
        if account.translate(one.label, target)
    ]


def still_pending(
    placed: Placed, names: Names, account: Account
) -> list[AnnotatedSpan]:
    """List what nobody had decided on, in the labels of the project."""
    return [
        _labelled(one, target)
        for one in placed.annotated.spans
        if one.state == PENDING and not one.parts
        for target in (names.of(one.label),)
        if account.translate(one.label, target)
    ]


def _labelled(one: AnnotatedSpan, label: str) -> AnnotatedSpan:
    return one if one.label == label else replace(one, label=label)


def _plain(
    placed: Placed, one: AnnotatedSpan, account: Account, *, was: str
) -> AnnotatedSpan:
    """Put what other tools say of a span where a project has a place for it.

    ``was`` is its label in the file.
    """
    made = one.suggestion
    if made and one.state == _ADDED and not placed.is_whole:
        # Other tools tell no states; what has a score was suggested, and was taken.
        same = made.span == one.span and made.label in {one.label, was}
        one = replace(one, state=State.CONFIRMED if same else State.CORRECTED)
    if not one.values:
        return one
    if one.note:
        account.asides.add(_VALUES, example(placed, one))
        return one
    note = "; ".join(f"{name}={value}" for name, value in one.values.items())
    return replace(one, note=note)
