"""CoNLL-2003: a token a line in four columns, entities as B-, I- and O."""

from pathlib import Path

from annotations.exchange.fitting import Fitted
from annotations.exchange.format import Format, Writer
from annotations.exchange.head import Head
from annotations.exchange.writing import StreamWriter
from annotations.formats.tokens.columned import read_columns
from annotations.formats.tokens.columns import SAMPLE, layout_of
from annotations.formats.tokens.rebuilt import page_of, rebuilt
from annotations.formats.tokens.rows import HEADER
from annotations.formats.tokens.spacy_conll import seen_by_spacy, shown_to_spacy

_WIDTH = 4
_COLUMNS = " -X- _ "


def _writer(path: Path) -> Writer:
    return StreamWriter(path, _page)


def _page(fitted: Fitted) -> bytes:
    return page_of(fitted, _COLUMNS) + (b"" if fitted.annotated.article.text else b"\n")


def _knows(head: Head) -> bool:
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
    read=read_columns,
    knows=_knows,
    shape=rebuilt,
    library=seen_by_spacy,
    shows=shown_to_spacy,
)
