"""Tasks of Label Studio for tests, made as its documentation shows them."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from annotations.exchange.found import FoundArticle
from annotations.exchange.settling import Settled, settled
from annotations.formats.label_studio.label_studio import LABEL_STUDIO
from annotations.readers.reader import Refusal
from tests.annotations.formats import made

COOK = ("r1", 0, 8, "Tim Cook", "PERSON")
CITY = ("r2", 37, 39, "北京", "GPE")

Region = dict[str, Any]


def region(
    name: str, start: int, end: int, words: str, label: str, **more: Any
) -> Region:
    value = {"start": start, "end": end, "text": words, "labels": [label]}
    return {
        "id": name,
        "from_name": "ner",
        "to_name": "text",
        "type": "labels",
        "value": value,
        **more,
    }


def annotation(*items: Region, **more: Any) -> Region:
    return {"id": 7, "completed_by": 1, "result": [*items], **more}


def task(*annotations: Region, **more: Any) -> Region:
    data = {"text": made.MIXED}
    return {"id": 3, "data": data, "annotations": [*annotations], **more}


def read_value(
    folder: Path, value: Any, name: str = "out.json"
) -> list[FoundArticle | Refusal]:
    path = folder / name
    path.write_text(value if isinstance(value, str) else json.dumps(value))
    return list(LABEL_STUDIO.read(path))


def settled_task(folder: Path, task: Any) -> Settled:
    (found,) = read_value(folder, [task])
    assert isinstance(found, FoundArticle), found
    return settled(found)


def names(outcome: Settled) -> list[tuple[str, str]]:
    return made.labelled(outcome)


def extra(outcome: Settled) -> Any:
    extra = outcome.annotated.article.news.extra["label_studio"]
    assert isinstance(extra, Mapping)
    return extra
