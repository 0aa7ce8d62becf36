"""What a release holds, article by article, for whoever compares it with another."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from annotations.annotated import AnnotatedArticle
from annotations.errors import CopydeskError
from annotations.exchange.text import as_json
from annotations.release.files import MANIFEST

_HEAD = {"format": "copydesk-release", "version": 1, "offsets": "code points"}
_SPAN = ("id", "start", "end", "label", "state", "text")
_ARTICLE = ("id", "part", "title", "spans")


@dataclass(frozen=True, slots=True)
class Entry:
    """A span as a manifest has it."""

    id: str
    start: int
    end: int
    label: str
    state: str
    text: str

    def overlaps(self, other: "Entry") -> bool:
        """Tell whether they share a code point."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """An article as a manifest has it."""

    id: str
    part: str
    title: str
    spans: tuple[Entry, ...]


def record(annotated: AnnotatedArticle, part: str, stack: str = "") -> dict[str, Any]:
    """Write an article down."""
    article = annotated.article
    return {
        "id": article.key,
        "part": part,
        **({"stack": stack} if stack else {}),
        "title": article.title,
        "spans": [
            {
                "id": one.id,
                "start": one.span.start,
                "end": one.span.end,
                "label": one.label,
                "state": one.state,
                "text": one.words(article.text),
            }
            for one in annotated.spans
        ],
    }


def lines(
    head: Mapping[str, object], articles: Iterable[Mapping[str, object]]
) -> Iterator[str]:
    """Write a manifest, an article a line; they are to come in order of their ids."""
    yield "{\n"
    for key, value in {**_HEAD, **head}.items():
        yield f'"{key}": {as_json(value)},\n'
    yield '"articles": ['
    for number, article in enumerate(articles):
        yield f"{',' if number else ''}\n{as_json(article)}"
    yield "\n]\n}\n"


def read(folder: Path) -> dict[str, Listed]:
    """Read the manifest of a release; its articles by their ids.

    Raises:
        CopydeskError: the folder holds no release, or a damaged one.
    """
    try:
        found = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        if {key: found.get(key) for key in _HEAD} != _HEAD:
            raise _no_release(folder)
        articles = map(listed, found["articles"])
        return {one.id: one for one in articles}
    except (
        OSError,
        ValueError,
        KeyError,
        TypeError,
        AttributeError,
        RecursionError,
    ) as error:
        raise _no_release(folder) from error


def listed(found: Mapping[str, Any]) -> Listed:
    """Read what was written of an article.

    Raises:
        KeyError, TypeError: it lacks something, or has something else.
    """
    name, part, title, spans = (found[key] for key in _ARTICLE)
    _check((name, part, title), (str, str, str))
    return Listed(id=name, part=part, title=title, spans=tuple(map(_entry, spans)))


def _entry(found: Mapping[str, Any]) -> Entry:
    values = tuple(found[key] for key in _SPAN)
    _check(values, (str, int, int, str, str, str))
    return Entry(*values)


def _check(values: Iterable[object], types: Sequence[type]) -> None:
    if [type(one) for one in values] != [*types]:
        raise TypeError(values)


def _no_release(folder: Path) -> CopydeskError:
    return CopydeskError(
        f"{folder} holds no release of Copydesk that can be read ({MANIFEST}); name "
        "the folder of one."
    )
