from dataclasses import replace

import pytest

from annotations.annotated import Relation
from annotations.article import Zone, ZoneKind
from annotations.exchange.found import FoundArticle, FoundRelation, FoundSpan
from annotations.exchange.settling import Settled, settled
from annotations.exchange.units import Unit
from annotations.span import Span
from annotations.suggestion import RunId, Suggestion, SuggestionId
from tests.annotations.formats import made

TEXT = "🙂 Tim Cook met José in Nice.\r\nHe said so in Bonn."
WORDS = ("Tim Cook", "José", "Nice", "Bonn")


def _offset(text: str, point: int, unit: Unit) -> int:
    before = text[:point]
    match unit:
        case Unit.UTF_16:
            return len(before.encode("utf-16-le")) // 2
        case Unit.BYTES:
            return len(before.encode())
        case Unit.CODE_POINTS_LF:
            return len(before.replace("\r\n", "\n"))
        case Unit.GRAPHEMES:
            return len(before.replace("\r\n", "\n").replace("\u0301", ""))
    return point


def _found(unit: Unit, *, is_quoted: bool, text: str = TEXT) -> FoundArticle:
    """Count the places of names as a tool of this unit does; read as code points."""
    spans = [
        FoundSpan(
            start=_offset(text, text.index(words), unit),
            end=_offset(text, text.index(words) + len(words), unit),
            label="NAME",
            words=words if is_quoted else None,
            id=words,
        )
        for words in WORDS
    ]
    return FoundArticle(where="a.json", text=text, spans=tuple(spans))


def _words(outcome: Settled) -> list[str]:
    text = outcome.annotated.article.text
    return [one.words(text) for one in outcome.annotated.spans]


def _one(start: int, end: int, text: str = TEXT, words: str | None = None) -> Settled:
    span = FoundSpan(start=start, end=end, label="NAME", words=words, id="1")
    return settled(FoundArticle(where="a.json", text=text, spans=(span,)))


both = pytest.mark.parametrize("is_quoted", [True, False])
others = pytest.mark.parametrize("unit", [Unit.UTF_16, Unit.BYTES, Unit.CODE_POINTS_LF])


@both
def test_spans_in_the_unit_of_the_format_are_taken(*, is_quoted: bool) -> None:
    outcome = settled(_found(Unit.CODE_POINTS, is_quoted=is_quoted))

    assert _words(outcome) == [*WORDS]
    assert (outcome.misfits, outcome.better) == ((), None)


def test_the_text_has_lf_line_ends_then() -> None:
    outcome = settled(_found(Unit.CODE_POINTS, is_quoted=True))

    assert outcome.annotated.article.text == TEXT.replace("\r\n", "\n")


@both
@others
def test_another_unit_is_offered_and_not_assumed(
    unit: Unit, *, is_quoted: bool
) -> None:
    outcome = settled(_found(unit, is_quoted=is_quoted))

    assert outcome.better is unit
    assert outcome.annotated.spans == ()
    assert len(outcome.misfits) == len(WORDS)
    assert f"counted in {unit.said}." in outcome.misfits[0].line()


@others
def test_a_unit_that_is_named_is_taken(unit: Unit) -> None:
    outcome = settled(_found(unit, is_quoted=True), unit=unit)

    assert (_words(outcome), outcome.better) == ([*WORDS], None)


@both
@others
def test_the_unit_of_older_files_is_taken_at_once(
    unit: Unit, *, is_quoted: bool
) -> None:
    found = replace(_found(unit, is_quoted=is_quoted), older_unit=unit)

    outcome = settled(found)

    assert (_words(outcome), outcome.better) == ([*WORDS], None)


ACCENTED = TEXT.replace("met", "me\u0301t")


def _in_clusters(*, is_quoted: bool) -> FoundArticle:
    found = _found(Unit.GRAPHEMES, is_quoted=is_quoted, text=ACCENTED)
    return replace(found, older_unit=Unit.UTF_16)


def test_graphemes_are_offered_where_words_show_them() -> None:
    outcome = settled(_in_clusters(is_quoted=True))

    assert outcome.better is Unit.GRAPHEMES


