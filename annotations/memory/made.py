"""Suggestions that memory makes: the same ones get the same number each time."""

from hashlib import blake2b

from annotations.article import ArticleId
from annotations.span import Span
from annotations.suggestion import Pipeline, RunId, Suggestion, SuggestionId

RUN = RunId(-1)
"""The run of what memory suggests; below all others, so that it is never the newest."""

PIPELINE = Pipeline(name="memory", version="1", digest="")

_NUMBERS = 2**52
"""As many as JSON carries unharmed."""


def suggestion(
    article_id: ArticleId, span: Span, label: str, *, why: str
) -> Suggestion:
    """Make memory's suggestion; its negative number follows from all but ``why``."""
    told = f"{article_id} {span.start} {span.end} {label}".encode()
    number = int.from_bytes(blake2b(told, digest_size=8).digest()) % _NUMBERS
    return Suggestion(
        id=SuggestionId(-1 - number), run_id=RUN, span=span, label=label, rule=why
    )


def is_from_memory(one: Suggestion | None) -> bool:
    """Tell whether memory suggested it."""
    return one is not None and one.run_id == RUN
