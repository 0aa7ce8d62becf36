from dataclasses import replace

from annotations.annotation import Annotation, State
from annotations.article import Article, ArticleId, Zone, ZoneKind
from annotations.edit import Change
from annotations.memory.shapes import Shape
from annotations.memory.traces import (
    Became,
    Counted,
    Edge,
    Edged,
    Refused,
    Shaped,
    Trace,
    left_by,
    traces,
)
from annotations.span import Span
from tests.annotations.memory.recalling import at, decided, said

TEXT = "On Monday the Wren Council met Ada Moss.\nIt rained."
ARTICLE = Article(id=ArticleId(1), text=TEXT)


def left(annotation: Annotation, article: Article = ARTICLE) -> set[Trace]:
    return set(traces(article, annotation))


def test_what_stands_counts_under_its_words_and_label() -> None:
    added = decided("Ada Moss", "PERSON", TEXT)

    assert Counted("Ada Moss", "PERSON", State.ADDED) in left(added)


def test_what_is_turned_down_is_kept_with_its_neighbours() -> None:
    wren = decided("Wren", "ORG", TEXT, state=State.REJECTED)

    assert left(wren) == {
        Counted("Wren", "ORG", State.REJECTED),
        Refused("Wren", "ORG", "", "the", "council"),
        Shaped("ORG", Shape.NAME, "Wren"),
    }


def test_of_what_stands_only_the_shape_is_kept() -> None:
    assert Shaped("PERSON", Shape.NAME, "") in left(decided("Ada Moss", "PERSON", TEXT))


def test_neighbours_end_with_the_line() -> None:
    moss = decided(".", "ORG", TEXT, state=State.REJECTED)

    assert Refused(".", "ORG", "", "moss", "") in left(moss)


def test_the_zone_is_kept_with_it() -> None:
    zoned = replace(ARTICLE, zones=(Zone(ZoneKind.HEADLINE, Span(0, 40)),))
    wren = decided("Wren", "ORG", TEXT, state=State.REJECTED)

    assert Refused("Wren", "ORG", "headline", "the", "council") in left(wren, zoned)


def test_a_correction_keeps_what_was_suggested() -> None:
    suggestion = said("the Wren Council", "FAC", TEXT)
    mended = decided(
        "Wren Council", "ORG", TEXT, state=State.CORRECTED, answers=suggestion
    )

    assert Became("the Wren Council", "FAC", "Wren Council", "ORG") in left(mended)


def test_edges_tell_what_was_left_out_against_a_suggestion() -> None:
    suggestion = said("the Wren Council", "ORG", TEXT)
    mended = decided(
        "Wren Council", "ORG", TEXT, state=State.CORRECTED, answers=suggestion
    )

    assert {trace for trace in left(mended) if isinstance(trace, Edged)} == {
        Edged("ORG", Edge.LEFT, "wren", inside=True, moved=False),
        Edged("ORG", Edge.LEFT, "the", inside=False, moved=True),
        Edged("ORG", Edge.RIGHT, "council", inside=True, moved=False),
        Edged("ORG", Edge.RIGHT, "met", inside=False, moved=False),
    }


def test_a_passage_leaves_nothing() -> None:
    text = "word " * 40
    whole = decided(text.strip(), "ORG", text)

    assert not left(whole, Article(text=text))


def test_what_a_change_brings_its_inverse_takes_away() -> None:
    change = Change(ArticleId(1), None, decided("Ada Moss", "PERSON", TEXT))

    brought, taken = (left_by(ARTICLE, [c]) for c in (change, change.inverse()))

    assert brought == {trace: -n for trace, n in taken.items()}
    assert not left_by(ARTICLE, [change, change.inverse()])


def test_a_note_changes_nothing_in_memory() -> None:
    before = decided("Ada Moss", "PERSON", TEXT)
    change = Change(ArticleId(1), before, replace(before, note="The poet."))

    assert not left_by(ARTICLE, [change])


def test_words_over_a_line_end_are_named_as_on_one_line() -> None:
    text = "They met at Wren\nCouncil again."
    wren = Annotation(
        id=decided("Wren", "ORG", text).id,
        span=Span(at("Wren", text).start, at("Council", text).end),
        label="ORG",
        state=State.ADDED,
    )

    assert Counted("Wren Council", "ORG", State.ADDED) in left(wren, Article(text=text))
