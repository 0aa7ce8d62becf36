"""Running a spaCy pipeline, whose parts may come from anywhere, over many texts."""

import warnings
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from annotations.errors import CopydeskError
from annotations.suggest.pieces import cut
from annotations.wording import shortened

_BATCH = 32
_WORDS = 60


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of one text; ``begins`` is how that text begins, ``at`` an offset."""

    number: int
    text: str
    at: int
    is_last: bool
    begins: str


def run(nlp: Any, texts: Iterable[str]) -> Iterator[tuple[Any, Piece]]:
    """Yield spaCy's document of each piece of each text, and the piece.

    Raises:
        CopydeskError: the pipeline broke down; it names the article.
    """
    waiting: deque[Piece] = deque()
    docs = nlp.pipe(
        _noted(_pieces(texts, limit=nlp.max_length), waiting),
        as_tuples=True,
        batch_size=_BATCH,
    )
    while (item := _next(nlp, docs, waiting)) is not None:
        doc, number = item
        piece = waiting.popleft()
        if number != piece.number:
            raise _failure(nlp, piece, "it gave nothing back")
        yield doc, piece
    if waiting:
        raise _failure(nlp, waiting[0], "it gave nothing back")


def _pieces(texts: Iterable[str], *, limit: int) -> Iterator[Piece]:
    number = 0
    for text in texts:
        begins = shortened(text[: 4 * _WORDS], limit=_WORDS)
        for at, piece, is_last in cut(text, limit=limit):
            yield Piece(number, piece, at, is_last, begins)
            number += 1


def _noted(pieces: Iterable[Piece], waiting: deque[Piece]) -> Iterator[tuple[str, int]]:
    for piece in pieces:
        waiting.append(piece)
        yield piece.text, piece.number


def _next(
    nlp: Any, docs: Iterator[tuple[Any, int]], waiting: Iterable[Piece]
) -> tuple[Any, int] | None:
    """Go on by one; spaCy's warnings stay here: the reviewer can do nothing about them.

    Nothing else but the error itself tells which of the texts in the pipe it was.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            return next(docs, None)
        except CopydeskError:
            raise
        except Exception as error:
            for piece in waiting:
                if reason := _breaks(nlp, piece.text):
                    raise _failure(nlp, piece, reason) from error
            raise _failure(nlp, next(iter(waiting), None), _said(error)) from error


def _breaks(nlp: Any, text: str) -> str:
    try:
        nlp(text)
    except Exception as error:  # noqa: BLE001  somebody else's code may raise anything
        return _said(error)
    return ""


def _failure(nlp: Any, piece: Piece | None, reason: str) -> CopydeskError:
    name = f"{nlp.meta['lang']}_{nlp.meta['name']}"
    where = f"the article that begins “{piece.begins}”" if piece else "its start"
    return CopydeskError(
        f"The pipeline “{name}” broke down at {where}: {reason}. What was stored "
        "before stays; have the pipeline mended, or choose another one."
    )


def _said(error: Exception) -> str:
    words = shortened(str(error), limit=200).rstrip(".")
    return f"{type(error).__name__}: {words}" if words else type(error).__name__
