"""The short forms of Label Studio: JSON_MIN, and tables with JSON in their cells.

Each row is a task with one of its annotations. What has been answered stands among the
data of the task, under the names of the controls.
"""

import csv
import json
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from pathlib import Path
from typing import Any

from annotations.errors import CopydeskError
from annotations.formats.label_studio.texts import is_region, labels_of

Row = Mapping[str, Any]

TABLES = (".csv", ".tsv")
"""What files of tables are called at the end."""

_LONGEST_CELL = 50_000_000
_SAMPLE = 1_000
_ANSWERS = ("choices", "taxonomy", "rating", "number", "datetime", "pairwise")
_OF_ANNOTATION = {
    "annotation_id": "id",
    "annotator": "completed_by",
    "lead_time": "lead_time",
    "created_at": "created_at",
    "updated_at": "updated_at",
}
_OF_TASK = frozenset({"id", "data", "annotations"})


def is_table(lines: list[str]) -> bool:
    """Tell a table by its columns, or by what its first row has in a cell."""
    if lines and "annotation_id" in lines[0] and "lead_time" in lines[0]:
        return True
    try:
        first = next(_rows_of(lines[:_SAMPLE]), {})
    except csv.Error:
        return False
    return any(map(is_labelled, first.values()))


def is_labelled(found: object) -> bool:
    """Tell results with labels from spans of other tools."""
    if not isinstance(found, list):
        return False
    return any(labels_of({"value": one}) is not None for one in _results(found))


def rows_in(path: Path) -> Iterator[Row]:
    """Read a table.

    Raises:
        CopydeskError: it is damaged from there on.
        OSError: it cannot be read.
    """
    before = csv.field_size_limit(_LONGEST_CELL)
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            yield from _rows_of(file)
    except (csv.Error, UnicodeDecodeError) as error:
        raise CopydeskError(
            f"The table cannot be read ({error}); export it again as UTF-8."
        ) from error
    finally:
        csv.field_size_limit(before)


def of_row(row: Row) -> dict[str, Any]:
    """Make a task of a row: its data, and the one annotation it tells of."""
    results = [
        {"from_name": name, "type": _kind(value), "value": value}
        for name, found in row.items()
        for value in _results(found)
    ]
    annotation = {
        name: row[column] for column, name in _OF_ANNOTATION.items() if column in row
    }
    data = {
        name: value
        for name, value in row.items()
        if name not in _OF_ANNOTATION and name != "id" and not _results(value)
    }
    is_done = row.get("annotation_id") is not None or bool(results)
    done = [{**annotation, "result": results}] if is_done else []
    return {"id": row.get("id", ""), "data": data, "annotations": done}


def text_of_row(task: Mapping[str, Any]) -> str:
    """Give what rows of one annotated task share; nothing for tasks of other forms.

    Their other data may be answers of whoever annotated.
    """
    if task.keys() != _OF_TASK or not task["annotations"]:
        return ""
    texts = (one for one in task["data"].values() if isinstance(one, str | list))
    return max((as_key(one) for one in texts), key=len, default="")


def as_key(found: object) -> str:
    """Write data down so that the same is the same."""
    return json.dumps(found, sort_keys=True)


def with_answers(task: Mapping[str, Any], first: Mapping[str, Any]) -> Row:
    """Keep what a row has otherwise than the first one of its task."""
    more = {
        name: value
        for name, value in task["data"].items()
        if first["data"].get(name) != value
    }
    if not more:
        return task
    return {
        **task,
        "annotations": [{**one, "data": more} for one in task["annotations"]],
    }


def _results(found: object) -> list[Mapping[str, Any]]:
    """List the regions that a value is of, if it is nothing else."""
    if isinstance(found, dict) and is_region(found) and _kind(found) != "labels":
        return [found]
    if not isinstance(found, list):
        return []
    is_all = all(
        isinstance(one, dict) and is_region(one) and not _is_turn(one) for one in found
    )
    return found if is_all else []


def _is_turn(value: Mapping[str, Any]) -> bool:
    """Tell a turn of a dialogue that was spoken at some time from a region."""
    is_plain = labels_of({"value": value}) is None and _kind(value) == "labels"
    return (
        is_plain and "startOffset" not in value and isinstance(value.get("text"), str)
    )


def _kind(value: Mapping[str, Any]) -> str:
    """Tell the kind of a result, which is not in the file."""
    known = (name for name in value if name.endswith("labels") or name in _ANSWERS)
    is_written = isinstance(value.get("text"), list)
    return next(known, "textarea" if is_written else "labels")


def _rows_of(lines: Iterable[str]) -> Iterator[dict[str, Any]]:
    rest = iter(lines)
    header = next(rest, "")
    delimiter = "\t" if "\t" in header else ","
    for row in csv.DictReader(chain([header], rest), delimiter=delimiter):
        yield {name: _cell(cell) for name, cell in row.items() if name and cell}


def _cell(cell: Any) -> object:
    if isinstance(cell, str) and cell.startswith(("[", "{")):
        try:
            return json.loads(cell)
        except (ValueError, RecursionError):
            return cell
    return cell
