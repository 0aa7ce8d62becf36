"""Set an article's text: every zone in its own face, the text itself untouched."""

from dataclasses import dataclass
from unicodedata import bidirectional

from PySide6.QtGui import (
    QColor,
    QFont,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextOption,
)

from annotations.article import Article, Zone, ZoneKind
from annotations.colour import Rgb
from annotations.offsets import Utf16Map
from gui.article.geometry import MIXED
from gui.theme import Theme, reading_font

MEASURE = 37.5
"""Widths of the reading face's size that make a line of about 70 characters."""

_LEADING = 2.12
_HEADLINE = 1.42
_DECK = 1.06
_SMALL = 0.82
_SOFTER = 0.2
_FIXED = QTextBlockFormat.LineHeightTypes.FixedHeight.value
_LEFTWARD = {"R", "AL", "AN", "RLE", "RLO", "RLI"}
_SHOWN_AS = str.maketrans(
    {
        # Qt keeps these for itself, as the ends of tables and the places of pictures.
        **dict.fromkeys("\ufdd0\ufdd1\ufffc", "\ufffd"),
        # At the head of a text these are taken for byte order marks, and dropped.
        "\ufeff": "\u2060",
        "\ufffe": "\ufffd",
    }
)


@dataclass(frozen=True, slots=True)
class Setting:
    """How articles are set: theme and size of the reading face in pixels."""

    theme: Theme
    size: int = 17

    @property
    def measure(self) -> int:
        """The width of a column of text in pixels."""
        return round(MEASURE * self.size)


def typeset(article: Article, setting: Setting) -> QTextDocument:
    """Make a document whose positions are the text's, in UTF-16 units."""
    document = QTextDocument()
    document.setUndoRedoEnabled(False)
    document.setDocumentMargin(0)
    document.setDefaultFont(reading_font(setting.size))
    document.setDefaultTextOption(_wrapping())
    document.setPlainText(displayed(article.text))
    _space(document, setting)
    if _runs_left(article.text):
        _mark_mixed(document)
    positions = Utf16Map.of(article.text)
    for zone in article.zones:
        _set_zone(document, zone, positions, setting)
    for deck in _headlines(article)[1:]:
        _shrink(document, deck, positions, setting)
    return document


def displayed(text: str) -> str:
    """Give a text as Qt may have it: what it would drop or make a line is replaced.

    No position moves: each UTF-16 unit of the text is one of the document.
    """
    return text.translate(_SHOWN_AS).replace("\r\n", " \n")


def _runs_left(text: str) -> bool:
    """Tell whether some of a text is written from right to left."""
    if text.isascii():
        return False
    return any(bidirectional(char) in _LEFTWARD for char in set(text))


def _mark_mixed(document: QTextDocument) -> None:
    block = document.firstBlock()
    while block.isValid():
        if _runs_left(block.text()):
            block.setUserState(MIXED)
        block = block.next()


def _wrapping() -> QTextOption:
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    return option


def _space(document: QTextDocument, setting: Setting) -> None:
    cursor = QTextCursor(document)
    cursor.select(QTextCursor.SelectionType.Document)
    cursor.setBlockFormat(_lines(setting.size * _LEADING))
    colour = QTextCharFormat()
    colour.setForeground(QColor(setting.theme.text))
    cursor.mergeCharFormat(colour)
    block = document.firstBlock()
    while block.isValid():
        if not block.text().strip():
            _format_block(block, setting.size * 0.62)
        block = block.next()


def _set_zone(
    document: QTextDocument, zone: Zone, positions: Utf16Map, setting: Setting
) -> None:
    cursor = _cursor(document, zone, positions)
    if zone.kind is ZoneKind.HEADLINE:
        cursor.mergeBlockFormat(_lines(setting.size * _LEADING * 1.06))
    cursor.mergeCharFormat(_face(zone.kind, setting))


def _headlines(article: Article) -> list[Zone]:
    """List the headline and, after it, the decks that follow."""
    return [zone for zone in article.zones if zone.kind is ZoneKind.HEADLINE]


def _shrink(
    document: QTextDocument, deck: Zone, positions: Utf16Map, setting: Setting
) -> None:
    cursor = _cursor(document, deck, positions)
    cursor.mergeBlockFormat(_lines(setting.size * _LEADING))
    size = QTextCharFormat()
    size.setProperty(
        QTextCharFormat.Property.FontPixelSize, round(setting.size * _DECK)
    )
    cursor.mergeCharFormat(size)


def _cursor(document: QTextDocument, zone: Zone, positions: Utf16Map) -> QTextCursor:
    cursor = QTextCursor(document)
    cursor.setPosition(positions.to_units(zone.span.start))
    end = positions.to_units(zone.span.end)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    return cursor


def _face(kind: ZoneKind, setting: Setting) -> QTextCharFormat:
    face = QTextCharFormat()
    if kind is ZoneKind.HEADLINE:
        face.setFont(_headline_font(setting))
        return face
    if kind is not ZoneKind.DATELINE:
        face.setForeground(_softer(setting.theme))
        face.setProperty(
            QTextCharFormat.Property.FontPixelSize, round(setting.size * _SMALL)
        )
    face.setFontItalic(kind in {ZoneKind.DATELINE, ZoneKind.CAPTION})
    return face


def _softer(theme: Theme) -> QColor:
    """Step back from the body, yet stay readable on a highlight."""
    return QColor(str(Rgb.of(theme.text).mixed(Rgb.of(theme.page), _SOFTER)))


def _headline_font(setting: Setting) -> QFont:
    font = reading_font(round(setting.size * _HEADLINE))
    font.setWeight(QFont.Weight.Bold)
    return font


def _format_block(block: QTextBlock, height: float) -> None:
    QTextCursor(block).mergeBlockFormat(_lines(height))


def _lines(height: float) -> QTextBlockFormat:
    lines = QTextBlockFormat()
    lines.setLineHeight(height, _FIXED)
    return lines
