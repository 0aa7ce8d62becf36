"""News texts of our own, and what was found in them."""

from annotations.article import Article, ZoneKind
from annotations.readers.news import described

BODY = "The bridge opened on Monday after a delay, and the mayor was there."
FIELDS = ("headline", "byline", "outlet", "dateline", "published")


def article(*lines: str) -> Article:
    return described("\n\n".join(lines))


def facts(found: Article) -> dict[str, str]:
    published = found.news.published
    known = {name: getattr(found.news, name) for name in FIELDS if name != "published"}
    known["published"] = published.iso if published else ""
    return {name: value for name, value in known.items() if value}


def stretches(found: Article, kind: ZoneKind) -> list[str]:
    return [zone.span.of(found.text) for zone in found.zones if zone.kind is kind]
