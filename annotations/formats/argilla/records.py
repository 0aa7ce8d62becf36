"""The shapes in which Argilla's versions write a record.

Nested by fields, suggestions and responses; flattened, as for tables; with lists of
suggestions and responses, as of the server and in feedback datasets of version 1; and
the token classification of version 1.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from annotations.errors import CopydeskError
from annotations.exchange.units import Unit
from annotations.formats.argilla.answers import SUBMITTED, Answer, answer, is_of_spans
from annotations.formats.parts.extras import KEY

Record = Mapping[str, Any]

_SUGGESTION, _RESPONSES = ".suggestion", ".responses"
_ANSWER = re.compile(
    r".+(?:\.suggestion(?:\.agent|\.score)?|\.responses(?:\.users|\.status)?)"
)
_SHAPE = frozenset(
    {"id", "external_id", "_server_id", "status", "fields", "metadata", "vectors"}
    | {"suggestions", "responses", "inserted_at", "updated_at", "dataset_id"}
)
_OLDER = frozenset(
    {"id", "text", "tokens", "prediction", "annotation", "prediction_agent"}
    | {"annotation_agent", "status", "metadata", "metrics", "search_keywords"}
)
_OLD_STATUS = {"validated": SUBMITTED, "edited": "draft", "discarded": "discarded"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What a record says, whatever its shape.

    ``rest`` is what there is besides, such as answers to questions that are not about
    spans; ``is_open`` tells that nobody may have submitted what is there; ``drawn`` is
    what the tool's own window counts offsets in.
    """

    key: str
    fields: Record
    metadata: Record
    suggestions: tuple[Answer, ...]
    responses: tuple[Answer, ...]
    rest: Record
    is_open: bool
    drawn: Unit = Unit.UTF_16


def told_by(record: Record) -> Told:
    """Read a record.

    Raises:
        CopydeskError: it is none of Argilla's.
    """
    if is_older(record):
        return _older(record)
    if isinstance(record.get("fields"), dict):
        return _nested(record)
    if is_flat(record):
        return _flat(record)
    raise CopydeskError(
        'It is no record of Argilla; one looks like {"fields": {"text": "…"}, '
        '"suggestions": {…}, "responses": {…}}.'
    )


def is_nested(record: Record) -> bool:
    """Tell records as they are logged and exported."""
    is_answered = any(
        isinstance(record.get(name), dict | list)
        for name in ("suggestions", "responses")
    )
    return isinstance(record.get("fields"), dict) and is_answered


def is_flat(record: Record) -> bool:
    """Tell records that were exported as for a table."""
    ends = (f"{_RESPONSES}.users", f"{_SUGGESTION}.agent")
    return "_server_id" in record or any(name.endswith(ends) for name in record)


def is_older(record: Record) -> bool:
    """Tell token classification of version 1."""
    is_whole = {"text", "tokens", "prediction", "annotation"} <= record.keys()
    return is_whole and not {"prediction_agent", "annotation_agent"}.isdisjoint(record)


def _nested(record: Record) -> Told:
    suggestions, others = _parted(_suggestions(record.get("suggestions")))
    responses, more = _parted(_responses(record.get("responses")))
    rest = {
        **{name: value for name, value in record.items() if name not in _SHAPE},
        "vectors": record.get("vectors"),
        "suggestions": others,
        "responses": more,
    }
    metadata = record.get("metadata")
    return Told(
        key=_key(record.get("external_id") or record.get("id")),
        fields=record["fields"],
        metadata=metadata if isinstance(metadata, dict) else {},
        suggestions=suggestions,
        responses=responses,
        rest=_some(rest),
        is_open=record.get("status") == "pending",
    )


def _flat(record: Record) -> Told:
    suggestions, others = _parted(
        (name, value, _as_suggestion(record, name))
        for name, value in _ending(record, _SUGGESTION)
    )
    responses, more = _parted(
        (name, value, said)
        for name, values in _ending(record, _RESPONSES)
        for value, said in _as_responses(record, name, values)
    )
    plain = {
        name: value
        for name, value in record.items()
        if name not in _SHAPE and not _ANSWER.fullmatch(name)
    }
    texts = {name: value for name, value in plain.items() if _is_text(name, value)}
    return Told(
        key=_key(record.get("id")),
        fields=texts,
        metadata={name: value for name, value in plain.items() if name not in texts},
        suggestions=suggestions,
        responses=responses,
        rest=_some({"suggestions": others, "responses": more}),
        is_open=record.get("status") == "pending",
    )


