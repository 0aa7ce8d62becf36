"""Where one looks after an edit."""

import pytest

from annotations.article import ArticleId
from annotations.edit import Action, Change, Edit
from annotations.following import followed, is_repeated, leads_to
from annotations.session import Session
from tests import builders

HERE, THERE = ArticleId(1), ArticleId(2)


def edit(*articles: ArticleId, action: Action = Action.ADD) -> Edit:
    changes = (Change(one, None, builders.annotation()) for one in articles)
    return builders.edit(*changes, action=action)


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        (edit(HERE), None),
        (edit(THERE), THERE),
        (edit(HERE, THERE), None),
        (edit(THERE, ArticleId(3)), None),
        (edit(THERE, action=Action.PROPAGATE), None),
        (edit(), None),
    ],
    ids=["here", "there", "both", "many", "repeated", "nowhere"],
)
def test_one_goes_where_a_single_article_was_changed(
    made: Edit, expected: ArticleId | None
) -> None:
    assert leads_to(made, HERE) == expected


def test_with_nothing_open_one_goes_anywhere() -> None:
    assert leads_to(edit(HERE, THERE), None) == THERE


def test_a_repetition_that_is_taken_back_is_shown() -> None:
    made = edit(THERE, action=Action.PROPAGATE)
    undone = made.undone(edit_id=made.id, at=builders.NOON)

    assert is_repeated(made)
    assert leads_to(undone, HERE) == THERE


def test_the_last_span_of_an_edit_is_in_hand(session: Session) -> None:
    desk = session.desk
    assert desk is not None
    change = Change(desk.article.id, None, builders.annotation())

    assert followed(builders.edit(change), desk) is None
    assert followed(edit(THERE), desk) is None
