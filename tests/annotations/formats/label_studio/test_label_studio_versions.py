"""Shapes of older and newer versions, made by hand as their own samples have them."""

import json
from pathlib import Path
from typing import Any

import pytest

from annotations.exchange.found import FoundArticle
from annotations.exchange.head import Head
from annotations.exchange.settling import settled
from annotations.exchange.sources import guessed
from annotations.formats import FORMATS
from annotations.formats.label_studio.label_studio import LABEL_STUDIO
from annotations.readers.reader import Refusal
from tests.annotations.formats import made
from tests.annotations.formats.tasks import (
    CITY,
    COOK,
    annotation,
    names,
    read_value,
    region,
    settled_task,
    task,
)

PAGE = "<h1>A</h1>\n<p>🙂 <b>Tim</b> met Bob</p>"


def on_page(path: str, start: int, end: int, **more: Any) -> dict[str, Any]:
    place = {"start": path, "end": path, "startOffset": start, "endOffset": end}
    value = place | {"hypertextlabels": ["PERSON"], **more}
    return {"id": "r", "type": "hypertextlabels", "to_name": "page", "value": value}


def of_page(*items: dict[str, Any]) -> dict[str, Any]:
    return task(annotation(*items)) | {"data": {"html": PAGE}}


def test_the_first_versions_named_the_last_character(tmp_path: Path) -> None:
    old = task() | {"data": {"text": "Ann Lee met Bob."}}
    items = (region("a", 0, 6, "Ann Lee", "P"), region("b", 12, 14, "Bob", "P"))
    old["completions"] = [annotation(*items)]

    outcome = settled_task(tmp_path, old)

    assert names(outcome) == [("Ann Lee", "P"), ("Bob", "P")]


def test_a_region_of_a_page_is_found_by_its_path(tmp_path: Path) -> None:
    outcome = settled_task(tmp_path, of_page(on_page("/p[1]/b[1]/text()[1]", 0, 3)))

    assert names(outcome) == [("Tim", "PERSON")]


@pytest.mark.parametrize(
    ("path", "more"),
    [
        ("/p[1]/text()[9]", {}),
        ("/p[1]/b[1]/text()[1]", {}),
        ("/p[1]/text()[9]", {"globalOffsets": {"start": 12, "end": 15}}),
        ("/p[1]/text()[2]", {"globalOffsets": {"start": 0, "end": 3}}),
    ],
)
def test_where_its_words_are_counts_of_a_region(
    tmp_path: Path, path: str, more: dict[str, Any]
) -> None:
    item = on_page(path, 5, 8, text="Bob", **more)

    assert names(settled_task(tmp_path, of_page(item))) == [("Bob", "PERSON")]


def test_a_region_of_a_page_that_is_nowhere_is_named(tmp_path: Path) -> None:
    outcome = settled_task(tmp_path, of_page(on_page("/p[7]/text()[1]", 0, 3)))

    assert (names(outcome), len(outcome.misfits)) == ([], 1)


def test_the_way_to_an_answer_and_a_number_are_values(tmp_path: Path) -> None:
    kind, stars = (region(*COOK, type=one) for one in ("taxonomy", "rating"))
    kind["value"] = {"start": 0, "end": 8, "taxonomy": [["A", "B"], ["C"]]}
    stars["value"] = {"start": 0, "end": 8, "rating": 4}
    items = region(*COOK), kind | {"from_name": "k"}, stars | {"from_name": "s"}

    (one,) = settled_task(tmp_path, task(annotation(*items))).annotated.spans

    assert one.values == {"k": "A / B; C", "s": "4"}


def test_what_is_said_of_words_without_a_label_is_told(tmp_path: Path) -> None:
    alone = region("q", 0, 3, "Tim", "A", type="choices")
    alone["value"] = {"start": 0, "end": 3, "choices": ["sure"]}

    outcome = settled_task(tmp_path, task(annotation(region(*COOK), alone)))

    assert names(outcome) == [("Tim Cook", "PERSON")]
    assert "without a label: 1 result" in outcome.found.left_aside[0]


def test_a_line_end_in_what_is_quoted_may_be_written_out(tmp_path: Path) -> None:
    one = task(annotation(region("r", 0, 7, r"Ann\nLee", "P")))
    one["data"] = {"text": "Ann\nLee met."}

    assert names(settled_task(tmp_path, one)) == [("Ann\nLee", "P")]


def test_the_turns_of_a_dialogue_may_stand_under_any_name(tmp_path: Path) -> None:
    turns = [{"who": "Ann", "say": "Hi Bob."}, {"who": "Bob", "say": "Hi I say."}]
    value = {
        "start": "0",
        "end": "1",
        "startOffset": 3,
        "endOffset": 2,
        "globalOffsets": {"start": 90, "end": 99},
        "text": "Bob.\n\nHi",
        "paragraphlabels": ["P"],
    }
    item = {"id": "r", "type": "paragraphlabels", "to_name": "d", "value": value}
    one = task(annotation(item))
    one["data"] = {"topic": "What people say to each other", "talk": turns}

    assert names(settled_task(tmp_path, one)) == [("Bob.\nHi", "P")]


