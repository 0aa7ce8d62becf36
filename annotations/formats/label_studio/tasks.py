"""The shapes of Label Studio's files, all made into tasks with annotations.

Its JSON, the short form JSON_MIN, the tables with a column of JSON, files of its
storage with one annotation each, and what it sends to models.
"""

import csv
import json
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from pathlib import Path
from typing import Any

from annotations.errors import CopydeskError
from annotations.exchange.format import Reading
from annotations.exchange.head import Head
from annotations.formats.label_studio.regions import articles
from annotations.formats.label_studio.texts import is_region, labels_of
from annotations.readers.json_items import json_items
from annotations.readers.json_text import json_lines, json_object
from annotations.readers.reader import Refusal, name_of

Task = Mapping[str, Any]

_TABLES = (".csv", ".tsv")
_LONGEST_CELL = 50_000_000
_ROWS = 1_000
_LISTS = ("annotations", "completions", "predictions", "drafts")
_ANSWERS = ("choices", "taxonomy", "rating", "number", "datetime", "pairwise")
_OF_ANNOTATION = {
    "annotation_id": "id",
    "annotator": "completed_by",
    "lead_time": "lead_time",
    "created_at": "created_at",
    "updated_at": "updated_at",
}


def read(path: Path) -> Reading:
    """Read a file of any of the shapes.

    Raises:
        CopydeskError: from where on the file is damaged.
        OSError: it cannot be read.
    """
    for number, same in enumerate(_together(_tasks(path)), start=1):
        where = f"{name_of(path)}, task {number}"
        try:
            yield from articles(_merged(same), where)
        except CopydeskError as error:
            yield Refusal(where, str(error))


def knows(head: Head) -> bool:
    """Tell Label Studio's files by what is in the first task."""
    if head.path.suffix.lower() in _TABLES:
        return _is_table(head.lines)
    item = head.record or head.item
    while isinstance(item, list) and item:
        item = item[0]
    if not isinstance(item, dict):
        return False
    is_sent = {"tasks", "label_config"} <= item.keys() or _are_tasks(item.get("tasks"))
    is_stored = "result" in item and isinstance(item.get("task"), dict)
    is_short = "annotation_id" in item or any(map(_is_labelled, item.values()))
    return _has_data(item) or is_sent or is_stored or is_short


def _is_table(lines: list[str]) -> bool:
    """Tell a table by its columns, or by what its first row has in a cell."""
    if lines and "annotation_id" in lines[0] and "lead_time" in lines[0]:
        return True
    try:
        first = next(_rows_of(lines[:_ROWS]), {})
    except csv.Error:
        return False
    return any(map(_is_labelled, first.values()))


def _are_tasks(found: object) -> bool:
    items = found if isinstance(found, list) else []
    return any(isinstance(one, dict) and _has_data(one) for one in items)


def _has_data(item: Mapping[str, Any]) -> bool:
    data = item.get("data")
    return isinstance(data, dict) or (isinstance(data, str) and _has_results(item))


def _has_results(item: Mapping[str, Any]) -> bool:
    lists = (item[name] for name in _LISTS if isinstance(item.get(name), list))
    return any(
        isinstance(one, dict) and "result" in one for some in lists for one in some
    )


def _tasks(path: Path) -> Iterator[Task | None]:
    """Give the tasks; nothing for what is none."""
    if path.suffix.lower() in _TABLES:
        yield from map(_of_row, _rows(path))
        return
    for item in _items(path):
        yield from _of_item(item)


def _items(path: Path) -> Iterator[object]:
    if Head.of(path).record:
        yield from (json_object(line) for line in json_lines(path) if line.strip())
    else:
        yield from json_items(path)


def _of_item(item: object) -> Iterator[Task | None]:
    if isinstance(item, list):
        return chain.from_iterable(map(_of_item, item))
    return _of_object(item) if isinstance(item, dict) else iter([None])


