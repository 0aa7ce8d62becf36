"""How a file of tokens is laid out: which column has the words, which the tags."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from annotations.formats.tokens.tagging import is_chunks, is_tag

SAMPLE = 500
"""How many lines are enough to tell."""

_WIDEST = 12
_MOST = 0.5
_NEARLY_ALL = 0.99
_BAR = "|"
_UNER = (5, 2, 4)
_COMMENT = "#"
_OUTSIDE = "O"
# Where tags have no prefix: how many of the tokens are outside, and a label's look.
_OUTSIDE_AT_LEAST = 1 / 3
_LABEL = re.compile(r"[A-Za-z][\w./:-]*")
_SEVERAL = 5
# How many are outside of names and the like, in a sample that tells.
_OUTSIDE_AT_ALL, _ENOUGH = 1 / 4, 50


@dataclass(frozen=True, slots=True)
class Layout:
    """How many columns there are, set apart how, and which of them are of interest.

    With ``|`` between them, each line is a sentence. ``who`` is the column with the
    annotator, or nothing; ``more`` are further columns with tags, of spans that are
    inside others or of another kind. ``has_names`` tells that a line names the columns.
    """

    separator: str
    width: int
    word: int
    tag: int
    who: int | None = None
    more: tuple[int, ...] = ()
    has_names: bool = False

    @property
    def is_line_a_sentence(self) -> bool:
        """Tell whether words stand side by side."""
        return self.separator == _BAR

    def cells(self, line: str) -> list[str]:
        """Cut a line into its columns, as many as there are."""
        cells = line.split(self.separator)
        if len(cells) == self.width:
            return cells
        return line.split() if self.separator == " " else line.rstrip().split("\t")

    def is_row(self, line: str, cells: Sequence[str]) -> bool:
        """Tell whether a line is a token's, rather than a comment or damaged."""
        if len(cells) != self.width:
            return False
        return not line.startswith(_COMMENT) or is_tag(cells[self.tag])


def layout_of(lines: Iterable[str]) -> Layout | None:
    """Tell the layout by some lines, or that they are none of tagged tokens."""
    told = [line for line in lines if line.strip() and not line.startswith("-DOCSTART")]
    if told and all(map(_is_barred, told)):
        width = 1 + min(told[0].split()[0].count(_BAR), 2)
        return Layout(_BAR, width, 0, width - 1)
    separator = "\t" if sum("\t" in line for line in told) > len(told) / 3 else " "
    rows = [line.split(separator) for line in told if not _is_comment(line, separator)]
    if separator == " ":
        rows = [[cell for cell in row if cell] for row in rows]
    has_names = len(rows) > 1 and not any(map(is_tag, rows[0]))
    if has_names and (layout := _columns(separator, rows[1:])) is not None:
        tags = [row[layout.tag] for row in rows[1:] if len(row) == layout.width]
        if len(rows[0]) == layout.width and all(map(is_tag, tags)):
            return replace(layout, has_names=True)
    return _columns(separator, rows)


def _columns(separator: str, rows: Sequence[Sequence[str]]) -> Layout | None:
    widths = Counter(map(len, rows))
    width, times = next(iter(widths.most_common(1)), (0, 0))
    if not 1 < width <= _WIDEST or times < _MOST * len(rows):
        return None
    columns = list(zip(*(row for row in rows if len(row) == width), strict=True))
    shares = [sum(map(is_tag, column)) / times for column in columns]
    tag = max(range(width), key=lambda at: (shares[at], at))
    if shares[tag] <= _MOST:
        tag = next((at for at in range(1, width) if _is_bare(columns[at])), 0)
        if not tag:
            return None
    more = tuple(
        at
        for at in range(width)
        if at != tag and shares[at] >= _NEARLY_ALL and _has_spans(columns[at])
    )
    others = [at for at in range(width) if at not in {tag, *more}]
    if not others:
        return None
    is_uner = (width, tag) == _UNER[:2]
    # Numbers may be words; but then what comes next is hardly different each time.
    if _is_numbered(columns[others[0]]) and (
        is_uner or any(len(set(columns[at])) > 1 for at in others[1:2])
    ):
        others = others[1:]
    who = _UNER[2] if is_uner else None
    return Layout(separator, width, others[0], tag, who, more)


def _has_spans(column: Sequence[str]) -> bool:
    """Tell spans from phrases, which hardly any token is outside of."""
    is_sparse = column.count(_OUTSIDE) >= _OUTSIDE_AT_ALL * len(column)
    return not is_chunks(column) and (is_sparse or len(column) < _ENOUGH)


def _is_bare(column: Sequence[str]) -> bool:
    """Tell tags without prefixes, such as those of Few-NERD, by how often O is one."""
    labels = [cell for cell in column if cell != _OUTSIDE]
    return (
        len(column) - len(labels) >= _OUTSIDE_AT_LEAST * len(column)
        and len(set(labels)) <= max(_SEVERAL - 1, len(column) / _SEVERAL)
        and all(map(_LABEL.fullmatch, labels))
    )


def _is_comment(line: str, separator: str) -> bool:
    if separator == "\t":
        return line.startswith(_COMMENT) and separator not in line
    return line.startswith(f"{_COMMENT} ") and not is_tag(line.rsplit(maxsplit=1)[-1])


def _is_barred(line: str) -> bool:
    """Tell whether a line is a sentence of words with tags, like ``London|B-GPE``."""
    cells = line.split()
    return all(is_tag(cell.rpartition(_BAR)[2]) and _BAR in cell for cell in cells)


def _is_numbered(column: Sequence[str]) -> bool:
    return column[0] in {"0", "1"} and all(map(str.isdecimal, column))


def side_by_side(line: str, layout: Layout) -> Iterator[list[str]]:
    """Cut a sentence in one line into its tokens' columns."""
    for cell in line.split():
        yield cell.rsplit(_BAR, layout.width - 1)


def without_names(lines: Sequence[str], layout: Layout) -> list[str]:
    """Blank the line that names the columns, so that the others keep their numbers."""
    at = next(
        number
        for number, line in enumerate(lines)
        if line.strip() and len(layout.cells(line)) == layout.width
    )
    return [*lines[:at], "", *lines[at + 1 :]]
