from annotations.article import ArticleId
from annotations.edit import Change, Edit
from annotations.history import Entry, History
from annotations.ids import new_edit_id
from tests.builders import NOON, annotation, edit


def fresh() -> Edit:
    return edit(Change(ArticleId(7), None, annotation()))


def undo(of: Edit) -> Edit:
    return of.undone(edit_id=new_edit_id(), at=NOON)


def redo(of: Edit) -> Edit:
    return of.redone(edit_id=new_edit_id(), at=NOON)


def history(*edits: Edit) -> History:
    return History.of(Entry.of(edit) for edit in edits)


def test_at_first_there_is_nothing_to_take_back() -> None:
    assert History().undoable is None
    assert History().redoable is None


def test_an_entry_says_where_its_edit_was() -> None:
    assert Entry.of(fresh()).article_id == ArticleId(7)


def test_the_last_edit_is_taken_back_first() -> None:
    first, second = fresh(), fresh()

    assert history(first, second).undoable == Entry.of(second)


def test_what_is_undone_can_be_brought_back() -> None:
    first, second = fresh(), fresh()
    after = history(first, second, undo(second))

    assert after.undoable == Entry.of(first)
    assert after.redoable == Entry.of(second)


def test_what_is_brought_back_can_be_undone_again() -> None:
    first = fresh()
    after = history(first, undo(first), redo(first))

    assert after.undoable == Entry.of(first)
    assert after.redoable is None


def test_something_new_closes_every_other_future() -> None:
    first, second = fresh(), fresh()
    after = history(first, undo(first), second)

    assert after.redoable is None
    assert after.done == [Entry.of(second)]


def test_an_undo_of_what_lies_before_the_page_read_is_passed_over() -> None:
    out_of_sight, second = fresh(), fresh()

    assert history(undo(out_of_sight), second).done == [Entry.of(second)]


def test_what_lies_before_the_page_read_is_brought_back_in_its_order() -> None:
    first, second = fresh(), fresh()
    after = history(undo(second), undo(first))

    assert [one.id for one in after.undone] == [second.id, first.id]
    after.take(Entry.of(redo(first)))
    assert after.undoable == Entry.of(first)


def test_what_was_undone_in_another_window_cannot_be_undone_again() -> None:
    here, there = fresh(), fresh()
    after = history(here, there, undo(here))

    assert after.done == [Entry.of(there)]
    assert after.redoable == Entry.of(here)
