"""The rows of a sheet as Excel's XML has them, written as they come.

openpyxl makes the workbook around them. It would make an object of every cell, which
is most of the time that a large workbook takes.

Source: ECMA-376, part 1, 18.3 (worksheets).
"""

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import count
from tempfile import TemporaryFile
from xml.sax.saxutils import escape

from annotations.formats.tables.cells import SAFE, packed

_PROPERTIES, _END = b"</sheetPr>", b"</sheetData>"
_CHUNK = 1 << 20
_SEPARATOR = "\x7f"
# What a cell cannot have as it is, of cells with \x7f between them.
_ODD = re.compile(
    "_(?=x[0-9A-Fa-f]{4}_)|[&<>\n\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]"
    r"|\s\x7f|\x7f\s|\A\s|\s\Z"
)


class Rows:
    """The rows of a sheet below its header, put aside until the workbook is made."""

    def __init__(self, columns: Sequence[str], numbers: AbstractSet[str]) -> None:
        self._columns = columns
        self._kinds = [
            _kind(_letters(place), is_number=name in numbers)
            for place, name in enumerate(columns)
        ]
        self._widest = len(columns) + 1  # the header says what goes on behind
        self._last = 1
        self._file = TemporaryFile()  # noqa: SIM115  see close

    @property
    def size(self) -> int:
        """How many bytes they take."""
        return self._file.tell()

    def add(self, cells: Sequence[str]) -> None:
        """Put aside what the columns have in the next row; empty cells are left out."""
        self._last += 1
        joined = _SEPARATOR.join(cells)
        if len(joined) > SAFE or _ODD.search(joined):
            made = self._odd(cells)
        else:
            # Nearly always: what follows runs many millions of times.
            made = "".join(
                [
                    f"{lead}{self._last}{mid}{cell}{end}"
                    for (lead, mid, end), cell in zip(self._kinds, cells, strict=True)
                    if cell
                ]
            )
        self._file.write(f'<row r="{self._last}">{made}</row>'.encode())

    def close(self) -> None:
        """Forget them."""
        self._file.close()

    def inside(self, sheet: bytes) -> Iterator[bytes]:
        """Give a sheet that has a header only, with the rows in it."""
        ends = f"A1:{_letters(self._widest - 1)}{self._last}"
        # With that, readers need not look through all rows for how many there are.
        known = _PROPERTIES + f'<dimension ref="{ends}"/>'.encode()
        before, _, behind = sheet.replace(_PROPERTIES, known, 1).rpartition(_END)
        yield before
        self._file.seek(0)
        while chunk := self._file.read(_CHUNK):
            yield chunk
        yield _END + behind

    def _odd(self, cells: Sequence[str]) -> str:
        whole = packed(dict(zip(self._columns, cells, strict=True)), self._columns)
        self._widest = max(self._widest, len(whole))
        further = (_kind(_letters(place)) for place in count(len(self._kinds)))
        kinds = [*self._kinds, *(next(further) for _ in whole[len(self._kinds) :])]
        return "".join(
            f"{lead}{self._last}{_kept(mid, cell)}{escape(cell)}{end}"
            for (lead, mid, end), cell in zip(kinds, whole, strict=False)
            if cell
        )


def _kind(letters: str, *, is_number: bool = False) -> tuple[str, str, str]:
    """Give what stands before the number of a row, before the cell, and behind it."""
    if is_number:
        return f'<c r="{letters}', '"><v>', "</v></c>"
    return f'<c r="{letters}', '" t="inlineStr"><is><t>', "</t></is></c>"


def _kept(before: str, cell: str) -> str:
    """Have Excel keep white space where it would not."""
    is_kept = cell == cell.strip() and "\n" not in cell
    return before if is_kept else before.replace("<t>", '<t xml:space="preserve">')


def _letters(place: int) -> str:
    """Name a column, of which the first is in place 0."""
    from openpyxl.utils import get_column_letter

    return get_column_letter(place + 1)
