"""Annotated articles for the tests of formats."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from tempfile import mkdtemp
from types import MappingProxyType
from typing import Any

from hypothesis import strategies as st

from annotations.annotated import AnnotatedArticle, AnnotatedSpan, Relation
from annotations.annotation import State
from annotations.article import Article, NewsMetadata, Zone, ZoneKind
from annotations.dates import PartialDate
from annotations.edit import Review
from annotations.exchange.facts import facts_in, line_of
from annotations.exchange.format import Format
from annotations.exchange.found import FoundArticle
from annotations.exchange.losses import Loss
from annotations.exchange.settling import Settled, settled
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


def settled_in(path: Path, from_format: Format) -> Settled:
    """Read the only article of a file, and hold it against its text."""
    (found,) = from_format.read(path)
    assert isinstance(found, FoundArticle)
    return settled(found)


def labelled(outcome: Settled) -> list[tuple[str, str]]:
    """Give the words and labels of what was read."""
    text = outcome.annotated.article.text
    return [(one.words(text), one.label) for one in outcome.annotated.spans]


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
_REVIEWS = st.sampled_from(Review)
_words = st.text(_PRINTED, max_size=8)
# All of these are made once, without a text: to make a strategy takes longer than to
# draw from it. A place is any number, which goes round and round the text.
_AT = st.integers(0, 9_999)
_PLACES = st.tuples(_AT, st.integers(1, 30))
_SUGGESTED = st.tuples(_PLACES, labels, st.none() | st.floats(0, 1), _words)
_ZONES = st.lists(st.tuples(st.sampled_from(ZoneKind), _PLACES), max_size=2)
_RELATIONS = st.lists(st.tuples(labels, _AT, _AT), max_size=3)
_TOLD = st.fixed_dictionaries(
    {
        "label": labels,
        "state": _STATES,
        "pipeline": st.none() | st.just(PIPELINE),
        "annotator": _words,
        "note": _words,
        "decided_at": st.none() | st.datetimes(timezones=st.just(UTC)),
        "values": st.dictionaries(labels, _words, max_size=2).map(MappingProxyType),
    }
)
_NUMBERS = st.integers(0, 8)
_SPANS = st.tuples(st.uuids(), _PLACES, st.none() | _AT, st.none() | _SUGGESTED, _TOLD)
_NEWS = st.builds(
    NewsMetadata,
    headline=_words,
    outlet=_words,
    published=st.none() | st.just(PartialDate("2023-12")),
    extra=st.dictionaries(_words, st.integers() | _words).map(MappingProxyType),
)


def _placed(text: str, place: tuple[int, int]) -> Span:
    start = place[0] % len(text)
    return Span(start, min(len(text), start + place[1]))


def _suggestion(
    text: str, drawn: tuple[tuple[int, int], str, float | None, str]
) -> Suggestion:
    place, label, score, rule = drawn
    return Suggestion(
        id=SuggestionId(0),
        run_id=RunId(0),
        span=_placed(text, place),
        label=label,
        score=score,
        rule=rule,
    )


def _parts(span: Span, at: int | None) -> tuple[Span, ...]:
    """Leave a gap inside a span, if it is long enough for one."""
    if at is None or len(span) < 3:
        return ()
    gap = span.start + 1 + at % (len(span) - 2)
    return Span(span.start, gap), Span(gap + 1, span.end)


def _spans(text: str, drawn: Iterable[Any]) -> list[AnnotatedSpan]:
    made = []
    for number, (name, place, gap, suggested, told) in enumerate(drawn):
        span = _placed(text, place)
        one = AnnotatedSpan(
            id=f"{number}-{name}",
            span=span,
            suggestion=suggested and _suggestion(text, suggested),
            parts=_parts(span, gap),
            **told,
        )
        made.append(one)
    return sorted(made, key=lambda one: (one.span.start, -one.span.end))


def _relations(ids: Sequence[str], drawn: Iterable[Any]) -> tuple[Relation, ...]:
    return tuple(
        Relation(label, ids[head % len(ids)], ids[child % len(ids)])
        for label, head, child in drawn
        if ids
    )


@st.composite
def articles(draw: st.DrawFn) -> AnnotatedArticle:
    text = draw(texts)
    spans = _spans(text, [draw(_SPANS) for _ in range(draw(_NUMBERS))])
    zones = [Zone(kind, _placed(text, place)) for kind, place in draw(_ZONES)]
    return AnnotatedArticle(
        article=Article(text=text, news=draw(_NEWS), zones=tuple(zones)),
        review=draw(_REVIEWS),
        flag=draw(_words),
        spans=tuple(spans),
        relations=_relations([one.id for one in spans], draw(_RELATIONS)),
    )
