"""Which text of a task of Label Studio a result is about, and where in it.

Results name a part of the labelling configuration, which is not in the file; so the
text is the one of the data in which the words stand that they quote.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from html.parser import HTMLParser
from itertools import accumulate
from typing import Any

from typing_extensions import override

from annotations.errors import CopydeskError

Item = Mapping[str, Any]

_LINKS = ("http://", "https://", "s3://", "gs://", "azure-blob://", "/data/")


@dataclass(frozen=True, slots=True)
class Text:
    """A text of a task, under which key of the data; ``starts`` of its paragraphs."""

    key: str
    text: str
    starts: tuple[int, ...] = ()

    @property
    def is_elsewhere(self) -> bool:
        """Tell a link to a text from a text."""
        return self.text.startswith(_LINKS) and not self.text.strip().count(" ")


def is_of_text(item: Item) -> bool:
    """Tell a span, or a relation, from results about pictures and whole tasks."""
    if item.get("type") == "relation":
        return {"from_id", "to_id"} <= item.keys()
    value = item.get("value")
    return isinstance(value, dict) and is_region(value)


def is_region(value: Mapping[str, Any]) -> bool:
    """Tell whether a value says from where to where in a text something goes."""
    ends = value.get("start"), value.get("end")
    if all(isinstance(one, int | str) for one in ends):
        return True
    return isinstance(value.get("globalOffsets"), dict)


def labels_of(item: Item) -> list[str] | None:
    """List the labels of a region; none if it is there for something else."""
    value, kind = item["value"], str(item.get("type", ""))
    names = [name for name in (kind, *value) if name.lower().endswith("labels")]
    found = next((value[name] for name in names if name in value), None)
    if isinstance(found, list):
        return [str(one) for one in found]
    return [] if names else None


def texts_of(data: Mapping[str, Any]) -> list[Text]:
    """List the texts of a task: those that are one string, and those in paragraphs.

    Raises:
        CopydeskError: there is none.
    """
    texts = [Text(key, value) for key, value in data.items() if isinstance(value, str)]
    for key, value in data.items():
        if paragraphs := _paragraphs(value):
            starts = accumulate((len(one) + 1 for one in paragraphs), initial=0)
            texts.append(Text(key, "\n".join(paragraphs), tuple(starts)))
    if not texts:
        raise CopydeskError("The data of the task has no text; export it with “text”.")
    return texts


def text_for(name: str, texts: Iterable[Text], items: list[Item]) -> Text:
    """Choose the text that results are about, by what they quote and their names."""
    is_page = any(_is_path(item["value"].get("start")) for item in items)
    read = [_content(one) for one in texts] if is_page else [*texts]
    quotes = [q for item in items if isinstance(q := item["value"].get("text"), str)]

    def fit(one: Text) -> tuple[object, ...]:
        held = sum(quote in one.text for quote in quotes)
        return held, one.key == name, one.key == "text", " " in one.text, len(one.text)

    return max(read, key=fit)


def ends_of(
    value: Mapping[str, Any], starts: tuple[int, ...]
) -> tuple[int, int] | None:
    """Say from where to where a region goes, if its file does."""
    whole = value.get("globalOffsets")
    if isinstance(whole, dict):
        value, starts = whole, ()
    made = [_place(value, end, starts) for end in ("start", "end")]
    return None if made[0] is None or made[1] is None else (made[0], made[1])


def _place(value: Mapping[str, Any], end: str, starts: tuple[int, ...]) -> int | None:
    try:
        at = int(value[end])
        # Of dialogues, it is the number of a turn.
        return starts[at] + int(value[f"{end}Offset"]) if starts else at
    except (KeyError, TypeError, ValueError, IndexError):
        return None


def _is_path(start: object) -> bool:
    return isinstance(start, str) and start.startswith("/")


def _paragraphs(found: object) -> list[str]:
    if not isinstance(found, list) or not all(isinstance(one, dict) for one in found):
        return []
    texts = [one.get("text") for one in found]
    return texts if all(isinstance(one, str) for one in texts) else []


class _Content(HTMLParser):
    """Gathers what of a page is text; offsets into pages count that alone."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []

    @override
    def handle_data(self, data: str) -> None:
        self.found.append(data)


def _content(text: Text) -> Text:
    parser = _Content()
    parser.feed(text.text)
    parser.close()
    return Text(text.key, "".join(parser.found), text.starts)
