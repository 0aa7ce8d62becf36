"""Positions on the page are positions in the text, whatever the text is made of."""

from collections.abc import Callable
from itertools import pairwise, product

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from annotations.article import Article, NewsMetadata
from annotations.boundaries import snapped_out, trimmed
from annotations.offsets import Utf16Map
from annotations.span import Span
from annotations.tokens import Tokens
from gui.article.document import Setting, _runs_left, displayed
from gui.article.geometry import Piece
from gui.article.painter import _outline
from gui.article.view import ArticleView
from gui.theme import LIGHT

STRANGE = (
    "\u2028\u2029\ufdd0\ufdd1\ufffc\xa0\r\f\v\x1c\x1e\x85\u200b\u200c\u200d\ufeff"
    "\ufffe\uffff\xad\u202e\u202c\u2067\u2069\t\n \u0301\u20e3\ufe0f\U0001ffff"
)
WORDS = (
    *(
        "Ada",
        "Zoë",
        "e\u0301a\u0302",
        "🎻",
        "👩‍👩‍👧",
        "🇩🇪",
        "👍🏽",
        "1️⃣",
        "U.S.",
        "fi ffl",
    ),
    *(
        "محمد",
        "الرياض",
        "٢٠٢٤",
        "ירושלים",
        "2024",
        "北京市",
        "ประเทศ",
        "क्षेत्र",
        "السلام",
    ),
    *("Donaudampfschifffahrtsgesellschaft" * 3, "“", "-", ",", "\n", "\u2028", "\xa0"),
)
ODD = st.lists(
    st.sampled_from((*WORDS, *STRANGE, " ", "\r\n")), min_size=1, max_size=24
)
TEXTS = ODD.map("".join)
READABLE = st.lists(st.sampled_from(WORDS), min_size=1, max_size=24).map(" ".join)
ARABIC = "قال محمد بن سلمان في Riyadh City يوم 24 مايو في الرياض"
MANY = settings(
    max_examples=50,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


@pytest.fixture
def show(qtbot: QtBot) -> Callable[[str], ArticleView]:
    """Show a text in a narrow view; it is the same view each time."""
    view = ArticleView(Setting(LIGHT))
    qtbot.addWidget(view)
    view.resize(420, 700)
    view.show()

    def show(text: str) -> ArticleView:
        view.show_article(Article(text=text, news=NewsMetadata()))
        return view

    return show


@MANY
@given(text=TEXTS)
@example("a\ufdd0b")
@example("a\r\nb")
def test_each_unit_of_the_text_is_one_of_the_document(
    show: Callable[[str], ArticleView], text: str
) -> None:
    document = show(text).document()

    size = len(text.encode("utf-16-le")) // 2
    assert document.characterCount() - 1 == size
    assert len(displayed(text)) == len(text)
    where = document.find("Ada", 0)
    if not where.isNull():
        positions = Utf16Map.of(text)
        assert positions.to_points(where.selectionStart()) == text.index("Ada")


@MANY
@given(text=TEXTS, data=st.data())
def test_what_is_selected_is_what_was_meant(
    show: Callable[[str], ArticleView], text: str, data: st.DataObject
) -> None:
    view = show(text)
    start = data.draw(st.integers(0, len(text) - 1))
    span = Span(start, data.draw(st.integers(start + 1, len(text))))
    view.select_span(span)

    words = trimmed(text, span)
    expected = words and snapped_out(Tokens.of(text), words)
    assert view.selected_span() == expected


@MANY
@given(text=READABLE)
@example(ARABIC)
@example("fi\u2028Ada " * 9)
def test_a_click_in_a_box_hits_its_words(
    show: Callable[[str], ArticleView], text: str
) -> None:
    view = show(text)
    told: list[int] = []
    view.pointed.connect(told.append)
    # Where directions mix, Qt's cursor may be off by the space that a line ends with.
    near = 1 if _runs_left(text) else 0
    missed = []
    for token in Tokens.of(text):
        for piece in view.boxes(token):
            told.clear()
            click(view, piece.box.center())
            if not token.start - near <= told[0] < token.end + near:
                missed.append((token.of(text), told[0]))

    view.pointed.disconnect(told.append)
    assert not missed


def test_both_halves_of_a_letter_are_that_letter(
    show: Callable[[str], ArticleView],
) -> None:
    view = show("A, B")
    told: list[int] = []
    view.pointed.connect(told.append)
    (piece,) = view.boxes(Span(0, 1))
    middle = piece.box.center()
    for x in (piece.box.left() + 1, piece.box.right() - 1):
        click(view, QPointF(x, middle.y()))

    assert told == [0, 0]


def test_a_double_click_on_the_end_of_a_word_chooses_the_word(
    show: Callable[[str], ArticleView], qtbot: QtBot
) -> None:
    view = show("Byron, poet")
    (piece,) = view.boxes(Span(0, 5))
    end = QPoint(round(piece.box.right()) - 2, round(piece.box.center().y()))
    qtbot.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=end)

    assert view.selected_span() == Span(0, 5)


def test_where_the_direction_changes_no_box_covers_other_words(
    show: Callable[[str], ArticleView],
) -> None:
    view = show(ARABIC)
    view.resize(1_200, 700)
    tokens = list(Tokens.of(ARABIC))
    boxes = sorted(
        (piece.box for token in tokens for piece in view.boxes(token)),
        key=lambda box: box.left(),
    )

    assert len(boxes) == len(tokens)
    assert all(one.right() < other.left() + 1 for one, other in pairwise(boxes))
    assert all(box.width() > 5 for box in boxes)


def test_a_span_in_two_directions_has_a_box_for_each_stretch(
    show: Callable[[str], ArticleView],
) -> None:
    view = show(ARABIC)
    view.resize(1_200, 700)
    start = ARABIC.index("بن")
    whole = view.boxes(Span(start, ARABIC.index("City")))

    assert [(piece.first, piece.last) for piece in whole] == [
        (True, False),
        (False, True),
    ]


def test_a_long_paragraph_is_looked_at_where_it_is_seen(
    show: Callable[[str], ArticleView],
) -> None:
    view = show("Ada met Byron. " * 3_000)
    end = view.boxes(Span(44_900, 44_904))
    drawn = list(view._within(view.viewport().rect()))

    assert end[0].box.top() > 10_000
    assert drawn == []
    assert view._lines_of(view.viewport().rect())[1] < 2_000


def click(view: ArticleView, at: QPointF) -> None:
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at.toPoint())


def test_an_outline_fills_its_box_on_every_line() -> None:
    bounds = []
    for first, last in product((True, False), repeat=2):
        for tenth in range(400):
            box = QRectF(211.0, tenth / 10, 262.33, 21.08 + 1.6)
            around = _outline(box, Piece(box, first, last)).boundingRect()
            bounds.append(max(abs(around.width() - box.width()), around.y() - box.y()))

    assert max(bounds) < 0.1
