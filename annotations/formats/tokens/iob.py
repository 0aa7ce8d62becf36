"""Tokens and tags in columns: IOB and its like, written as two columns with a tab."""

from functools import partial
from pathlib import Path

from annotations.exchange.format import Format, Writer
from annotations.exchange.head import Head
from annotations.exchange.writing import StreamWriter
from annotations.formats.tokens.columned import read_columns
from annotations.formats.tokens.columns import SAMPLE, layout_of
from annotations.formats.tokens.rebuilt import page_of, rebuilt
from annotations.formats.tokens.spacy_conll import seen_by_spacy, shown_to_spacy


def _writer(path: Path) -> Writer:
    return StreamWriter(path, partial(page_of, between="\t"))


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
