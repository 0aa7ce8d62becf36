import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from annotations.errors import CopydeskError
from annotations.exchange.found import FoundArticle
from annotations.exchange.settling import Settled, settled
from annotations.exchange.units import Unit
from annotations.formats.tecoholic import TECOHOLIC
from annotations.readers.reader import Refusal
from tests.annotations.formats import made

# The emoji counts twice in a browser.
ENTITIES = [[0, 8, "PERSON"], [16, 21, "PERSON"], [25, 32, "GPE"], [38, 40, "GPE"]]
WORDS = ["Tim Cook", "Jose\u0301", "תל אביב", "北京"]


def _file(*items: Any, **more: Any) -> dict[str, Any]:
    return {"classes": ["PERSON", "GPE"], "annotations": [*items], **more}


def _read(folder: Path, value: Any) -> list[FoundArticle | Refusal]:
    path = folder / "out.json"
    text = value if isinstance(value, str) else json.dumps(value)
    path.write_text(text, encoding="utf-8")
    return list(TECOHOLIC.read(path))


def _one(folder: Path, item: Any) -> Settled:
    (found,) = _read(folder, _file(item))
    assert isinstance(found, FoundArticle)
    return settled(found)


def _words(outcome: Settled) -> list[str]:
    text = outcome.annotated.article.text
    return [one.words(text) for one in outcome.annotated.spans]


def test_entities_are_read_in_the_units_of_a_browser(tmp_path: Path) -> None:
    outcome = _one(tmp_path, [made.MIXED, {"entities": ENTITIES}])

    assert (_words(outcome), outcome.misfits) == (WORDS, ())


def test_entities_are_written_in_the_units_of_a_browser(tmp_path: Path) -> None:
    labels = [str(label) for _, _, label in ENTITIES]
    spans = [made.span(*pair) for pair in zip(WORDS, labels, strict=True)]

    (path,), _ = made.written(tmp_path, [made.article(*spans)], TECOHOLIC)

    value = json.loads(path.read_bytes())
    assert value["classes"] == ["GPE", "PERSON"]
    ((text, said),) = value["annotations"]
    assert (text, said["entities"]) == (made.MIXED, ENTITIES)


def test_what_does_not_stand_is_no_entity(tmp_path: Path) -> None:
    (path,), _ = made.written(tmp_path, [made.mixed()], TECOHOLIC)

    value = json.loads(path.read_bytes())
    labelled = value["annotations"][0][1]["entities"]
    assert [label for _, _, label in labelled] == [
        *("PERSON", "FAMILY NAME", "PERSON", "GPE")
    ]
    assert value["classes"] == ["FAMILY NAME", "GPE", "PERSON"]


def test_a_skipped_text_is_told_and_the_next_one_read(tmp_path: Path) -> None:
    item = ["Tim", {"entities": [[0, 3, "PERSON"]]}]

    skipped, found = _read(tmp_path, _file(None, item))

    assert skipped == Refusal(
        "out.json, annotation 1",
        "It was skipped, and its text is not in the file; annotate it first.",
    )
    assert isinstance(found, FoundArticle)


def test_objects_for_texts_and_entities_are_read_too(tmp_path: Path) -> None:
    entity = {"start": 0, "end": 3, "label": "PERSON"}

    outcome = _one(tmp_path, {"text": "Tim", "entities": [entity], "note": "x"})

    assert _words(outcome) == ["Tim"]
    assert outcome.annotated.article.news.extra == {"note": "x"}


def test_of_what_was_done_to_an_entity_the_last_counts(tmp_path: Path) -> None:
    machine = ["Predicted", "2023-09-25", "NLP", "A"]
    yes, no = (
        [done, "2023-10-08T10:00:00Z", "Ann", "B"] for done in ("Accepted", "Rejected")
    )
    entities = [
        *([0, 3, [machine, yes]], [4, 7, [machine, no]]),
        *([8, 11, "A", [machine]], [12, 15, "C", []]),
    ]

    outcome = _one(tmp_path, ["Tim met Ann and Bob", {"entities": entities}])

    assert [(one.label, one.state) for one in outcome.annotated.spans] == [
        *(("B", "added"), ("B", "rejected"), ("A", "pending"), ("C", "added"))
    ]
    assert [one.annotator for one in outcome.annotated.spans] == ["Ann", "Ann", "", ""]


