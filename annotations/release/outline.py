"""What is kept in mind of each article while its part is chosen."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from annotations.annotated import AnnotatedArticle
from annotations.release.order import Shared
from annotations.release.shingles import Shingles, shingles
from annotations.selection import GOOD_STATES


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """An article without its text; ``spans`` counts them by label and state.

    ``published`` is ISO, empty if unknown. ``shingles`` are there only if asked for.
    """

    digest: str
    title: str
    published: str
    shared: Mapping[Shared, str]
    spans: Counter[tuple[str, str]]
    shingles: Shingles

    @property
    def id(self) -> str:
        """What the files call the article."""
        return self.digest[:16]

    @property
    def labels(self) -> Counter[str]:
        """Count the standing spans of each label."""
        made: Counter[str] = Counter()
        for (label, state), count in self.spans.items():
            if state in GOOD_STATES:
                made[label] += count
        return made


def outline(annotated: AnnotatedArticle, *, with_shingles: bool = False) -> Outline:
    """Keep of an article what its part may depend on."""
    article = annotated.article
    news = article.news
    published = news.published.iso if news.published else ""
    return Outline(
        digest=article.sha256,
        title=article.title,
        published=published,
        shared={
            Shared.SOURCE: news.source,
            Shared.OUTLET: news.outlet,
            Shared.DAY: published[: len("2024-02-24")],
            Shared.HEADLINE: " ".join(news.headline.casefold().split()),
        },
        spans=Counter((one.label, one.state) for one in annotated.spans),
        shingles=shingles(article.text if with_shingles else ""),
    )
