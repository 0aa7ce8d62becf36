"""WebAnno TSV, as WebAnno and INCEpTION export it; version 3.3 is written.

Offsets count UTF-16 units.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

from annotations.annotated import AnnotatedSpan
from annotations.errors import CopydeskError
from annotations.exchange.fitting import Fitted, and_then, retold
from annotations.exchange.format import Format, Reading, Writer
from annotations.exchange.found import FoundArticle
from annotations.exchange.head import Head
from annotations.exchange.losses import changed
from annotations.exchange.traits import Trait
from annotations.exchange.units import Unit
from annotations.exchange.writing import SpreadWriter, key_of
from annotations.formats.uima.layered import layered
from annotations.formats.webanno.lines import Table, lines_of, table
from annotations.formats.webanno.marks import SPANS, gathered
from annotations.formats.webanno.older import (
    Gathered,
    is_older,
    may_be_older,
    page_of,
)
from annotations.formats.webanno.rebuilt import Rebuilt, rebuilt
from annotations.formats.webanno.text import minor_version
from annotations.formats.webanno.writing import IDENTIFIER, page
from annotations.readers.reader import name_of
from annotations.wording import counted, shortened

_LEADING = "line breaks before its first word, which become spaces"
_VALUES = "further values, but for the identifier"


def _writer(path: Path) -> Writer:
    return SpreadWriter(path, lambda fitted: {".tsv": page(fitted.annotated).encode()})


def _shape(fitted: Fitted) -> Fitted:
    """Keep of values what named entities have a place for, and no line breaks first."""
    before = fitted.annotated
    spans = [replace(one, values=_identifier(one)) for one in before.spans]
    losses = [
        changed(before, one, _VALUES)
        for one, after in zip(before.spans, spans, strict=True)
        if one.values != after.values
    ]
    bare = and_then(fitted, replace(before, spans=tuple(spans)), *losses)
    return retold(bare, _with_spaces_first, _LEADING)


def _identifier(one: AnnotatedSpan) -> Mapping[str, str]:
    value = one.values.get(IDENTIFIER, "")
    return MappingProxyType({IDENTIFIER: value} if value.strip() else {})


def _with_spaces_first(text: str) -> str:
    words = text.lstrip()
    return words.rjust(len(text)) if words else text


def _read(path: Path) -> Reading:
    lines = lines_of(path.read_bytes())
    if minor_version(lines[0]) is None and may_be_older(lines):
        yield _older(path, lines)
        return
    found = table(lines)
    if not found.sentences:
        raise CopydeskError("It holds no sentences; check the format.")
    text = rebuilt(found.sentences)
    if any(char.isalnum() for char in text.tail):
        raise CopydeskError(
            "It ends amid a sentence, whose last words have no rows; export it again."
        )
    annotations = gathered(found)
    announced = (one.layer for one in found.columns if one.holds in SPANS)
    made = layered(annotations.marks(text), list(annotations.ties()), announced)
    yield FoundArticle(
        where=name_of(path),
        text=text.text,
        key=key_of(path.stem),
        spans=made.spans,
        relations=made.relations,
        unit=text.unit,
        is_rebuilt=bool(text.gaps),
        left_aside=(
            *made.left_aside,
            *_notes(text, found),
            *_odd(text, annotations.disagreeing),
        ),
    )


def _older(path: Path, lines: Sequence[str]) -> FoundArticle:
    page = page_of(lines)
    annotations = Gathered.of(page)
    announced = (one.name for one in page.layers if not one.base)
    made = layered(annotations.marks(), annotations.ties, announced)
    return FoundArticle(
        where=name_of(path),
        text=page.text,
        key=key_of(path.stem),
        spans=made.spans,
        relations=made.relations,
        is_rebuilt=True,
        left_aside=made.left_aside,
    )


def _notes(text: Rebuilt, found: Table) -> list[str]:
    notes = []
    if text.gaps:
        places = counted(text.gaps, "place")
        notes.append(
            f"The file does not say what white space stood in {places} before or "
            "between its sentences; line breaks and spaces do now."
        )
    if text.unit is Unit.CODE_POINTS:
        notes.append("Its offsets count code points, as those of WebAnno do not.")
    if found.strange:
        lines, first = counted(len(found.strange), "line"), shortened(found.strange[0])
        notes.append(f"{lines} of its header left aside, such as “{first}”.")
    return notes


def _odd(text: Rebuilt, disagreeing: Iterable[str]) -> Iterator[str]:
    """Say where the file does not agree with itself."""
    if not text.fits:
        yield "Words in its rows are not what its sentences have at their offsets."
    if rows := list(disagreeing):
        yield (
            f"{counted(len(rows), 'row')}, such as {rows[0]}, have another value of an "
            "annotation than the row that it begins in, whose value was taken."
        )


def _knows(head: Head) -> bool:
    if not head.lines:
        return False
    return minor_version(head.lines[0]) is not None or is_older(head.lines)


WEBANNO_TSV = Format(
    name="webanno-tsv",
    title="WebAnno TSV 3 (INCEpTION; also reads versions 1 and 2)",
    suffixes=(".tsv",),
    carries=frozenset(
        {Trait.TEXT, Trait.NESTING, Trait.CROSSING, Trait.VALUES, Trait.RELATIONS}
    ),
    loses=(_LEADING, "values of spans other than the identifier"),
    is_spread=True,
    unit=Unit.UTF_16,
    writer=_writer,
    read=_read,
    knows=_knows,
    shape=_shape,
)
