"""What an import suggests: a machine-like run over the articles of a file."""

from collections.abc import Iterator
from types import MappingProxyType

from annotations.annotated import AnnotatedSpan
from annotations.annotation import State
from annotations.edit import Review
from annotations.intake.account import Account
from annotations.intake.asides import place
from annotations.intake.names import Names
from annotations.intake.placing import Placed
from annotations.intake.sources import Part
from annotations.span import Span
from annotations.suggest.mapping import distinct
from annotations.suggestion import IMPORTED, Pipeline, Proposal, Suggestion

_GAPS = "Spans with gaps, for which a project has no place"
_NOT_TAKEN = "Rejected spans, which nothing suggests (only annotations can be rejected)"
_UNSAID = "What only annotations have (import as annotations)"
_REJECTED = State.REJECTED.value
_SCORE = "Scores that are no probability from 0 to 1"


def machine(part: Part, labels: dict[str, str]) -> Pipeline:
    """Name what suggests the spans of a file; labels are what they become.

    Raises:
        OSError: the file cannot be read.
    """
    changed = {"labels": labels} if labels else {}
    return Pipeline(
        name=f"import of {part.name}",
        version=part.format.name,
        digest=part.digest(),
        settings=MappingProxyType({IMPORTED: part.name, **changed}),
    )


def proposals(placed: Placed, names: Names, account: Account) -> tuple[Proposal, ...]:
    """Make suggestions of the spans of an article, in the labels of the project."""
    article = placed.annotated
    if article.review is not Review.UNSEEN or article.flag:
        account.asides.add(_UNSAID, f"{placed.where}: state of review or flag")
    return distinct(_proposed(placed, names, account))


def _proposed(placed: Placed, names: Names, account: Account) -> Iterator[Proposal]:
    for one in whole(placed, account):
        if one.state == _REJECTED:
            account.asides.add(_NOT_TAKEN, example(placed, one))
            continue
        if one.note or one.values:
            account.asides.add(_UNSAID, f"{example(placed, one)}: note")
        target = names.of(one.label)
        if account.translate(one.label, target):
            made = one.suggestion
            is_same = made is not None and made.label == one.label
            told = made if is_same and made and _is_at(made, one.span) else None
            score = probability(told.score if told else None, account)
            yield Proposal(one.span, target, score, told.rule if told else "")


def _is_at(made: Suggestion, span: Span) -> bool:
    return made.span is span or made.span == span


def whole(placed: Placed, account: Account) -> Iterator[AnnotatedSpan]:
    """Walk the spans that a project has a place for."""
    for one in placed.annotated.spans:
        if one.parts:
            account.asides.add(_GAPS, example(placed, one))
        else:
            yield one


def example(placed: Placed, one: AnnotatedSpan) -> str:
    """Name a span in an account."""
    words = one.words(placed.annotated.article.text)
    return place(placed.where, words, one.label)


def probability(score: float | None, account: Account) -> float | None:
    """Take a score if it is one that a project can keep."""
    if score is None or 0 <= score <= 1:
        return score
    account.asides.add(_SCORE, f"{score}")
    return None
