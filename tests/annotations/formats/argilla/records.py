"""Records of Argilla, and how they are read."""

import json
from pathlib import Path
from typing import Any

from annotations.exchange.settling import Settled
from annotations.exchange.sources import guessed
from annotations.formats import FORMATS
from annotations.formats.argilla.argilla import ARGILLA
from tests.annotations.formats import made

COOK = {"start": 0, "end": 8, "label": "PERSON"}
CITY = {"start": 24, "end": 31, "label": "GPE"}
PEKING = {"start": 37, "end": 39, "label": "GPE"}
LATER = {"start": 38, "end": 40, "label": "GPE"}
"""The same city as the window counts it, behind an emoji."""


def suggestion(*spans: Any, score: Any = None) -> dict[str, Any]:
    """Make what an agent suggested."""
    return {"ner": {"value": [*spans], "score": score, "agent": "en_core_web_lg"}}


def response(*spans: Any, who: str = "u1", **more: Any) -> dict[str, Any]:
    """Make what a user answered."""
    return {"value": [*spans], "user_id": who, **more}


def record(**more: Any) -> dict[str, Any]:
    """Make a record of version 2."""
    return {
        "id": "a1",
        "fields": {"text": made.MIXED},
        "metadata": {"outlet": "Wire"},
        "suggestions": {},
        "responses": {},
        "vectors": {},
        "status": "completed",
        "_server_id": "5f1c2a00-0000-4000-8000-000000000002",
        **more,
    }


def settled_in(folder: Path, one: Any, name: str = "in.json") -> Settled:
    """Read a file of one record, which is told to be Argilla's."""
    path = folder / name
    path.write_text(json.dumps([one]), encoding="utf-8")
    assert guessed(path, FORMATS) is ARGILLA
    return made.settled_in(path, ARGILLA)


def states_of(outcome: Settled) -> list[tuple[str, str, str]]:
    """Give words, state and annotator of each span."""
    text = outcome.annotated.article.text
    return [
        (one.words(text), one.state, one.annotator) for one in outcome.annotated.spans
    ]
