"""From the keys other tools write to our metadata."""

from collections.abc import Mapping
from types import MappingProxyType

from annotations.article import NewsMetadata
from annotations.dates import PartialDate
from annotations.readers.published import date_of

# Keys as other tools name them, without case, spaces and underscores; the first wins.
_SYNONYMS = {
    "headline": ("headline", "title"),
    "byline": ("byline", "author", "authors", "by"),
    "outlet": ("outlet", "publisher", "site", "sitename", "newspaper", "publication"),
    "dateline": ("dateline", "place", "location"),
    "published": (
        *("published", "publishedat", "datepublished", "publisheddate", "publishdate"),
        *("publicationdate", "pubdate", "date", "datetime"),
    ),
    "source": ("source",),
    "url": ("url", "link", "uri"),
    "language": ("language", "lang"),
}


def news_metadata(fields: Mapping[str, object]) -> NewsMetadata:
    """Sort the fields of a JSON object, and of a ``meta`` in it, into metadata.

    What has no place of its own, or cannot be read, is kept as it was in ``extra``.
    """
    meta = fields.get("meta")
    inner = dict(meta) if isinstance(meta, dict) else {}
    outer = {
        key: value for key, value in fields.items() if not (inner and key == "meta")
    }
    known = {name: _taken(name, outer) or _taken(name, inner) for name in _SYNONYMS}
    extra = outer | ({"meta": inner} if inner else {})
    published = known.pop("published")
    return NewsMetadata(
        **{name: str(value) for name, value in known.items() if value},
        published=published if isinstance(published, PartialDate) else None,
        extra=MappingProxyType(extra),
    )


def _taken(name: str, fields: dict[str, object]) -> str | PartialDate | None:
    """Take the first readable value for a name out of the fields."""
    keys = {_plain(key): key for key in reversed(fields)}
    for synonym in _SYNONYMS[name]:
        if synonym in keys:
            raw = fields[keys[synonym]]
            value = date_of(raw) if name == "published" else _words(raw)
            if value:
                del fields[keys[synonym]]
                return value
    return None


def _plain(key: str) -> str:
    return "".join(char for char in key.casefold() if char.isalnum())


def _words(raw: object) -> str:
    """Make one line of a string, a list of names, or an object with a name."""
    if isinstance(raw, str):
        return " ".join(raw.split())
    if isinstance(raw, dict):
        return _words(raw.get("name"))
    if isinstance(raw, list):
        names = [_words(one) for one in raw]
        return ", ".join(names) if all(names) else ""
    return ""
