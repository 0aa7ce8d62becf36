"""Argilla: records as version 2 exports and takes them, and the settings for them.

What stands or is pending goes as a suggestion: a response has to name a user whom the
server knows. All else lies, as JSON, under ``copydesk`` in the metadata, which the tool
keeps. Offsets count code points, as the library and the server do; Argilla's own window
counts UTF-16 units, so that it shows what stands behind an emoji beside its place.

Source: ``Record.from_dict`` and ``Settings.from_json`` of the library argilla 2; for
the window, argilla-io/argilla#5729.
"""

from collections.abc import Iterable, Sequence
from pathlib import Path

from annotations.annotated import AnnotatedSpan
from annotations.annotation import State
from annotations.exchange.fitting import Fitted
from annotations.exchange.format import Format, Writer
from annotations.exchange.text import as_json, as_line
from annotations.exchange.traits import EVERYTHING
from annotations.formats.argilla.reading import AGENT, knows, read
from annotations.formats.parts.aside import aside_of
from annotations.formats.parts.extras import KEY, READABLE, article_extras
from annotations.formats.parts.objects import list_writer

_FIELD = "text"
_QUESTION = "spans"


def _writer(path: Path) -> Writer:
    return list_writer(path, _record)


def _record(fitted: Fitted) -> dict[str, object]:
    annotated = fitted.annotated
    extras = article_extras(annotated)
    shown = {name: extras[name] for name in READABLE if name in extras}
    spans = [one for one in annotated.spans if one.state != State.REJECTED.value]
    return {
        "id": annotated.article.key,
        "fields": {_FIELD: annotated.article.text},
        "metadata": {**shown, KEY: as_json(aside_of(annotated))},
        "suggestions": {_QUESTION: _suggestion(spans)} if spans else {},
        "responses": {},
        "vectors": {},
        "status": "pending",
        "_server_id": None,
    }


def _suggestion(spans: Sequence[AnnotatedSpan]) -> dict[str, object]:
    value = [
        {"start": one.span.start, "end": one.span.end, "label": one.label}
        for one in spans
    ]
    scores = [one.suggestion and one.suggestion.score for one in spans]
    # The tool takes a score for each, or none.
    return {
        "value": value,
        "score": None if None in scores else scores,
        "agent": AGENT,
    }


def _beside(labels: Iterable[str], _: Iterable[str]) -> dict[str, bytes]:
    """Write the settings that a dataset needs for the records."""
    question = {
        "name": _QUESTION,
        "title": "Spans",
        "required": True,
        "settings": {
            "type": "span",
            "field": _FIELD,
            "allow_overlapping": True,
            "options": [{"value": label, "text": label} for label in labels],
        },
    }
    field = {
        "name": _FIELD,
        "title": "Text",
        "required": True,
        "settings": {"type": "text", "use_markdown": False},
    }
    settings = {
        "guidelines": "What is suggested was written by Copydesk.",
        "allow_extra_metadata": True,
        "fields": [field],
        "questions": [question],
        "metadata": [],
        "vectors": [],
        "distribution": {"strategy": "overlap", "min_submitted": 1},
    }
    return {".settings.json": as_line(settings)}


ARGILLA = Format(
    name="argilla",
    title="Argilla records JSON (also reads version 1)",
    suffixes=(".json", ".jsonl"),
    carries=EVERYTHING,
    loses=(
        "gaps in spans, which Argilla shows filled",
        "in Argilla's window, which counts emoji twice, the places of spans behind one",
    ),
    writer=_writer,
    read=read,
    knows=knows,
    beside=_beside,
    helpers=("settings.json", "dataset.json"),
)
