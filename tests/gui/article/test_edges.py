"""Edges of spans pulled with a real mouse, whatever the text is made of."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from annotations.annotation import Annotation, AnnotationId, State
from annotations.article import Article, NewsMetadata
from annotations.marks import Mark, mark_of
from annotations.span import Span
from gui.article.document import Setting
from gui.article.overlays import Over
from gui.article.view import ArticleView
from gui.theme import LIGHT

LEFT = Qt.MouseButton.LeftButton
ARABIC = "قال محمد بن سلمان في الرياض"
FAMILY = "👩‍👩‍👧"
LONG = "Ada met Byron in London, and they left together for the Society of poets. " * 2


class Puller:
    """A hand that pulls at edges and sees what comes of it."""

    def __init__(self, view: ArticleView) -> None:
        self.view = view
        self.text = ""
        self.pulled: list[tuple[str, str]] = []
        self.clicked: list[int] = []
        view.pulled.connect(self._note)
        view.pointed.connect(self.clicked.append)

    def _note(self, key: str, span: Span) -> None:
        self.pulled.append((key.removeprefix("annotation:"), span.of(self.text)))

    def show(self, text: str, *marked: str, current: str = "") -> None:
        self.text = text
        self.view.show_article(Article(text=text, news=NewsMetadata()))
        marks = [self._mark(words) for words in marked]
        key = f"annotation:{current}" if current else None
        self.view.show_marks(sorted(marks, key=lambda m: m.span.start), key)

    def _mark(self, words: str) -> Mark:
        annotation = Annotation(
            id=AnnotationId(words),
            span=self.span(words),
            label="ORG",
            state=State.ADDED,
        )
        return mark_of(annotation)

    def span(self, words: str) -> Span:
        start = self.text.index(words)
        return Span(start, start + len(words))

    def edge(self, words: str, side: str) -> QPoint:
        boxes = self.view.boxes(self.span(words))
        box = boxes[0].box if side == "left" else boxes[-1].box
        x = box.left() + 1 if side == "left" else box.right() - 1
        return QPoint(round(x), round(box.center().y()))

    def middle(self, words: str) -> QPoint:
        return self.view.boxes(self.span(words))[0].box.center().toPoint()

    def take(self, at: QPoint) -> None:
        QTest.mousePress(self.view.viewport(), LEFT, pos=at)

    def go(self, at: QPoint) -> None:
        QTest.mouseMove(self.view.viewport(), at)

    def pull(self, words: str, side: str, onto: str) -> None:
        self.take(self.edge(words, side))
        self.go(self.middle(onto))
        QTest.mouseRelease(self.view.viewport(), LEFT, pos=self.middle(onto))


@pytest.fixture
def puller(qtbot: QtBot) -> Puller:
    view = ArticleView(Setting(LIGHT))
    qtbot.addWidget(view)
    view.resize(420, 600)
    view.show()
    return Puller(view)


def test_an_edge_is_pulled_out_to_a_token(puller: Puller) -> None:
    puller.show("Ada met Byron in London.", "Byron")
    puller.pull("Byron", "right", "London")
    puller.pull("Byron", "left", "met")

    assert puller.pulled == [("Byron", "Byron in London"), ("Byron", "met Byron")]


def test_an_edge_is_pushed_in_to_a_token(puller: Puller) -> None:
    puller.show("Ada met Byron in London.", "Ada met Byron in")
    puller.pull("Ada met Byron in", "right", "met")
    puller.pull("Ada met Byron in", "left", "Byron")

    assert [words for _, words in puller.pulled] == ["Ada met", "Byron in"]


def test_one_token_always_stays(puller: Puller) -> None:
    puller.show("Ada met Byron in London.", "met Byron")
    puller.pull("met Byron", "right", "Ada")
    puller.pull("met Byron", "left", "London")

    assert [words for _, words in puller.pulled] == ["met", "Byron"]


def test_what_it_would_be_is_seen_while_it_is_pulled(puller: Puller) -> None:
    puller.show("Ada met Byron in London.", "Byron")
    puller.take(puller.edge("Byron", "right"))
    puller.go(puller.middle("London"))

    assert puller.view.over(Over.EXTENT) == (puller.span("Byron in London"),)
    assert puller.pulled == []


def test_pulled_there_and_back_nothing_is_changed(puller: Puller) -> None:
    puller.show("Ada met Byron in London.", "Byron")
    at = puller.edge("Byron", "right")
    puller.take(at)
    puller.go(puller.middle("London"))
    puller.go(at)
    QTest.mouseRelease(puller.view.viewport(), LEFT, pos=at)

    assert puller.pulled == []
    assert puller.view.over(Over.EXTENT) == ()


def test_esc_lets_go_of_an_edge(puller: Puller) -> None:
    puller.show("Ada met Byron in London.", "Byron")
    puller.take(puller.edge("Byron", "right"))
    puller.go(puller.middle("London"))
    puller.view.drop_selection()
    QTest.mouseRelease(puller.view.viewport(), LEFT, pos=puller.middle("London"))

    assert puller.pulled == []
    assert puller.view.over(Over.EXTENT) == ()


def test_a_click_on_an_edge_is_a_click(puller: Puller) -> None:
    puller.show("Ada met Byron in London.", "Byron")
    at = puller.edge("Byron", "left")
    QTest.mouseClick(puller.view.viewport(), LEFT, pos=at)

    assert puller.clicked == [8]
    assert puller.pulled == []


def test_an_edge_is_pulled_over_the_end_of_a_line(puller: Puller) -> None:
    puller.show(LONG, "Byron in London")
    puller.pull("Byron in London", "right", "poets")

    assert puller.view.boxes(puller.span("Byron"))[0].box.bottom() < (
        puller.view.boxes(puller.span("poets"))[0].box.top()
    )
    assert [words for _, words in puller.pulled] == [
        "Byron in London, and they left together for the Society of poets"
    ]


def test_beside_the_text_the_line_still_counts(puller: Puller) -> None:
    puller.show("Ada met Byron", "met")
    puller.take(puller.edge("met", "right"))
    far = QPoint(puller.view.viewport().width() - 3, puller.middle("met").y())
    puller.go(far)
    QTest.mouseRelease(puller.view.viewport(), LEFT, pos=far)

    assert [words for _, words in puller.pulled] == ["met Byron"]


def test_the_innermost_span_is_pulled(puller: Puller) -> None:
    puller.show("Bank of England met", "Bank of England", "England")
    puller.pull("England", "left", "of")

    assert puller.pulled == [("England", "of England")]


def test_the_current_span_comes_before_the_innermost(puller: Puller) -> None:
    outer = "Bank of England"
    puller.show("Bank of England met", outer, "England", current=outer)
    puller.pull("England", "right", "met")

    assert puller.pulled == [(outer, "Bank of England met")]


def test_no_edge_leaves_its_paragraph(puller: Puller) -> None:
    puller.show("Ada met Byron.\nThey left.", "Byron", "They")
    puller.pull("Byron", "right", "left")
    puller.pull("They", "left", "Ada")

    assert [words for _, words in puller.pulled] == ["Byron."]


def test_a_span_over_a_paragraph_end_keeps_to_its_paragraphs(puller: Puller) -> None:
    crossing = "Byron.\nThey"
    puller.show("Ada met Byron.\nThey left.\nNobody knew.", crossing)
    puller.pull(crossing, "right", "Nobody")
    puller.pull(crossing, "right", "met")
    puller.pull(crossing, "left", "Ada")

    assert [words for _, words in puller.pulled] == [
        "Byron.\nThey left.",
        "Byron",
        "Ada met Byron.\nThey",
    ]


def test_from_right_to_left_the_left_edge_is_the_end(puller: Puller) -> None:
    puller.show(ARABIC, "محمد بن")
    puller.pull("محمد بن", "left", "سلمان")
    puller.pull("محمد بن", "right", "قال")

    assert [words for _, words in puller.pulled] == ["محمد بن سلمان", "قال محمد بن"]


def test_an_emoji_with_joiners_is_taken_whole(puller: Puller) -> None:
    puller.show(f"Ada {FAMILY} 👍🏽 Byron", "Ada")
    puller.pull("Ada", "right", FAMILY)
    puller.pull("Ada", "right", "👍🏽")

    assert [words for _, words in puller.pulled] == [
        f"Ada {FAMILY}",
        f"Ada {FAMILY} 👍🏽",
    ]


@pytest.mark.parametrize(
    ("text", "marked", "onto", "pulled"),
    [
        ("他在北京市工作", "北京", "市", "北京市"),
        ("เขาอยู่กรุงเทพ", "กรุง", "ท", "กรุงเท"),
    ],
)
def test_without_spaces_characters_are_taken_one_by_one(
    puller: Puller, text: str, marked: str, onto: str, pulled: str
) -> None:
    puller.show(text, marked)
    puller.pull(marked, "right", onto)

    assert [words for _, words in puller.pulled] == [pulled]


def test_near_an_edge_the_pointer_says_so(puller: Puller) -> None:
    puller.show("Ada met Byron in London.", "Byron")
    shapes = []
    for at in (puller.middle("Byron"), puller.edge("Byron", "right")):
        puller.go(at + QPoint(0, 50))
        puller.go(at)
        shapes.append(puller.view.viewport().cursor().shape())

    assert shapes == [Qt.CursorShape.IBeamCursor, Qt.CursorShape.SizeHorCursor]


def drag(view: ArticleView, start: QPoint, end: QPoint) -> None:
    QTest.mousePress(view.viewport(), LEFT, pos=start)
    QTest.mouseMove(view.viewport(), start + (end - start) / 2)
    QTest.mouseMove(view.viewport(), end)
    QTest.mouseRelease(view.viewport(), LEFT, pos=end)


def test_dragging_selects_whole_tokens(puller: Puller) -> None:
    puller.show("Ada met Byron in London.")
    drag(puller.view, puller.middle("met"), puller.middle("London"))

    assert puller.view.textCursor().selectedText() == "met Byron in London"


@pytest.mark.parametrize(
    ("start", "end", "kept"),
    [("Byron", "left", "Byron."), ("left", "Byron", "They left")],
)
def test_dragging_keeps_to_the_paragraph_where_it_began(
    puller: Puller, start: str, end: str, kept: str
) -> None:
    puller.show("Ada met Byron.\nThey left.")
    drag(puller.view, puller.middle(start), puller.middle(end))

    assert puller.view.textCursor().selectedText() == kept
