"""Annotated articles for the tests of formats."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from types import MappingProxyType

from hypothesis import strategies as st

from annotations.annotated import AnnotatedArticle, AnnotatedSpan
from annotations.annotation import State
from annotations.article import Article, NewsMetadata, Zone, ZoneKind
from annotations.dates import PartialDate
from annotations.edit import Review
from annotations.formats.format import ArticleFacts, Format, Loss
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
            zones=(Zone(ZoneKind.BOILERPLATE, Span(44, 55)),),
        ),
        review=Review.DONE,
        spans=(
            person,
            span("Cook", "FAMILY NAME", state="added"),
            span("Jose\u0301", "PERSON"),
            span("met", "GPE", state="rejected"),
            span("תל אביב", "GPE"),
            span("北京", "GPE", state="pending"),
        ),
    )


def written(
    articles: Iterable[AnnotatedArticle], to_format: Format
) -> tuple[bytes, list[Loss]]:
    stream = BytesIO()
    writer = to_format.writer(stream)
    losses = [loss for one in articles for loss in writer.add(one)]
    writer.finish()
    return stream.getvalue(), losses


def read_back(data: bytes, from_format: Format) -> list[ArticleFacts]:
    return list(from_format.read_back(BytesIO(data)))


_CHARACTERS = st.characters(exclude_categories=["Cs"])
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
labels = st.text(_CHARACTERS, min_size=1, max_size=6).filter(str.strip)
_STATES = st.sampled_from([*(state.value for state in State), "pending"])
_words = st.text(_CHARACTERS, max_size=8)


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


@st.composite
def articles(draw: st.DrawFn) -> AnnotatedArticle:
    text = draw(texts)
    zone = st.builds(Zone, st.sampled_from(ZoneKind), spans_in(text))
    one = st.builds(
        AnnotatedSpan,
        id=st.uuids().map(str),
        span=spans_in(text),
        label=labels,
        state=_STATES,
        suggestion=st.none() | _suggestions(text),
        pipeline=st.none() | st.just(PIPELINE),
        annotator=_words,
        note=_words,
        decided_at=st.none() | st.datetimes(timezones=st.just(UTC)),
    )
    news = NewsMetadata(
        headline=draw(_words),
        published=draw(st.none() | st.just(PartialDate("2023-12"))),
        extra=MappingProxyType(draw(st.dictionaries(_words, st.integers() | _words))),
    )
    return AnnotatedArticle(
        article=Article(
            text=text, news=news, zones=tuple(draw(st.lists(zone, max_size=2)))
        ),
        review=draw(st.sampled_from(Review)),
        spans=tuple(draw(st.lists(one, max_size=8))),
    )
