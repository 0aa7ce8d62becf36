"""Cells that a spreadsheet would run as a formula, and what keeps it from that."""

import re
from collections.abc import Iterable

# What begins a formula in Excel or LibreOffice, the wide signs in East Asian ones.
_FORMULA = re.compile("'*[=+\\-@\t\r\uff1d\uff0b\uff0d\uff20]")
_RISKY = frozenset("'=+-@\t\r\uff1d\uff0b\uff0d\uff20")


def guarded(cells: Iterable[str]) -> list[str]:
    """Put an apostrophe before what would be run, and before what would be taken off.

    Source: OWASP, “CSV Injection”.
    """
    return [
        f"'{cell}" if cell[:1] in _RISKY and _FORMULA.match(cell) else cell
        for cell in cells
    ]


def unguarded(cell: str) -> str:
    """Take away the apostrophe that a cell begins with, if that is ours."""
    return cell[1:] if cell[:1] == "'" and _FORMULA.match(cell) else cell
