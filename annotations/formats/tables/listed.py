"""Tables with an article a row, whose cells hold lists: of tokens and tags, or spans.

So do ``datasets`` and pandas save token classification as CSV.
"""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from annotations.errors import CopydeskError
from annotations.exchange.format import Reading
from annotations.formats.hugging_face.names import names_beside
from annotations.formats.hugging_face.rows import LISTED, found_in, is_of_lists
from annotations.formats.tables.headings import headed
from annotations.formats.tables.literals import list_in
from annotations.formats.tables.table import NEEDED
from annotations.readers.reader import Refusal, name_of

_KNOWN = LISTED | {"id", "text"}


def is_listed(columns: Sequence[str]) -> bool:
    """Tell by its columns whether a table has an article a row, with lists."""
    is_of_spans = {*headed(columns)} >= NEEDED
    return not is_of_spans and is_of_lists({*map(_plain, columns)})


def has_list(cells: Iterable[str]) -> bool:
    """Tell a row with a list from one of a token by itself, headed likewise."""
    return any(cell.lstrip().startswith("[") for cell in cells)


def articles_listed(
    columns: Sequence[str], rows: Iterable[Sequence[str]], path: Path
) -> Reading:
    """Read the rows below the first."""
    names = names_beside(path)
    heads = [plain if (plain := _plain(one)) in _KNOWN else one for one in columns]
    for number, cells in enumerate(rows, start=2):
        if not any(cells):
            continue
        where = f"{name_of(path)}, row {number}"
        try:
            yield found_in(_row(heads, cells), where, names)
        except CopydeskError as error:
            yield Refusal(where, str(error))


def _row(heads: Sequence[str], cells: Sequence[str]) -> dict[str, Any]:
    return {
        head: list_in(cell) if head in LISTED else cell
        for head, cell in zip(heads, cells, strict=False)
        if head and cell
    }


def _plain(heading: str) -> str:
    return heading.strip().lower()
