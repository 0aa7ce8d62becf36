"""What the header of a TEI document says of an article."""

from collections.abc import Iterator
from typing import Any

from annotations.formats.parts.xml import text_in


def metadata_in(root: Any) -> dict[str, object]:
    """Find in a header what it says of the article."""
    header = root.find("teiHeader")
    if header is None:
        return {}
    found = {name: _first(header, paths) for name, paths in _PATHS.items()}
    date = header.find(".//sourceDesc//date")
    if date is not None:
        found["published"] = date.get("when") or found["published"]
    pointer = header.find(".//sourceDesc//ptr[@target]")
    if pointer is not None:
        found["url"] = pointer.get("target")
    language = header.find(".//langUsage/language[@ident]")
    if language is not None:
        found["language"] = language.get("ident")
    return {name: value for name, value in found.items() if value}


_PATHS = {
    "headline": ("fileDesc/titleStmt/title", ".//sourceDesc//title"),
    "byline": ("fileDesc/titleStmt/author", ".//sourceDesc//author"),
    "outlet": (".//sourceDesc//publisher", "fileDesc/publicationStmt/publisher"),
    "dateline": (".//sourceDesc//pubPlace",),
    "published": (".//sourceDesc//date", "fileDesc/publicationStmt/date"),
    "url": (".//idno[@type='URI']", ".//idno[@type='url']"),
}


def _first(header: Any, paths: tuple[str, ...]) -> str:
    """Take the first words at one of some places."""
    found: Iterator[str] = (
        " ".join(text_in(one).split())
        for path in paths
        for one in header.iterfind(path)
    )
    return next(filter(None, found), "")
