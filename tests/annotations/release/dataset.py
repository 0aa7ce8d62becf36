"""Small projects to release, and the bytes that came of it."""

from collections.abc import Iterable
from pathlib import Path

from annotations.annotated import AnnotatedArticle, AnnotatedSpan
from annotations.article import Article, NewsMetadata
from annotations.dates import PartialDate
from annotations.ontonotes import ONTONOTES
from annotations.release.build import Material, release
from annotations.release.order import By, Plan, Shared, chosen_formats
from annotations.release.outline import Outline, outline
from annotations.release.summary import ReleaseSummary
from annotations.selection import Selection
from annotations.span import Span
from annotations.split import Split

USUAL = "train=0.5,dev=0.25,test=0.25"


def span(words: str, label: str, text: str, *, state: str = "added") -> AnnotatedSpan:
    start = text.index(words)
    return AnnotatedSpan(
        id=f"{label}:{start}",
        span=Span(start, start + len(words)),
        label=label,
        state=state,
        annotator="ann",
    )


def article(
    text: str, *spans: AnnotatedSpan, day: str = "", outlet: str = ""
) -> AnnotatedArticle:
    news = NewsMetadata(
        outlet=outlet, published=PartialDate(day) if day else None, language="en"
    )
    return AnnotatedArticle(article=Article(text=text, news=news), spans=spans)


def unlike(number: int) -> str:
    """Write a text that shares no run of words with one of another number."""
    return " ".join(f"word{number}x{place}" for place in range(30))


def articles(count: int) -> list[AnnotatedArticle]:
    made = []
    for number in range(count):
        text = f"Ada met 北京 🙂 in no. {number}. {unlike(number)}"
        spans = [span("Ada", "PERSON", text)]
        if number % 3 == 0:
            spans.append(span("北京", "GPE", text, state="rejected"))
        made.append(article(text, *spans, day=f"2024-01-{number % 28 + 1:02}"))
    return made


def plan(
    by: By = By.ARTICLE,
    *,
    split: str = USUAL,
    seed: int = 0,
    formats: str = "jsonl",
    shared: tuple[Shared, ...] = (),
) -> Plan:
    return Plan(
        name="press",
        split=Split.parse(split, seed=seed),
        by=by,
        shared=shared,
        formats=chosen_formats(formats),
    )


def outlines(chosen: Iterable[AnnotatedArticle]) -> list[Outline]:
    return [outline(one, with_shingles=True) for one in chosen]


def material(chosen: list[AnnotatedArticle]) -> Material:
    return Material(
        articles=chosen, selection=Selection(annotator="ann"), scheme=ONTONOTES
    )


def released(
    chosen: list[AnnotatedArticle],
    made: Plan,
    folder: Path,
    *,
    earlier: Path | None = None,
) -> ReleaseSummary:
    *_, summary = release(material(chosen), made, folder, earlier=earlier)
    assert isinstance(summary, ReleaseSummary)
    return summary


def contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
