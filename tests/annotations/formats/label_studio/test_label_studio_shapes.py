import json
from pathlib import Path
from typing import Any

import pytest

from annotations.errors import CopydeskError
from annotations.exchange.found import FoundArticle
from annotations.exchange.settling import settled
from annotations.exchange.sources import files_in, guessed
from annotations.formats import FORMATS
from annotations.formats.label_studio.label_studio import LABEL_STUDIO
from annotations.readers.reader import Refusal
from tests.annotations.formats import made
from tests.annotations.formats.tasks import (
    COOK,
    annotation,
    names,
    read_value,
    region,
    settled_task,
    task,
)

SHARED = Path(__file__).parents[5] / "shared" / "fixtures" / "label_studio"


def test_the_text_may_stand_under_any_name(tmp_path: Path) -> None:
    one = task(annotation(region(*COOK)))
    one["data"] = {"source": "Wire", "long": "x" * 99, "body": made.MIXED}

    outcome = settled_task(tmp_path, one)

    assert names(outcome) == [("Tim Cook", "PERSON")]
    assert outcome.annotated.article.news.source == "Wire"


def test_two_texts_of_a_task_are_two_articles(tmp_path: Path) -> None:
    one = task(
        annotation(
            region("r1", 0, 3, "Tim", "A", to_name="one"),
            region("r2", 0, 3, "Ann", "B", to_name="two"),
        )
    )
    one["data"] = {"one": "Tim came.", "two": "Ann went."}

    found = read_value(tmp_path, [one])

    outcomes = [settled(one) for one in found if isinstance(one, FoundArticle)]
    assert [names(one) for one in outcomes] == [[("Tim", "A")], [("Ann", "B")]]
    assert [one.found.key for one in outcomes] == ["3/one", "3/two"]


def test_pages_are_read_as_the_text_that_their_offsets_count(tmp_path: Path) -> None:
    value = {
        "start": "/p[1]/text()[1]",
        "end": "/p[1]/text()[1]",
        "startOffset": 2,
        "endOffset": 5,
        "globalOffsets": {"start": 4, "end": 7},
        "text": "Tim",
        "hypertextlabels": ["PERSON"],
    }
    item = {"id": "r", "type": "hypertextlabels", "to_name": "page", "value": value}
    one = task(annotation(item))
    one["data"] = {"html": "<h1>A</h1>\n<p>&amp; <b>Tim</b></p>"}

    outcome = settled_task(tmp_path, one)

    assert outcome.annotated.article.text == "A\n& Tim"
    assert names(outcome) == [("Tim", "PERSON")]


def test_dialogues_are_read_as_their_turns(tmp_path: Path) -> None:
    value = {
        "start": "1",
        "end": "1",
        "startOffset": 3,
        "endOffset": 6,
        "text": "Bob",
        "paragraphlabels": ["PERSON"],
    }
    item = {"id": "r", "type": "paragraphlabels", "to_name": "d", "value": value}
    one = task(annotation(item))
    one["data"] = {"dialogue": [{"text": "Hello."}, {"text": "Hi Bob."}]}

    assert names(settled_task(tmp_path, one)) == [("Bob", "PERSON")]


def test_a_text_that_lies_elsewhere_is_not_there(tmp_path: Path) -> None:
    one = task(annotation(region(*COOK)))
    one["data"] = {"text": "https://a.b/c.txt"}

    (found,) = read_value(tmp_path, [one])

    assert isinstance(found, FoundArticle)
    assert (found.text, found.spans[0].words) == (None, "Tim Cook")


def test_files_of_label_studios_own_are_read() -> None:
    if not SHARED.exists():
        pytest.skip("the files of other tools are not here")
    path = SHARED / "ml_backend_interactive_substring_request.json"

    (found,) = LABEL_STUDIO.read(path)

    assert isinstance(found, FoundArticle)
    assert names(settled(found)) == [("Apple", "ORG")]


ROW = {
    "id": 5,
    "text": made.MIXED,
    "headline": "Cook abroad",
    "ner": [{"start": 0, "end": 8, "text": "Tim Cook", "labels": ["PERSON"]}],
    "annotator": 1,
    "annotation_id": 9,
    "created_at": "2024-02-03T04:05:06Z",
    "lead_time": 2.5,
}


def test_the_short_form_is_read(tmp_path: Path) -> None:
    outcome = settled_task(tmp_path, ROW)

    (one,) = outcome.annotated.spans
    assert (one.words(made.MIXED), one.label, one.annotator) == (
        "Tim Cook",
        "PERSON",
        "1",
    )
    assert outcome.annotated.article.news.headline == "Cook abroad"


