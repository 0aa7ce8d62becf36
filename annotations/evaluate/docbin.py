"""Gold in spaCy's own training data."""

from collections.abc import Iterator
from pathlib import Path

from annotations.article import first_words
from annotations.errors import CopydeskError
from annotations.evaluate.gold import Entity, GoldArticle
from annotations.formats.spacy_data.docbin_file import docbin
from annotations.formats.spacy_data.docbin_pages import Document, documents
from annotations.span import Span


def read_docbin(path: Path) -> Iterator[GoldArticle]:
    """Yield the documents of a ``DocBin``; their ``ents`` are the gold.

    Tokens whose entity is missing are ignored.

    Raises:
        CopydeskError: it is no ``DocBin``, or says nowhere what is an entity.
        OSError: it cannot be read.
    """
    annotated = False
    with docbin(path) as file:
        for number, document in enumerate(documents(file), start=1):
            annotated = annotated or document.is_annotated
            yield _gold(document, name=_name(document, number), source=str(path))
    if not annotated:
        raise CopydeskError(
            f"{path.name}: None of its documents says what its entities are; choose a "
            "file in which doc.ents is set."
        )


def _gold(document: Document, *, name: str, source: str) -> GoldArticle:
    tokens = zip(document.starts, document.ends, document.iob, strict=True)
    return GoldArticle(
        text=document.text,
        entities=tuple(
            Entity(Span(one.start, one.end), one.label)
            for one in document.entities()
            if document.text[one.start : one.end].strip()
        ),
        ignore=tuple(Span(start, end) for start, end, iob in tokens if not iob),
        name=name,
        source=source,
    )


def _name(document: Document, number: int) -> str:
    title = first_words(document.text)
    return f"{number}: {title}" if title else str(number)
