"""What the inspector says of a span, in words, without a widget in sight."""

import re
from collections.abc import Iterable, Mapping
from datetime import datetime

from annotations.annotation import Annotation, State
from annotations.boundaries import is_loose, snapped_in, snapped_out
from annotations.edit import Kind
from annotations.listing import SpanEvent
from annotations.marks import Mark
from annotations.memory.made import is_from_memory
from annotations.opinions import Difference, View
from annotations.span import Span
from annotations.suggestion import Pipeline, RunId, Suggestion
from annotations.tokens import Tokens
from annotations.wording import LEFT_TO_RIGHT, percent, shortened

LONG = 120
"""Characters of a span that are shown beside it; more would push all else away."""

_ENDLESS = re.compile(r"\S{20}(?=\S)")


_LOOSE = "⚠ Its ends are not those of words: {}"
_SHORT = 30
_NAME = 22

Pipelines = Mapping[RunId, Pipeline]


def why(mark: Mark, text: str, pipelines: Pipelines) -> str:
    """Say what proposed a span, and what it had proposed where that differs."""
    suggestion = mark.suggestion
    if suggestion is None:
        return "Added by hand; nothing suggested it."
    lines = [_proposed(suggestion, pipelines)]
    if mark.only_earlier:
        lines.append("Only this earlier run found it.")
    if mark.silenced:
        reason = mark.reason or "you turned it down before"
        lines.append(f"Memory silences it: {reason}.")
    if mark.state == State.CORRECTED:
        words = suggestion.span.of(text)
        lines.append(f"It had said {suggestion.label} “{words}”.")
    return "\n".join(lines)


def loose(tokens: Tokens, span: Span) -> str:
    """Offer to mend a span that ends elsewhere than its words, with keys to be named.

    Other programs make such spans; they are kept as they are until somebody decides.
    """
    if not is_loose(tokens, span):
        return ""
    inward = snapped_in(tokens, span)
    if inward is None:
        return _LOOSE.format("{review.snap_out} takes it in whole.")
    if inward == snapped_out(tokens, span):
        return _LOOSE.format("{review.snap_in} leaves the rest out.")
    return _LOOSE.format(
        "{review.snap_out} takes them in whole, {review.snap_in} leaves them out."
    )


def brief(words: str) -> str:
    """Write a span's words on few lines: the middle of a long one is left out."""
    line = " ".join(words.split())
    if len(line) > LONG:
        line = f"{line[: LONG - 30]} … {line[-27:]}"
    return _ENDLESS.sub("\\g<0>\u200b", line)


def state(mark: Mark) -> str:
    """Say what a span is, and how far its decision is."""
    name = shortened(mark.label, limit=_NAME)
    said = "second opinion" if mark.only_earlier else mark.state
    return f"{LEFT_TO_RIGHT}{name}, {said}"


def score(mark: Mark) -> str:
    """Write a score, or that there is none."""
    return "no score" if mark.score is None else f"{percent(mark.score)} sure"


def others(views: Iterable[View], text: str, pipelines: Pipelines) -> list[str]:
    """Say what other runs make of the words of a span, a line for each."""
    return [
        f"{_said(view, text)} · {machine(view.run_id, pipelines)}" for view in views
    ]


def told(events: Iterable[SpanEvent]) -> list[tuple[str, str]]:
    """Tell a span's history as (what happened, when)."""
    return [(_event(event), clock(event.entry.at)) for event in events]


def clock(at: datetime) -> str:
    """Write the time of day for today, the date for other days, in local time."""
    local = at.astimezone()
    today = datetime.now().astimezone().date()
    return f"{local:%H:%M}" if local.date() == today else f"{local:%d %b %Y}"


def machine(run_id: RunId, pipelines: Pipelines) -> str:
    """Name a run, with its number where its pipeline has made several."""
    pipeline = pipelines.get(run_id)
    if pipeline is None:
        return f"run {run_id}"
    name = f"{pipeline.name} {pipeline.version}"
    names = [f"{one.name} {one.version}" for one in pipelines.values()]
    return f"{name} (run {run_id})" if names.count(name) > 1 else name


def _proposed(suggestion: Suggestion, pipelines: Pipelines) -> str:
    if is_from_memory(suggestion):
        return f"Memory: {suggestion.rule}."
    by = f"rule “{suggestion.rule}”" if suggestion.rule else "the model"
    return f"Proposed by {by} of {machine(suggestion.run_id, pipelines)}."


def _said(view: View, text: str) -> str:
    if view.difference is Difference.MISSING:
        return "nothing here"
    one, *rest = view.said
    sure = "" if one.score is None else f", {percent(one.score)}"
    if view.difference is Difference.NONE:
        return f"the same{sure}"
    words = f" “{shortened(one.span.of(text), limit=_SHORT)}”"
    shown = "" if view.difference is Difference.LABEL else words
    more = f" and {len(rest)} more" if rest else ""
    return f"{one.label}{shown}{sure}{more}"


def _event(event: SpanEvent) -> str:
    verb = {Kind.UNDO: "undone", Kind.REDO: "redone"}.get(event.entry.kind)
    what = verb or event.entry.action.said
    return f"{what}: {_side(event.before)} → {_side(event.after)} · {event.annotator}"


def _side(annotation: Annotation | None) -> str:
    if annotation is None:
        return "undecided"
    return f"{annotation.label} {annotation.state}"
