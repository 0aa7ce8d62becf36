"""Prodigy: JSON Lines, a task on each, with tokens, spans, an answer and relations.

Offsets count code points; ``token_end`` is the span's last token, not the one behind
it. Spans that do not stand are kept aside, where Prodigy takes nothing for labelled.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

from annotations.annotated import AnnotatedArticle, AnnotatedSpan
from annotations.edit import Review
from annotations.exchange.fitting import Fitted
from annotations.exchange.format import Format, Reading, Writer
from annotations.exchange.head import Head
from annotations.exchange.text import as_json
from annotations.exchange.traits import EVERYTHING
from annotations.exchange.writing import StreamWriter
from annotations.formats.parts.aside import aside_of, standing
from annotations.formats.parts.cutting import Piece, pieces
from annotations.formats.parts.extras import KEY
from annotations.formats.parts.objects import first_object, read_objects
from annotations.formats.prodigy.tasks import ANSWERS, found_in
from annotations.marks import PENDING


def _writer(path: Path) -> Writer:
    return StreamWriter(path, _line)


def _line(fitted: Fitted) -> bytes:
    annotated = fitted.annotated
    text, spans = annotated.article.text, standing(annotated)
    cut = list(pieces(map(Piece.of, _tokenizer()(text)), [one.span for one in spans]))
    marked = {id(one): _marked(one, cut) for one in spans}
    relations, hidden = _relations(annotated, spans, marked)
    record = {
        "text": text,
        "meta": _meta(annotated),
        "tokens": [_token(text, number, one) for number, one in enumerate(cut)],
        "spans": [marked[id(one)] for one in spans],
        **({"relations": relations} if relations else {}),
        "_view_id": _view(spans, relations),
        "answer": _answer(annotated, spans),
        **_decided(spans),
        KEY: aside_of(annotated, relations=hidden),
    }
    return as_json(record).encode() + b"\n"


@cache
def _tokenizer() -> Any:
    import spacy

    return spacy.blank("en").tokenizer


def _token(text: str, number: int, piece: Piece) -> dict[str, object]:
    return {
        "text": text[piece.start : piece.end],
        "start": piece.start,
        "end": piece.end,
        "id": number,
        "ws": piece.spaced,
    }


def _marked(one: AnnotatedSpan, tokens: Sequence[Piece]) -> dict[str, object]:
    score = one.suggestion and one.suggestion.score
    return {
        "start": one.span.start,
        "end": one.span.end,
        "token_start": bisect_left(tokens, one.span.start, key=_start),
        "token_end": bisect_right(tokens, one.span.end, key=_end) - 1,
        "label": one.label,
        **({"id": one.id} if one.id else {}),
        **({"score": score} if score is not None else {}),
    }


def _start(piece: Piece) -> int:
    return piece.start


def _end(piece: Piece) -> int:
    return piece.end


def _relations(
    annotated: AnnotatedArticle,
    spans: Iterable[AnnotatedSpan],
    marked: Mapping[int, Mapping[str, object]],
) -> tuple[list[dict[str, object]], list[Any]]:
    """Write relations between standing spans, and list those that join others."""
    by_id = {one.id: marked[id(one)] for one in spans}
    shown, hidden = [], []
    for one in annotated.relations:
        head, child = by_id.get(one.head), by_id.get(one.child)
        if head is None or child is None:
            hidden.append(one)
        else:
            shown.append(
                {
                    "head": head["token_end"],
                    "child": child["token_end"],
                    "head_span": head,
                    "child_span": child,
                    "label": one.label,
                }
            )
    return shown, hidden


def _view(spans: Sequence[AnnotatedSpan], relations: Sequence[object]) -> str:
    """Name the interface of Prodigy's that shows all of it."""
    if relations:
        return "relations"
    ordered = sorted(one.span for one in spans)
    overlap = any(a.overlaps(b) for a, b in pairwise(ordered))
    return "spans_manual" if overlap else "ner_manual"


def _answer(annotated: AnnotatedArticle, spans: Sequence[AnnotatedSpan]) -> str:
    """Say whether Prodigy may learn from it: not where nobody has decided anything."""
    is_open = annotated.review is not Review.DONE and not spans
    is_waiting = any(one.state == PENDING for one in annotated.spans)
    return "ignore" if is_open and is_waiting else "accept"


def _meta(annotated: AnnotatedArticle) -> dict[str, str]:
    """Give what Prodigy shows below the text."""
    news = annotated.article.news
    said = {
        "headline": news.headline,
        "outlet": news.outlet,
        "published": news.published.iso if news.published else "",
        "url": news.url,
    }
    return {name: value for name, value in said.items() if value}


def _decided(spans: Iterable[AnnotatedSpan]) -> dict[str, object]:
    """Say who decided and when, if that is one person; the last time counts."""
    spans = tuple(spans)
    names = {one.annotator for one in spans}
    times = [one.decided_at for one in spans if one.decided_at]
    said: dict[str, object] = {}
    if len(names) == 1 and (name := names.pop()):
        said |= {"_session_id": name, "_annotator_id": name}
    if times:
        said["_timestamp"] = int(max(one.timestamp() for one in times))
    return said


def _read(path: Path) -> Reading:
    return read_objects(path, found_in)


def _knows(head: Head) -> bool:
    record = first_object(head)
    if not isinstance(record.get("text"), str):
        return False
    is_hashed = {"_input_hash", "_task_hash"} <= record.keys()
    return is_hashed or "_view_id" in record or record.get("answer") in ANSWERS


PRODIGY = Format(
    name="prodigy",
    title="Prodigy JSON Lines",
    suffixes=(".jsonl", ".json"),
    carries=EVERYTHING,
    is_joined=True,
    writer=_writer,
    read=_read,
    knows=_knows,
)
