import json
from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from annotations.annotated import AnnotatedArticle, Relation
from annotations.exchange.export import export
from annotations.formats.label_studio.label_studio import LABEL_STUDIO
from tests.annotations.formats import made


def _task(folder: Path, article: AnnotatedArticle) -> Any:
    (path,), _ = made.written(folder, [article], LABEL_STUDIO)
    (task,) = json.loads(path.read_bytes())
    return task


def _shown(result: list[Any]) -> list[tuple[int, int, str, list[str], str | None]]:
    return [
        (
            one["value"]["start"],
            one["value"]["end"],
            one["value"]["text"],
            one["value"]["labels"],
            one.get("origin"),
        )
        for one in result
    ]


def test_decisions_are_an_annotation_for_each_annotator(tmp_path: Path) -> None:
    task = _task(tmp_path, made.mixed())

    first, second = (_shown(one["result"]) for one in task["annotations"])
    assert first == [(0, 8, "Tim Cook", ["PERSON"], "prediction-changed")]
    assert second == [
        (4, 8, "Cook", ["FAMILY NAME"], "manual"),
        (15, 20, "Jose\u0301", ["PERSON"], "prediction"),
        (24, 31, "תל אביב", ["GPE"], "prediction"),
    ]


def test_what_machines_proposed_is_a_prediction(tmp_path: Path) -> None:
    task = _task(tmp_path, made.mixed())

    ours, others = task["predictions"]
    assert ours["model_version"] == "rules-1"
    assert _shown(ours["result"]) == [(0, 3, "Tim", ["ORG"], None)]
    assert ours["result"][0]["score"] == 0.5
    assert _shown(others["result"]) == [
        (11, 14, "met", ["GPE"], None),
        (37, 39, "北京", ["GPE"], None),
    ]


def test_a_prediction_bears_the_id_of_what_answers_it(tmp_path: Path) -> None:
    task = _task(tmp_path, made.mixed())

    answer, proposal = task["annotations"][0], task["predictions"][0]
    assert answer["result"][0]["id"] == proposal["result"][0]["id"]


def test_what_was_rejected_is_in_the_data_too(tmp_path: Path) -> None:
    (rejected,) = _task(tmp_path, made.mixed())["data"]["copydesk"]["rejected"]

    assert rejected["value"]["text"] == "met"
    assert rejected["meta"]["copydesk"]["state"] == "rejected"


def test_a_region_has_all_that_label_studio_asks_for(tmp_path: Path) -> None:
    span = replace(made.span("Tim Cook", "PERSON", state="added"), id="a1", note="Oh?")

    task = _task(tmp_path, made.article(span))

    assert task["annotations"][0]["result"][0] == {
        "id": "a1",
        "from_name": "label",
        "to_name": "text",
        "type": "labels",
        "value": {"start": 0, "end": 8, "text": "Tim Cook", "labels": ["PERSON"]},
        "meta": {"text": ["Oh?"]},
        "origin": "manual",
    }


def test_what_annotators_see_of_an_article_is_in_the_data(tmp_path: Path) -> None:
    data = _task(tmp_path, made.mixed())["data"]

    assert (data["text"], data["headline"], data["outlet"]) == (
        made.MIXED,
        "Cook abroad",
        "Wire",
    )


def test_nobody_is_named_whom_a_server_may_not_know(tmp_path: Path) -> None:
    annotations = _task(tmp_path, made.mixed())["annotations"]

    assert len(annotations) == 2
    assert all("completed_by" not in one for one in annotations)


def test_nothing_becomes_ground_truth_on_import(tmp_path: Path) -> None:
    annotations = _task(tmp_path, made.mixed())["annotations"]

    assert [one["ground_truth"] for one in annotations] == [False, False]


def test_relations_join_regions(tmp_path: Path) -> None:
    spans = [
        replace(made.span(words, "PERSON", state="added"), id=f"s{number}")
        for number, words in enumerate(["Tim Cook", "Jose\u0301"])
    ]
    article = replace(made.article(*spans), relations=(Relation("met", "s0", "s1"),))

    task = _task(tmp_path, article)

    assert task["annotations"][0]["result"][-1] == {
        "type": "relation",
        "from_id": "s0",
        "to_id": "s1",
        "direction": "right",
        "labels": ["met"],
    }