def _is_text(name: str, value: object) -> bool:
    return isinstance(value, str) and name != KEY


def _older(record: Record) -> Told:
    status = _OLD_STATUS.get(str(record.get("status")).casefold(), "")
    annotation, prediction = record["annotation"], record["prediction"]
    people = annotation if annotation is not None else [] if status else None
    agents = record.get("annotation_agent"), record.get("prediction_agent")
    responses, more = _parted(
        [("annotation", people, {"who": agents[0], "status": status})]
    )
    suggestions, others = _parted([("annotation", prediction, {"who": agents[1]})])
    metadata = record.get("metadata")
    besides = {name: value for name, value in record.items() if name not in _OLDER}
    return Told(
        key=_key(record.get("id")),
        fields={"text": record["text"]},
        metadata=metadata if isinstance(metadata, dict) else {},
        suggestions=suggestions,
        responses=responses,
        rest=_some({**besides, "suggestions": others, "responses": more}),
        is_open=False,
        drawn=Unit.CODE_POINTS,
    )


Said = tuple[str, Any, Record]
"""An answer: to which question, its value, and what is said of it."""


def _parted(said: Any) -> tuple[tuple[Answer, ...], dict[str, Any]]:
    """Part answers of spans from others; what has no value was not answered."""
    spans: list[Answer] = []
    others: dict[str, Any] = {}
    for question, value, more in said:
        if is_of_spans(value):
            known = {"who": None, "score": None, "status": None} | more
            spans.append(answer(question, value, **known))
        elif value is not None:
            others.setdefault(question, []).append(value)
    return tuple(spans), others


def _suggestions(said: Any) -> Iterator[Said]:
    """Go through suggestions, by the names of their questions or in a list."""
    pairs = said.items() if isinstance(said, dict) else _named(said)
    for question, one in pairs:
        if isinstance(one, dict):
            told = {"who": one.get("agent"), "score": one.get("score")}
            yield str(question), one.get("value"), told


def _named(said: Any) -> Iterator[tuple[str, Any]]:
    for one in said if isinstance(said, list) else ():
        if isinstance(one, dict):
            yield str(one.get("question_name") or one.get("question_id") or ""), one


def _responses(said: Any) -> Iterator[Said]:
    """Go through responses: of each question by all users, or of each user to all."""
    if isinstance(said, dict):
        for question, several in said.items():
            for one in several if isinstance(several, list) else ():
                if isinstance(one, dict):
                    yield str(question), one.get("value"), _by(one)
        return
    for user in said if isinstance(said, list) else ():
        values = user.get("values") if isinstance(user, dict) else None
        for question, one in values.items() if isinstance(values, dict) else ():
            yield (
                str(question),
                one.get("value") if isinstance(one, dict) else one,
                _by(user),
            )


def _by(one: Record) -> Record:
    return {"who": one.get("user_id"), "status": one.get("status")}


def _ending(record: Record, end: str) -> Iterator[tuple[str, Any]]:
    for name, value in record.items():
        if name.endswith(end):
            yield name.removesuffix(end), value


def _as_suggestion(record: Record, name: str) -> Record:
    of = f"{name}{_SUGGESTION}"
    return {"who": record.get(f"{of}.agent"), "score": record.get(f"{of}.score")}


def _as_responses(
    record: Record, name: str, values: object
) -> Iterator[tuple[Any, Record]]:
    users = record.get(f"{name}{_RESPONSES}.users")
    status = record.get(f"{name}{_RESPONSES}.status")
    for at, value in enumerate(values if isinstance(values, list) else ()):
        yield value, {"who": _at(users, at), "status": _at(status, at)}


def _at(listed: object, at: int) -> object:
    return listed[at] if isinstance(listed, list) and at < len(listed) else None


def _key(value: object) -> str:
    return "" if value is None else str(value)


def _some(found: Record) -> dict[str, Any]:
    return {name: value for name, value in found.items() if value not in (None, {}, [])}
