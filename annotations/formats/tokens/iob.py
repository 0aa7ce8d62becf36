"""Tokens and tags in columns: IOB and its like, written as two columns with a tab."""

from collections.abc import Iterator
from pathlib import Path

from annotations.exchange.fitting import Fitted
from annotations.exchange.format import Format, Writer
from annotations.exchange.head import Head
from annotations.exchange.writing import StreamWriter
from annotations.formats.parts.tokenising import rebuilt
from annotations.formats.tokens.columned import read_columns
from annotations.formats.tokens.columns import SAMPLE, layout_of
from annotations.formats.tokens.rows import HEADER, Rows
from annotations.formats.tokens.spacy_conll import seen_by_spacy, shown_to_spacy


def _writer(path: Path) -> Writer:
    return StreamWriter(path, _page)


def _page(fitted: Fitted) -> bytes:
    assert isinstance(fitted.payload, Rows)  # noqa: S101  `rebuilt` left them
    return "".join(_lines(fitted.payload)).encode()


def _lines(rows: Rows) -> Iterator[str]:
    yield f"{HEADER}\n\n"
    for words, tags, *_ in rows.sentences():
        for word, tag in zip(words, tags, strict=True):
            yield f"{word}\t{tag}\n"
        yield "\n"


def _knows(head: Head) -> bool:
    return layout_of(head.lines[:SAMPLE]) is not None


IOB = Format(
    name="iob",
    title="Tokens with IOB, BILUO or similar tags, in two to five columns",
    suffixes=(
        *(".iob", ".iob2", ".bio", ".bioes", ".biluo", ".conll", ".conll02"),
        *(".conll2002", ".tsv", ".txt"),
    ),
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
