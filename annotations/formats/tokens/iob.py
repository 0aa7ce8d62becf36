"""Tokens and tags in columns: IOB and its like, written as two columns with a tab."""

from functools import partial
from pathlib import Path

from annotations.exchange.format import Format, Writer
from annotations.exchange.head import Head
from annotations.exchange.writing import StreamWriter
from annotations.formats.tokens.columned import held_in_columns, read_columns
from annotations.formats.tokens.columns import SAMPLE, layout_of
from annotations.formats.tokens.conll2012 import is_conll2012
from annotations.formats.tokens.rebuilt import page_of, rebuilt
from annotations.formats.tokens.spacy_conll import seen_by_spacy, shown_to_spacy


def _writer(path: Path) -> Writer:
    return StreamWriter(path, partial(page_of, between="\t"))


def _knows(head: Head) -> bool:
    lines = head.lines[:SAMPLE]
    return is_conll2012(lines) or layout_of(lines) is not None


IOB = Format(
    name="iob",
    title="Tokens with IOB, BILUO or similar tags in columns (also reads CoNLL-2012)",
    suffixes=(
        *(".iob", ".iob2", ".bio", ".bioes", ".biluo", ".conll", ".conll02"),
        *(".conll2002", ".tsv", ".txt", ".anns"),
        *(".v4_gold_conll", ".v4_auto_conll", ".gold_conll"),
    ),
    is_joined=True,
    carries=frozenset(),
    loses=("the difference between a space and “_” in a label",),
    writer=_writer,
    read=read_columns,
    held=held_in_columns,
    knows=_knows,
    shape=rebuilt,
    library=seen_by_spacy,
    shows=shown_to_spacy,
)
