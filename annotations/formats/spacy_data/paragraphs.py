"""The JSON of spaCy v2: paragraphs of sentences of tokens, with a tag for each."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain
from types import MappingProxyType
from typing import Any

from annotations.errors import CopydeskError
from annotations.exchange.found import FoundArticle, FoundSpan
from annotations.formats.parts.objects import no_span
from annotations.formats.tokens.tagging import tags_read
from annotations.wording import shortened

_LABELS = ("label", "type", "entity_group", "entity_type", "entity", "tag")
"""What the label of a span is called, in spaCy first."""


def articles_in(
    paragraphs: Sequence[object], *, key: str, of: str
) -> Iterator[FoundArticle]:
    """Make an article of each paragraph, as spaCy makes a document of each.

    Raises:
        CopydeskError: one is not as spaCy writes it.
    """
    for number, paragraph in enumerate(paragraphs, start=1):
        is_only = len(paragraphs) == 1
        try:
            yield _article(
                paragraph,
                key=key if is_only else f"{key}-{number}",
                where=of if is_only else f"{of}, paragraph {number}",
            )
        except (AttributeError, KeyError, TypeError) as error:
            raise CopydeskError(
                "A paragraph is not as spaCy 2 writes it; convert the file again."
            ) from error


def span_of(item: Any) -> FoundSpan | str:
    """Read a span that is a list or an object, or say that it is none."""
    match item:
        case [int(start), int(end), str(label), *_]:
            return FoundSpan(start=start, end=end, label=label)
        case {"start": int(start), "end": int(end)} if label := _label(item):
            return _described(FoundSpan(start=start, end=end, label=label), item)
    return no_span(item)


def without_twins(spans: Iterable[FoundSpan]) -> tuple[FoundSpan, ...]:
    """Leave out what is said twice, as entity and in a group of spans."""
    found: dict[tuple[int, int, str], FoundSpan] = {}
    for one in spans:
        first = found.setdefault((one.start, one.end, one.label), one)
        both = MappingProxyType({**one.values, **first.values})
        found[one.start, one.end, one.label] = replace(first, values=both)
    return tuple(found.values())


def _label(item: Mapping[str, Any]) -> str:
    found = (item.get(name) for name in _LABELS)
    return next((one for one in found if isinstance(one, str)), "")


def _described(one: FoundSpan, item: Mapping[str, Any]) -> FoundSpan:
    """Add what an object says of its span, in spaCy's words or those of others."""
    words, score = item.get("text"), item.get("score")
    link = item.get("kb_id")
    return replace(
        one,
        words=words if isinstance(words, str) else None,
        id=name if isinstance(name := item.get("id"), str) else "",
        score=float(score) if isinstance(score, float | int) else None,
        values=MappingProxyType(
            {"kb_id": link} if link and isinstance(link, str) else {}
        ),
    )


def _article(paragraph: Any, *, key: str, where: str) -> FoundArticle:
    sentences = [one["tokens"] for one in paragraph["sentences"]]
    tokens = list(chain.from_iterable(sentences))
    raw = paragraph.get("raw")
    text, starts = _rebuilt(tokens) if raw is None else (raw, _found_in(raw, tokens))
    tags = tags_read([[str(t.get("ner") or "O") for t in one] for one in sentences])
    spans = [
        FoundSpan(
            start=starts[one.first],
            end=starts[one.behind - 1] + len(tokens[one.behind - 1]["orth"]),
            label=one.label,
        )
        for one in tags.spans
    ]
    made = [span_of(one) for one in paragraph.get("entities") or ()]
    spans += [one for one in made if isinstance(one, FoundSpan)]
    return FoundArticle(
        where=where,
        text=text,
        key=key,
        spans=without_twins(spans),
        is_rebuilt=raw is None,
        left_aside=(*tags.breaches, *(one for one in made if isinstance(one, str))),
    )


def _rebuilt(tokens: Sequence[Mapping[str, Any]]) -> tuple[str, list[int]]:
    """Put tokens together; where nothing is said, a space is between them."""
    text, starts = "", list[int]()
    for token in tokens:
        starts.append(len(text))
        text += token["orth"] + token.get("space", " ")
    return text.rstrip(), starts


def _found_in(raw: str, tokens: Sequence[Mapping[str, Any]]) -> list[int]:
    """Find the tokens in their text, one after the other."""
    at, starts = 0, list[int]()
    for token in tokens:
        start = raw.find(token["orth"], at)
        if start < 0:
            raise CopydeskError(
                f"“{shortened(token['orth'])}” is no word of its text; convert the "
                "file again."
            )
        starts.append(start)
        at = start + len(token["orth"])
    return starts