@pytest.mark.parametrize("ends", [(20, 23), (17, 20)])
def test_in_a_turn_offsets_are_of_a_browser_unless_the_words_say_otherwise(
    tmp_path: Path, ends: tuple[int, int]
) -> None:
    turns = [{"text": "Hi 🙂 Ann."}, {"text": "So 🙂 said 🙂\u200d🙂 or Bob."}]
    value = {"start": "1", "end": "1", "startOffset": ends[0], "endOffset": ends[1]}
    value |= {"text": "Bob", "paragraphlabels": ["P"]}
    item = {"id": "r", "type": "paragraphlabels", "to_name": "d", "value": value}
    one = task(annotation(item)) | {"data": {"talk": turns}}

    assert names(settled_task(tmp_path, one)) == [("Bob", "P")]


@pytest.mark.parametrize("start", ["-1", "7", "x", None])
def test_a_turn_that_there_is_not_is_named(tmp_path: Path, start: object) -> None:
    value = {"start": start, "end": "0", "startOffset": 0, "endOffset": 2}
    value |= {"text": "Hi", "paragraphlabels": ["P"]}
    item = {"id": "r", "type": "paragraphlabels", "to_name": "d", "value": value}
    one = task(annotation(item)) | {"data": {"talk": [{"text": "Hi Bob."}]}}

    outcome = settled_task(tmp_path, one)

    assert names(outcome) == []


def test_a_region_may_name_the_text_that_it_is_of(tmp_path: Path) -> None:
    item = region("r", 0, 3, "Tim", "A", source="$note")
    one = task(annotation(item)) | {"data": {"text": "Tim came.", "note": "Tim."}}

    assert settled_task(tmp_path, one).annotated.article.text == "Tim."


@pytest.mark.parametrize("data", [{"image": "https://a.b/c.png"}, {"audio": "/data/a"}])
def test_a_task_about_no_text_is_refused(tmp_path: Path, data: dict[str, str]) -> None:
    item = {"id": "r", "type": "rectanglelabels", "value": {"x": 1, "y": 2}}

    (found,) = read_value(tmp_path, task(annotation(item)) | {"data": data})

    assert isinstance(found, Refusal)
    assert "nothing of a text" in found.why


def test_tasks_on_lines_are_told_and_read(tmp_path: Path) -> None:
    tasks = (task(annotation(region(*COOK))) | {"id": number} for number in (1, 2))
    lines = "\n".join(map(json.dumps, tasks))

    found = read_value(tmp_path, lines, "out.jsonl")

    assert [type(one) for one in found] == [FoundArticle] * 2
    assert guessed(tmp_path / "out.jsonl", FORMATS) is LABEL_STUDIO


def test_a_page_of_its_interface_is_told_and_read(tmp_path: Path) -> None:
    (found,) = read_value(
        tmp_path, {"tasks": [task(annotation(region(*COOK)))], "total": 1}
    )

    assert isinstance(found, FoundArticle)
    assert names(settled(found)) == [("Tim Cook", "PERSON")]
    assert guessed(tmp_path / "out.json", FORMATS) is LABEL_STUDIO


def test_lists_of_lists_and_data_that_is_a_text_are_read(tmp_path: Path) -> None:
    one = task(annotation(region(*COOK))) | {"data": made.MIXED}

    (found,) = read_value(tmp_path, [[one]])

    assert isinstance(found, FoundArticle)
    assert names(settled(found)) == [("Tim Cook", "PERSON")]
    assert guessed(tmp_path / "out.json", FORMATS) is LABEL_STUDIO


def test_an_older_table_is_told_by_its_cells(tmp_path: Path) -> None:
    cell = json.dumps([{"start": 0, "end": 3, "text": "Tim", "labels": ["A"]}])
    row = '"Tim\ncame","' + cell.replace('"', '""') + '"'

    (found,) = read_value(tmp_path, f"text,ner\n{row}\n", "out.csv")

    assert isinstance(found, FoundArticle)
    assert names(settled(found)) == [("Tim", "A")]
    assert guessed(tmp_path / "out.csv", FORMATS) is LABEL_STUDIO


def test_turns_with_times_are_no_regions(tmp_path: Path) -> None:
    turn = {"start": 0, "end": 4, "author": "Bob", "text": "Hi Ann."}
    value = {"start": "0", "end": "0", "startOffset": 3, "endOffset": 6}
    region_of_it = value | {"paragraphlabels": ["P"]}
    row = {"id": 1, "annotation_id": 2, "talk": [turn], "who": [region_of_it]}

    assert names(settled_task(tmp_path, row)) == [("Ann", "P")]


def test_nothing_of_a_task_that_comes_twice_is_lost_or_doubled(tmp_path: Path) -> None:
    one, other = ([{"result": [region("r", *at)]}] for at in (COOK[1:], CITY[1:]))
    tasks = [task(predictions=one), task(predictions=one + other)]

    (found,) = read_value(tmp_path, tasks)

    assert isinstance(found, FoundArticle)
    assert [span.label for span in found.spans] == ["PERSON", "GPE"]


def test_spans_without_labels_are_of_other_tools(tmp_path: Path) -> None:
    path = tmp_path / "out.jsonl"
    path.write_text('{"tokens": ["Tim"], "spans": [{"start": 0, "end": 1}]}\n')

    assert not LABEL_STUDIO.knows(Head.of(path))


def test_what_is_quoted_tells_old_from_new_in_any_text(tmp_path: Path) -> None:
    outcome = settled_task(tmp_path, task(annotation(region(*COOK))))

    assert names(outcome) == [("Tim Cook", "PERSON")]
    assert outcome.annotated.article.text == made.MIXED
