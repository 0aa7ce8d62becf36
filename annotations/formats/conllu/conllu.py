"""CoNLL-U: ten columns a token, entities in MISC, the text exactly as it was."""

import re
from collections.abc import Iterator
from itertools import accumulate
from pathlib import Path
from typing import Any

from annotations.annotated import AnnotatedArticle
from annotations.exchange.format import Entity, Format, Seen, Writer
from annotations.exchange.head import Head
from annotations.exchange.traits import EVERYTHING, Trait
from annotations.exchange.writing import StreamWriter
from annotations.formats.conllu.plus import names_columns
from annotations.formats.conllu.reading import read
from annotations.formats.conllu.writing import for_names, in_tokens, page

_ROW = re.compile(r"(?:1|0\.1|1-\d+)(?:\t[^\t]+){9}")
# As manuals show it.
_SPACED_ROW = re.compile(r"1(?:-\d+)? {2,}\S.*")
_NEW = "# newdoc"
_ALL = 1_000_000_000


def _writer(path: Path) -> Writer:
    return StreamWriter(path, page)


def _knows(head: Head) -> bool:
    if any(map(names_columns, head.lines[:1])):
        return True
    rows = (line for line in head.lines if line.strip() and not line.startswith("#"))
    first = next(rows, "")
    is_shown = head.path.suffix.lower() == ".conllu" and _SPACED_ROW.fullmatch(first)
    return bool(_ROW.fullmatch(first) or is_shown)


def _library(path: Path) -> Iterator[Seen]:
    """Read what is written with spaCy's own reader, an article at a time."""
    from spacy.training import converters

    convert: Any = vars(converters)["conllu_to_docs"]
    with path.open(encoding="utf-8", newline="\n") as file:
        for block in _articles(file):
            (doc,) = convert(block, n_sents=_ALL, no_print=True)
            words = [token.text for token in doc]
            at = list(accumulate(map(len, words), initial=0))
            entities = (Entity(at[s.start], at[s.end], s.label_) for s in doc.ents)
            yield Seen("".join(words), tuple(entities))


def _articles(file: Iterator[str]) -> Iterator[str]:
    lines: list[str] = []
    for line in file:
        if lines and line.startswith(_NEW):
            yield "".join(lines)
            lines = []
        lines.append(line)
    if lines:
        yield "".join(lines)


def _shows(annotated: AnnotatedArticle) -> Seen:
    """Count without white space: of that, spaCy's reader knows spaces alone."""
    text = annotated.article.text
    at = list(accumulate((not char.isspace() for char in text), initial=0))
    entities = (
        Entity(at[one.span.start], at[one.span.end], one.label)
        for one in for_names(annotated)
    )
    return Seen("".join(text.split()) or "_", tuple(entities))


CONLLU = Format(
    name="conllu",
    title="CoNLL-U",
    suffixes=(".conllu", ".conllup", ".conll"),
    is_joined=True,
    carries=EVERYTHING - {Trait.WHITE_ENDS},
    loses=(
        "in name=, though not in Entity=: spans inside or across longer ones",
        "there, too: the spelling of labels in other than capitals and _",
    ),
    writer=_writer,
    read=read,
    knows=_knows,
    library=_library,
    shape=in_tokens,
    shows=_shows,
)
