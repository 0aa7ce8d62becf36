import sys
from pathlib import Path

import pytest

from annotations.errors import CopydeskError
from annotations.formats.parts.extra import need
from annotations.formats.uima.cas_json import UIMA_JSON


def test_what_is_installed_is_given() -> None:
    assert need("json", "any") is sys.modules["json"]


def test_what_is_missing_is_named_with_how_to_install_it() -> None:
    with pytest.raises(
        CopydeskError, match=r"no_such_thing.*pip install copydesk\[x\]"
    ):
        need("no_such_thing.inner", "x")


def test_a_missing_library_is_said_when_a_file_is_to_be_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.json"
    path.write_text('{"%VIEWS": {}}', encoding="utf-8")
    monkeypatch.setitem(sys.modules, "cassis", None)

    with pytest.raises(CopydeskError, match="needs cassis"):
        list(UIMA_JSON.read(path))
