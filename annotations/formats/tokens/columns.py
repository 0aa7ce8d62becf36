"""How a file of tokens is laid out: which column has the words, which the tags."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from annotations.formats.tokens.tagging import is_tag

SAMPLE = 500
"""How many lines are enough to tell."""

_WIDEST = 9
_MOST = 0.5
_BAR = "|"
_UNER = (5, 2, 4)
_COMMENT = "#"


@dataclass(frozen=True, slots=True)
class Layout:
    """How many columns there are, set apart how, and which of them are of interest.

    With ``|`` between them, each line is a sentence. ``who`` is the column with the
    annotator, or nothing.
    """

    separator: str
    width: int
    word: int
    tag: int
    who: int | None = None

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
        return None
    first, *others = (at for at in range(width) if at != tag)
    is_uner = (width, tag) == _UNER[:2]
    # Numbers may be words; but then what comes next is hardly different each time.
    if _is_numbered(columns[first]) and (
        is_uner or any(len(set(columns[at])) > 1 for at in others[:1])
    ):
        first = others[0]
    return Layout(separator, width, first, tag, _UNER[2] if is_uner else None)


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
