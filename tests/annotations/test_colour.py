import pytest

from annotations.colour import BLACK, WHITE, Rgb, contrast, readable
from annotations.ontonotes import ONTONOTES
from gui.theme import DARK, LIGHT, Theme, ink


def test_black_on_white_has_the_greatest_contrast() -> None:
    assert contrast(BLACK, WHITE) == pytest.approx(21)


def test_a_colour_that_can_be_read_stays_as_it_is() -> None:
    assert readable(BLACK, WHITE) == BLACK


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("label", ONTONOTES, ids=lambda label: label.name)
def test_every_label_can_be_read(label: object, theme: Theme) -> None:
    colours = ink(getattr(label, "colour", ""), theme)
    page, text = Rgb.of(theme.page), Rgb.of(theme.text)

    assert contrast(Rgb.of(colours.name.name()), page) >= 4.5
    assert contrast(Rgb.of(colours.outline.name()), page) >= 3
    assert contrast(text, Rgb.of(colours.fill.name())) >= 4.5


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("ground", ["page", "window", "chosen"])
def test_text_can_be_read_on_every_ground(theme: Theme, ground: str) -> None:
    background = Rgb.of(getattr(theme, ground))

    assert contrast(Rgb.of(theme.text), background) >= 7
    assert contrast(Rgb.of(theme.muted), background) >= 4.5
