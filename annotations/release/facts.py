"""What a release is made of, counted while it is read, for its card."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Self

from annotations.annotated import AnnotatedArticle, AnnotatedSpan
from annotations.release.outline import Outline
from annotations.suggestion import Pipeline

Machine = tuple[str, str, str]
"""A pipeline's name, version and digest."""


@dataclass(slots=True)
class Facts:
    """Counts over all articles; dates are ISO, as exactly as they are known."""

    articles: int = 0
    reviews: Counter[str] = field(default_factory=Counter)
    outlets: Counter[str] = field(default_factory=Counter)
    sources: Counter[str] = field(default_factory=Counter)
    languages: Counter[str] = field(default_factory=Counter)
    published: list[str] = field(default_factory=list)
    annotators: Counter[str] = field(default_factory=Counter)
    decided: list[str] = field(default_factory=list)
    machines: Counter[Machine] = field(default_factory=Counter)

    def add(self, annotated: AnnotatedArticle) -> None:
        """Count an article in."""
        news = annotated.article.news
        self.articles += 1
        self.reviews[annotated.review.value] += 1
        for counter, value in (
            (self.outlets, news.outlet),
            (self.sources, news.source),
            (self.languages, news.language),
        ):
            counter[value] += 1
        if news.published and news.published.iso[:4].isdigit():
            _stretch(self.published, news.published.iso)
        for one in annotated.spans:
            self._add_span(one)

    def _add_span(self, one: AnnotatedSpan) -> None:
        if one.annotator:
            self.annotators[one.annotator] += 1
        if one.decided_at is not None:
            _stretch(self.decided, one.decided_at.date().isoformat())
        if one.pipeline is not None:
            self.machines[_machine(one.pipeline)] += 1


@dataclass(frozen=True, slots=True)
class PartFacts:
    """How many articles a part has, and spans by label and state."""

    articles: int
    spans: Counter[tuple[str, str]]

    @classmethod
    def of(cls, outlines: Sequence[Outline]) -> Self:
        """Sum up the articles of a part."""
        spans: Counter[tuple[str, str]] = Counter()
        for one in outlines:
            spans.update(one.spans)
        return cls(len(outlines), spans)

    @property
    def by_label(self) -> Counter[str]:
        """Count the spans of each label."""
        made: Counter[str] = Counter()
        for (label, _), count in self.spans.items():
            made[label] += count
        return made

    @property
    def by_state(self) -> Counter[str]:
        """Count the spans of each state."""
        made: Counter[str] = Counter()
        for (_, state), count in self.spans.items():
            made[state] += count
        return made


def _stretch(ends: list[str], value: str) -> None:
    """Keep the first and the last of what comes."""
    ends[:] = [min([*ends, value]), max([*ends, value])]


def _machine(pipeline: Pipeline) -> Machine:
    return pipeline.name, pipeline.version, pipeline.digest
