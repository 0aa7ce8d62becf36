"""The lines above an article: where and when it appeared."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QGuiApplication, QPainter

from annotations.article import Article, ZoneKind
from gui.article.document import Setting
from gui.article.looks import FLAG
from gui.theme import reading_font

_TOP = 34
_LANGUAGES = {"en": "English"}


@dataclass(frozen=True, slots=True)
class Masthead:
    """What stands above the text; ``headline`` only where the text has none.

    ``flag`` is what is to be discussed, on one line.
    """

    headline: str
    facts: str
    flag: str = ""

    @classmethod
    def of(cls, article: Article) -> "Masthead":
        """Gather what is known of the article."""
        shown = any(zone.kind is ZoneKind.HEADLINE for zone in article.zones)
        return cls("" if shown else article.news.headline, " · ".join(facts(article)))

    def height(self, setting: Setting, width: float) -> int:
        """Measure the room it takes above the first line, in pixels."""
        room = _TOP + 26
        if self.headline:
            room += round(self._headline_box(setting, width).height()) + 14
        return room

    def draw(self, painter: QPainter, at: QPointF, set_: Setting, width: float) -> None:
        """Draw it with its top left corner at a point of the viewport."""
        left, top = at.x(), at.y()
        painter.setPen(QColor(set_.theme.muted))
        painter.setFont(_facts_font(set_))
        metrics = QFontMetricsF(painter.font())
        _draw_line(painter, QPointF(left, top + _TOP), self.facts, width)
        if self.flag:
            painter.setPen(QColor(set_.theme.text))
            above = QPointF(left, top + _TOP - metrics.lineSpacing())
            _draw_line(painter, above, f"{FLAG} {self.flag}", width)
        if self.headline:
            painter.setPen(QColor(set_.theme.text))
            painter.setFont(_headline_font(set_))
            box = self._headline_box(set_, width).translated(left, top + _TOP + 16)
            painter.drawText(box, _FLAGS, self.headline)

    def _headline_box(self, setting: Setting, width: float) -> QRectF:
        metrics = QFontMetricsF(_headline_font(setting))
        room = QRectF(0, 0, width, 1_000)
        return metrics.boundingRect(room, _FLAGS, self.headline)


def _draw_line(painter: QPainter, at: QPointF, text: str, room: float) -> None:
    metrics, cut = QFontMetricsF(painter.font()), Qt.TextElideMode.ElideRight
    painter.drawText(at, metrics.elidedText(text, cut, room))


_FLAGS = int(Qt.TextFlag.TextWordWrap) | int(Qt.AlignmentFlag.AlignLeft)


def facts(article: Article) -> list[str]:
    """List what is known of an article, in the order a reader wants it."""
    news = article.news
    known = [
        news.outlet,
        f"by {news.byline}" if news.byline else "",
        news.published.shown() if news.published else "no date",
        f"dateline {news.dateline}" if news.dateline else "",
        _LANGUAGES.get(news.language, news.language),
    ]
    if news.published and news.published.year_missing:
        known.insert(3, "year missing")
    return [fact for fact in known if fact]


def _facts_font(setting: Setting) -> QFont:
    font = QFont(QGuiApplication.font())
    font.setPixelSize(max(11, round(setting.size * 0.74)))
    return font


def _headline_font(setting: Setting) -> QFont:
    font = reading_font(round(setting.size * 1.42))
    font.setWeight(QFont.Weight.Bold)
    return font
