from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from annotations.errors import CopydeskError
from annotations.exchange.unpacking import unpack

LIMITS = "annotations.exchange.unpacking"


def packed(files: dict[str, str | bytes]) -> bytes:
    made = BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return made.getvalue()


def nested(depth: int) -> bytes:
    made = packed({"a.ann": "x"})
    for _ in range(depth):
        made = packed({"in.zip": made})
    return made


def saved(folder: Path, data: bytes) -> Path:
    path = folder / "a.zip"
    path.write_bytes(data)
    return path


def listed(folder: Path) -> list[str]:
    found = (one for one in folder.rglob("*") if one.is_file())
    return sorted(one.relative_to(folder).as_posix() for one in found)


def test_what_is_packed_inside_is_unpacked_into_a_folder_of_its_name(
    tmp_path: Path,
) -> None:
    inner = packed({"b.xmi": "b", "TypeSystem.xml": "t"})
    path = saved(tmp_path, packed({"one/ann.zip": inner, "two/Bob.ZIP": inner}))

    unpack(path, tmp_path / "in")

    assert listed(tmp_path / "in") == [
        *("one/ann/TypeSystem.xml", "one/ann/b.xmi"),
        *("two/Bob/TypeSystem.xml", "two/Bob/b.xmi"),
    ]


def test_a_folder_that_is_there_is_not_mixed_with_what_is_packed(
    tmp_path: Path,
) -> None:
    path = saved(tmp_path, packed({"a/b.ann": "x", "a.zip": packed({"b.ann": "y"})}))

    unpack(path, tmp_path / "in")

    assert listed(tmp_path / "in") == ["a-2/b.ann", "a/b.ann"]


def test_packed_folders_go_three_deep(tmp_path: Path) -> None:
    unpack(saved(tmp_path, nested(3)), tmp_path / "in")

    assert listed(tmp_path / "in") == ["in/in/in/a.ann"]


def test_deeper_ones_are_refused(tmp_path: Path) -> None:
    with pytest.raises(CopydeskError, match="more than 3 deep; unpack it by hand"):
        unpack(saved(tmp_path, nested(4)), tmp_path / "in")


def test_all_that_comes_out_counts_together(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    inner = packed({"a.txt": "0" * 3_000})
    monkeypatch.setattr(f"{LIMITS}._LARGEST", 5_000)
    path = saved(tmp_path, packed({"a.zip": inner, "b.zip": inner}))

    with pytest.raises(CopydeskError, match=r"a\.zip is too large unpacked"):
        unpack(path, tmp_path / "in")


def test_too_many_files_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(f"{LIMITS}._MOST", 2)
    inner = packed({"a.txt": "", "b.txt": ""})

    with pytest.raises(CopydeskError, match="too large unpacked"):
        unpack(saved(tmp_path, packed({"a.zip": inner})), tmp_path / "in")


def test_a_damaged_one_inside_is_told_by_name(tmp_path: Path) -> None:
    path = saved(tmp_path, packed({"in/ann.zip": "words"}))

    with pytest.raises(CopydeskError, match=r"ann\.zip in a\.zip cannot be unpacked"):
        unpack(path, tmp_path / "in")


def test_one_inside_stays_in_its_folder(tmp_path: Path) -> None:
    path = saved(tmp_path, packed({"a.zip": packed({"../../b.ann": "x"})}))

    with pytest.raises(CopydeskError, match="lies outside it"):
        unpack(path, tmp_path / "in")
    assert not (tmp_path / "b.ann").exists()
