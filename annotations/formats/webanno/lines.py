"""The lines of WebAnno TSV: layers in columns, sentences, and tokens in rows."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto
from itertools import takewhile

from annotations.errors import CopydeskError
from annotations.formats.webanno.text import NOTHING, minor_version, text_of
from annotations.wording import counted

_TEXT, _SENTENCE_ID, _LAYER = "#Text=", "#Sentence.id=", "#T_"
_ROLE, _BASE = "ROLE_", "BT_"
_FIXED = 3


class Holds(Enum):
    """What a column says of the annotations of its layer."""

    FEATURE = auto()
    NOTHING = auto()
    ROLES = auto()
    TARGETS = auto()
    SOURCE = auto()
    RELATION_FEATURE = auto()
    CHAIN_LINK = auto()
    CHAIN_TYPE = auto()


@dataclass(frozen=True, slots=True)
class Column:
    """A column: where it is, its layer, and its feature or the layer it points to."""

    index: int
    layer: str
    holds: Holds
    name: str


@dataclass(frozen=True, slots=True)
class Row:
    """A token, or a part of one: its id, offsets as the file counts them, and cells."""

    id: str
    start: int
    end: int
    form: str
    cells: tuple[str, ...]

    @property
    def is_token(self) -> bool:
        """Tell whether it is a whole token."""
        return "." not in self.id


@dataclass(slots=True)
class Sentence:
    """The lines of a sentence's text, and its rows."""

    lines: list[str] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Table:
    """What a file holds; ``strange`` are lines that no header should have."""

    columns: tuple[Column, ...]
    sentences: tuple[Sentence, ...]
    strange: tuple[str, ...]


def table(lines: Sequence[str]) -> Table:
    """Take a file apart.

    Raises:
        CopydeskError: it is no WebAnno TSV 3, or a row of it is not as it should be.
    """
    version = minor_version(lines[0])
    if version is None:
        raise CopydeskError(
            "It is no WebAnno TSV 3, which begins with #FORMAT=WebAnno TSV 3, and no "
            "older one, which has lines such as #id=1; check the format."
        )
    columns: list[Column] = []
    header = list(takewhile(_is_header, lines[1:]))
    for line in header:
        if line.startswith(_LAYER):
            columns += _columns(line, len(columns))
    strange = tuple(one for one in header if one and not one.startswith(_LAYER))
    sentences = tuple(_sentences(lines, len(columns), version))
    return Table(tuple(columns), sentences, strange)


def lines_of(data: bytes) -> list[str]:
    """Cut a file into lines, as many as it has line ends, and one more.

    Raises:
        CopydeskError: it is not in UTF-8.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise CopydeskError("It is not in UTF-8; save it again as UTF-8.") from error
    # Only at these: a sentence may hold what else Python takes for the end of a line.
    return [line.removesuffix("\r") for line in text.split("\n")]


def _is_header(line: str) -> bool:
    return not line or (
        line.startswith("#") and not line.startswith((_TEXT, _SENTENCE_ID))
    )


def _columns(line: str, first: int) -> Iterator[Column]:
    kind, _, rest = line.removeprefix(_LAYER).partition("=")
    layer, *names = rest.split("|")
    for at, name in enumerate([one for one in names if one] or [""]):
        holds = _holds(kind, name)
        if holds is Holds.ROLES:
            name = name.partition(":")[2].partition("_")[0]  # noqa: PLW2901  its own
        yield Column(first + at, layer, holds, name.removeprefix(_BASE))


def _holds(kind: str, name: str) -> Holds:
    if kind == "CH":
        is_link = name == "referenceRelation"
        return Holds.CHAIN_LINK if is_link else Holds.CHAIN_TYPE
    if kind == "RL":
        is_source = name.startswith(_BASE)
        return Holds.SOURCE if is_source else Holds.RELATION_FEATURE
    if name.startswith(_ROLE):
        return Holds.ROLES
    if not name:
        return Holds.NOTHING
    return Holds.TARGETS if "." in name else Holds.FEATURE


def _sentences(lines: Sequence[str], width: int, version: int) -> Iterator[Sentence]:
    sentence = Sentence()
    for number, line in enumerate(lines, start=1):
        begins = line.startswith((_TEXT, _SENTENCE_ID))
        if sentence.lines and (not line or (begins and sentence.rows)):
            yield sentence
            sentence = Sentence()
        if line.startswith(_TEXT):
            sentence.lines.append(text_of(line.removeprefix(_TEXT), version))
        elif line and not line.startswith("#"):
            sentence.rows.append(_row(line, width, number))
    if sentence.lines or sentence.rows:
        yield sentence


def _row(line: str, width: int, number: int) -> Row:
    fields = line.split("\t")
    try:
        name, offsets, form = fields[:_FIXED]
        start, end = map(int, offsets.split("-"))
    except ValueError as error:
        raise _bad(number, "has no id, offsets and word") from error
    cells = fields[_FIXED : _FIXED + width]
    if len(cells) < width:
        raise _bad(number, f"has {counted(len(cells), 'column')} for {width} announced")
    return Row(name, start, end, form, tuple(cell or NOTHING for cell in cells))


def _bad(number: int, what: str) -> CopydeskError:
    return CopydeskError(f"Line {number} {what}; the file is damaged, export it again.")