@pytest.mark.parametrize("may_be", [True, False])
def test_without_words_graphemes_are_offered_only_if_the_tool_may_count_them(
    *, may_be: bool
) -> None:
    found = replace(_in_clusters(is_quoted=False), may_count_graphemes=may_be)

    outcome = settled(found)

    assert outcome.better is (Unit.GRAPHEMES if may_be else None)


def test_graphemes_are_not_offered_for_a_span_with_a_space_too_many() -> None:
    text = "राम की किताब, सीता की किताब और दिल्ली है, फिर भी वह बहुत दूर है."
    places = [(7, 12), (19, 21), (22, 28), (42, 45)]
    spans = [FoundSpan(start=a, end=b, label="X", id=str(a)) for a, b in places]
    found = FoundArticle(where="a.json", text=text, spans=tuple(spans))

    outcome = settled(replace(found, may_count_graphemes=True))

    assert _words(outcome) == ["किताब", "की", "किताब ", "फिर"]


def test_a_space_too_many_does_not_make_it_an_older_file() -> None:
    text = "🙂他从南京 到北京。"
    places = [(2, 3), (4, 7)]
    spans = [FoundSpan(start=a, end=b, label="X", id=str(a)) for a, b in places]
    found = FoundArticle(where="a", text=text, spans=tuple(spans), unit=Unit.UTF_16)

    outcome = settled(replace(found, older_unit=Unit.CODE_POINTS))

    assert _words(outcome) == ["他", "南京 "]


def test_a_named_unit_outweighs_that_of_older_files() -> None:
    found = replace(_found(Unit.UTF_16, is_quoted=True), older_unit=Unit.UTF_16)

    outcome = settled(found, unit=Unit.CODE_POINTS)

    assert len(outcome.misfits) == len(WORDS)


def test_a_unit_that_explains_only_some_is_not_offered() -> None:
    found = _found(Unit.UTF_16, is_quoted=True)
    odd = FoundSpan(start=0, end=3, label="NAME", words="Nobody", id="odd")

    outcome = settled(replace(found, spans=(*found.spans, odd)))

    assert outcome.better is None
    assert len(outcome.misfits) == len(WORDS) + 1


def test_a_single_misfit_leaves_the_others_in() -> None:
    found = _found(Unit.CODE_POINTS, is_quoted=True)
    odd = FoundSpan(start=2, end=5, label="NAME", words="Nobody", id="odd")

    outcome = settled(replace(found, spans=(*found.spans, odd)))

    assert _words(outcome) == [*WORDS]
    assert [one.line() for one in outcome.misfits] == [
        "a.json: “Nobody” (NAME) is not what stands there: “Tim”."
    ]


@pytest.mark.parametrize("ends", [(0, 1_000), (-1, 2), (-1, -1), (900, 1_000)])
def test_a_span_beyond_the_text_is_named(ends: tuple[int, int]) -> None:
    outcome = _one(*ends)

    assert "lies outside the text" in outcome.misfits[0].line()


@pytest.mark.parametrize("ends", [(3, 3), (5, 3)])
def test_a_span_without_text_is_named(ends: tuple[int, int]) -> None:
    assert "covers no text." in _one(*ends).misfits[0].line()


def test_a_span_without_a_label_is_named() -> None:
    span = FoundSpan(start=2, end=5, label=" ", words="Tim")

    outcome = settled(FoundArticle(where="a", text=TEXT, spans=(span,)))

    assert outcome.misfits[0].why == "has no label."


def test_a_span_that_begins_inside_a_surrogate_pair_is_named() -> None:
    span = FoundSpan(start=1, end=6, label="NAME")
    found = FoundArticle(where="a", text=TEXT, spans=(span,))

    outcome = settled(found, unit=Unit.UTF_16)

    assert "begins inside a character" in outcome.misfits[0].line()


@pytest.mark.parametrize("words", ["Tim  Cook", "Tim\nCook", "TimCook", " Tim Cook "])
def test_a_quote_may_have_other_white_space(words: str) -> None:
    assert _one(2, 10, words=words).misfits == ()


