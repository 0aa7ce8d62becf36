import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotations.errors import CopydeskError
from annotations.readers.json_items import json_items

_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(st.characters(codec="utf-8")),
    lambda inner: st.lists(inner) | st.dictionaries(st.text("ab"), inner),
    max_leaves=20,
)


def _file(folder: Path, data: str | bytes) -> Path:
    path = folder / "items.json"
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return path


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(items=st.lists(_values), indent=st.sampled_from([None, 2]))
def test_items_come_as_they_are_in_the_list(
    tmp_path: Path, items: list[object], indent: int | None
) -> None:
    path = _file(tmp_path, json.dumps(items, indent=indent))

    assert list(json_items(path)) == items


def test_items_longer_than_what_is_read_at_once_come_whole(tmp_path: Path) -> None:
    items = ["é" * 300_000, 123_456, {"a": "🙂" * 100_000}]
    path = _file(tmp_path, json.dumps(items, ensure_ascii=False))

    assert list(json_items(path)) == items


def test_a_number_is_not_cut_where_reading_pauses(tmp_path: Path) -> None:
    path = _file(tmp_path, "[" + " " * 65_530 + "1234567890]")

    assert list(json_items(path)) == [1234567890]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_a_mark_at_the_beginning_is_no_harm(tmp_path: Path, encoding: str) -> None:
    path = _file(tmp_path, '["é", 1]'.encode(encoding))

    assert list(json_items(path)) == ["é", 1]


def test_a_single_value_is_its_only_item(tmp_path: Path) -> None:
    assert list(json_items(_file(tmp_path, '{"a": 1}'))) == [{"a": 1}]


def test_control_characters_make_no_binary_file_of_a_value(tmp_path: Path) -> None:
    assert list(json_items(_file(tmp_path, '{"text":"\x7f"}'))) == [{"text": "\x7f"}]


def test_what_is_before_the_damage_comes_first(tmp_path: Path) -> None:
    items = json_items(_file(tmp_path, '[{"a": 1}, {"b": '))

    assert next(items) == {"a": 1}
    with pytest.raises(CopydeskError, match="cut off; export it again"):
        next(items)


@pytest.mark.parametrize(
    "data",
    [
        "",
        "[",
        "[1",
        "[1,",
        "[1,]",
        "[1 2]",
        "[,1]",
        "[1] 2",
        "[NaN]",
        "[1e999]",
        "[" * 1000 + "]" * 1000,
        "[" * 100_000,
        '{"a":' * 1000 + "1" + "}" * 1000,
        '["\\ud83d"]',
        b'["\xff"]',
        b"%PDF-1.7",
        b"[\0\0\0",
    ],
)
def test_what_is_no_sound_json_is_refused(tmp_path: Path, data: str | bytes) -> None:
    with pytest.raises(CopydeskError):
        list(json_items(_file(tmp_path, data)))
