"""What a trainer learns from a row: its tokens and the numbers of their tags."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from annotations.annotated import AnnotatedArticle
from annotations.exchange.format import Entity, Seen
from annotations.formats.hugging_face.rows import flat
from annotations.formats.tokens.tagging import OUTSIDE

TAGS = "ner_tags"


def to_learn(annotated: AnnotatedArticle) -> Seen:
    """Say what there is to be learnt from an article: its text and flat spans."""
    spans = flat(annotated)
    entities = (Entity(one.span.start, one.span.end, one.label) for one in spans)
    return Seen(annotated.article.text, tuple(sorted(entities)))


def learnt(row: Mapping[str, Any], names: Sequence[str]) -> Seen:
    """Say what a row teaches: its tokens, with the white space of its text between.

    ``spans`` and whatever else Copydesk reads are not looked at.
    """
    told, at, text = str(row["text"]), 0, ""
    ends = []
    for word in row["tokens"]:
        space = _space(told, at)
        start = len(text) + len(space)
        text += f"{space}{word}"
        at += len(space) + len(word)
        ends.append((start, len(text)))
    tags = [names[one] if 0 <= one < len(names) else str(one) for one in row[TAGS]]
    return Seen(text + told[at:], tuple(sorted(_entities(ends, tags))))


def _space(text: str, at: int) -> str:
    end = at
    while text[end : end + 1].isspace():
        end += 1
    return text[at:end]


def _entities(ends: Sequence[tuple[int, int]], tags: Sequence[str]) -> Iterator[Entity]:
    """Read tags in IOB2; one that is none is an entity by itself, to be seen."""
    now: Entity | None = None
    for (start, end), tag in zip(ends, tags, strict=False):
        kind, _, label = tag.partition("-")
        if kind == "I" and now is not None and now.label == label:
            now = now._replace(end=end)
            continue
        if now is not None:
            yield now
        now = None if tag == OUTSIDE else Entity(start, end, label or tag)
        if kind != "B" and now is not None:
            now = now._replace(label=tag)
    if now is not None:
        yield now
