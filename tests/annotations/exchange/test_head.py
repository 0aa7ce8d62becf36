import json
from pathlib import Path

import pytest

from annotations.exchange.head import Head

_LARGE = 16_000_000


def _head(folder: Path, data: str, name: str = "a.json") -> Head:
    path = folder / name
    path.write_text(data, encoding="utf-8")
    return Head.of(path)


def test_a_small_file_is_its_value(tmp_path: Path) -> None:
    head = _head(tmp_path, '{"a": [1, 2]}')

    assert head.value == head.item == head.record == {"a": [1, 2]}


def test_the_first_of_a_list_is_its_item(tmp_path: Path) -> None:
    head = _head(tmp_path, '[{"a": 1}, {"a": 2}]')

    assert (head.item, head.record) == ({"a": 1}, {})


@pytest.mark.parametrize("data", ["[]", "[", "{", "words", "", "[" * 1000])
def test_what_is_none_is_nothing(tmp_path: Path, data: str) -> None:
    head = _head(tmp_path, data)

    assert not head.item
    assert not head.record


def test_a_large_file_is_told_by_the_beginning_of_its_list(tmp_path: Path) -> None:
    rest = " " * _LARGE + "and no JSON"
    items = ",".join([json.dumps("x" * 1_000_000)] * 5)

    head = _head(tmp_path, f'{{"classes": [], "annotations": [[1],{items}{rest}')

    assert head.value == {"classes": [], "annotations": [[1]]}
    assert head.record == {}


def test_a_long_line_is_a_record_where_files_have_lines(tmp_path: Path) -> None:
    line = json.dumps({"text": "x" * _LARGE})

    head = _head(tmp_path, f"{line}\n{line}\n", "a.jsonl")

    assert head.record == json.loads(line)
