import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from annotations.errors import CopydeskError
from annotations.exchange.found import FoundArticle
from annotations.exchange.settling import settled
from annotations.exchange.sources import guessed
from annotations.formats import FORMATS
from annotations.formats.gate.bdoc import BDOC
from tests.annotations.formats.made import labelled

PAGE: dict[str, Any] = {
    "annotation_sets": {
        "": {
            "name": "detached",
            "annotations": [
                {"type": "Person", "start": 0, "end": 3, "id": 0, "features": {"a": 1}}
            ],
            "next_annid": 1,
        },
        "Key": {
            "name": "Key",
            "annotations": [
                {"type": "Place", "start": 11, "end": 15, "id": 0, "features": {}}
            ],
            "next_annid": 1,
        },
    },
    "text": "Ann met 🙂 Rome.",
    "features": {"language": "en"},
    "offset_type": "j",
    "name": "a",
}


def in_message_pack(page: dict[str, Any]) -> bytes:
    """Write values one after another, as GATE's library does."""
    import srsly

    sets = page["annotation_sets"]
    values = ["sm2", *(page[name] for name in ("offset_type", "text", "name"))]
    values += [page["features"], len(sets)]
    for name, one in sets.items():
        values += [name, one["next_annid"], len(one["annotations"])]
        for annotation in one["annotations"]:
            values += annotation.values()
    return b"".join(map(srsly.msgpack_dumps, values))


def in_yaml(page: dict[str, Any]) -> bytes:
    import srsly

    return str(srsly.yaml_dumps(page)).encode()


def in_json(page: dict[str, Any]) -> bytes:
    return json.dumps(page).encode()


def read(path: Path) -> list[tuple[str, str]]:
    (found,) = BDOC.read(path)
    assert isinstance(found, FoundArticle)
    outcome = settled(found)
    assert not outcome.misfits
    return labelled(outcome)


@pytest.mark.parametrize(
    ("suffix", "data"),
    [
        (".bdocjs", in_json(PAGE)),
        (".bdocym", in_yaml(PAGE)),
        (".bdocmp", in_message_pack(PAGE)),
    ],
)
@pytest.mark.parametrize("is_zipped", [False, True])
def test_a_document_is_the_same_however_it_is_packed(
    tmp_path: Path, suffix: str, data: bytes, *, is_zipped: bool
) -> None:
    path = tmp_path / f"a{suffix}{'.gz' if is_zipped else ''}"
    path.write_bytes(gzip.compress(data) if is_zipped else data)

    assert guessed(path, FORMATS) is BDOC
    assert read(path) == [("Ann", "Person"), ("Rome", "Place")]


def test_what_yaml_has_beyond_json_becomes_what_json_would_have(
    tmp_path: Path,
) -> None:
    path = tmp_path / "a.bdocym"
    path.write_text(
        "text: Ann\nannotation_sets: {}\noffset_type: p\n"
        "features: {counts: {1: 2}, day: 2024-02-03, twice: &a [1], again: *a}\n"
    )

    (found,) = BDOC.read(path)

    assert isinstance(found, FoundArticle)
    assert dict(found.news.extra) == {
        "counts": {"1": 2},
        "day": "2024-02-03",
        "twice": [1],
        "again": [1],
    }


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.bdocym", b"a: ["),
        ("a.bdocym", b"- a"),
        ("a.bdocmp", b""),
        ("a.bdocmp", b"\xa3sm1"),
        ("a.bdocmp", in_message_pack(PAGE)[:-5]),
        ("a.bdocjs.gz", b"words"),
        ("a.bdocjs.gz", gzip.compress(in_json(PAGE), mtime=0)[:-9]),
        ("a.bdocjs.gz", gzip.compress(b"[]", mtime=0)),
    ],
)
def test_what_is_damaged_is_refused(tmp_path: Path, name: str, data: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(data)

    with pytest.raises(CopydeskError, match="no document of GATE"):
        list(BDOC.read(path))


def test_yaml_that_stands_for_more_than_memory_holds_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("annotations.formats.gate.packed._MOST_VALUES", 1_000)
    path = tmp_path / "a.bdocym"
    lines = ["a0: &a0 [x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 5)}]" for n in range(1, 9)]
    path.write_text("\n".join(lines))

    with pytest.raises(CopydeskError, match="more than it could mean to"):
        list(BDOC.read(path))


def test_too_much_in_little_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("annotations.formats.gate.packed._LARGEST", 1_000)
    path = tmp_path / "a.bdocjs.gz"
    path.write_bytes(gzip.compress(b" " * 2_000))

    with pytest.raises(CopydeskError, match="too large unpacked"):
        list(BDOC.read(path))
