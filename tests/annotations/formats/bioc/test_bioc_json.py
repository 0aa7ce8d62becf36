import json
from pathlib import Path

import pytest

from annotations.errors import CopydeskError
from annotations.exchange.found import FoundArticle
from annotations.formats.bioc.bioc_json import BIOC_JSON
from annotations.readers.reader import Refusal
from tests.annotations.formats import made


@pytest.mark.parametrize(
    "wrap",
    [
        pytest.param(lambda one: {"documents": [one]}, id="collection"),
        pytest.param(lambda one: [{"documents": [one]}], id="collections"),
        pytest.param(lambda one: one, id="alone"),
        pytest.param(lambda one: [one], id="list"),
        pytest.param(lambda one: [[one]], id="list of lists"),
        pytest.param(lambda one: {"PubTator3": [one]}, id="service"),
    ],
)
def test_json_may_hold_documents_in_several_ways(tmp_path: Path, wrap: object) -> None:
    assert callable(wrap)
    one = {"id": 7, "passages": [{"offset": 0, "text": made.MIXED}]}
    path = tmp_path / "a.json"
    path.write_text(json.dumps(wrap(one)), encoding="utf-8")

    (found,) = BIOC_JSON.read(path)

    assert isinstance(found, FoundArticle)
    assert (found.key, found.text) == ("7", made.MIXED)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ("[]", "no collection of BioC"),
        ('{"documents": [{}]}', "no collection of BioC"),
        ("{", "not JSON"),
        ("[" * 1000 + "]" * 1000, "The file is"),
    ],
)
def test_what_is_no_bioc_json_is_refused(tmp_path: Path, data: str, words: str) -> None:
    path = tmp_path / "a.json"
    path.write_text(data, encoding="utf-8")

    with pytest.raises(CopydeskError, match=words):
        list(BIOC_JSON.read(path))


def test_documents_come_before_what_breaks_off_behind_them(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text('{"documents": [{"id": 1, "passages": []}, {"id"', encoding="utf-8")

    found = BIOC_JSON.read(path)

    assert isinstance(next(found), FoundArticle)
    with pytest.raises(CopydeskError, match="cut off"):
        next(found)


def test_a_document_that_is_none_is_refused_among_others(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text('[{"id": 1, "passages": []}, {"id": 2}, 3]', encoding="utf-8")

    found = [type(one) for one in BIOC_JSON.read(path)]

    assert found == [FoundArticle, Refusal, Refusal]


def test_a_collection_may_be_empty(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text('{"source": "", "key": "", "documents": []}', encoding="utf-8")

    assert list(BIOC_JSON.read(path)) == []
