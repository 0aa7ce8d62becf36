"""Annotated articles for the tests of formats."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from tempfile import mkdtemp
from types import MappingProxyType

from hypothesis import strategies as st

from annotations.annotated import AnnotatedArticle, AnnotatedSpan, Relation
from annotations.annotation import State
from annotations.article import Article, NewsMetadata, Zone, ZoneKind
from annotations.dates import PartialDate
from annotations.edit import Review
from annotations.exchange.facts import facts_in, line_of
from annotations.exchange.format import Format
from annotations.exchange.losses import Loss
from annotations.exchange.settling import settled
from annotations.exchange.traits import Trait
from annotations.readers.reader import Refusal
from annotations.span import Span
from annotations.suggestion import Pipeline, RunId, Suggestion, SuggestionId

MIXED = "Tim Cook 🙂 met Jose\u0301 in תל אביב, not 北京.\nHe said so."
"""An emoji, a combining accent, right-to-left words, Chinese, and a line break."""

PIPELINE = Pipeline(name="rules", version="1", digest="d" * 64)


def span(
    words: str, label: str, text: str = MIXED, *, state: str = "confirmed"
) -> AnnotatedSpan:
    start = text.index(words)
    return AnnotatedSpan(
        id=f"{label}:{words}",
        span=Span(start, start + len(words)),
        label=label,
        state=state,
    )


def article(
    *spans: AnnotatedSpan, text: str = MIXED, headline: str = ""
) -> AnnotatedArticle:
    return AnnotatedArticle(
        article=Article(text=text, news=NewsMetadata(headline=headline)), spans=spans
    )


def numbered(count: int) -> list[AnnotatedArticle]:
    texts = [f"Angela Merkel met no. {number}." for number in range(count)]
    return [article(span("Angela Merkel", "PERSON", t), text=t) for t in texts]


def mixed() -> AnnotatedArticle:
    """Every script and every state, nested, with all that can be known of a span."""
    person = replace(
        span("Tim Cook", "PERSON"),
        suggestion=Suggestion(
            id=SuggestionId(0), run_id=RunId(0), span=Span(0, 3), label="ORG", score=0.5
        ),
        pipeline=PIPELINE,
        annotator="ann",
        note="“quoted”",
        decided_at=datetime(2024, 2, 3, 4, 5, 6, tzinfo=UTC),
        state="corrected",
    )
    return AnnotatedArticle(
        article=Article(
            text=MIXED,
            news=NewsMetadata(
                headline="Cook abroad",
                outlet="Wire",
                published=PartialDate("XXXX-02-03"),
                extra=MappingProxyType({"id": 7, "tags": ["a", "b"]}),
            ),
            zones=(Zone(ZoneKind.BOILERPLATE, Span(41, 52)),),
        ),
        review=Review.DONE,
        spans=(
            person,
            span("Cook", "FAMILY NAME", state="added"),
            span("met", "GPE", state="rejected"),
            span("Jose\u0301", "PERSON"),
            span("תל אביב", "GPE"),
            span("北京", "GPE", state="pending"),
        ),
    )


def written(
    folder: Path, articles: Iterable[AnnotatedArticle], to_format: Format
) -> tuple[list[Path], list[Loss]]:
    """Write articles, and give the files in order and what was lost."""
    path = Path(mkdtemp(dir=folder)) / f"out{to_format.suffixes[0]}"
    if to_format.is_spread:
        path.mkdir()
    assert to_format.writer is not None
    writer = to_format.writer(path)
    losses: list[Loss] = []
    for one in articles:
        fitted = to_format.fit(one)
        losses += fitted.losses
        writer.add(fitted)
    writer.finish()
    writer.close()
    return writer.files or [path], losses


def read(files: Iterable[Path], from_format: Format) -> list[AnnotatedArticle]:
    """Read files; nothing in them may be refused or not fit."""
    articles = []
    for path in files:
        for found in from_format.read(path):
            assert not isinstance(found, Refusal), found
            outcome = settled(found, unit=found.unit)
            assert outcome.misfits == ()
            articles.append(outcome.annotated)
    return articles


def facts(articles: Iterable[AnnotatedArticle], of_format: Format) -> list[object]:
    """Say what is to be compared of articles, spans in order."""
    with_ids = Trait.IDS in of_format.carries
    made = [facts_in(line_of(one, with_ids=with_ids)) for one in articles]
    return [(one.rest, sorted(one.spans)) for one in made]


def expected(articles: Iterable[AnnotatedArticle], of_format: Format) -> list[object]:
    """Say what must come back of articles but for the declared losses."""
    return facts([of_format.fit(one).annotated for one in articles], of_format)


# What no article holds: half characters, zeros, line ends that are not LF.
_CHARACTERS = st.characters(exclude_categories=["Cs"], exclude_characters="\0\r")
_PRINTED = st.characters(exclude_categories=["Cs", "Cc"])
_BITS = st.sampled_from(
    [
        *("Angela", "Merkel", "U.S.-based", "$3m.", "€5bn", "'s", ".", "-DOCSTART-"),
        *(" ", "  ", "\n", "\n\n", "\t", "\u00a0", "\u2028", "\x85", "\u200b"),
        *("🙂", "👩\u200d👩\u200d👧", "e\u0301", "שלום", "北京", "ไทย"),
    ]
)
texts = st.lists(_BITS | st.text(_CHARACTERS, min_size=1, max_size=3), min_size=1).map(
    "".join
)
labels = st.text(_PRINTED, min_size=1, max_size=6).filter(str.strip)
_STATES = st.sampled_from([*(state.value for state in State), "pending"])
_words = st.text(_PRINTED, max_size=8)


def spans_in(text: str) -> st.SearchStrategy[Span]:
    return st.tuples(
        st.integers(0, len(text) - 1), st.integers(1, min(len(text), 30))
    ).map(lambda pair: Span(pair[0], min(len(text), sum(pair))))


def _suggestions(text: str) -> st.SearchStrategy[Suggestion]:
    return st.builds(
        Suggestion,
        id=st.just(SuggestionId(0)),
        run_id=st.just(RunId(0)),
        span=spans_in(text),
        label=labels,
        score=st.none() | st.floats(0, 1),
        rule=_words,
    )


def _parts(span: Span) -> st.SearchStrategy[tuple[Span, ...]]:
    """Leave a gap inside a span, if it is long enough for one."""
    if len(span) < 3:
        return st.just(())
    gap = st.integers(span.start + 1, span.end - 2)
    made = gap.map(lambda at: (Span(span.start, at), Span(at + 1, span.end)))
    return st.just(()) | made


@st.composite
def _annotated_spans(draw: st.DrawFn, text: str, number: int) -> AnnotatedSpan:
    span = draw(spans_in(text))
    return AnnotatedSpan(
        id=f"{number}-{draw(st.uuids())}",
        span=span,
        label=draw(labels),
        state=draw(_STATES),
        suggestion=draw(st.none() | _suggestions(text)),
        pipeline=draw(st.none() | st.just(PIPELINE)),
        annotator=draw(_words),
        note=draw(_words),
        decided_at=draw(st.none() | st.datetimes(timezones=st.just(UTC))),
        parts=draw(_parts(span)),
        values=MappingProxyType(draw(st.dictionaries(labels, _words, max_size=2))),
    )


def _relations(ids: list[str]) -> st.SearchStrategy[list[Relation]]:
    if not ids:
        return st.just([])
    end = st.sampled_from(ids)
    return st.lists(st.builds(Relation, labels, end, end), max_size=3)


@st.composite
def articles(draw: st.DrawFn) -> AnnotatedArticle:
    text = draw(texts)
    zone = st.builds(Zone, st.sampled_from(ZoneKind), spans_in(text))
    number = draw(st.integers(0, 8))
    spans = [draw(_annotated_spans(text, one)) for one in range(number)]
    news = NewsMetadata(
        headline=draw(_words),
        outlet=draw(_words),
        published=draw(st.none() | st.just(PartialDate("2023-12"))),
        extra=MappingProxyType(draw(st.dictionaries(_words, st.integers() | _words))),
    )
    return AnnotatedArticle(
        article=Article(
            text=text, news=news, zones=tuple(draw(st.lists(zone, max_size=2)))
        ),
        review=draw(st.sampled_from(Review)),
        flag=draw(_words),
        spans=tuple(sorted(spans, key=lambda one: (one.span.start, -one.span.end))),
        relations=tuple(draw(_relations([one.id for one in spans]))),
    )
