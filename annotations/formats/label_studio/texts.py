"""Which text of a task of Label Studio a result is about, and where in it.

Results name a part of the labelling configuration, which is not in the file; so the
text is the one of the data in which the words stand that they quote.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import accumulate
from typing import Any

from annotations.errors import CopydeskError
from annotations.formats.label_studio.pages import Page, is_path, page_of
from annotations.offsets import Utf16Map

Item = Mapping[str, Any]

_ASTRAL = "\U00010000"
_LINKS = ("http://", "https://", "s3://", "gs://", "azure-blob://", "/data/")


@dataclass(frozen=True, slots=True)
class Text:
    """A text of a task, under which key of the data; ``starts`` of its paragraphs.

    ``page`` is what it has been read from, if that is HTML; ``is_inclusive`` tells that
    what ends in it is said to end with the last character, not behind it.
    """

    key: str
    text: str
    starts: tuple[int, ...] = ()
    page: Page | None = field(default=None, compare=False)
    is_inclusive: bool = False

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


def region_of(item: Item) -> object:
    """Tell regions apart: by id, or where short forms have none, by place."""
    value = item["value"]
    places = ("start", "end", "startOffset", "endOffset")
    return str(item.get("id") or "") or tuple(str(value.get(one)) for one in places)


def labels_of(item: Item) -> list[str] | None:
    """List the labels of a region; none if it is there for something else."""
    value, kind = item["value"], str(item.get("type", ""))
    names = [name for name in (kind, *value) if name.lower().endswith("labels")]
    found = next((value[name] for name in names if name in value), None)
    if isinstance(found, list):
        return [str(one) for one in found]
    return [] if names else None


def texts_of(data: Mapping[str, Any], items: Iterable[Item] = ()) -> list[Text]:
    """List the texts of a task: those that are one string, and those in paragraphs.

    Which key of a paragraph has its text is up to the labelling configuration; other
    keys than ``text`` are looked into where ``items`` are about paragraphs.

    Raises:
        CopydeskError: there is none.
    """
    texts = [Text(key, value) for key, value in data.items() if isinstance(value, str)]
    is_dialogue = any("startOffset" in item["value"] for item in items)
    for key, value in data.items():
        for paragraphs in _paragraphs(value, any_key=is_dialogue):
            starts = accumulate((len(one) + 1 for one in paragraphs), initial=0)
            texts.append(Text(key, "\n".join(paragraphs), tuple(starts)))
    if not texts:
        raise CopydeskError("The data of the task has no text; export it with “text”.")
    return texts


def text_for(name: str, texts: Iterable[Text], items: list[Item]) -> Text:
    """Choose the text that results are about, by what they quote and their names."""
    is_page = any(is_path(item["value"].get("start")) for item in items)
    is_dialogue = not is_page and any("startOffset" in item["value"] for item in items)
    read = [_content(one) for one in texts] if is_page else [*texts]

    def fit(one: Text) -> tuple[object, ...]:
        quotes = (words_of(item["value"], one.text) or "" for item in items)
        held = sum(quote in one.text for quote in quotes if quote)
        is_sort = bool(one.starts) or not is_dialogue
        is_source = any(item.get("source") == f"${one.key}" for item in items)
        named = is_source, one.key == name, one.key == "text"
        return is_sort, held, *named, " " in one.text, len(one.text)

    chosen = max(read, key=fit)
    is_inclusive = not is_page and _are_inclusive(items, chosen.text)
    return replace(chosen, is_inclusive=is_inclusive)


def words_of(value: Mapping[str, Any], text: str) -> str | None:
    """Give the words that a region quotes, with line ends where it has them written."""
    words = value.get("text")
    if not isinstance(words, str):
        return None
    return words if words in text else words.replace("\\n", "\n")


def ends_of(value: Mapping[str, Any], text: Text) -> tuple[int, int] | None:
    """Say from where to where in a text a region goes, if its file does.

    In pages, places are said twice; some versions counted what they had drawn on the
    page, too, so that the place counts where the words are that the region quotes.
    In the turns of a dialogue its window counts UTF-16 units; others may not.
    """
    known = [one for one in _ways(value, text) if one is not None]
    words = words_of(value, text.text)
    if (text.page is not None or text.starts) and words is not None:
        held = (one for one in known if _plain(text.text[slice(*one)]) == _plain(words))
        return next(held, known[0] if known else None)
    return known[0] if known else None


def _ways(value: Mapping[str, Any], text: Text) -> Iterator[tuple[int, int] | None]:
    """Give the places that a region may be said to have, the likeliest first."""
    if text.starts:
        yield _in_turns(value, text, lambda turn, at: Utf16Map.of(turn).to_points(at))
        yield _in_turns(value, text, lambda _, at: at)
        return
    whole = value.get("globalOffsets")
    if isinstance(whole, dict):
        yield _ends(whole, text)
    yield _ends(value, text)
    yield _found(value, text)


def _in_turns(
    value: Mapping[str, Any], text: Text, point: Callable[[str, int], int]
) -> tuple[int, int] | None:
    """Say where a region of a dialogue goes, by the number of a turn and a place."""
    places = []
    try:
        for end in ("start", "end"):
            turn = _index(value.get(end))
            first, behind = text.starts[turn], text.starts[turn + 1] - 1
            at = int(value[f"{end}Offset"])
            places.append(first + point(text.text[first:behind], at))
    except (KeyError, TypeError, ValueError, IndexError):
        return None
    return places[0], places[1]


def _ends(value: Mapping[str, Any], text: Text) -> tuple[int, int] | None:
    start, end = (_place(value, one, text) for one in ("start", "end"))
    if start is None or end is None:
        return None
    return start, end + text.is_inclusive


def _plain(words: str) -> str:
    return "".join(words.split()).casefold()


def _place(value: Mapping[str, Any], end: str, text: Text) -> int | None:
    at: Any = value.get(end)
    try:
        if text.page is not None and is_path(at):
            return text.page.at(at, int(value[f"{end}Offset"]))
        return int(at)
    except (KeyError, TypeError, ValueError, IndexError):
        return None


def _index(at: Any) -> int:
    if (number := int(at)) < 0:
        raise IndexError(at)
    return number


def _found(value: Mapping[str, Any], text: Text) -> tuple[int, int] | None:
    """Find the words of a region in a page, if they are there just once."""
    words = words_of(value, text.text)
    if text.page is None or not words or text.text.count(words) != 1:
        return None
    start = text.text.index(words)
    return start, start + len(words)


def _are_inclusive(items: Iterable[Item], text: str) -> bool:
    """Tell the files of the first versions by the lengths of what they quote."""
    lengths = [
        (value["end"] - value["start"], len(words))
        for value in (item["value"] for item in items)
        if (words := words_of(value, text)) and max(words) < _ASTRAL
        if isinstance(value.get("start"), int) and isinstance(value.get("end"), int)
    ]
    return bool(lengths) and all(long + 1 == words for long, words in lengths)


def _paragraphs(found: object, *, any_key: bool) -> Iterator[list[str]]:
    """Give what may be the turns of a dialogue."""
    if not isinstance(found, list) or not all(isinstance(one, dict) for one in found):
        return
    keys = dict.fromkeys(key for one in found for key in one)
    for key in keys if any_key and "text" not in keys else ["text"]:
        texts = [one.get(key) for one in found]
        if texts and all(isinstance(one, str) for one in texts):
            yield texts


def _content(text: Text) -> Text:
    if text.starts:
        return text
    page = page_of(text.text)
    return replace(text, text=page.text, page=page)