def test_rows_of_one_task_are_one_article(tmp_path: Path) -> None:
    other = {"start": 37, "end": 39, "text": "北京", "hypertextlabels": ["GPE"]}
    second = ROW | {"ner": [other], "annotator": 2, "annotation_id": 10}

    (found,) = read_value(tmp_path, [ROW, second])

    assert isinstance(found, FoundArticle)
    assert [(one.label, one.annotator) for one in found.spans] == [
        ("PERSON", "1"),
        ("GPE", "2"),
    ]


@pytest.mark.parametrize("delimiter", [",", "\t"])
def test_tables_are_read(tmp_path: Path, delimiter: str) -> None:
    cells = [
        json.dumps(one, ensure_ascii=False) if isinstance(one, list) else str(one)
        for one in ROW.values()
    ]
    rows = [[*ROW], cells]
    lines = [
        delimiter.join('"' + cell.replace('"', '""') + '"' for cell in row)
        for row in rows
    ]

    (found,) = read_value(tmp_path, "\r\n".join(lines), "out.csv")

    assert isinstance(found, FoundArticle)
    assert names(settled(found)) == [("Tim Cook", "PERSON")]
    assert guessed(tmp_path / "out.csv", FORMATS) is LABEL_STUDIO


def test_the_oldest_files_have_completions(tmp_path: Path) -> None:
    old = task()
    old["completions"] = [annotation(region(*COOK), created_at=1_600_000_000)]

    (one,) = settled_task(tmp_path, old).annotated.spans

    assert str(one.decided_at) == "2020-09-13 12:26:40+00:00"


def test_files_of_its_storage_are_read(tmp_path: Path) -> None:
    stored = annotation(region(*COOK)) | {"task": task()}

    (found,) = read_value(tmp_path, stored)

    assert isinstance(found, FoundArticle)
    assert names(settled(found)) == [("Tim Cook", "PERSON")]


def test_files_of_its_storage_are_known_by_a_number(tmp_path: Path) -> None:
    stored = annotation(region(*COOK)) | {"task": task()}
    (tmp_path / "15").write_text(json.dumps(stored, indent=2))
    (tmp_path / "LICENSE").write_text("Do as you like.")

    (path,) = files_in(tmp_path, FORMATS)

    assert guessed(path, FORMATS) is LABEL_STUDIO


@pytest.mark.parametrize(
    "value",
    [
        '[{"data": {"text": "Tim"}',
        '[{"data": {"text": "Tim"}}, {"da',
        "[" * 1000 + "]" * 1000,
        '{"a":' * 1000 + "1" + "}" * 1000,
        "",
    ],
)
def test_a_damaged_file_says_so(tmp_path: Path, value: str) -> None:
    with pytest.raises(CopydeskError):
        read_value(tmp_path, value)


@pytest.mark.parametrize(
    "bad",
    [
        7,
        {"data": {"image": 7}},
        {"data": {"text": "Tim", "copydesk": 7}},
        {"data": {"text": "Tim", "copydesk": {"review": "perhaps"}}},
        {"data": {"text": "Tim", "copydesk": {"relations": [{"label": "met"}]}}},
        {"data": {"text": "Tim", "copydesk": {"relations": 7}}},
    ],
)
def test_a_bad_task_is_refused_and_the_next_one_read(
    tmp_path: Path, bad: object
) -> None:
    found = read_value(tmp_path, [bad, task()])

    assert [type(one) for one in found] == [Refusal, FoundArticle]


@pytest.mark.parametrize("ends", [(0, 900), (-1, 2), (5, 5), (0, "x"), (None, 2)])
def test_regions_that_are_nowhere_are_named(
    tmp_path: Path, ends: tuple[Any, Any]
) -> None:
    item = region("r1", 0, 8, "Tim Cook", "A [b] (c)")
    item["value"] |= {"start": ends[0], "end": ends[1]}

    outcome = settled_task(tmp_path, task(annotation(item)))

    assert outcome.annotated.spans == ()
    assert outcome.misfits or outcome.found.left_aside


def test_line_ends_of_windows_are_counted(tmp_path: Path) -> None:
    made_task = task(annotation(region("r1", 5, 8, "Tim", "A")))
    made_task["data"] = {"text": "So.\r\nTim"}

    assert names(settled_task(tmp_path, made_task)) == [("Tim", "A")]
