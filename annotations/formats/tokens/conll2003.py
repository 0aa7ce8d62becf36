"""CoNLL-2003: a token a line in four columns, entities as B-, I- and O."""

from pathlib import Path

from annotations.exchange.fitting import Fitted
from annotations.exchange.format import Format, Held, Reading, Writer
from annotations.exchange.head import Head
from annotations.exchange.writing import StreamWriter
from annotations.formats.tokens.columned import held_in_columns, read_columns
from annotations.formats.tokens.columns import SAMPLE, layout_of
from annotations.formats.tokens.rebuilt import page_of, rebuilt
from annotations.formats.tokens.rows import HEADER
from annotations.formats.tokens.spacy_conll import seen_by_spacy, shown_to_spacy
from annotations.formats.tokens.tasks_conll import are_tasks, read_tasks

_WIDTH = 4
_COLUMNS = " -X- _ "


def _writer(path: Path) -> Writer:
    return StreamWriter(path, _page)


def _page(fitted: Fitted) -> bytes:
    return page_of(fitted, _COLUMNS) + (b"" if fitted.annotated.article.text else b"\n")


def _read(path: Path) -> Reading:
    yield from (read_tasks if are_tasks(Head.of(path).lines) else read_columns)(path)


def _held(path: Path) -> Held:
    are_others = are_tasks(Head.of(path).lines)
    yield from (read_tasks if are_others else held_in_columns)(path)


def _knows(head: Head) -> bool:
    if are_tasks(head.lines):
        return True
    first = next((line for line in head.lines if line.strip()), "")
    if not first.startswith("-DOCSTART-"):
        return False
    layout = layout_of(head.lines[:SAMPLE])
    is_empty = layout is None and set(head.text.split("\n")) == {HEADER, ""}
    return is_empty or (layout is not None and layout.width == _WIDTH)


CONLL2003 = Format(
    name="conll2003",
    title="CoNLL-2003",
    suffixes=(".conll", ".conll2003", ".conll03", ".iob", ".txt"),
    is_joined=True,
    carries=frozenset(),
    loses=("the difference between a space and “_” in a label",),
    writer=_writer,
    read=_read,
    held=_held,
    knows=_knows,
    shape=rebuilt,
    library=seen_by_spacy,
    shows=shown_to_spacy,
)
