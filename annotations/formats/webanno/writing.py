"""An article as WebAnno TSV 3.3: named entities over tokens, and relations."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from annotations.annotated import AnnotatedArticle, AnnotatedSpan
from annotations.formats.parts.sentences import sentences, words
from annotations.formats.uima.layers import NAMED_ENTITY, RELATION
from annotations.formats.webanno.text import (
    NO_VALUE,
    NOTHING,
    escaped_text,
    escaped_value,
)
from annotations.offsets import Utf16Map
from annotations.span import Span

IDENTIFIER = "identifier"
"""The value of a span that has a place in the layer of named entities."""


@dataclass(slots=True)
class _Unit:
    """A row: a token or a part of one, and the entities that it belongs to."""

    name: str
    place: Span
    entities: list[AnnotatedSpan] = field(default_factory=list)


@dataclass(frozen=True)
class _Page:
    annotated: AnnotatedArticle
    sentences: list[tuple[Span, list[_Unit]]]
    first: Mapping[str, _Unit]
    numbers: Mapping[str, int]


def page(annotated: AnnotatedArticle) -> str:
    """Write an article down.

    Each sentence goes on to the beginning of the next, so that nothing of the text is
    left between them; what comes before the first word is taken for spaces.
    """
    made = _laid_out(annotated)
    header = ["#FORMAT=WebAnno TSV 3.3", f"#T_SP={NAMED_ENTITY}|{IDENTIFIER}|value"]
    if annotated.relations:
        header.append(f"#T_RL={RELATION}|label|BT_{NAMED_ENTITY}")
    return "\n".join([*header, "", *_body(made)]) + "\n"


def _body(page: _Page) -> Iterator[str]:
    text = page.annotated.article.text
    units = Utf16Map.of(text)
    relations = _relation_cells(page)
    for span, rows in page.sentences:
        yield ""
        for line in span.of(text).split("\n"):
            yield f"#Text={escaped_text(line)}"
        for row in rows:
            start, end = (units.to_units(at) for at in (row.place.start, row.place.end))
            cells = [row.name, f"{start}-{end}", row.place.of(text)]
            cells += _entity_cells(row, page.numbers)
            if page.annotated.relations:
                cells += relations.get(row.name, [NOTHING, NOTHING])
            yield "".join(f"{cell}\t" for cell in cells)


def _laid_out(annotated: AnnotatedArticle) -> _Page:
    text = annotated.article.text
    tokens = words(text)
    starts, ends = [one.start for one in tokens], [one.end for one in tokens]
    reached: dict[int, dict[Span, list[AnnotatedSpan]]] = {}
    for one in annotated.spans:
        touched = range(
            bisect_right(ends, one.span.start), bisect_left(starts, one.span.end)
        )
        for at in touched:
            place = _common(tokens[at], one.span)
            reached.setdefault(at, {}).setdefault(place, []).append(one)
    spans = [one.span for one in annotated.spans]
    made: list[tuple[Span, list[_Unit]]] = []
    at = 0
    for number, group in enumerate(sentences(text, tokens, spans), start=1):
        rows: list[_Unit] = []
        for index, token in enumerate(group, start=1):
            rows += _rows(f"{number}-{index}", token, reached.get(at, {}))
            at += 1
        made.append((group[0], rows))
    return _page(annotated, _stretched(made, text))


def _page(annotated: AnnotatedArticle, made: list[tuple[Span, list[_Unit]]]) -> _Page:
    first: dict[str, _Unit] = {}
    several: dict[str, None] = {}
    for row in (row for _, rows in made for row in rows):
        for one in row.entities:
            if len(row.entities) > 1 or one.id in first:
                several[one.id] = None
            first.setdefault(one.id, row)
    numbers = {name: number for number, name in enumerate(several, start=1)}
    return _Page(annotated, made, first, numbers)


def _stretched(
    made: list[tuple[Span, list[_Unit]]], text: str
) -> list[tuple[Span, list[_Unit]]]:
    """Let each sentence go on to the next; without any word, all is one sentence."""
    if not made:
        return [(Span(0, len(text)), [])] if text else []
    ends = [*(first.start for first, _ in made[1:]), len(text)]
    return [
        (Span(first.start, end), rows)
        for (first, rows), end in zip(made, ends, strict=True)
    ]


def _rows(
    name: str, token: Span, reached: Mapping[Span, list[AnnotatedSpan]]
) -> Iterator[_Unit]:
    yield _Unit(name, token, reached.get(token, []))
    parts = sorted(
        (one for one in reached if one != token), key=lambda one: (one.start, -one.end)
    )
    for number, part in enumerate(parts, start=1):
        yield _Unit(f"{name}.{number}", part, reached[part])


def _common(token: Span, span: Span) -> Span:
    return Span(max(token.start, span.start), min(token.end, span.end))


def _entity_cells(row: _Unit, numbers: Mapping[str, int]) -> list[str]:
    if not row.entities:
        return [NOTHING, NOTHING]
    marks = [
        f"[{numbers[one.id]}]" if one.id in numbers else "" for one in row.entities
    ]
    said = [one.values.get(IDENTIFIER, "") for one in row.entities]
    identifiers = [escaped_value(value) if value else NO_VALUE for value in said]
    labels = [escaped_value(one.label) for one in row.entities]
    return [
        "|".join(value + mark for value, mark in zip(values, marks, strict=True))
        for values in (identifiers, labels)
    ]


def _relation_cells(page: _Page) -> dict[str, list[str]]:
    """Write relations into the rows in which their children begin."""
    stacks: dict[str, list[tuple[str, str]]] = {}
    for one in page.annotated.relations:
        head, child = page.numbers.get(one.head, 0), page.numbers.get(one.child, 0)
        mark = f"[{head}_{child}]" if head or child else ""
        label = escaped_value(one.label) or NO_VALUE
        cell = label, f"{page.first[one.head].name}{mark}"
        stacks.setdefault(page.first[one.child].name, []).append(cell)
    return {
        name: ["|".join(cells) for cells in zip(*stack, strict=True)]
        for name, stack in stacks.items()
    }