def test_all_is_one_where_text_is_ascii() -> None:
    outcome = _one(1, 3, text="abcdef")

    assert (_words(outcome), outcome.better) == (["bc"], None)


def test_a_span_inside_a_word_is_taken_if_no_unit_explains_it() -> None:
    outcome = _one(3, 5)

    assert (_words(outcome), outcome.better) == (["im"], None)


def test_odd_spans_of_copydesk_itself_are_not_doubted() -> None:
    found = replace(_found(Unit.UTF_16, is_quoted=False), is_whole=True)

    outcome = settled(found)

    assert outcome.better is None
    assert len(outcome.annotated.spans) == len(WORDS)


def test_a_relation_between_spans_that_fit_is_taken() -> None:
    joined = FoundRelation(label="MET", head="Tim Cook", child="José")
    found = replace(_found(Unit.CODE_POINTS, is_quoted=True), relations=(joined,))

    outcome = settled(found)

    assert outcome.annotated.relations == (Relation("MET", "Tim Cook", "José"),)


def test_a_relation_that_joins_a_misfit_is_named() -> None:
    found = _found(Unit.CODE_POINTS, is_quoted=True)
    joined = FoundRelation(label="MET", head="Tim Cook", child="nobody")

    outcome = settled(replace(found, relations=(joined,)))

    assert outcome.annotated.relations == ()
    assert [one.line() for one in outcome.misfits] == [
        "a.json: “Tim Cook and nobody” (MET) joins a span that is not taken."
    ]


def test_pieces_are_held_against_the_text_one_by_one() -> None:
    span = FoundSpan(
        start=2, end=18, label="NAME", words="Tim José", parts=((2, 5), (15, 19))
    )

    outcome = settled(FoundArticle(where="a", text=TEXT, spans=(span,)))

    (one,) = outcome.annotated.spans
    assert (one.span, one.parts) == (Span(2, 19), (Span(2, 5), Span(15, 19)))


def test_a_score_is_that_of_the_span_as_it_stands() -> None:
    span = FoundSpan(start=2, end=5, label="NAME", score=0.5)

    outcome = settled(FoundArticle(where="a", text=TEXT, spans=(span,)))

    assert outcome.annotated.spans[0].suggestion == Suggestion(
        id=SuggestionId(0),
        run_id=RunId(0),
        span=Span(2, 5),
        label="NAME",
        score=0.5,
    )


def test_spans_come_in_reading_order_outer_first() -> None:
    spans = [(15, 19), (2, 5), (2, 10)]
    found = tuple(FoundSpan(start=a, end=b, label="NAME") for a, b in spans)

    outcome = settled(FoundArticle(where="a", text=TEXT, spans=found))

    assert _words(outcome) == ["Tim Cook", "Tim", "José"]


def test_without_text_there_is_nothing_to_hold_spans_against() -> None:
    with pytest.raises(ValueError, match=r"a\.json"):
        settled(FoundArticle(where="a.json", text=None))


def test_of_an_article_that_was_checked_loose_ends_are_left_out() -> None:
    spans = (made.span("Tim Cook", "PERSON"), replace(made.span("met", "X"), label=" "))
    kept, gone = spans[0].id, spans[1].id
    annotated = replace(
        made.article(*spans),
        relations=(Relation("met", kept, kept), Relation("left", kept, gone)),
    )
    found = FoundArticle(where="a", text=made.MIXED, checked=annotated)

    outcome = settled(found)

    assert outcome.annotated.spans == spans[:1]
    assert outcome.annotated.relations == (Relation("met", kept, kept),)
    assert [one.why for one in outcome.misfits] == [
        "has no label.",
        "joins a span that is not taken.",
    ]


def test_a_zone_beyond_the_text_is_left_aside() -> None:
    inside, beyond = (Zone(ZoneKind.BYLINE, Span(0, end)) for end in (3, 99))
    found = FoundArticle(where="a", text="Tim met.", zones=(inside, beyond))

    outcome = settled(found)

    assert outcome.annotated.article.zones == (inside,)
    assert outcome.found.left_aside == ("1 zone beyond the end of the text.",)
