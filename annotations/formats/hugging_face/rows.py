"""Rows of token classification as Hugging Face has it: words, and a tag for each."""

import json
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from math import isfinite
from typing import Any

from annotations.annotated import AnnotatedArticle, AnnotatedSpan
from annotations.boundaries import trimmed
from annotations.errors import CopydeskError
from annotations.exchange.fitting import Fitted, hidden
from annotations.exchange.flat import without_overlaps
from annotations.exchange.found import FoundArticle, FoundSpan
from annotations.exchange.text import as_json
from annotations.formats.hugging_face.names import Names, Numbers
from annotations.formats.parts.aside import aside_of, standing, with_aside
from annotations.formats.parts.extras import KEY
from annotations.formats.parts.tokenising import tokens_of
from annotations.formats.tokens.rows import Rows, Sentence, article_of_rows, tags_for
from annotations.formats.tokens.tagging import OUTSIDE
from annotations.readers.json_text import json_object
from annotations.readers.metadata import news_metadata

LOSES = (
    "in ner_tags, though not in spans: overlapping spans, spans with gaps",
    "the settings of the pipelines that made the suggestions",
)

_HIDDEN = "a place in ner_tags, though not in spans (overlaps, gaps)"
_WORDS = ("tokens", "words")
_TAGS = ("ner_tags", "tags", "ner", "labels", "ner_labels", "fine_ner_tags")
_SPANS = ("spans", "entities")
_LABELS = ("label", "type", "entity_group", "entity_type", "entity", "tag")
_OURS = frozenset({"id", "text", *_SPANS, KEY, *_WORDS, *_TAGS})
_NO_TAG = -100
LISTED = frozenset({*_WORDS, *_TAGS, *_SPANS})
"""The columns that hold lists."""
_KEY = 16


def tokenised(found: Fitted) -> Fitted:
    """Find tokens, and a tag for each, as payload; the text stays whole."""
    spans = flat(found.annotated)
    tokens = tokens_of(found.annotated.article.text, [one.span for one in spans])
    tags = tags_for(tokens.starts, tokens.ends, spans)
    made = replace(found, payload=Rows(tokens.words, tags, tokens.firsts))
    return hidden(made, spans, _HIDDEN)


def flat(annotated: AnnotatedArticle) -> list[AnnotatedSpan]:
    """List the spans that tags can show: standing, whole, and none over another."""
    text = annotated.article.text
    whole = [
        replace(one, span=span)
        for one in standing(annotated)
        if not one.parts and (span := trimmed(text, one.span)) is not None
    ]
    return without_overlaps(whole)[0]


def row_of(fitted: Fitted, numbers: Numbers) -> dict[str, Any]:
    """Make the row of an article; all rows have the same columns of the same types."""
    annotated, rows = fitted.annotated, fitted.payload
    assert isinstance(rows, Rows)  # noqa: S101  `tokenised` left them
    return {
        "id": annotated.article.sha256[:_KEY],
        "tokens": rows.words,
        "ner_tags": [numbers.of(tag) for tag in rows.tags],
        "text": annotated.article.text,
        "spans": _spans(annotated),
        KEY: as_json(aside_of(annotated)),
    }


@dataclass(frozen=True, slots=True)
class Columns:
    """Which columns of a data set have words and tags, and how numbers are meant."""

    words: str
    tags: str
    names: Sequence[str] = ()

    def tag(self, value: object) -> str:
        """Read a tag.

        Raises:
            CopydeskError: it is a number without a name.
        """
        if isinstance(value, str) and not (value.isdecimal() and self.names):
            return value
        value = int(value) if isinstance(value, str) else value
        if value is None or value == _NO_TAG:
            return OUTSIDE
        if isinstance(value, int) and 0 <= value < len(self.names):
            return self.names[value]
        raise CopydeskError(
            f"What the tag {value} means is not said; put the data set's card "
            "(README.md or dataset_info.json) beside the file."
        )


def is_of_lists(columns: AbstractSet[str]) -> bool:
    """Tell whether columns, in small letters, are words and tags, or text and spans."""
    has_tokens = not columns.isdisjoint(_WORDS) and not columns.isdisjoint(_TAGS)
    return has_tokens or ("text" in columns and not columns.isdisjoint(_SPANS))


def columns_of(row: Mapping[str, Any], names: Names) -> Columns | None:
    """Find words and their tags in a row, if it has them."""
    for words in _WORDS:
        said = row.get(words)
        if not isinstance(said, list) or not all(isinstance(w, str) for w in said):
            continue
        for tags in (*_TAGS, *names):
            if isinstance(row.get(tags), list) and len(row[tags]) == len(said):
                classes = names.get(tags) or names.get("") or ()
                return Columns(words, tags, classes)
    return None


def found_in(row: Mapping[str, Any], where: str, names: Names) -> FoundArticle:
    """Read a row, of ours or of others.

    Raises:
        CopydeskError: it has no words and tags, or numbers without names.
    """
    columns, text, spans = columns_of(row, names), row.get("text"), _found_spans(row)
    is_sure = bool(spans) or columns is None or KEY in row
    if isinstance(text, str) and spans is not None and is_sure:
        found = FoundArticle(where=where, text=text, spans=tuple(spans))
    elif columns is not None:
        found = _from_tags(row, where, columns, text)
    else:
        raise CopydeskError(
            "It has no list of words and another of as many tags; call them “tokens” "
            "and “ner_tags”."
        )
    found = replace(found, key=str(row.get("id") or ""), news=_news(row, columns))
    ours = row.get(KEY)
    if not isinstance(ours, str):
        return found
    return with_aside(found, json_object(ours.encode()), {})


def _from_tags(
    row: Mapping[str, Any], where: str, columns: Columns, text: object
) -> FoundArticle:
    words = row[columns.words]
    tags = [columns.tag(value) for value in row[columns.tags]]
    given = text if isinstance(text, str) else ""
    found = article_of_rows(where, [Sentence(words, tags, (), given)])
    return replace(found, is_rebuilt=found.text != given)


def _spans(annotated: AnnotatedArticle) -> list[dict[str, object]]:
    return [
        {"start": one.span.start, "end": one.span.end, "label": one.label}
        for one in standing(annotated)
    ]


def _found_spans(row: Mapping[str, Any]) -> list[FoundSpan] | None:
    """Read the spans that a row has beside its text or without tokens, if it has."""
    lists = (row[name] for name in _SPANS if isinstance(row.get(name), list))
    read = ([_found_span(one) for one in listed] for listed in lists)
    whole = ([one for one in made if one] for made in read if None not in made)
    return next(whole, None)


def _found_span(one: Any) -> FoundSpan | None:
    match one:
        case {"start": int(start), "end": int(end)}:
            labels = (one.get(name) for name in _LABELS)
            label = next((name for name in labels if isinstance(name, str)), None)
            if label is not None:
                return FoundSpan(start=start, end=end, label=label)
        case [int(start), int(end), str(label)]:
            return FoundSpan(start=start, end=end, label=label)
    return None


def _news(row: Mapping[str, Any], columns: Columns | None) -> Any:
    """Take metadata of what is neither of tokens nor beyond JSON."""
    known = _OURS | ({columns.words, columns.tags} if columns else set())
    plain = {
        key: value
        for key, value in row.items()
        if key not in known and _is_plain(value)
    }
    return news_metadata(plain)


def _is_plain(value: object) -> bool:
    if isinstance(value, float):
        return isfinite(value)
    if isinstance(value, dict):
        try:
            json.dumps(value, allow_nan=False)
        except (TypeError, ValueError):
            return False
        return True
    return isinstance(value, str | int) or value is None
