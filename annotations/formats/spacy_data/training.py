"""spaCy's data as JSON: training tuples, objects with spans, and the files of v2.

Tuples are ``[[text, {"entities": [[start, end, label]]}], …]``, as spaCy's examples
have had them since v2; those are written. Objects have ``text`` and ``entities`` or
``spans``, or are what ``doc.to_json()`` gives; files of v2 have ``paragraphs``, as
``spacy convert`` wrote them. Offsets count code points.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import Any

from annotations.annotation import State
from annotations.errors import CopydeskError
from annotations.exchange.fitting import Fitted
from annotations.exchange.format import Format, Reading
from annotations.exchange.found import FoundArticle, FoundSpan
from annotations.exchange.head import Head
from annotations.exchange.text import as_json
from annotations.exchange.traits import Trait
from annotations.formats.parts.objects import has_lines
from annotations.formats.spacy_data.docbin_rows import STATES
from annotations.formats.spacy_data.paragraphs import (
    articles_in,
    span_of,
    without_twins,
)
from annotations.readers.json_items import json_items
from annotations.readers.json_text import json_lines, json_object, json_value
from annotations.readers.metadata import news_metadata
from annotations.readers.reader import Refusal, name_of

_LISTS = ("entities", "ents", "spans")
# Tokens and sentences are found anew; the id is the article's key.
_KNOWN = frozenset({*_LISTS, "id", "tokens", "sents"})


class _Writer:
    """Writes a list, an item on each line."""

    def __init__(self, path: Path) -> None:
        self.files: list[Path] = []
        self._stream = path.open("xb")
        self._before = b"[\n"

    def add(self, fitted: Fitted) -> None:
        annotated = fitted.annotated
        spans = [[s.span.start, s.span.end, s.label] for s in annotated.spans]
        item = as_json([annotated.article.text, {"entities": spans}])
        self._stream.write(self._before + item.encode())
        self._before = b",\n"

    def finish(self) -> None:
        self._stream.write(b"\n]\n")
        self._stream.close()

    def close(self) -> None:
        self._stream.close()


def _read(path: Path) -> Reading:
    for where, value in _values(path):
        try:
            item = _loaded(value) if isinstance(value, bytes) else value
            yield from _found(item, where)
        except CopydeskError as error:
            yield Refusal(where, str(error))


def _values(path: Path) -> Iterator[tuple[str, object]]:
    """Yield the lines of a file as they are, or the items of its list."""
    name = name_of(path)
    if _is_lines(Head.of(path)):
        for number, line in enumerate(json_lines(path), start=1):
            if line.strip():
                yield f"{name}, line {number}", line
        return
    for number, item in enumerate(json_items(path), start=1):
        yield f"{name}, item {number}", item


def _is_lines(head: Head) -> bool:
    """Tell lines, of which the first may be damaged, from a list or one object."""
    return _starts_with_tuple(head.text.lstrip()) or has_lines(head)


def _starts_with_tuple(start: str) -> bool:
    return start.startswith("[") and start[1:].lstrip().startswith('"')


def _loaded(line: bytes) -> object:
    return json_value(line) if line.lstrip().startswith(b"[") else json_object(line)


def _found(item: Any, where: str) -> Iterator[FoundArticle]:
    match item:
        case [str(text), dict(said), *_]:
            yield _article(text, said, where)
        case [str(text), [*spans], *_] if all(isinstance(x, list) for x in spans):
            yield _article(text, {"entities": spans}, where)
        case {"text": str(text)}:
            rest = {key: value for key, value in item.items() if key != "text"}
            yield _article(text, rest, where)
        case {"paragraphs": list(paragraphs)}:
            yield from articles_in(paragraphs, key=str(item.get("id", "")), of=where)
        case _:
            raise CopydeskError(
                "It is not as spaCy has it; write it like "
                '["…", {"entities": [[0, 5, "ORG"]]}].'
            )


def _article(text: str, said: Mapping[str, Any], where: str) -> FoundArticle:
    made = list(chain.from_iterable(_spans(said.get(name)) for name in _LISTS))
    rest = {key: value for key, value in said.items() if key not in _KNOWN}
    return FoundArticle(
        where=where,
        text=text,
        key=str(said.get("id", "")),
        news=news_metadata(rest),
        spans=without_twins(one for one in made if isinstance(one, FoundSpan)),
        left_aside=tuple(one for one in made if isinstance(one, str)),
    )


def _spans(found: object) -> Iterator[FoundSpan | str]:
    """Read a list of spans, or the groups of ``doc.spans`` by their names."""
    groups = found if isinstance(found, dict) else {"": found}
    for name, spans in groups.items():
        state = STATES.get(name, State.ADDED.value)
        for one in map(span_of, spans if isinstance(spans, list) else ()):
            yield one if isinstance(one, str) else replace(one, state=state)


def _knows(head: Head) -> bool:
    match head.record or _item(head):
        case [str(), {"entities": list()} | {"spans": dict()} | [[int(), *_], *_], *_]:
            return True
        case {"paragraphs": [{"sentences": list()}, *_]} | {
            "text": str(),
            "ents": list(),
        }:
            return True
        case {"text": str(), "cats": list()}:
            return False  # doccano's; to spaCy, categories are an object
        case {"text": str(), **said}:
            found = (one for name in _LISTS for one in _spans(said.get(name)))
            return any(isinstance(one, FoundSpan) for one in found)
    return False


def _item(head: Head) -> object:
    start = head.text.lstrip()
    if not _starts_with_tuple(start):
        return head.item
    try:
        return json_value(next(json_lines(head.path)))
    except CopydeskError:
        return None


SPACY_JSON = Format(
    name="spacy-json",
    title="spaCy training tuples (also reads its other JSON)",
    suffixes=(".json", ".jsonl"),
    carries=frozenset({Trait.TEXT}),
    writer=_Writer,
    read=_read,
    knows=_knows,
)
