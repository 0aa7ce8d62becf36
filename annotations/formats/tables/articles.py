"""From the rows of a table to articles."""

from collections.abc import Iterable, Iterator, Sequence

from annotations.errors import CopydeskError
from annotations.exchange.found import FoundArticle, FoundSpan
from annotations.exchange.writing import key_of
from annotations.formats.tables.counting import recounted
from annotations.formats.tables.shelf import Shelf
from annotations.formats.tables.table import (
    ARTICLE_COLUMNS,
    DOC,
    NEEDED,
    ROW,
    TEXT,
    Row,
    article_in,
    span_in,
)
from annotations.readers.reader import Refusal


def articles_in(
    shelf: Shelf, where: str, names: Iterable[str]
) -> Iterator[FoundArticle | Refusal]:
    """Take the articles off a shelf; ``names`` are those of the table's columns.

    Rows of one id with several texts are several articles.
    """
    is_ours = {*ARTICLE_COLUMNS} <= {*names}
    for key in shelf.keys:
        rows = list(shelf.taken(key))
        texts = list(dict.fromkeys(row[TEXT] for row in rows if TEXT in row)) or [""]
        for text in texts:
            own = [row for row in rows if row.get(TEXT, texts[0]) == text]
            yield _article(own, text, where, is_ours=is_ours)


def _article(
    rows: Sequence[Row], text: str, where: str, *, is_ours: bool
) -> FoundArticle | Refusal:
    place = f"{where}, {rows[0][ROW]}"
    aside: list[str] = []
    spans, counted = tuple(_spans(rows, aside)), tuple[str, ...]()
    if not is_ours:
        spans, counted = recounted(spans, text)
    found = FoundArticle(
        where=place,
        text=text or None,
        key=key_of(rows[0].get(DOC, "")),
        spans=spans,
        left_aside=(*aside, *counted),
    )
    try:
        return article_in(found, rows, is_ours=is_ours)
    except CopydeskError as error:
        return Refusal(place, str(error))


def _spans(rows: Iterable[Row], aside: list[str]) -> Iterator[FoundSpan]:
    for row in rows:
        if not NEEDED & row.keys():
            continue
        try:
            yield span_in(row)
        except CopydeskError as error:
            aside.append(f"{row[ROW].capitalize()}: {error}")
