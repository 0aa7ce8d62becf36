from dataclasses import replace

from annotations.release.changes import Difference, Kind
from annotations.release.diff import difference
from annotations.release.manifest import Entry, Listed

TEXT = "Ada Lovelace met Lord Byron in London."


def entry(words: str, label: str = "PERSON", *, name: str = "") -> Entry:
    start = TEXT.index(words)
    return Entry(
        id=name or words,
        start=start,
        end=start + len(words),
        label=label,
        state="added",
        text=words,
    )


def listed(*spans: Entry, name: str = "a1", part: str = "train") -> Listed:
    return Listed(id=name, part=part, title="Poets meet", spans=spans)


def compared(before: Listed | None, after: Listed | None) -> Difference:
    return difference(
        {before.id: before} if before else {}, {after.id: after} if after else {}
    )


def counts(found: Difference) -> dict[Kind, int]:
    return {kind: count for kind, count in found.counts.items() if count}


def test_nothing_has_changed_between_equals() -> None:
    found = compared(listed(entry("Ada")), listed(entry("Ada")))

    assert counts(found) == {}
    assert found.lines() == ["Nothing has changed."]
    assert "Nothing has changed." in found.markdown()


def test_articles_come_and_go_with_their_spans() -> None:
    found = difference(
        {"a1": listed(entry("Ada"))}, {"a2": listed(entry("Ada"), name="a2")}
    )

    assert counts(found) == {Kind.ARTICLE_ADDED: 1, Kind.ARTICLE_REMOVED: 1}
    assert found.lines()[0] == "1 article added, with 1 span:"


def test_an_article_that_changes_parts_is_moved() -> None:
    found = compared(listed(), listed(part="test"))

    assert counts(found) == {Kind.ARTICLE_MOVED: 1}
    assert found.lines()[1] == "  “Poets meet” (a1) train → test"


def test_a_span_with_another_label_is_relabelled() -> None:
    found = compared(listed(entry("London")), listed(entry("London", "GPE")))

    assert counts(found) == {Kind.SPAN_RELABELLED: 1}
    assert found.lines()[1] == "  “London” PERSON → GPE in “Poets meet” (a1)"


def test_a_span_with_other_edges_is_resized() -> None:
    found = compared(
        listed(entry("Lord Byron", name="1")), listed(entry("Byron", name="1"))
    )

    assert counts(found) == {Kind.SPAN_RESIZED: 1}


def test_a_span_can_be_relabelled_and_resized() -> None:
    found = compared(
        listed(entry("Lord Byron", name="1")), listed(entry("Byron", "ORG", name="1"))
    )

    assert counts(found) == {Kind.SPAN_RELABELLED: 1, Kind.SPAN_RESIZED: 1}


def test_spans_come_and_go() -> None:
    found = compared(listed(entry("Ada")), listed(entry("London")))

    assert counts(found) == {Kind.SPAN_ADDED: 1, Kind.SPAN_REMOVED: 1}


def test_another_id_alone_is_no_change() -> None:
    found = compared(listed(entry("Ada", name="1")), listed(entry("Ada", name="2")))

    assert counts(found) == {}


def test_one_id_for_two_things_is_not_taken_for_one() -> None:
    found = compared(
        listed(entry("Ada", name="1")), listed(entry("London", "GPE", name="1"))
    )

    assert counts(found) == {Kind.SPAN_ADDED: 1, Kind.SPAN_REMOVED: 1}


def test_spans_alike_are_matched_one_to_one() -> None:
    twice = (entry("Ada", name="1"), entry("Ada", name="2"))

    found = compared(listed(*twice), listed(twice[0]))

    assert counts(found) == {Kind.SPAN_REMOVED: 1}


def test_only_the_first_of_many_changes_are_named() -> None:
    spans = [replace(entry("Ada"), id=str(n), start=n, end=n + 1) for n in range(30)]

    found = compared(listed(), listed(*spans))

    assert found.lines()[-1] == "  and 20 more"
    assert "- and 20 more" in found.markdown()


def test_what_a_title_holds_is_no_markup() -> None:
    found = compared(None, replace(listed(), title="*<b>* [x](y)"))

    assert r"\*\<b\>\* \[x\](y)" in found.markdown()


def test_what_was_decided_otherwise_is_told() -> None:
    before, after = entry("Ada"), replace(entry("Ada"), state="rejected")

    found = compared(listed(before), listed(after))

    assert counts(found) == {Kind.SPAN_RESTATED: 1}
    assert found.lines()[1].strip().startswith("“Ada” added → rejected in")


def test_which_way_a_span_came_to_stand_is_no_change() -> None:
    after = replace(entry("Ada"), state="confirmed")

    assert counts(compared(listed(entry("Ada")), listed(after))) == {}
