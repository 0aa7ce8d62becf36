import json
from pathlib import Path

import pytest

from annotations.errors import CopydeskError
from annotations.exchange.found import FoundArticle
from annotations.formats.bioc.bioc_json import BIOC_JSON
from tests.annotations.formats import made


@pytest.mark.parametrize(
    "wrap",
    [
        pytest.param(lambda one: {"documents": [one]}, id="collection"),
        pytest.param(lambda one: [{"documents": [one]}], id="collections"),
        pytest.param(lambda one: one, id="alone"),
        pytest.param(lambda one: [one], id="list"),
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
