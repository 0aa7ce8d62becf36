"""The shapes of Label Studio's files, all made into tasks with annotations.

Its JSON, the short form JSON_MIN, the tables with a column of JSON, files of its
storage with one annotation each, and what it sends to models.
"""

import csv
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from annotations.errors import CopydeskError
from annotations.exchange.format import Reading
from annotations.exchange.head import Head
from annotations.formats.label_studio.regions import articles
from annotations.formats.label_studio.texts import is_region
from annotations.readers.json_items import json_items
from annotations.readers.json_text import json_lines, json_object
from annotations.readers.reader import Refusal, name_of

Task = Mapping[str, Any]

_TABLES = (".csv", ".tsv")
_LONGEST_CELL = 50_000_000
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
        header = head.lines[0] if head.lines else ""
        return "annotation_id" in header and "lead_time" in header
    item = head.item
    if not isinstance(item, dict):
        return False
    has_data = isinstance(item.get("data"), dict)
    is_sent = {"tasks", "label_config"} <= item.keys()
    is_stored = "result" in item and isinstance(item.get("task"), dict)
    is_short = "annotation_id" in item or any(map(_is_result, item.values()))
    return has_data or is_sent or is_stored or is_short


def _tasks(path: Path) -> Iterator[Task | None]:
    """Give the tasks; nothing for what is none."""
    if path.suffix.lower() in _TABLES:
        yield from map(_of_row, _rows(path))
        return
    for item in _items(path):
        yield from _of_item(item)


def _items(path: Path) -> Iterator[object]:
    head = Head.of(path)
    if head.record and path.suffix.lower() == ".jsonl":
        yield from (json_object(line) for line in json_lines(path) if line.strip())
    else:
        yield from json_items(path)


def _of_item(item: object) -> Iterator[Task | None]:
    if not isinstance(item, dict):
        yield None
    elif isinstance(item.get("tasks"), list):
        yield from _sent(item)
    elif isinstance(item.get("data"), dict):
        yield item
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
    return (
        isinstance(found, list)
        and bool(found)
        and all(isinstance(one, dict) and is_region(one) for one in found)
    )


def _kind(value: Mapping[str, Any]) -> str:
    return next((name for name in value if name.endswith("labels")), "labels")


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    before = csv.field_size_limit(_LONGEST_CELL)
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            delimiter = "\t" if "\t" in file.readline() else ","
            file.seek(0)
            for row in csv.DictReader(file, delimiter=delimiter):
                yield {name: _cell(cell) for name, cell in row.items() if name and cell}
    except (csv.Error, UnicodeDecodeError) as error:
        raise CopydeskError(
            f"The table cannot be read ({error}); export it again as UTF-8."
        ) from error
    finally:
        csv.field_size_limit(before)


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
    done = [one for task in same if task for one in task.get("annotations") or ()]
    return {**first, "annotations": done}