@pytest.mark.parametrize("child", ["Tim Cook", "met"])
def test_relations_that_the_window_cannot_have_are_in_the_data(
    tmp_path: Path, child: str
) -> None:
    ours, theirs = (
        replace(made.span(words, "P", state="added"), id=words, annotator=who)
        for words, who in (("Tim Cook", "ann"), ("met", "bob"))
    )
    joined = Relation("did", "Tim Cook", child)

    task = _task(tmp_path, replace(made.article(ours, theirs), relations=(joined,)))

    kinds = [one["type"] for some in task["annotations"] for one in some["result"]]
    assert kinds == ["labels", "labels"]
    assert task["data"]["copydesk"]["relations"] == [
        {"label": "did", "head": "Tim Cook", "child": child}
    ]


def test_an_article_found_to_hold_nothing_is_annotated_with_nothing(
    tmp_path: Path,
) -> None:
    done = replace(made.mixed(), spans=())

    assert [one["result"] for one in _task(tmp_path, done)["annotations"]] == [[]]


def test_ids_that_label_studio_cannot_have_are_kept_beside(tmp_path: Path) -> None:
    odd = [
        replace(made.span("Tim", "A"), id=name) for name in ("a b", "c#d", "e/f", "r1")
    ]

    result = _task(tmp_path, made.article(*odd))["annotations"][0]["result"]

    assert [one["id"] for one in result] == ["r2", "r3", "r4", "r1"]


def test_the_labelling_configuration_lies_beside_the_file(tmp_path: Path) -> None:
    label = 'A "b" <c> & \x01d'
    article = made.article(made.span("Tim Cook", label), made.span("met", "VERB"))

    list(export([article], LABEL_STUDIO, tmp_path / "out.json"))

    view = ET.parse(tmp_path / "out.config.xml").getroot()  # noqa: S314  our own
    labels = [one.attrib["value"] for one in view.iter("Label")]
    assert labels == ['A "b" <c> & \ufffdd', "VERB"]
    assert view.find("Labels").attrib == {"name": "label", "toName": "text"}  # type: ignore[union-attr]
    assert view.find("Text").attrib == {"name": "text", "value": "$text"}  # type: ignore[union-attr]


def test_the_configuration_names_relations_which_the_tool_would_forget(
    tmp_path: Path,
) -> None:
    ends = [replace(made.span(one, "P"), id=one) for one in ("Tim Cook", "met")]
    joined = Relation("did & <does>", "Tim Cook", "met")
    article = replace(made.article(*ends), relations=(joined,))

    list(export([article], LABEL_STUDIO, tmp_path / "out.json"))

    view = ET.parse(tmp_path / "out.config.xml").getroot()  # noqa: S314  our own
    names = [one.attrib["value"] for one in view.findall("Relations/Relation")]
    assert names == ["did & <does>"]


def test_without_relations_the_configuration_says_nothing_of_them(
    tmp_path: Path,
) -> None:
    list(export([made.mixed()], LABEL_STUDIO, tmp_path / "out.json"))

    assert "Relation" not in (tmp_path / "out.config.xml").read_text()


def test_the_next_export_writes_the_configuration_again(tmp_path: Path) -> None:
    target = tmp_path / "out.json"
    list(export([made.article(made.span("met", "ONE"))], LABEL_STUDIO, target))

    list(export([made.article(made.span("met", "TWO"))], LABEL_STUDIO, target))

    assert "TWO" in (tmp_path / "out.config.xml").read_text()
    assert sorted(one.name for one in tmp_path.iterdir()) == [
        "out.config.xml",
        "out.json",
    ]


def test_a_configuration_of_somebody_elses_stays(tmp_path: Path) -> None:
    (tmp_path / "out.config.xml").write_text("<View/>")

    list(export([made.article()], LABEL_STUDIO, tmp_path / "out.json"))

    assert (tmp_path / "out.config.xml").read_text() == "<View/>"


@pytest.mark.parametrize("count", [0, 1, 3])
def test_the_file_is_a_list_with_a_task_on_each_line(
    tmp_path: Path, count: int
) -> None:
    (path,), _ = made.written(tmp_path, made.numbered(count), LABEL_STUDIO)

    assert len(json.loads(path.read_bytes())) == count
    assert len(path.read_bytes().splitlines()) == max(3, count + 2)
