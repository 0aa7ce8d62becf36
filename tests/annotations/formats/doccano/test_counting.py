"""What doccano counts, as its pages were seen to count it."""

import json
from pathlib import Path
from typing import Any

import pytest

from annotations.exchange.settling import Settled, settled
from annotations.exchange.units import Unit
from annotations.formats.doccano.doccano import DOCCANO, DOCCANO_RELATIONS
from tests.annotations.formats import made
from tests.annotations.formats.made import labelled, settled_in

TEXT = "A 🙂 Bob\r\nJose\u0301 Ann, 🇩🇪 Eve, 北京 Lee."
WORDS = [("Bob", "PER"), ("Ann", "PER"), ("Eve", "PER"), ("Lee", "PER")]
IN_POINTS = [(4, 7), (15, 18), (23, 26), (31, 34)]
IN_UNITS = [(5, 8), (16, 19), (26, 29), (34, 37)]
IN_CLUSTERS = [(4, 7), (13, 16), (20, 23), (28, 31)]
CHINESE = "🙂今天北京很好"
"""A text in which nothing tells that a span begins one too late."""


def _settled(folder: Path, record: Any) -> Settled:
    path = folder / "all.jsonl"
    path.write_text(json.dumps(record), encoding="utf-8")
    return settled_in(path, DOCCANO)


def _labels(places: list[tuple[int, int]]) -> list[tuple[int, int, str]]:
    return [(start, end, "PER") for start, end in places]


@pytest.mark.parametrize("places", [IN_UNITS, IN_POINTS], ids=["later", "earlier"])
def test_utf_16_units_and_code_points_are_told_apart_by_the_text(
    tmp_path: Path, places: list[tuple[int, int]]
) -> None:
    record = {"id": 1, "text": TEXT, "label": _labels(places), "Comments": []}

    assert labelled(_settled(tmp_path, record)) == WORDS


def test_graphemes_are_asked_about(tmp_path: Path) -> None:
    record = {"id": 1, "text": TEXT, "label": _labels(IN_CLUSTERS), "Comments": []}

    outcome = _settled(tmp_path, record)

    assert (outcome.annotated.spans, outcome.better) == ((), Unit.GRAPHEMES)
    assert labelled(settled(outcome.found, unit=Unit.GRAPHEMES)) == WORDS


@pytest.mark.parametrize(
    "record",
    [
        {"text": CHINESE, "label": [[3, 5, "GPE"]]},
        {"id": 1, "text": CHINESE, "labels": [[3, 5, "GPE"]]},
        {"id": 1, "text": CHINESE, "label": [[3, 5, "GPE"]], "meta": {}},
        {"id": 1, "text": CHINESE, "label": [[4, 6, "GPE"]]},
        {"id": 1, "text": CHINESE, "label": [[4, 6, "GPE"]], "Comments": []},
        {"text": CHINESE, "label": [[4, 6, "GPE"]], "Comments": ["why?"]},
    ],
    ids=["made by hand", "1.0", "1.2", "1.5", "1.8", "noted"],
)
def test_where_the_text_tells_nothing_the_shape_does(
    tmp_path: Path, record: Any
) -> None:
    assert labelled(_settled(tmp_path, record)) == [("北京", "GPE")]


def test_what_copydesk_wrote_in_code_points_is_read_so(tmp_path: Path) -> None:
    span = {"start": 3, "end": 5, "label": "GPE", "state": "confirmed", "note": "x"}
    record = {
        "id": "a",
        "text": CHINESE,
        "label": [[3, 5, "GPE"]],
        "copydesk": {"version": 1, "spans": [span]},
        "Comments": [],
    }

    (one,) = _settled(tmp_path, record).annotated.spans

    assert (one.words(CHINESE), one.note) == ("北京", "x")


def test_what_copydesk_writes_is_where_pages_of_doccano_show_it(tmp_path: Path) -> None:
    article = made.article(made.span("北京", "GPE", CHINESE), text=CHINESE)

    files = [
        made.written(tmp_path, [article], one)[0][0]
        for one in (DOCCANO, DOCCANO_RELATIONS)
    ]

    labels, entities = (json.loads(one.read_bytes()) for one in files)
    assert labels["label"] == [[4, 6, "GPE"]]
    assert entities["entities"] == [
        {"id": 0, "label": "GPE", "start_offset": 4, "end_offset": 6}
    ]
