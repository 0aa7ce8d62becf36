"""Rasa: training data in YAML with entities in brackets, or in its older JSON.

Each example is an article; lists of synonyms, patterns and the like are about none.

Source: “Training Data Format” and “NLU Training Data” in Rasa's documentation.
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from annotations.errors import CopydeskError
from annotations.exchange.format import Format, Reading
from annotations.exchange.found import FoundArticle, FoundSpan
from annotations.exchange.head import Head
from annotations.exchange.text import as_json
from annotations.formats.parts.objects import listed
from annotations.formats.parts.plain import plain_text
from annotations.readers.json_text import json_value
from annotations.readers.metadata import news_metadata
from annotations.readers.reader import Refusal, name_of
from annotations.wording import shortened

_JSON = ".json"
_HEAD = re.compile(r"^nlu:[ \t]*(?:#.*)?$", re.MULTILINE)
_EXAMPLES = re.compile(r"^[ \t]+(?:- )?examples:", re.MULTILINE)
_ENTITY = re.compile(
    r"\[(?P<words>[^\]\n]+)\](?:\((?P<label>[^:)\n]+)(?::(?P<value>[^)\n]+))?\)"
    r"|(?P<said>\{[^}\n]+\})|\[(?P<several>\{[^\]\n]+\})\])"
)
_PLACED = frozenset({"start", "end", "entity", "text"})


def _read(path: Path) -> Reading:
    examples, others = _examples(path)
    said = (
        f"Left out, being about no text: {others} of synonyms, patterns and the like."
    )
    for number, item in enumerate(examples, start=1):
        where = f"{name_of(path)}, example {number}"
        try:
            yield _found(item, where, [said] if others and number == 1 else [])
        except CopydeskError as error:
            yield Refusal(where, str(error))


def _examples(path: Path) -> tuple[list[Any], int]:
    if path.suffix.lower() == _JSON:
        whole: Any = json_value(path.read_bytes())
        told = whole["rasa_nlu_data"] if _is_json(whole) else {}
        lists = {name: listed(told, name) for name in told}
        return lists.pop("common_examples", []), sum(map(len, lists.values()))
    whole = _loaded(plain_text(path))
    items = listed(whole, "nlu") if isinstance(whole, dict) else []
    intents = [one for one in items if isinstance(one, dict) and "intent" in one]
    return [line for one in intents for line in _lines(one)], len(items) - len(intents)


def _lines(intent: Mapping[str, Any]) -> Iterator[Mapping[str, object]]:
    said = intent.get("examples")
    lines = said.split("\n") if isinstance(said, str) else listed(intent, "examples")
    for one in lines:
        text = one.get("text") if isinstance(one, dict) else one
        if isinstance(text, str) and (bare := text.strip().removeprefix("- ").strip()):
            yield {"marked": bare, "intent": str(intent["intent"])}


def _loaded(text: str) -> object:
    import srsly

    try:
        return srsly.yaml_loads(text)
    except (ValueError, RecursionError) as error:
        why = shortened(" ".join(str(error).split()))
        raise CopydeskError(f"It is no sound YAML ({why}); save it again.") from error


def _found(item: Any, where: str, aside: list[str]) -> FoundArticle:
    match item:
        case {"marked": str(marked)}:
            text, made = _unmarked(marked)
        case {"text": str(text)}:
            made = [_span(one) for one in listed(item, "entities")]
        case _:
            raise CopydeskError("It is no example with a text; leave it out.")
    return FoundArticle(
        where=where,
        text=text,
        news=news_metadata({"intent": item.get("intent", "")}),
        spans=tuple(one for one in made if isinstance(one, FoundSpan)),
        left_aside=(*aside, *(one for one in made if isinstance(one, str))),
    )


def _unmarked(marked: str) -> tuple[str, list[FoundSpan | str]]:
    pieces, made, done, length = list[str](), list[FoundSpan | str](), 0, 0
    for match in _ENTITY.finditer(marked):
        before, words = marked[done : match.start()], match["words"]
        start = length + len(before)
        length, done = start + len(words), match.end()
        pieces += [before, words]
        place = {"start": start, "end": length}
        made += [_span(one | place) for one in _said(match)]
    return "".join([*pieces, marked[done:]]), made


def _said(match: re.Match[str]) -> list[dict[str, Any]]:
    if match["label"]:
        value = {"value": match["value"]} if match["value"] else {}
        return [{"entity": match["label"].strip(), **value}]
    try:
        found: Any = json_value(f"[{match['said'] or match['several']}]".encode())
    except CopydeskError:
        return [{"text": match[0]}]
    return [one for one in found if isinstance(one, dict)]


def _span(item: Any) -> FoundSpan | str:
    match item:
        case {"start": int(start), "end": int(end), "entity": str(label)}:
            values = {
                str(name): one if isinstance(one, str) else as_json(one)
                for name, one in item.items()
                if name not in _PLACED and one is not None
            }
            return FoundSpan(start=start, end=end, label=label, values=values)
    return f"“{shortened(as_json(item))}” is no entity with a place and a name."


def _is_json(value: Any) -> bool:
    return isinstance(value, dict) and isinstance(value.get("rasa_nlu_data"), dict)


def _knows(head: Head) -> bool:
    if head.path.suffix.lower() == _JSON:
        return _is_json(head.value)
    return bool(_HEAD.search(head.text)) and bool(_EXAMPLES.search(head.text))


RASA = Format(
    name="rasa",
    title="Rasa NLU training data (YAML, older JSON)",
    suffixes=(".yml", ".yaml", _JSON),
    carries=frozenset(),
    writer=None,
    read=_read,
    knows=_knows,
)
