"""Writing lines for doccano.

In ASCII, because doccano guesses the encoding of entities with relations, and takes an
article with a single dash for Windows-1252. Offsets are those of its pages. What
Copydesk knows besides is JSON in a string: of numbers, doccano keeps but ten decimals.
"""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from annotations.annotated import AnnotatedArticle, Relation
from annotations.exchange.fitting import Fitted
from annotations.exchange.format import Writer
from annotations.exchange.text import as_ascii_line, as_json
from annotations.exchange.units import Unit
from annotations.exchange.writing import StreamWriter
from annotations.formats.doccano.counting import OFFSETS
from annotations.formats.parts.aside import aside_of, shown_relations, standing
from annotations.formats.parts.extras import KEY
from annotations.offsets import Utf16Map

_Offset = Callable[[int], int]


def labels_writer(path: Path) -> Writer:
    """Write starts, ends and labels."""
    return StreamWriter(path, _labels_line)


def relations_writer(path: Path) -> Writer:
    """Write entities, and relations between them."""
    return StreamWriter(path, _relations_line)


def _labels_line(fitted: Fitted) -> bytes:
    annotated = fitted.annotated
    offset = Utf16Map.of(annotated.article.text).to_units
    spans = sorted(
        (offset(one.span.start), offset(one.span.end), one.label)
        for one in standing(annotated)
    )
    return _line(annotated, {"label": spans}, _aside(annotated, offset))


def _relations_line(fitted: Fitted) -> bytes:
    annotated = fitted.annotated
    offset = Utf16Map.of(annotated.article.text).to_units
    spans = standing(annotated)
    numbers = {one.id: number for number, one in enumerate(spans)}
    shown, hidden = shown_relations(annotated)
    entities = [
        {
            "id": number,
            "label": one.label,
            "start_offset": offset(one.span.start),
            "end_offset": offset(one.span.end),
        }
        for number, one in enumerate(spans)
    ]
    relations = [
        {
            "id": number,
            "from_id": numbers[one.head],
            "to_id": numbers[one.child],
            "type": one.label,
        }
        for number, one in enumerate(shown)
    ]
    said = {"entities": entities, "relations": relations}
    return _line(annotated, said, _aside(annotated, offset, hidden))


def _aside(
    annotated: AnnotatedArticle,
    offset: _Offset,
    relations: Iterable[Relation] | None = None,
) -> dict[str, object]:
    kept = aside_of(annotated, offset=offset, relations=relations)
    return {OFFSETS: Unit.UTF_16, **kept}


def _line(
    annotated: AnnotatedArticle,
    said: Mapping[str, object],
    aside: Mapping[str, object],
) -> bytes:
    article = annotated.article
    record = {"id": article.key, "text": article.text, **said}
    return as_ascii_line({**record, KEY: as_json(aside), "Comments": []})
