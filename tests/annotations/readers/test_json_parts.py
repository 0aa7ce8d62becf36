import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotations.errors import CopydeskError
from annotations.readers import json_document
from annotations.readers.json_items import json_beginning, json_parts

LISTS = ("many",)
_plain = st.none() | st.integers() | st.text(st.characters(codec="utf-8"), max_size=5)
_objects = st.dictionaries(
    st.sampled_from(["a", "b", "many"]), st.lists(_plain) | _plain
)


def _file(folder: Path, data: str | bytes) -> Path:
    path = folder / "parts.json"
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return path


def _parts(folder: Path, data: str | bytes) -> list[tuple[str, object]]:
    return list(json_parts(_file(folder, data), LISTS))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(objects=st.lists(_objects), indent=st.sampled_from([None, 2]))
def test_nothing_of_several_objects_is_lost(
    tmp_path: Path, objects: list[dict[str, object]], indent: int | None
) -> None:
    expected: list[tuple[str, object]] = []
    for one in objects:
        inside = one.get("many")
        if isinstance(inside, list):
            expected += [("many", item) for item in inside]
            expected.append(("", {**one, "many": []}))
        else:
            expected.append(("", one))

    assert _parts(tmp_path, json.dumps(objects, indent=indent)) == expected


def test_items_come_before_what_is_behind_them_is_read(tmp_path: Path) -> None:
    parts = json_parts(_file(tmp_path, '{"many": [1, {"a": 2}, '), LISTS)

    assert [next(parts), next(parts)] == [("many", 1), ("many", {"a": 2})]
    with pytest.raises(CopydeskError, match="cut off; export it again"):
        next(parts)


def test_a_list_deeper_inside_is_left_as_it_is(tmp_path: Path) -> None:
    inside = {"a": {"many": [1]}}

    assert _parts(tmp_path, json.dumps(inside)) == [("", inside)]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_other_encodings_are_understood(tmp_path: Path, encoding: str) -> None:
    data = '{"many": ["Crème brûlée à la façon de Zoë"]}'.encode(encoding)

    assert _parts(tmp_path, data)[0] == ("many", "Crème brûlée à la façon de Zoë")


@pytest.mark.parametrize(
    "data",
    [
        "",
        "{",
        '{"many"',
        '{"many": [1}',
        '{"many": [1] "a": 2}',
        '{"many": [1],}',
        '{"many": [1]} 2',
        "{7: [1]}",
        '{"many": [NaN]}',
        '{"many": [1e999]}',
        '{"many": ["\\ud83d"]}',
        '{"many": [' + "[" * 1000 + "]" * 1000 + "]}",
        '{"a": ' + "[" * 1000 + "]" * 1000 + ', "many": []}',
        b"PK\x03\x04",
    ],
)
def test_what_is_no_sound_json_is_refused(tmp_path: Path, data: str | bytes) -> None:
    with pytest.raises(CopydeskError):
        _parts(tmp_path, data)


def test_damage_is_told_without_reading_on(tmp_path: Path) -> None:
    damaged = '{"a" 1' + " " * json_document.CHUNK + '"' + "x" * 1_000_000
    with _file(tmp_path, damaged).open("rb") as file:
        parts = json_document.JsonDocument(file).parts(LISTS)

        with pytest.raises(CopydeskError):
            list(parts)

        assert file.tell() == json_document.CHUNK


def test_the_beginning_of_what_is_short_is_all_of_it(tmp_path: Path) -> None:
    found = {"a": [1, 2], "many": [{"b": [3]}]}

    assert json_beginning(_file(tmp_path, json.dumps(found))) == found


def test_of_a_list_only_the_first_item_is_read(tmp_path: Path) -> None:
    path = _file(tmp_path, '[{"a": [1, 2]}, no JSON')

    assert json_beginning(path) == [{"a": [1, 2]}]


def test_an_object_is_read_as_far_as_its_first_long_list(tmp_path: Path) -> None:
    items = [{"text": "x" * 1_000_000}] * 7
    found = {"key": "k", "short": [1, 2], "many": items, "behind": 1}
    path = _file(tmp_path, json.dumps(found))

    begun = json_beginning(path)

    assert begun == {"key": "k", "short": [1, 2], "many": items[:1]}


def test_a_long_text_is_no_list(tmp_path: Path) -> None:
    found = {"text": "x" * 7_000_000, "behind": 1}

    assert json_beginning(_file(tmp_path, json.dumps(found))) == found
