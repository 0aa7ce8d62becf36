"""Texts that lie beside the files of cloud services."""

from errno import EIO
from pathlib import Path

import pytest

from annotations.errors import CopydeskError
from annotations.formats.cloud import parts


def test_a_text_that_cannot_be_read_is_told_as_one_that_is_not_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_: Path) -> str:
        raise OSError(EIO, "Input/output error")

    monkeypatch.setattr(parts, "plain_text", broken)
    (tmp_path / "a.txt").touch()

    with pytest.raises(CopydeskError, match=r"not be read \(Input/output error\)"):
        parts.text_beside(tmp_path / "a.manifest", "s3://bucket/a.txt")
