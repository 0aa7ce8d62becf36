"""JSON Lines: one article a line, as Prodigy, doccano and most crawlers write it."""

import json
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NoReturn

from annotations.article import Article
from annotations.errors import CopydeskError
from annotations.formats.record import article_of
from annotations.readers.encoding import decode, refuse_other_formats
from annotations.readers.metadata import news_metadata
from annotations.readers.news import described
from annotations.readers.reader import Found, Reader, Refusal, name_of

_START = 1024
_DEEPEST = 100
_WORDS = ("headline", "byline", "outlet", "dateline", "source", "url", "language")


class _LineError(CopydeskError):
    """A line that holds no article."""


def _read(path: Path) -> Iterator[Found | Refusal]:
    empty = True
    for number, line in enumerate(json_lines(path), start=1):
        if line.strip():
            empty = False
            yield _entry(line, where=f"{name_of(path)}, line {number}")
    if empty:
        yield Refusal(
            name_of(path), "The file holds no lines; check that it was saved whole."
        )


def json_lines(path: Path) -> Iterator[bytes]:
    """Yield the lines one by one: a file may hold more than fits in memory.

    Raises:
        CopydeskError: the file is no text.
        OSError: it cannot be read.
    """
    with path.open("rb") as file:
        start = file.read(_START)
        refuse_other_formats(start)
        if b"\0" in start or start.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
            yield from decode(start + file.read()).encode().split(b"\n")
            return
        file.seek(len(BOM_UTF8) if start.startswith(BOM_UTF8) else 0)
        yield from file


def _entry(line: bytes, *, where: str) -> Found | Refusal:
    try:
        fields = json_object(line)
        text = _text(fields)
        if fields.get("format") == "copydesk":
            return Found(where, _our_own(fields))
    except CopydeskError as error:
        return Refusal(where, str(error))
    rest = {key: value for key, value in fields.items() if key != "text"}
    return Found(where, described(text, news_metadata(rest), source=where))


def _our_own(fields: Mapping[str, object]) -> Article:
    """Take the article exactly as it was exported; its spans are left aside."""
    try:
        article = article_of(fields).article
        for zone in article.zones:
            zone.span.within(article.text)
    except CopydeskError as error:
        why = str(error).rstrip(".")
        raise _LineError(
            f"The line cannot be read: {why}; export the file again."
        ) from error
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise _LineError(
            "The line is not as Copydesk writes it; export the file again."
        ) from error
    if not all(isinstance(getattr(article.news, name), str) for name in _WORDS):
        raise _LineError(
            "Its headline or other words are no strings; export the file again."
        )
    return article


def json_object(line: bytes) -> Mapping[str, object]:
    """Read the object that a line holds.

    Raises:
        CopydeskError: the line is no text, no JSON, or no object.
    """
    try:
        found = json.loads(decode(line), parse_constant=_no_json)
        json.dumps(found, ensure_ascii=False, allow_nan=False).encode()
    except UnicodeEncodeError as error:
        raise _LineError(
            "The line holds half a character (an unpaired surrogate); export it again "
            "from its source."
        ) from error
    except (ValueError, RecursionError) as error:
        raise _LineError(
            "The line is not JSON; write one whole JSON object on each line."
        ) from error
    if _is_deep(found):
        raise _LineError("The line is nested too deeply; leave out what is not needed.")
    if not isinstance(found, dict):
        raise _LineError('The line is no JSON object; write it like {"text": "…"}.')
    return found


def _is_deep(found: object) -> bool:
    """Tell whether values lie deeper than SQLite and all readers of ours can follow."""
    level = [found]
    for _ in range(_DEEPEST):
        level = [inner for value in level for inner in _inside(value)]
    return bool(level)


def _inside(value: object) -> Iterable[object]:
    if isinstance(value, dict):
        return value.values()
    return value if isinstance(value, list) else ()


def _no_json(constant: str) -> NoReturn:
    raise ValueError(constant)


def _text(fields: Mapping[str, object]) -> str:
    text = fields.get("text")
    if text is None:
        raise _LineError("The line has no “text”; put the article's text there.")
    if not isinstance(text, str):
        raise _LineError("Its “text” is not a string; put the article's text there.")
    if not text.strip():
        raise _LineError("Its “text” is empty; put the article's text there.")
    if "\0" in text:
        raise _LineError("Its “text” holds a zero character; take that out.")
    return text.replace("\r\n", "\n").replace("\r", "\n")


JSONL = Reader("JSON Lines", (".jsonl", ".ndjson"), _read)
