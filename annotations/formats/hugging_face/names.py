"""The names of a data set's classes: of tags that are numbers."""

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from annotations.errors import CopydeskError
from annotations.exchange.text import as_json
from annotations.formats.hugging_face.configs import agreed, of_file
from annotations.readers.json_text import json_value

CARD = "README.md"
_INFOS = (
    *("dataset_info.json", "dataset_infos.json"),
    *("label.json", "labels.json", "label2id.json", "config.json"),
)
HELPERS = (*_INFOS[:2], "dataset_dict.json", "state.json")
"""What lies beside the rows of a data set."""

_LARGEST = 10_000_000
_FOLDERS = 3
_MARK = "---"
_OUTSIDE = "O"

Names = Mapping[str, list[str]]
"""The classes of each column that has any, by its name; of any other, under ``""``."""

_OBJECT = re.compile(r"\{[^{}]*\}")
_NUMBERED = re.compile(r"""(["'])([^"'\n]+)\1\s*:\s*(\d{1,4})""")
_COLUMN = re.compile(r"""[`"'](\w+)[`"']\s*:""")
_OF_ANY = {"id2label", "label2id"}
_NEAR = 300
_BY_NUMBER = re.compile(r"""(["']?)\b(\d{1,4})\1\s*:\s*(["'])([^"'\n]+)\3""")


class Numbers:
    """Numbers tags as they come; a label's two tags go together.

    The labels of several files that belong together are given beforehand, so that a
    number means the same in all of them.
    """

    def __init__(self, labels: Iterable[str] = ()) -> None:
        self.names = [_OUTSIDE]
        self._numbers = {_OUTSIDE: 0}
        for label in labels:
            self.of(f"B-{label}")

    def of(self, tag: str) -> int:
        """Give the number of a tag in IOB2."""
        if tag not in self._numbers:
            label = tag.partition("-")[2]
            for name in (f"B-{label}", f"I-{label}"):
                self._numbers[name] = len(self.names)
                self.names.append(name)
        return self._numbers[tag]


def names_beside(path: Path) -> Names:
    """Look for the names in the cards beside a file, or beside the folders it is in."""
    for folder in [*path.parents][:_FOLDERS]:
        for name in (f"{path.stem}.{CARD}", CARD, *_INFOS):
            place = folder / name
            if place.is_file() and place.stat().st_size < _LARGEST:
                data = place.read_bytes()
                configs = of_file(path, _header(data, name))
                if any(several := [names_in(one) for one in configs]):
                    return agreed(several)
                if found := _told(data):
                    return found
    return {}


def _told(data: bytes) -> dict[str, list[str]]:
    """Look for the numbers of tags, or the tags of numbers, in what a card says.

    A column is meant if its name stands before them; otherwise they are those of any
    column, if there is only one such list.
    """
    text = data.decode("utf-8-sig", "replace")
    told: dict[str, list[list[str]]] = {}
    for block in _OBJECT.finditer(text):
        if names := _in_order(block[0]):
            before = _COLUMN.findall(text, max(0, block.start() - _NEAR), block.start())
            column = before[-1] if before and before[-1] not in _OF_ANY else ""
            told.setdefault(column, []).append(names)
    return {column: lists[0] for column, lists in told.items() if len(lists) == 1}


def _in_order(block: str) -> list[str]:
    numbers = {int(number): name for _, name, number in _NUMBERED.findall(block)}
    numbers |= {int(number): name for _, number, _, name in _BY_NUMBER.findall(block)}
    names = [numbers.get(number, "") for number in range(len(numbers))]
    return names if len(names) > 1 and all(names) and _OUTSIDE in names else []


def names_in(value: object) -> dict[str, list[str]]:
    """Find the columns with named classes in what tells of a data set's features."""
    return dict(_named(value))


def features(names: list[str]) -> dict[str, object]:
    """Tell of our columns, as Parquet files do."""
    text = {"dtype": "string", "_type": "Value"}
    number = {"dtype": "int64", "_type": "Value"}
    classes = {"names": names, "_type": "ClassLabel"}
    return {
        "id": text,
        "tokens": {"feature": text, "_type": "Sequence"},
        "ner_tags": {"feature": classes, "_type": "Sequence"},
        "text": text,
        "spans": [{"start": number, "end": number, "label": text}],
        "copydesk": text,
    }


def card(names: list[str], data: str, articles: int) -> str:
    """Write the card of a data set: its columns, and what the numbers of tags mean."""
    return _CARD.format(
        data=as_json(data),
        features="\n".join(features_lines(names)),
        articles=f"{articles:,}",
        mark=_MARK,
    )


def features_lines(names: Iterable[str]) -> Iterator[str]:
    """Tell of our columns, as cards do below ``dataset_info``, in YAML line by line."""
    classes = "\n".join(
        f"          '{number}': {as_json(name)}" for number, name in enumerate(names)
    )
    yield from _FEATURES.format(classes=classes).split("\n")


_FEATURES = """\
  features:
  - name: id
    dtype: string
  - name: tokens
    sequence: string
  - name: ner_tags
    sequence:
      class_label:
        names:
{classes}
  - name: text
    dtype: string
  - name: spans
    list:
    - name: start
      dtype: int64
    - name: end
      dtype: int64
    - name: label
      dtype: string
  - name: copydesk
    dtype: string"""

_CARD = """\
{mark}
configs:
- config_name: default
  data_files: {data}
dataset_info:
{features}
{mark}

Articles with labelled spans: {articles}.

| column | holds |
|---|---|
| `id` | the beginning of the SHA-256 of `text` |
| `tokens`, `ner_tags` | tokens, and the tag of each in IOB2; where spans overlap, the \
longest |
| `text`, `spans` | the text as it was, and all spans, in code points |
| `copydesk` | all else that is known, as JSON |
"""


def _header(data: bytes, name: str) -> object:
    if name != CARD:
        try:
            return json_value(data)
        except CopydeskError:
            return None
    lines = data.decode("utf-8-sig", "replace").splitlines()
    if not lines or lines[0].strip() != _MARK:
        return None
    rest = (number for number, line in enumerate(lines[1:], 1) if line.strip() == _MARK)
    return _yaml("\n".join(lines[1 : next(rest, len(lines))]))


def _yaml(text: str) -> object:
    import srsly

    try:
        return srsly.yaml_loads(text)
    except (ValueError, RecursionError):
        return None


def _named(value: Any) -> Iterator[tuple[str, list[str]]]:
    """Go through features, in whichever of their shapes."""
    for name, inner in _columns(value):
        classes = _classes(inner)
        if classes:
            yield name, classes
        else:
            yield from _named(inner)


def _columns(value: Any) -> Iterator[tuple[str, Any]]:
    """List what has a name, as a key or as one of its values."""
    if isinstance(value, dict):
        yield from ((str(key), inner) for key, inner in value.items())
    elif isinstance(value, list):
        for inner in value:
            name = inner.get("name") if isinstance(inner, dict) else None
            yield str(name or ""), inner


def _classes(value: Any) -> list[str]:
    """Take the names out of a feature, or of the feature of its items."""
    if not isinstance(value, dict):
        return []
    names = value.get("names")
    if isinstance(names, dict):
        # Keys are numbers, as numbers or as text.
        ordered = sorted(names.items(), key=lambda pair: _number(pair[0]))
        return [str(name) for _, name in ordered]
    if isinstance(names, list):
        return [str(name) for name in names]
    inner = (value.get(key) for key in ("class_label", "feature", "sequence", "list"))
    return next(filter(None, map(_classes, inner)), [])


def _number(key: object) -> int:
    text = str(key)
    return int(text) if text.isdecimal() else 0
