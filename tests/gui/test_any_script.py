"""Words of every script, joined signs and spans over paragraphs obey the same keys."""

from collections.abc import Callable
from pathlib import Path

import pytest

from annotations.article import Article, NewsMetadata
from annotations.span import Span
from annotations.suggestion import Proposal
from db.project import opened
from gui.window import Window
from tests import builders
from tests.gui.conftest import Hands

TEXTS = {
    "over a paragraph end": ("The Bank\n\nof London paid. Bank", "Bank\n\nof London"),
    "joined emoji": (
        "Go 👩\u200d👩\u200d👧 go! The 👩\u200d👩\u200d👧 won.",
        "👩\u200d👩\u200d👧",
    ),
    "right to left": ("قال أحمد زويل إن أحمد زويل هنا.", "أحمد زويل"),
    "Chinese": ("王小明昨天从北京飞往上海,北京很热。", "北京"),
    "Thai": ("นายสมชายเดินทางจากกรุงเทพไปเชียงใหม่ กรุงเทพร้อน", "กรุงเทพ"),
    "one letter": ("A saw B. A left.", "A"),
    "combining marks": ("Jose\u0301 met Zoe\u0308. Jose\u0301 left.", "Jose\u0301"),
}


@pytest.fixture(params=TEXTS)
def odd(request: pytest.FixtureRequest, empty_project: Path) -> tuple[Path, str]:
    """A project of one such text, its words suggested once, and these words."""
    text, words = TEXTS[request.param]
    start = text.index(words)
    with opened(empty_project) as store:
        article = store.add(Article(text=text, news=NewsMetadata(headline="Odd")))
        found = [Proposal(Span(start, start + len(words)), "ORG", score=0.5)]
        run = store.continued_run(builders.pipeline())
        store.add_suggestions(run, [(article, found)])
    return empty_project, words


@pytest.fixture
def window(new_window: Callable[[], Window], odd: tuple[Path, str]) -> Window:
    window = new_window()
    window.open(odd[0])
    return window


def test_it_is_confirmed_relabelled_and_rejected_as_it_stands(
    hands: Hands, odd: tuple[Path, str]
) -> None:
    words = odd[1]
    hands.press(" ")
    assert hands.state_of(words) == ("ORG", "confirmed")
    back_to_the_first(hands)
    hands.press("g")
    assert hands.state_of(words) == ("GPE", "corrected")
    back_to_the_first(hands)
    hands.press("x")

    assert hands.state_of(words)[1] == "rejected"


def back_to_the_first(hands: Hands) -> None:
    """Leave what memory has suggested meanwhile, on the same words farther on."""
    workspace = hands.window.workspace
    workspace.select(workspace.marks[0].key)


def test_what_its_edges_and_its_words_elsewhere_become_can_be_undone(
    hands: Hands, window: Window, odd: tuple[Path, str]
) -> None:
    path, words = odd
    before = hands.marks()
    hands.press("g", ".", "]", "{", "[", "}", ".", "x", ".")
    assert hands.marks() != before
    project = window.workspace.project
    assert project is not None
    while project.session.history.undoable:
        hands.press("u")

    assert hands.marks() == before == [(words, "ORG", "pending")]
    window.close()
    with opened(path) as store:
        assert store.check() == []
