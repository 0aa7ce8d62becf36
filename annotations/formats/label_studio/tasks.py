"""The shapes of Label Studio's files, all made into tasks with annotations.

Its JSON, the short form JSON_MIN, the tables with a column of JSON, files of its
storage with one annotation each, and what it sends to models.
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from pathlib import Path
from typing import Any

from annotations.errors import CopydeskError
from annotations.exchange.format import Reading
from annotations.exchange.head import Head
from annotations.formats.label_studio.regions import articles
from annotations.formats.label_studio.rows import (
    TABLES,
    as_key,
    is_labelled,
    is_table,
    of_row,
    rows_in,
    text_of_row,
    with_answers,
)
from annotations.readers.json_items import json_items
from annotations.readers.json_text import json_lines, json_object
from annotations.readers.reader import Refusal, name_of

Task = Mapping[str, Any]

_LISTS = ("annotations", "completions", "predictions", "drafts")


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
    if head.path.suffix.lower() in TABLES:
        return is_table(head.lines)
    item = head.record or head.item
    while isinstance(item, list) and item:
        item = item[0]
    if not isinstance(item, dict):
        return False
    is_sent = {"tasks", "label_config"} <= item.keys() or _are_tasks(item.get("tasks"))
    is_stored = "result" in item and isinstance(item.get("task"), dict)
    is_short = "annotation_id" in item or any(map(is_labelled, item.values()))
    return _has_data(item) or is_sent or is_stored or is_short


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
    if path.suffix.lower() in TABLES:
        yield from map(of_row, rows_in(path))
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
        yield of_row(item)


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
    return task["id"], text_of_row(task) or as_key(task["data"])


def _merged(same: list[Task | None]) -> Task:
    """Make one task of rows that tell of one annotation each."""
    first = same[0]
    if first is None:
        raise CopydeskError('It is no task; one looks like {"data": {"text": "…"}}.')
    if len(same) == 1:
        return first
    if text_of_row(first):
        same = [first, *(with_answers(one, first) for one in same[1:] if one)]
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
