"""CoNLL-U Plus: columns of anybody's choice, brought into the ten of CoNLL-U."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from annotations.errors import CopydeskError
from annotations.formats.tokens.tagging import OUTSIDE, is_tag

_COLUMNS = re.compile(r"\ufeff?#\s*global\.columns\s*=\s*(?P<names>\S.*)")
_STARTS = ("#", "\ufeff")
_ID, _FORM, _MISC = "ID", "FORM", "MISC"
_TEN = (
    *(_ID, _FORM, "LEMMA", "UPOS", "XPOS", "FEATS", "HEAD", "DEPREL", "DEPS"),
    _MISC,
)
# What a column with spans may be called, perhaps behind a prefix such as PARSEME:
_SPANS = frozenset(
    {"NE", "NER", "NERTAG", "NE_TAG", "NER_TAG", "NAMED_ENTITY", "NAMEDENTITY"}
    | {"ENT", "ENTITY", "ENTITIES", "BIO", "IOB", "MWE"}
)
_PHRASES = frozenset({"NP", "CHUNK", "PHRASE"})
_NOTHING = "_"
_KEY = "NER"


def names_columns(line: str) -> bool:
    """Tell the line with which such a file begins."""
    return _COLUMNS.match(line) is not None


def in_ten_columns(lines: Iterable[str]) -> Iterator[str]:
    """Bring tokens into ten columns, their spans into MISC; plain CoNLL-U stays.

    Raises:
        CopydeskError: no column has the words.
    """
    columns: _Columns | None = None
    number = 0
    for line in lines:
        match = _COLUMNS.match(line) if line.startswith(_STARTS) else None
        if match is not None:
            columns = _Columns.of(match["names"].split())
            # For the library not to read it as well.
            yield "# in ten columns"
        elif columns is None or not columns.has(line):
            number = number if line.strip() else 0
            yield line
        else:
            number += 1
            yield columns.row(line, number)


@dataclass(frozen=True, slots=True)
class _Columns:
    """Which column is which; ``spans`` are those that may have spans, best first."""

    ten: Sequence[int | None]
    spans: Sequence[int]
    is_sure: bool
    width: int

    @classmethod
    def of(cls, names: Sequence[str]) -> "_Columns":
        """Go by their names."""
        at = {name: number for number, name in enumerate(names)}
        if _FORM not in at:
            raise CopydeskError(
                "None of its columns is FORM, which has the words; name them in "
                "# global.columns."
            )
        short = [name.upper().rpartition(":")[2] for name in names]
        others = [number for name, number in at.items() if name not in _TEN]
        named = [number for number in others if short[number] in _SPANS]
        rest = [number for number in others if short[number] not in _PHRASES]
        ten = [at.get(name) for name in _TEN]
        return cls(ten, named[:1] or rest, bool(named), len(names))

    def has(self, line: str) -> bool:
        """Tell a token from a comment, which may look alike where words come first."""
        is_comment = line.startswith("#")
        return bool(line.strip()) and (
            not is_comment or (self.ten[0] is None and len(self._cells(line)) > 1)
        )

    def row(self, line: str, number: int) -> str:
        """Write a token in ten columns; a damaged one stays as it is."""
        cells = self._cells(line)
        if len(cells) != self.width:
            return line
        ten = [_NOTHING if at is None else cells[at] or _NOTHING for at in self.ten]
        if self.ten[0] is None:
            ten[0] = str(number)
        if tag := self._tag(cells):
            misc = [ten[-1]] if ten[-1] != _NOTHING else []
            ten[-1] = "|".join([*misc, f"{_KEY}={tag}"])
        return "\t".join(ten)

    def _cells(self, line: str) -> list[str]:
        return line.split("\t") if "\t" in line else line.split()

    def _tag(self, cells: Sequence[str]) -> str:
        found = (cells[at].strip().replace("|", ";") for at in self.spans)
        if self.is_sure:
            return next(found, "")
        return next((one for one in found if one != OUTSIDE and is_tag(one)), "")
