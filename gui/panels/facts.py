"""What the inspector says of a span, in words, without a widget in sight."""

import re
from collections.abc import Iterable, Mapping
from datetime import datetime

from annotations.annotation import Annotation, State
from annotations.edit import Kind
from annotations.listing import SpanEvent
from annotations.marks import Mark
from annotations.suggestion import Pipeline, RunId, Suggestion

LONG = 120
"""Characters of a span that are shown beside it; more would push all else away."""

_ENDLESS = re.compile(r"\S{20}(?=\S)")


def why(mark: Mark, text: str, pipelines: Mapping[RunId, Pipeline]) -> str:
    """Say what proposed a span, and what it had proposed where that differs."""
    suggestion = mark.suggestion
    if suggestion is None:
        return "Added by hand; nothing suggested it."
    lines = [f"Proposed by {_machine(suggestion, pipelines)}."]
    if suggestion.rule:
        lines.append(f"Rule: {suggestion.rule}.")
    if mark.state == State.CORRECTED:
        words = suggestion.span.of(text)
        lines.append(f"It had said {suggestion.label} “{words}”.")
    return "\n".join(lines)


def brief(words: str) -> str:
    """Write a span's words on few lines: the middle of a long one is left out."""
    line = " ".join(words.split())
    if len(line) > LONG:
        line = f"{line[: LONG - 30]} … {line[-27:]}"
    return _ENDLESS.sub("\\g<0>\u200b", line)


def score(mark: Mark) -> str:
    """Write a score, or that there is none."""
    return "no score" if mark.score is None else f"{mark.score:.2f}"


def told(events: Iterable[SpanEvent]) -> list[tuple[str, str]]:
    """Tell a span's history as (what happened, when)."""
    return [(_event(event), clock(event.entry.at)) for event in events]


def clock(at: datetime) -> str:
    """Write the time of day for today, the date for other days, in local time."""
    local = at.astimezone()
    today = datetime.now().astimezone().date()
    return f"{local:%H:%M}" if local.date() == today else f"{local:%d %b %Y}"


def _machine(suggestion: Suggestion, pipelines: Mapping[RunId, Pipeline]) -> str:
    pipeline = pipelines.get(suggestion.run_id)
    if pipeline is None:
        return f"run {suggestion.run_id}"
    return f"{pipeline.name} {pipeline.version}"


def _event(event: SpanEvent) -> str:
    verb = {Kind.UNDO: "undone", Kind.REDO: "redone"}.get(event.entry.kind)
    what = verb or event.entry.action.replace("_", " ")
    return f"{what}: {_side(event.before)} → {_side(event.after)} · {event.annotator}"


def _side(annotation: Annotation | None) -> str:
    if annotation is None:
        return "undecided"
    return f"{annotation.label} {annotation.state}"