def _of_object(item: Mapping[str, Any]) -> Iterator[Task | None]:
    if isinstance(item.get("tasks"), list):
        yield from _sent(item)
    elif _has_data(item):
        data = item["data"]
        yield {**item, "data": {"text": data}} if isinstance(data, str) else item
    elif "result" in item and isinstance(item.get("task"), dict):
        annotation = {name: value for name, value in item.items() if name != "task"}
        for task in _of_item(item["task"]):
            yield None if task is None else {**task, "annotations": [annotation]}
    else:
        yield _of_row(item)


def _sent(item: Mapping[str, Any]) -> Iterator[Task | None]:
    """Take tasks out of what is sent to a model, with what was drawn so far."""
    tasks, params = item["tasks"], item.get("params")
    context = params.get("context") if isinstance(params, dict) else None
    drawn = context.get("result") if isinstance(context, dict) else None
    for task in tasks:
        made = [*_of_item(task)]
        if drawn and len(tasks) == 1 and made[0] is not None:
            known = made[0].get("annotations") or []
            yield {**made[0], "annotations": [*known, {"result": drawn}]}
        else:
            yield from made


def _of_row(row: Mapping[str, Any]) -> Task:
    """Make a task of a row: its data, and the one annotation it tells of."""
    results = [
        {"from_name": name, "type": _kind(value), "value": value}
        for name, found in row.items()
        if _is_result(found)
        for value in found
    ]
    annotation = {
        name: row[column] for column, name in _OF_ANNOTATION.items() if column in row
    }
    data = {
        name: value
        for name, value in row.items()
        if name not in _OF_ANNOTATION and name != "id" and not _is_result(value)
    }
    is_done = "annotation_id" in row or bool(results)
    done = [{**annotation, "result": results}] if is_done else []
    return {"id": row.get("id", ""), "data": data, "annotations": done}


def _is_result(found: object) -> bool:
    if not isinstance(found, list) or not found:
        return False
    return all(
        isinstance(one, dict) and is_region(one) and not _is_turn(one) for one in found
    )


def _is_turn(value: Mapping[str, Any]) -> bool:
    """Tell a turn of a dialogue that was spoken at some time from a region."""
    is_answered = any(name in value for name in _ANSWERS)
    is_plain = labels_of({"value": value}) is None and not is_answered
    return (
        is_plain and "startOffset" not in value and isinstance(value.get("text"), str)
    )


def _is_labelled(found: object) -> bool:
    """Tell results with labels from spans of other tools."""
    if not isinstance(found, list) or not _is_result(found):
        return False
    return any(labels_of({"value": one}) is not None for one in found)


def _kind(value: Mapping[str, Any]) -> str:
    return next((name for name in value if name.endswith("labels")), "labels")


def _rows(path: Path) -> Iterator[dict[str, Any]]:
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


def _together(tasks: Iterator[Task | None]) -> Iterator[list[Task | None]]:
    """Put rows of one task together; what is before damage still comes."""
    same: list[Task | None] = []
    known: object = None
    try:
        for task in tasks:
            before, known = known, _identity(task)
            if same and known != before:
                yield same
                same = []
            same.append(task)
    except CopydeskError:
        if same:
            yield same
        raise
    if same:
        yield same


def _identity(task: Task | None) -> object:
    """Tell tasks apart; those without an id are all their own."""
    if task is None or task.get("id", "") == "":
        return object()
    return task["id"], json.dumps(task["data"], sort_keys=True)


def _merged(same: list[Task | None]) -> Task:
    """Make one task of rows that tell of one annotation each."""
    first = same[0]
    if first is None:
        raise CopydeskError('It is no task; one looks like {"data": {"text": "…"}}.')
    if len(same) == 1:
        return first
    lists = {
        name: _joined(task[name] for task in same if task and name in task)
        for name in _LISTS
    }
    return {**first, **{name: found for name, found in lists.items() if found}}


def _joined(lists: Iterable[object]) -> list[object]:
    """Put lists together, but nothing twice."""
    found: list[object] = []
    for some in lists:
        found += [
            one for one in (some if isinstance(some, list) else ()) if one not in found
        ]
    return found
