import sys
from pathlib import Path

import pytest

from annotations.errors import CopydeskError
from annotations.formats.hugging_face.parquet import HUGGING_FACE_PARQUET
from annotations.formats.parts.extra import need


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
    path = tmp_path / "a.parquet"
    path.write_bytes(b"PAR1")
    monkeypatch.setitem(sys.modules, "pyarrow.parquet", None)

    with pytest.raises(CopydeskError, match="needs pyarrow"):
        list(HUGGING_FACE_PARQUET.read(path))
