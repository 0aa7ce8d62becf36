"""Gold in spaCy's own training data."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from annotations.article import first_words
from annotations.errors import CopydeskError
from annotations.evaluate.gold import Entity, GoldArticle
from annotations.span import Span


def read_docbin(path: Path) -> Iterator[GoldArticle]:
    """Yield the documents of a ``DocBin``; their ``ents`` are the gold.

    Tokens whose entity is missing are ignored. spaCy keeps such a file in memory
    whole while it is read.

    Raises:
        CopydeskError: it is no ``DocBin``, or says nowhere what is an entity.
        OSError: it cannot be read.
    """
    annotated = False
    for number, doc in enumerate(_docs(path), start=1):
        annotated = annotated or doc.has_annotation("ENT_IOB")
        yield _gold(doc, name=_name(doc, number), source=str(path))
    if not annotated:
        raise CopydeskError(
            f"{path.name}: None of its documents says what its entities are; choose a "
            "file in which doc.ents is set."
        )


def _docs(path: Path) -> Iterator[Any]:
    from spacy.tokens import DocBin
    from spacy.vocab import Vocab

    data = path.read_bytes()
    try:
        yield from DocBin().from_bytes(data).get_docs(Vocab())
    except Exception as error:  # zlib's, msgpack's, numpy's and spaCy's own
        raise CopydeskError(
            f"{path.name}: It cannot be read as documents of spaCy; write it again "
            "with DocBin.to_disk, or choose another file."
        ) from error


def _gold(doc: Any, *, name: str, source: str) -> GoldArticle:
    return GoldArticle(
        text=doc.text,
        entities=tuple(
            Entity(Span(one.start_char, one.end_char), one.label_)
            for one in doc.ents
            if one.text.strip()
        ),
        ignore=tuple(
            Span(token.idx, token.idx + len(token))
            for token in doc
            if not token.ent_iob_
        ),
        name=name,
        source=source,
    )


def _name(doc: Any, number: int) -> str:
    title = first_words(doc.text)
    return f"{number}: {title}" if title else str(number)
