"""Reading the labels files of Azure AI Language."""

import json
from pathlib import Path
from typing import Any

import pytest

from annotations.errors import CopydeskError
from annotations.exchange.found import FoundArticle
from annotations.exchange.settling import settled
from annotations.exchange.sources import guessed
from annotations.formats import FORMATS
from annotations.formats.cloud.azure import AZURE
from annotations.readers.reader import Refusal
from tests.annotations.formats import made

COOK = {"category": "PERSON", "offset": 0, "length": 8}
PEKING = {"category": "GPE", "offset": 38, "length": 2}
"""Behind an emoji, which counts twice."""


def document(*labels: Any, location: str = "a.txt") -> dict[str, Any]:
    region = {"regionOffset": 0, "regionLength": 53, "labels": [*labels]}
    return {"location": location, "language": "en", "entities": [region]}


def project(*documents: Any, **more: Any) -> dict[str, Any]:
    return {
        "projectFileVersion": "2022-05-01",
        "stringIndexType": "Utf16CodeUnit",
        "metadata": {"projectKind": "CustomEntityRecognition"},
        "assets": {"projectKind": "CustomEntityRecognition", "documents": [*documents]},
        **more,
    }


def _read(folder: Path, value: Any) -> list[FoundArticle | Refusal]:
    path = folder / "labels.json"
    path.write_text(json.dumps(value), encoding="utf-8")
    assert guessed(path, FORMATS) is AZURE
    return list(AZURE.read(path))


def _one(folder: Path, value: Any) -> Any:
    (found,) = _read(folder, value)
    assert isinstance(found, FoundArticle)
    return settled(found)


@pytest.fixture(autouse=True)
def text(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(made.MIXED, encoding="utf-8")


def test_labels_are_read_with_the_text_beside(tmp_path: Path) -> None:
    outcome = _one(tmp_path, project(document(COOK, PEKING)))

    assert made.labelled(outcome) == [("Tim Cook", "PERSON"), ("北京", "GPE")]
    assert outcome.found.key == "a.txt"
    assert outcome.annotated.article.news.language == "en"


@pytest.mark.parametrize(
    ("kind", "offset"), [("UnicodeCodePoint", 37), ("TextElements_v8", 36)]
)
def test_offsets_count_what_the_file_says(
    tmp_path: Path, kind: str, offset: int
) -> None:
    told = project(document(PEKING | {"offset": offset}), stringIndexType=kind)

    outcome = _one(tmp_path, told)

    assert made.labelled(outcome) == [("北京", "GPE")]


def test_utterances_have_their_texts_with_them(tmp_path: Path) -> None:
    said = {"text": made.MIXED, "intent": "Meet", "entities": [COOK, PEKING]}

    outcome = _one(tmp_path, project(assets={"utterances": [said]}))

    assert made.labelled(outcome) == [("Tim Cook", "PERSON"), ("北京", "GPE")]
    assert outcome.annotated.article.news.extra == {"intent": "Meet"}


def test_a_document_without_its_text_is_refused_and_the_next_one_read(
    tmp_path: Path,
) -> None:
    found = _read(
        tmp_path, project(document(location="gone.txt"), 7, {}, document(COOK))
    )

    assert [type(one) for one in found] == [Refusal, Refusal, Refusal, FoundArticle]
    assert isinstance(found[0], Refusal)
    assert found[0].where == "labels.json, document 1"
    assert "“gone.txt” is not beside the file" in found[0].why


@pytest.mark.parametrize(
    "label", [7, {"category": "A"}, {"category": 3, "offset": 0, "length": 1}]
)
def test_what_is_no_label_is_told(tmp_path: Path, label: object) -> None:
    outcome = _one(tmp_path, project(document(label, COOK)))

    assert made.labelled(outcome) == [("Tim Cook", "PERSON")]
    assert "is no span with a start, an end" in outcome.found.left_aside[0]


def test_labels_beyond_the_text_are_named(tmp_path: Path) -> None:
    outcome = _one(tmp_path, project(document(COOK | {"length": 900})))

    assert "outside the text" in outcome.misfits[0].line()


@pytest.mark.parametrize("data", ["{", "[]", '{"assets": []}', '{"assets": {}}', ""])
def test_what_is_no_project_is_refused(tmp_path: Path, data: str) -> None:
    path = tmp_path / "labels.json"
    path.write_text(data)

    with pytest.raises(CopydeskError):
        list(AZURE.read(path))
