"""Half characters, which files can be made to say, and nothing can be made of."""

import json
from collections.abc import Iterator

from annotations.exchange.found import FoundArticle, FoundSpan
from annotations.readers.reader import Refusal

_WORDS = ("headline", "byline", "outlet", "dateline", "source", "url", "language")


def whole(found: FoundArticle) -> FoundArticle | Refusal:
    """Refuse an article that says half a character anywhere (an unpaired surrogate)."""
    if found.checked is not None:
        return found
    try:
        "".join(_said(found)).encode()
    except UnicodeEncodeError:
        return Refusal(
            found.where,
            "It holds half a character (an unpaired surrogate); export it again from "
            "its source.",
        )
    return found


def _said(found: FoundArticle) -> Iterator[str]:
    news = found.news
    yield from (found.text or "", found.key, found.flag, *found.left_aside)
    yield from (getattr(news, name) for name in _WORDS)
    yield json.dumps(dict(news.extra), ensure_ascii=False, default=str)
    for one in found.spans:
        yield from _said_of(one)
    for joined in found.relations:
        yield from (joined.label, joined.head, joined.child)


def _said_of(one: FoundSpan) -> Iterator[str]:
    yield from (one.label, one.id, one.annotator, one.note, one.words or "")
    yield from (word for pair in one.values.items() for word in pair)
    if (made := one.suggestion) is not None:
        yield from (made.label, made.rule)
    if (machine := one.pipeline) is not None:
        yield from (machine.name, machine.version, machine.digest)
