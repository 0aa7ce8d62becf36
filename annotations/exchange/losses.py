"""What a format cannot carry of an article, said span by span and counted."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, field

from annotations.annotated import AnnotatedArticle, AnnotatedSpan
from annotations.wording import counted, shortened

EXAMPLES = 10
"""How many of what is lost for one reason are named."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Loss:
    """Something that stays behind, and why in a few words.

    A span ``is_left_out`` as a whole, or goes without its note, its score and so on.
    A loss of the article has no ``words``. One may stand for more of the same reason:
    ``times`` says for how many, and it names the first.
    """

    article: str
    words: str = ""
    label: str = ""
    state: str = ""
    why: str
    is_left_out: bool = False
    times: int = 1

    def named(self) -> str:
        """Name the span for a person."""
        article = f"“{shortened(self.article)}”"
        if not self.words:
            return article
        return f"“{shortened(self.words)}” ({self.label}) in {article}"


@dataclass(frozen=True, slots=True, kw_only=True)
class LossCount:
    """How often something is lost for one reason, with the first examples."""

    why: str
    count: int
    is_left_out: bool
    is_of_spans: bool
    examples: tuple[Loss, ...]

    def lines(self) -> Iterator[str]:
        """Say it: the count and the reason, then the examples."""
        what = "span" if self.is_of_spans else "article"
        left = f"left out ({self.why})" if self.is_left_out else f"lose {self.why}"
        if self.count == 1 and not self.is_left_out:
            left = f"loses {self.why}"
        yield f"{counted(self.count, what).capitalize()} {left}:"
        yield from (f"  {one.named()}" for one in self.examples)
        if (more := self.count - len(self.examples)) > 0:
            yield f"  and {more:,} more"

    def as_dict(self) -> dict[str, object]:
        """Give it as plain values, for JSON."""
        return asdict(self)


@dataclass(slots=True)
class LossTally:
    """Counts losses as they come; a corpus may have more than fit in memory."""

    _counts: Counter[tuple[str, bool, bool]] = field(default_factory=Counter)
    _examples: dict[tuple[str, bool, bool], list[Loss]] = field(default_factory=dict)

    def add(self, losses: Iterable[Loss]) -> None:
        """Count some more."""
        for loss in losses:
            key = loss.why, loss.is_left_out, bool(loss.words)
            self._counts[key] += loss.times
            examples = self._examples.setdefault(key, [])
            if len(examples) < EXAMPLES:
                examples.append(loss)

    def join(self, counts: Iterable[LossCount]) -> None:
        """Count what was counted elsewhere."""
        for one in counts:
            key = one.why, one.is_left_out, one.is_of_spans
            self._counts[key] += one.count
            examples = self._examples.setdefault(key, [])
            examples += one.examples[: EXAMPLES - len(examples)]

    def counts(self) -> tuple[LossCount, ...]:
        """Give the counts, spans left out first, then as they came."""
        made = (
            LossCount(
                why=why,
                count=self._counts[why, is_left_out, is_of_spans],
                is_left_out=is_left_out,
                is_of_spans=is_of_spans,
                examples=tuple(examples),
            )
            for (why, is_left_out, is_of_spans), examples in self._examples.items()
        )
        return tuple(sorted(made, key=lambda one: not one.is_left_out))


def left_out(annotated: AnnotatedArticle, span: AnnotatedSpan, why: str) -> Loss:
    """Note that a span stays behind."""
    return _of(annotated, span, why, is_left_out=True)


def changed(annotated: AnnotatedArticle, span: AnnotatedSpan, why: str) -> Loss:
    """Note that a span goes, but not as it was."""
    return _of(annotated, span, why, is_left_out=False)


def all_changed(
    annotated: AnnotatedArticle, spans: Sequence[AnnotatedSpan], why: str
) -> Iterator[Loss]:
    """Note that spans go, but not as they were; as many are named as are ever shown."""
    title, text = annotated.article.title, annotated.article.text
    more = len(spans) - EXAMPLES
    for number, one in enumerate(spans[:EXAMPLES], start=1):
        yield Loss(
            article=title,
            words=one.words(text),
            label=one.label,
            state=one.state,
            why=why,
            times=1 + more if number == EXAMPLES else 1,
        )


def of_article(annotated: AnnotatedArticle, why: str) -> Loss:
    """Note that something about the article itself stays behind."""
    return Loss(article=annotated.article.title, why=why)


def _of(
    annotated: AnnotatedArticle, span: AnnotatedSpan, why: str, *, is_left_out: bool
) -> Loss:
    return Loss(
        article=annotated.article.title,
        words=span.words(annotated.article.text),
        label=span.label,
        state=span.state,
        why=why,
        is_left_out=is_left_out,
    )