def test_a_day_without_a_time_is_one_of_utc(tmp_path: Path) -> None:
    acts = [["Created", "2023-10-01", "Ann", "A"]], [["Created", "soon", "Ann", "A"]]
    entities = [[0, 3, acts[0]], [4, 7, acts[1]]]

    one, two = _one(tmp_path, ["Tim met", {"entities": entities}]).annotated.spans

    assert one.decided_at == datetime(2023, 10, 1, tzinfo=UTC)
    assert two.decided_at is None


def test_classes_with_colours_are_no_harm(tmp_path: Path) -> None:
    classes = [{"id": 1, "name": "PERSON", "color": "red-11"}]

    (found,) = _read(tmp_path, _file(["Tim", {"entities": []}], classes=classes))

    assert isinstance(found, FoundArticle)


def test_code_points_are_offered_where_they_explain_all(tmp_path: Path) -> None:
    points = [[0, 8, "PERSON"], [15, 20, "PERSON"], [24, 31, "GPE"]]

    outcome = _one(tmp_path, [made.MIXED, {"entities": points}])

    assert outcome.better is Unit.CODE_POINTS
    assert outcome.annotated.spans == ()


def test_a_place_inside_an_emoji_is_named(tmp_path: Path) -> None:
    entities = [[0, 8, "A"], [10, 21, "B"]]

    outcome = _one(tmp_path, [made.MIXED, {"entities": entities}])

    assert "begins inside a character" in outcome.misfits[0].line()


@pytest.mark.parametrize("entity", [[0, 3], ["0", 3, "A"], 7, {"start": 0}])
def test_what_is_no_entity_is_told(tmp_path: Path, entity: object) -> None:
    outcome = _one(tmp_path, ["Tim", {"entities": [entity]}])

    assert "is no entity with a start, an end" in outcome.found.left_aside[0]


@pytest.mark.parametrize(
    "item",
    [
        7,
        "Tim",
        ["Tim"],
        [7, {"entities": []}],
        ["Tim", {"entities": [], "copydesk": 7}],
        ["Tim", {"entities": [], "copydesk": {"flag": 7}}],
    ],
)
def test_a_bad_annotation_is_refused(tmp_path: Path, item: object) -> None:
    assert [type(one) for one in _read(tmp_path, _file(item))] == [Refusal]


@pytest.mark.parametrize(
    "value",
    [
        "",
        "[]",
        '{"classes": [], "annotations": [["Tim"',
        {"annotations": []},
        {"classes": [], "annotations": 7},
        '{"classes": ' + "[" * 1000 + "]" * 1000 + ', "annotations": []}',
    ],
)
def test_another_file_says_so(tmp_path: Path, value: object) -> None:
    with pytest.raises(CopydeskError):
        _read(tmp_path, value)


def test_a_mark_and_line_ends_of_windows_are_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "out.json"
    value = _file(["So.\r\nTim", {"entities": [[5, 8, "A B [c]"]]}])
    path.write_bytes(b"\xef\xbb\xbf" + json.dumps(value, indent=1).encode())

    (found,) = TECOHOLIC.read(path)

    assert isinstance(found, FoundArticle)
    assert _words(settled(found)) == ["Tim"]


def test_annotations_come_before_what_breaks_off_behind_them(tmp_path: Path) -> None:
    path = tmp_path / "out.json"
    path.write_text(
        '{"classes": [], "annotations": [["Tim", {"entities": []}], ["A', "utf-8"
    )

    found = TECOHOLIC.read(path)

    assert isinstance(next(found), FoundArticle)
    with pytest.raises(CopydeskError, match="cut off"):
        next(found)
