"""Rows as the viewer of data sets at Hugging Face gives them: a page of JSON.

It names the columns' features, each row is inside of an object that numbers it, and
cells that were too long for it are cut off.

Source: “Download slices of rows” in the documentation of the dataset viewer.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from annotations.errors import CopydeskError
from annotations.exchange.format import Reading
from annotations.formats.hugging_face.names import Names, names_in
from annotations.formats.hugging_face.rows import columns_of, found_in
from annotations.readers.json_text import json_value
from annotations.readers.reader import Refusal, name_of


def is_page(value: Mapping[str, Any]) -> bool:
    """Tell a page of rows."""
    rows = value.get("rows")
    if not isinstance(value.get("features"), list) or not isinstance(rows, list):
        return False
    return all(isinstance(one, dict) and "row" in one for one in rows)


def has_tokens(page: Mapping[str, Any]) -> bool:
    """Tell whether the first row of a page has words and tags."""
    first = page["rows"][0]["row"] if page["rows"] else None
    return isinstance(first, dict) and columns_of(first, _names(page)) is not None


def read_page(path: Path) -> Reading:
    """Read the rows of a page.

    Raises:
        CopydeskError: it is no JSON.
        OSError: it cannot be read.
    """
    page: Any = json_value(path.read_bytes())
    names = _names(page)
    for at, item in enumerate(page["rows"]):
        where = f"{name_of(path)}, row {item.get('row_idx', at)}"
        try:
            yield found_in(_whole(item), where, names)
        except CopydeskError as error:
            yield Refusal(where, str(error))


def _names(page: Mapping[str, Any]) -> Names:
    typed = {
        str(one["name"]): one.get("type")
        for one in page["features"]
        if isinstance(one, dict) and "name" in one
    }
    return names_in(typed)


def _whole(item: Mapping[str, Any]) -> Mapping[str, Any]:
    """Give the columns of a row, if all of them are there whole."""
    if cut := item.get("truncated_cells"):
        said = ", ".join(
            f"“{one}”" for one in (cut if isinstance(cut, list) else [cut])
        )
        raise CopydeskError(
            f"The viewer has cut off {said}; download the data set's own files."
        )
    row = item["row"]
    if not isinstance(row, dict):
        raise CopydeskError("It is no row with columns; export the page again.")
    return row
