"""What a cell of a workbook can hold, and how the rest goes into others.

A cell holds 32,767 UTF-16 units. What is longer goes on behind the last column of its
row, in pairs of cells: the name of the column, and the next piece. Characters that XML
cannot have are written as Office writes them, ``_x0001_``.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from annotations.errors import CopydeskError

CONTINUED = "continued"
"""What heads the first cell for pieces."""

_MOST = 32_767
_UNFIT = re.compile(
    "_(?=x[0-9A-Fa-f]{4}_)|[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]"
)
_WRITTEN = re.compile("_x([0-9A-Fa-f]{4})_")
_ASTRAL = re.compile("[\U00010000-\U0010ffff]")
_ESCAPED = len("_x0001_")
SAFE = _MOST // _ESCAPED
"""As many characters fit into a cell, whatever they are."""


def packed(row: Mapping[str, str], columns: Sequence[str]) -> list[str]:
    """Give the cells of a row; what is empty at its end is left out."""
    cells = {name: pieces(value) for name, value in row.items() if value}
    named = [cells[name][0] if name in cells else "" for name in columns]
    more = [
        cell
        for name in columns
        for piece in cells.get(name, ())[1:]
        for cell in (name, piece)
    ]
    while not more and named and not named[-1]:
        named.pop()
    return [*named, *more]


def unpacked(values: Sequence[str], names: Sequence[str]) -> dict[str, str]:
    """Read a row below the names of its columns; empty cells are left out.

    Raises:
        CopydeskError: pieces belong to no column.
    """
    row = {name: one for name, one in zip(names, values, strict=False) if name and one}
    row.pop(CONTINUED, None)
    if CONTINUED in names:
        more = values[names.index(CONTINUED) :]
        for name, piece in zip(more[::2], more[1::2], strict=False):
            if name and name not in row:
                raise CopydeskError(
                    f"“{name}” goes on in a further cell, but does not begin; export "
                    "the workbook again."
                )
            if name:
                row[name] += piece
    return row


def pieces(value: str) -> list[str]:
    """Cut a value so that each piece, as it is written, fits into a cell."""
    room = _MOST
    if _ASTRAL.search(value):
        room = _MOST // 2
    if _UNFIT.search(value):
        room = _MOST // _ESCAPED
    return [_escaped(value[i : i + room]) for i in range(0, len(value), room)]


def plain(cell: str) -> str:
    """Read the text of a cell."""
    if "_x" not in cell:
        return cell
    return _WRITTEN.sub(lambda match: chr(int(match[1], 16)), cell)


def said(cell: Any) -> str:
    """Read what a cell holds as text: a number as it is written, a date as ISO."""
    if cell is None:
        return ""
    if isinstance(cell, str):
        return plain(cell)
    if isinstance(cell, bool | int | float):
        return repr(cell)
    return str(cell.isoformat()) if hasattr(cell, "isoformat") else str(cell)


def _escaped(piece: str) -> str:
    return _UNFIT.sub(lambda match: f"_x{ord(match[0]):04X}_", piece)
