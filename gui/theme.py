"""Light and dark: palettes, the colours of labels, and the style sheet."""

from dataclasses import dataclass
from enum import StrEnum, auto
from functools import lru_cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette

from annotations.colour import Rgb, readable

_READING_FACES = (
    "Charter",
    "Source Serif 4",
    "Noto Serif",
    "Georgia",
    "Cambria",
    "DejaVu Serif",
)

FIELDS = (
    "QAbstractSpinBox",
    "QCheckBox",
    "QComboBox",
    "QLineEdit",
    "QPlainTextEdit",
    "QRadioButton",
    "QTreeView",
)
"""The widgets that ``field_palette`` is for."""


class Appearance(StrEnum):
    """What the user asked for."""

    SYSTEM = auto()
    LIGHT = auto()
    DARK = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """The colours of one appearance, as ``#rrggbb``."""

    dark: bool
    window: str
    page: str
    text: str
    muted: str
    line: str
    accent: str
    accent_text: str
    chosen: str
    done: str
    warning: str
    fill: float


LIGHT = Theme(
    dark=False,
    window="#fbfaf8",
    page="#ffffff",
    text="#1d1d1f",
    muted="#66666b",
    line="#e3e1dc",
    accent="#2a62d4",
    accent_text="#ffffff",
    chosen="#e6edfb",
    done="#2f9a5c",
    warning="#fff1d6",
    fill=0.70,
)
DARK = Theme(
    dark=True,
    window="#212226",
    page="#27282d",
    text="#e8e6e1",
    muted="#a2a2a8",
    line="#3a3b41",
    accent="#8fb0ff",
    accent_text="#14161c",
    chosen="#2d3650",
    done="#58bd82",
    warning="#4a3c1c",
    fill=0.52,
)


@dataclass(frozen=True, slots=True)
class Ink:
    """The colours one label is drawn in: fill, outline, and the name above."""

    fill: QColor
    outline: QColor
    name: QColor


@lru_cache(maxsize=256)
def ink(colour: str, theme: Theme) -> Ink:
    """Work out a label's inks; names have a contrast of 4.5 or more, outlines 3."""
    page, base = Rgb.of(theme.page), Rgb.of(colour)
    return Ink(
        fill=QColor(str(base.mixed(page, theme.fill))),
        outline=QColor(str(readable(base, page, ratio=3.0))),
        name=QColor(str(readable(base, page, ratio=4.6))),
    )


def chosen_theme(appearance: Appearance) -> Theme:
    """Follow the user's choice, or the system's."""
    if appearance is Appearance.SYSTEM:
        scheme = QGuiApplication.styleHints().colorScheme()
        return DARK if scheme is Qt.ColorScheme.Dark else LIGHT
    return DARK if appearance is Appearance.DARK else LIGHT


def palette(theme: Theme) -> QPalette:
    """Make Qt's palette."""
    made = QPalette()
    roles = QPalette.ColorRole
    for role, colour in {
        roles.Window: theme.window,
        roles.WindowText: theme.text,
        roles.Base: theme.page,
        roles.AlternateBase: theme.window,
        roles.Text: theme.text,
        roles.Button: theme.window,
        roles.ButtonText: theme.text,
        roles.ToolTipBase: theme.page,
        roles.ToolTipText: theme.text,
        roles.PlaceholderText: theme.muted,
        roles.Highlight: theme.accent,
        roles.HighlightedText: theme.accent_text,
        roles.Link: theme.accent,
        roles.Mid: theme.line,
    }.items():
        made.setColor(role, QColor(colour))
    for role in (roles.Text, roles.ButtonText, roles.WindowText):
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(theme.muted))
    return made


def field_palette(theme: Theme) -> QPalette:
    """Make the palette of fields and boxes to tick, whose borders must be seen.

    Fusion draws a border in a darker shade of the window's colour, on which it cannot
    be seen in the dark; fields do not paint that colour themselves.
    """
    border = Rgb.of(theme.line).mixed(Rgb.of(theme.muted), 0.65)
    made = palette(theme)
    made.setColor(QPalette.ColorRole.Window, QColor(str(border)).lighter(140))
    return made


def reading_font(size: int) -> QFont:
    """Choose the face articles are set in, ``size`` in pixels."""
    families = set(QFontDatabase.families())
    face = next((f for f in _READING_FACES if f in families), "")
    font = QFont(face) if face else QFont()
    font.setStyleHint(QFont.StyleHint.Serif)
    font.setPixelSize(size)
    return font


