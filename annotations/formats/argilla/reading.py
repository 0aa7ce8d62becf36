"""Reading Argilla's records, of Copydesk or of others."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from annotations.annotation import State
from annotations.errors import CopydeskError
from annotations.exchange.format import Reading
from annotations.exchange.found import FoundArticle, FoundSpan
from annotations.exchange.head import Head
from annotations.exchange.text import as_json
from annotations.exchange.units import Unit
from annotations.formats.argilla.answers import Answer, in_points, weighed
from annotations.formats.argilla.records import (
    Told,
    is_flat,
    is_nested,
    is_older,
    told_by,
)
from annotations.formats.parts.aside import with_aside
from annotations.formats.parts.extras import KEY, READABLE, damaged
from annotations.formats.parts.objects import first_object, listed, read_objects
from annotations.marks import PENDING
from annotations.readers.json_text import json_object
from annotations.readers.metadata import news_metadata
from annotations.selection import GOOD_STATES
from annotations.wording import counted, shortened

AGENT = "copydesk"
"""Whom suggestions are by that Copydesk wrote."""

_TEXT = "text"


def read(path: Path) -> Reading:
    """Read a list of records, lines of them, or one."""
    return read_objects(path, found_in)


def knows(head: Head) -> bool:
    """Tell records by their parts."""
    record = first_object(head)
    return is_nested(record) or is_flat(record) or is_older(record)


def found_in(record: Mapping[str, Any], where: str) -> FoundArticle:
    """Read a record.

    Raises:
        CopydeskError: it is none of Argilla's, or has no text.
    """
    told = told_by(record)
    name, text = _text(told)
    ours = told.metadata.get(KEY)
    besides = _besides(told, name)
    found = FoundArticle(
        where=where,
        text=text,
        key=told.key,
        news=news_metadata(besides),
        older_unit=Unit.UTF_16,
        left_aside=tuple(_asides(told)),
    )
    suggestions = told.suggestions
    if not isinstance(ours, str):
        suggestions = tuple(
            in_points(one, text, unit=Unit.CODE_POINTS) for one in suggestions
        )
    # Where suggestions are as the window counts, responses are so throughout.
    same = suggestions if suggestions == told.suggestions else ()
    known = [span for one in same for span in one.spans]
    responses = [
        in_points(one, text, unit=told.drawn, known=known)
        for one in told.responses
        if one.stands
    ]
    if isinstance(ours, str):
        said = json_object(ours.encode())
        return _returned(found, said, suggestions, responses, besides)
    return replace(found, spans=tuple(_all_weighed(suggestions, responses, text)))


def _text(told: Told) -> tuple[str, str]:
    """Choose the field that the spans are about, which the settings would name."""
    texts = {
        name: value for name, value in told.fields.items() if isinstance(value, str)
    }
    if not texts:
        raise CopydeskError("It has no field of text; export it with its fields.")
    answers = (*told.suggestions, *told.responses)
    reach = max((span.end for one in answers for span in one.spans), default=0)

    def fit(name: str) -> tuple[object, ...]:
        return len(texts[name]) >= reach, name == _TEXT, len(texts[name])

    name = max(texts, key=fit)
    return name, texts[name]


def _besides(told: Told, name: str) -> dict[str, object]:
    """List what is said of the article, but for what Copydesk wrote to be shown."""
    shown = {KEY, *(READABLE if KEY in told.metadata else ())}
    rest = {"argilla": dict(told.rest)} if told.rest else {}
    said = {**told.fields, **told.metadata, **rest}
    hidden = {name, *shown}
    return {
        key: one
        for key, one in said.items()
        if key not in hidden and one not in (None, "")
    }


def _all_weighed(
    suggestions: Sequence[Answer], responses: Sequence[Answer], text: str
) -> Iterator[FoundSpan]:
    answers = (*suggestions, *responses)
    for name in dict.fromkeys(one.question for one in answers):
        yield from weighed(
            [one for one in suggestions if one.question == name],
            [one for one in responses if one.question == name],
            text,
        )


def _asides(told: Told) -> Iterator[str]:
    answers = (*told.suggestions, *told.responses)
    yield from (line for one in answers for line in one.odd)
    for status in dict.fromkeys(one.status for one in told.responses if not one.stands):
        some = [one for one in told.responses if one.status == status]
        if count := sum(len(one.spans) for one in some):
            yield f"Left out of answers that are {status}: {counted(count, 'span')}."
    if told.is_open and any(not one.status and one.spans for one in told.responses):
        yield (
            "The record is not completed, and the file does not say which answers were "
            "submitted; all were taken."
        )
    if others := {**told.rest.get("suggestions", {}), **told.rest.get("responses", {})}:
        said = shortened(as_json(others))
        yield f"Kept as metadata, being about no span of text: {said}."
    questions = {one.question for one in answers if one.spans}
    texts = [one for one in told.fields.values() if isinstance(one, str)]
    if len(questions) > 1 and len(texts) > 1:
        yield (
            f"{counted(len(questions), 'question').capitalize()} about spans and "
            f"{counted(len(texts), 'text')}: all were taken to be about the same text."
        )


def _returned(
    found: FoundArticle,
    said: Any,
    suggestions: Iterable[Answer],
    responses: Sequence[Answer],
    besides: Mapping[str, object],
) -> FoundArticle:
    """Read what Copydesk wrote, with what was answered or suggested since."""
    others = [one for one in suggestions if one.who != AGENT]
    since = weighed(others, responses, found.text or "")
    spans = [one for one in since if one.state in GOOD_STATES]
    if not responses:
        own = (one for one in suggestions if one.who == AGENT)
        spans = [replace(span, score=None) for one in own for span in one.spans]
    names = {one.who for one in responses}
    who = names.pop() if len(names) == 1 else ""
    try:
        spans, entries, gone = _matched(spans, said, who if responses else None)
    except (AttributeError, TypeError) as error:
        raise damaged() from error
    found = replace(found, spans=tuple(spans), left_aside=(*found.left_aside, *gone))
    whole = with_aside(found, {**said, "spans": entries}, besides)
    undecided = [one for one in since if one.state not in GOOD_STATES]
    return replace(whole, spans=(*whole.spans, *undecided))


def _matched(
    spans: list[FoundSpan], said: Mapping[str, Any], who: str | None
) -> tuple[list[FoundSpan], list[Any], list[str]]:
    """Say what became of pending spans; ``who`` answered, or nobody.

    Nobody having answered, they are pending still, and come from what was kept aside.
    """
    waiting: dict[tuple[Any, ...], list[FoundSpan]] = {}
    for one in spans:
        waiting.setdefault((one.start, one.end, one.label), []).append(one)
    entries, lost = [], 0
    for entry in listed(said, "spans"):
        if entry.get("state") != PENDING:
            entries.append(entry)
            continue
        there = waiting.get((entry.get("start"), entry.get("end"), entry.get("label")))
        if who is None and there:
            there.pop()
            entries.append(entry)
        elif who is None:
            lost += 1
        elif there:
            entries.append({**entry, "state": State.CONFIRMED.value})
        else:
            rejected = {"state": State.REJECTED.value, "annotator": who}
            entries.append({**entry, **rejected})
    left = {id(one) for some in waiting.values() for one in some}
    gone = [f"Taken out since Copydesk wrote it: {counted(lost, 'pending span')}."]
    kept = [one for one in spans if id(one) in left]
    return kept, entries, gone if lost else []
