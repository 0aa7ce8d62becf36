"""JSON Lines: one article a line, as Prodigy, doccano and most crawlers write it."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from annotations.article import Article
from annotations.errors import CopydeskError
from annotations.exchange.record import article_of, as_written
from annotations.readers.json_text import json_lines, json_object
from annotations.readers.metadata import news_metadata
from annotations.readers.news import described
from annotations.readers.reader import Found, Reader, Refusal, name_of

_WORDS = ("headline", "byline", "outlet", "dateline", "source", "url", "language")


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
    with as_written():
        article = article_of(fields).article
        for zone in article.zones:
            zone.span.within(article.text)
    if not all(isinstance(getattr(article.news, name), str) for name in _WORDS):
        raise CopydeskError(
            "Its headline or other words are no strings; export the file again."
        )
    return article


def _text(fields: Mapping[str, object]) -> str:
    text = fields.get("text")
    if text is None:
        raise CopydeskError("The line has no “text”; put the article's text there.")
    if not isinstance(text, str):
        raise CopydeskError("Its “text” is not a string; put the article's text there.")
    if not text.strip():
        raise CopydeskError("Its “text” is empty; put the article's text there.")
    if "\0" in text:
        raise CopydeskError("Its “text” holds a zero character; take that out.")
    return text.replace("\r\n", "\n").replace("\r", "\n")


JSONL = Reader("JSON Lines", (".jsonl", ".ndjson"), _read)
