from pathlib import Path

import pytest

from annotations.errors import CopydeskError
from annotations.release import manifest
from tests.annotations.release.dataset import articles, plan, released


@pytest.mark.parametrize("text", ["", "{}", "[]", "nonsense", "[" * 2000])
def test_what_is_no_release_cannot_be_compared(text: str, tmp_path: Path) -> None:
    (tmp_path / "manifest.json").write_text(text, encoding="utf-8")

    with pytest.raises(CopydeskError, match="holds no release"):
        manifest.read(tmp_path)


@pytest.mark.parametrize("value", ["null", '"7"', "[]", "1.5", "true"])
def test_a_manifest_with_other_values_is_none(value: str, tmp_path: Path) -> None:
    out = tmp_path / "out"
    released(articles(4), plan(split="all=1"), out)
    text = (out / "manifest.json").read_text(encoding="utf-8")
    (out / "manifest.json").write_text(
        text.replace('"start": 0', f'"start": {value}', 1), encoding="utf-8"
    )

    with pytest.raises(CopydeskError, match="no release of Copydesk that can be read"):
        manifest.read(out)
