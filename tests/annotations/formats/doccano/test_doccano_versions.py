"""Shapes of older and newer versions, made by hand as their own samples have them."""

import json
from pathlib import Path
from typing import Any

import pytest

from annotations.exchange.found import FoundArticle
from annotations.exchange.head import Head
from annotations.exchange.settling import Settled, settled
from annotations.formats.doccano.doccano import DOCCANO
from tests.annotations.formats.made import labelled


def one_of(folder: Path, value: Any) -> Settled:
    path = folder / "out.jsonl"
    path.write_text(value if isinstance(value, str) else json.dumps(value))
    (found,) = DOCCANO.read(path)
    assert isinstance(found, FoundArticle)
    return settled(found)


def test_the_first_versions_name_labels_and_people_besides(tmp_path: Path) -> None:
    said = {"label": 2, "label_name": "ORG", "user": 1, "user_name": "ann"}
    span = {"id": 1, "start_offset": 0, "end_offset": 3, **said}

    (one,) = one_of(tmp_path, {"text": "BBC", "annotations": [span]}).annotated.spans

    assert (one.label, one.annotator) == ("ORG", "ann")


def test_numbers_of_labels_are_looked_up_beside_the_file(tmp_path: Path) -> None:
    labels = [{"id": 3, "text": "ORG", "background_color": "#ff0000"}]
    (tmp_path / "label_config.json").write_text(json.dumps(labels))
    span = {"label": 3, "start_offset": 0, "end_offset": 3, "user": 1}

    outcome = one_of(tmp_path, {"text": "BBC", "annotations": [span]})

    assert (labelled(outcome), outcome.found.left_aside) == ([("BBC", "ORG")], ())


@pytest.mark.parametrize("beside", ["", "{", "[7]", '{"id": 3}'])
def test_labels_without_names_are_told(tmp_path: Path, beside: str) -> None:
    if beside:
        (tmp_path / "label_config.json").write_text(beside)
    span = {"label": 3, "start_offset": 0, "end_offset": 3, "user": 1}

    outcome = one_of(tmp_path, {"text": "BBC", "annotations": [span]})

    assert labelled(outcome) == [("BBC", "3")]
    assert "label_config.json" in outcome.found.left_aside[0]


def test_labels_of_whole_texts_are_kept_and_told(tmp_path: Path) -> None:
    outcome = one_of(tmp_path, {"text": "Tim", "label": ["sport"]})

    assert outcome.found.left_aside == (
        'Kept as metadata, being about the whole text: label ["sport"].',
    )


@pytest.mark.parametrize("is_list", [True, False])
def test_objects_spread_over_lines_are_read(tmp_path: Path, *, is_list: bool) -> None:
    record = {"text": "Tim", "label": [[0, 3, "A"]]}
    value = json.dumps([record] if is_list else record, indent=2)

    assert labelled(one_of(tmp_path, value)) == [("Tim", "A")]


def test_a_file_is_told_though_its_first_text_has_no_labels(tmp_path: Path) -> None:
    path = tmp_path / "out.jsonl"
    path.write_text('{"id": 1, "text": "So.", "label": []}\n')

    assert DOCCANO.knows(Head.of(path))
