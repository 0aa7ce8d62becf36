"""Lists in the cells of a table, as JSON, as Python or as NumPy prints them."""

import re
from ast import literal_eval
from collections.abc import Iterator
from typing import Any
from warnings import catch_warnings

from annotations.errors import CopydeskError
from annotations.readers.json_text import json_value
from annotations.wording import shortened

_TOKEN = re.compile(
    r"""'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|[\[\](){},:]|[^\s\[\](){},:'"]+""",
    re.DOTALL,
)
_BEFORE, _BEHIND = frozenset("[({,:"), frozenset("])},:")
_CUT = "..."


def list_in(cell: str) -> list[Any]:
    """Read a list.

    Raises:
        CopydeskError: it is none, or not all of it is there.
    """
    try:
        found = json_value(cell.encode())
    except CopydeskError:
        found = _literal(cell)
    if isinstance(found, list | tuple):
        return [*found]
    raise CopydeskError(
        f"“{shortened(cell)}” is no list; save the table as JSON Lines or Parquet "
        "instead."
    )


def _literal(cell: str) -> object:
    tokens = _TOKEN.findall(cell)
    if _CUT in tokens:
        raise CopydeskError(
            "A long list was cut off in it when it was saved (“...”); save the table "
            "as JSON Lines or Parquet instead."
        )
    try:
        # Of strange escapes, Python warns.
        with catch_warnings(action="ignore"):
            return literal_eval("".join(_with_commas(tokens)))
    except (ValueError, SyntaxError, RecursionError, MemoryError):
        return None


def _with_commas(tokens: list[str]) -> Iterator[str]:
    """Put commas where NumPy has white space; Python would join strings there."""
    before = "["
    for token in tokens:
        if before not in _BEFORE and token not in _BEHIND:
            yield ","
        yield token
        before = token