def small_font(*, size: int = 10, bold: bool = True) -> QFont:
    """Make the face of label names and section titles, ``size`` in pixels."""
    font = QFont(QGuiApplication.font())
    font.setPixelSize(size)
    font.setBold(bold)
    font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, 0.6)
    return font


def style_sheet(theme: Theme) -> str:
    """Write what the palette cannot say; native focus rings are left alone."""
    return f"""
    QMainWindow::separator {{ background: {theme.line}; width: 1px; height: 1px; }}
    QSplitter::handle {{ background: {theme.line}; }}
    QMenuBar {{ background: {theme.window}; border-bottom: 1px solid {theme.line};
        padding: 2px 6px; }}
    QMenuBar::item {{ padding: 4px 9px; border-radius: 4px; }}
    QMenuBar::item:selected {{ background: {theme.chosen}; }}
    QToolBar {{ background: {theme.window}; border: 0; padding: 6px 10px;
        spacing: 8px; border-bottom: 1px solid {theme.line}; }}
    QToolBar QToolButton {{ border: 1px solid {theme.line}; border-radius: 7px;
        padding: 4px 11px; background: {theme.page}; color: {theme.text}; }}
    QToolBar QToolButton:hover {{ border-color: {theme.accent}; }}
    QToolBar QToolButton:disabled {{ color: {theme.muted}; }}
    QToolBar QToolButton::menu-indicator {{ image: none; }}
    QStatusBar {{ background: {theme.window}; border-top: 1px solid {theme.line}; }}
    QStatusBar::item {{ border: 0; }}
    QStatusBar QLabel {{ color: {theme.muted}; padding: 2px 6px; }}
    #articles, #inspector, #inspector QWidget#page {{ background: {theme.window}; }}
    #articles QLineEdit {{ border: 1px solid {theme.line}; border-radius: 7px;
        padding: 5px 8px; background: {theme.page}; }}
    #articles QLineEdit:focus {{ border-color: {theme.accent}; }}
    #articles QListView, #inspector QListView {{ background: {theme.window};
        border: 0; }}
    QScrollBar:vertical {{ background: transparent; width: 11px; margin: 0; }}
    QScrollBar::handle:vertical {{ background: {theme.line}; border-radius: 4px;
        min-height: 36px; margin: 2px 2px 2px 1px; }}
    QScrollBar::handle:vertical:hover {{ background: {theme.muted}; }}
    QScrollBar::add-line:vertical, QScrollBar::sub-line:vertical {{ height: 0; }}
    QScrollBar::add-page:vertical, QScrollBar::sub-page:vertical {{
        background: transparent; }}
    #chip {{ border: 1px solid {theme.line}; border-radius: 10px; padding: 2px 7px;
        background: transparent; color: {theme.muted}; }}
    #chip:checked {{ background: {theme.chosen}; color: {theme.accent};
        border-color: {theme.chosen}; }}
    #chip::menu-indicator {{ image: none; }}
    #chip:focus {{ border-color: {theme.accent}; }}
    #section {{ color: {theme.muted}; }}
    #muted {{ color: {theme.muted}; }}
    #heading {{ font-weight: bold; }}
    #banner {{ background: {theme.warning}; border-bottom: 1px solid {theme.line}; }}
    #hints, #sight {{ background: {theme.page}; }}
    #key {{ border: 1px solid {theme.line}; border-radius: 4px; padding: 1px 0px;
        background: {theme.page}; color: {theme.text}; }}
    #tip_page {{ background: {theme.chosen}; }}
    #tip {{ color: {theme.text}; }}
    #keycap {{ border: 1px solid {theme.line}; border-radius: 5px; padding: 3px 9px;
        background: {theme.page}; color: {theme.text}; }}
    #keycap:hover, #keycap:focus {{ border-color: {theme.accent}; }}
    #palette, #sheet {{ background: {theme.page}; border: 1px solid {theme.line};
        border-radius: 11px; }}
    #palette QListView {{ background: transparent; border: 0; padding: 4px 0; }}
    #palette_field {{ background: transparent; border: 0; padding: 13px 16px;
        font-size: 16px; border-bottom: 1px solid {theme.line}; }}
    #sheet QScrollArea, #sheet_page {{ background: transparent; }}
    QDialogButtonBox {{ dialogbuttonbox-buttons-have-icons: 0; }}
    QProgressBar {{ border: 0; background: {theme.line}; }}
    QProgressBar::chunk {{ background: {theme.done}; }}
    """
